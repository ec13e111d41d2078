// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.motion;

import java.util.Arrays;

/**
 * How much further than its row each part of a row lies: a sum of Legendre polynomials of the template's column, which
 * runs from −1 at the left edge of the image to 1 at the right one. The first one shears and stretches, the others bow.
 * Fields of other programs lie on straight lines between given columns instead. The mean over the row is 0.
 */
final class ColumnField {

    /** Most polynomials. */
    static final int MOST = 3;

    private final int order;
    private final int width;
    private final int bands;
    private final float[] values;
    // Where values lie on straight lines between, from left to right; none for polynomials.
    private final double[] nodes;

    /** @param order polynomials, 0 for rows that keep their shape */
    ColumnField(int frames, int bands, int width, int order) {
        this(frames, bands, width, order, new double[0]);
    }

    /** @param columns of the template, in increasing order, between which values lie on straight lines; at least two */
    static ColumnField between(double[] columns, int frames, int bands, int width) {
        double[] nodes = Arrays.stream(columns).map(c -> across(c, width)).toArray();
        return new ColumnField(frames, bands, width, nodes.length, nodes);
    }

    private ColumnField(int frames, int bands, int width, int order, double[] nodes) {
        this.order = order;
        this.nodes = nodes;
        this.width = width;
        this.bands = bands;
        values = new float[frames * bands * 2 * order];
    }

    int order() {
        return order;
    }

    int width() {
        return width;
    }

    /** Where a column lies between the left edge, −1, and the right edge, 1. */
    double across(double column) {
        return across(column, width);
    }

    static double across(double column, int width) {
        return (2 * column + 1) / width - 1;
    }

    /** A polynomial, from the constant one on, at a place across. */
    static double basis(int k, double u) {
        return switch (k) {
            case 0 -> 1;
            case 1 -> u;
            case 2 -> 1.5 * u * u - 0.5;
            default -> 2.5 * u * u * u - 1.5 * u;
        };
    }

    /**
     * The size of one polynomial, or the value at one of the columns.
     *
     * @param k from 1
     */
    float get(int frame, int band, int k, int axis) {
        return k > order ? 0 : values[index(frame, band, k, axis)];
    }

    void set(int frame, int band, int k, int axis, double px) {
        values[index(frame, band, k, axis)] = (float) px;
    }

    void clear(int frame) {
        Arrays.fill(values, frame * bands * 2 * order, (frame + 1) * bands * 2 * order, 0);
    }

    private int index(int frame, int band, int k, int axis) {
        return ((frame * bands + band) * order + k - 1) * 2 + axis;
    }

    /** How much further than its band a place across lies, px. */
    double at(int frame, int band, int axis, double u) {
        if (nodes.length > 0) {
            return between(frame, band, axis, u);
        }
        double px = 0;
        for (int k = 1; k <= order; k++) {
            px += values[index(frame, band, k, axis)] * basis(k, u);
        }
        return px;
    }

    // Beyond the outermost columns the field stays as it is there.
    private double between(int frame, int band, int axis, double u) {
        int k = 1;
        while (k < nodes.length - 1 && u > nodes[k]) {
            k++;
        }
        double part = Math.max(0, Math.min(1, (u - nodes[k - 1]) / (nodes[k] - nodes[k - 1])));
        double left = values[index(frame, band, k, axis)];
        return left + part * (values[index(frame, band, k + 1, axis)] - left);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ColumnField o
                && order == o.order
                && (order == 0 || width == o.width)
                && Arrays.equals(nodes, o.nodes)
                && Arrays.equals(values, o.values);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(values);
    }
}
