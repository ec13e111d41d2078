// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.motion;

import io.github.spinet.movie.Image;
import java.util.Arrays;
import java.util.stream.IntStream;

/** The correlation of frames with the middle of a template: how alike they look. Safe for several threads. */
final class Similarity {

    // Of frame, its squares, its products with the template; then the frame's row and room for making it.
    private static final int SUMS = 3;
    private static final int ROOM = Translation.ROOM;
    private static final Scratch SCRATCH = new Scratch();

    private final int width;
    private final int left;
    private final int right;
    private final int top;
    private final int bottom;
    private final float[][] template;
    private final double templateSum;
    private final double templateSquares;

    /** Makes a row of an image that need not be made whole. */
    @FunctionalInterface
    private interface Rows {
        /** @param room rows to work in */
        void make(int y, float[][] room, float[] row);
    }

    /** Compares in the part of the template that lies inside every frame of the search range. */
    Similarity(Image template, SearchRange range) {
        width = template.width();
        left = range.maxX();
        right = width - range.maxX();
        top = range.maxY();
        bottom = template.height() - range.maxY();
        float[] pixels = template.pixels();
        double mean = IntStream.range(0, pixels.length)
                .mapToDouble(p -> pixels[p])
                .filter(Double::isFinite)
                .average()
                .orElse(0);
        this.template = new float[template.height()][width];
        for (int p = 0; p < pixels.length; p++) {
            this.template[p / width][p % width] = (float) (pixels[p] - mean);
        }
        double sum = 0;
        double squares = 0;
        for (int y = top; y < bottom; y++) {
            for (int x = left; x < right; x++) {
                double t = this.template[y][x];
                sum += t;
                squares += t * t;
            }
        }
        templateSum = sum;
        templateSquares = squares;
    }

    /**
     * Pearson's correlation over the pixels that both have.
     *
     * @param frame pixels with a mean near 0
     * @return NaN if either is constant there
     */
    double to(float[] frame) {
        return to((y, room, row) -> System.arraycopy(frame, y * width, row, 0, width));
    }

    /** The same for a frame moved back by a shift. */
    double toMoved(float[] frame, double dx, double dy) {
        int height = template.length;
        return to((y, room, row) -> Translation.undoRow(frame, width, height, y, dx, dy, room, row, 0));
    }

    /** The same for a frame whose rows are moved back. */
    double toMoved(float[] pixels, RowShifts shifts, int frame) {
        return to((y, room, row) -> shifts.undoRow(pixels, width, frame, y, 0, room, row, 0));
    }

    private double to(Rows rows) {
        float[][] columns = SCRATCH.of(SUMS + 1 + ROOM, width);
        float[][] room = Arrays.copyOfRange(columns, SUMS + 1, columns.length);
        float[] row = columns[SUMS];
        for (int k = 0; k < SUMS; k++) {
            Arrays.fill(columns[k], 0);
        }
        for (int y = top; y < bottom; y++) {
            rows.make(y, room, row);
            addProducts(template[y], row, columns[0], columns[1], columns[2], left, right);
        }
        double[] sums = {templateSum, templateSquares, 0, 0, 0};
        for (int k = 0; k < SUMS; k++) {
            for (int x = left; x < right; x++) {
                sums[2 + k] += columns[k][x];
            }
        }
        int n = (right - left) * (bottom - top);
        if (!Double.isFinite(sums[0] + sums[2])) {
            n = addDefined(rows, room, row, sums);
        }
        double scatterT = sums[1] - sums[0] * sums[0] / n;
        double scatterF = sums[3] - sums[2] * sums[2] / n;
        boolean defined = scatterT > 1e-6 * sums[1] && scatterF > 1e-6 * sums[3];
        return defined ? (sums[4] - sums[0] * sums[2] / n) / Math.sqrt(scatterT * scatterF) : Double.NaN;
    }

    // One index for all arrays, so that the compiler makes vector instructions of it.
    private static void addProducts(
            float[] t, float[] f, float[] sum, float[] squares, float[] products, int from, int to) {
        for (int x = from; x < to; x++) {
            sum[x] += f[x];
            squares[x] += f[x] * f[x];
            products[x] += t[x] * f[x];
        }
    }

    /** The slow way past undefined pixels; returns how many are defined. */
    private int addDefined(Rows rows, float[][] room, float[] row, double[] sums) {
        Arrays.fill(sums, 0);
        int n = 0;
        for (int y = top; y < bottom; y++) {
            rows.make(y, room, row);
            for (int x = left; x < right; x++) {
                double t = template[y][x];
                double f = row[x];
                if (Double.isFinite(t + f)) {
                    n++;
                    sums[0] += t;
                    sums[1] += t * t;
                    sums[2] += f;
                    sums[3] += f * f;
                    sums[4] += t * f;
                }
            }
        }
        return n;
    }
}
