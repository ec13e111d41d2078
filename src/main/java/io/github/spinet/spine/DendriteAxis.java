// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.spine;

import io.github.spinet.movie.Calibration;
import java.util.ArrayList;
import java.util.List;

/**
 * A dendrite's centre line as a ruler: every point of the field has a position along it and a distance from it.
 *
 * <p>Points are in pixels, distances in µm; pixels need not be square. Where the pixel's size is unknown, pixels count as
 * square, positions in pixels are still given and everything in µm is NaN.
 */
public final class DendriteAxis {

    /** How a point's position along the line is read. */
    public enum Along {
        /** The foot of the perpendicular: a continuous position. */
        PROJECTION,
        /** The nearest vertex as drawn, as in the published analysis code of Hedrick et al. 2022. */
        NEAREST_VERTEX
    }

    /**
     * Where a point lies in relation to the line.
     *
     * @param alongPx distance along the line from its first vertex, in pixels
     * @param alongUm the same in µm
     * @param awayUm signed distance from the line in µm: positive to the right of its direction as seen on the screen (y
     *     down)
     */
    public record Position(double alongPx, double alongUm, double awayUm) {

        /** Distance from the line in µm, without the side. */
        public double distanceUm() {
            return Math.abs(awayUm);
        }
    }

    private final String name;
    private final double[] xPx;
    private final double[] yPx;
    private final double widthUm;
    private final double heightUm;
    private final boolean known;
    private final double[] alongPx;
    private final double[] alongUm;

    private DendriteAxis(String name, double[] xPx, double[] yPx, Calibration calibration) {
        this.name = name;
        this.xPx = xPx;
        this.yPx = yPx;
        known = calibration.isKnown();
        widthUm = known ? calibration.widthUm() : 1;
        heightUm = known ? calibration.heightUm() : 1;
        alongPx = new double[xPx.length];
        alongUm = new double[xPx.length];
        for (int i = 1; i < xPx.length; i++) {
            double dx = xPx[i] - xPx[i - 1];
            double dy = yPx[i] - yPx[i - 1];
            alongPx[i] = alongPx[i - 1] + Math.hypot(dx, dy);
            alongUm[i] = alongUm[i - 1] + Math.hypot(dx * widthUm, dy * heightUm);
        }
    }

    public static DendriteAxis of(Dendrite dendrite, Calibration calibration) {
        return new DendriteAxis(dendrite.name(), dendrite.xPx(), dendrite.yPx(), calibration);
    }

    public String name() {
        return name;
    }

    /** Length of the line as drawn, in pixels. */
    public double lengthPx() {
        return alongPx[alongPx.length - 1];
    }

    /** Length of the line as drawn, in µm. */
    public double lengthUm() {
        return inUm(alongUm[alongUm.length - 1]);
    }

    /** The position by the method asked for. */
    public Position locate(double x, double y, Along along) {
        return along == Along.PROJECTION ? project(x, y) : nearestVertex(x, y);
    }

    /**
     * The nearest point of the line (ties: the first). A point beyond an end of the line belongs to that end.
     *
     * @param x in pixels
     * @param y in pixels
     */
    public Position project(double x, double y) {
        double best = Double.POSITIVE_INFINITY;
        int segment = 0;
        double share = 0;
        for (int i = 0; i + 1 < xPx.length; i++) {
            double t = foot(i, x, y);
            double d = squaredUm(x - xPx[i] - t * (xPx[i + 1] - xPx[i]), y - yPx[i] - t * (yPx[i + 1] - yPx[i]));
            if (d < best) {
                best = d;
                segment = i;
                share = t;
            }
        }
        return new Position(
                between(alongPx, segment, share),
                inUm(between(alongUm, segment, share)),
                inUm(side(segment, x, y) * Math.sqrt(best)));
    }

    /** The nearest vertex (ties: the first), with the distance from that vertex. */
    public Position nearestVertex(double x, double y) {
        int nearest = 0;
        for (int i = 1; i < xPx.length; i++) {
            if (squaredUm(x - xPx[i], y - yPx[i]) < squaredUm(x - xPx[nearest], y - yPx[nearest])) {
                nearest = i;
            }
        }
        double away = Math.sqrt(squaredUm(x - xPx[nearest], y - yPx[nearest]));
        int segment = Math.min(nearest, xPx.length - 2);
        return new Position(alongPx[nearest], inUm(alongUm[nearest]), inUm(side(segment, x, y) * away));
    }

    /**
     * Points at equal distances along the line, from its first vertex on.
     *
     * @param spacingUm distance between neighbours in µm
     * @return x and y in pixels of each point
     */
    public List<double[]> pointsEvery(double spacingUm) {
        List<double[]> points = new ArrayList<>();
        int segment = 0;
        double length = alongUm[alongUm.length - 1];
        // The tolerance keeps the last point of a line whose length is a multiple of the spacing.
        for (int k = 0; k * spacingUm <= length + 1e-9; k++) {
            double at = Math.min(k * spacingUm, length);
            while (segment + 2 < alongUm.length && alongUm[segment + 1] < at) {
                segment++;
            }
            double part = alongUm[segment + 1] - alongUm[segment];
            double share = part > 0 ? (at - alongUm[segment]) / part : 0;
            points.add(new double[] {between(xPx, segment, share), between(yPx, segment, share)});
        }
        return points;
    }

    /** The vertices as drawn: x and y in pixels of each. */
    public List<double[]> vertices() {
        List<double[]> points = new ArrayList<>();
        for (int i = 0; i < xPx.length; i++) {
            points.add(new double[] {xPx[i], yPx[i]});
        }
        return points;
    }

    private double foot(int i, double x, double y) {
        double ux = (xPx[i + 1] - xPx[i]) * widthUm;
        double uy = (yPx[i + 1] - yPx[i]) * heightUm;
        double squared = ux * ux + uy * uy;
        double t = ((x - xPx[i]) * widthUm * ux + (y - yPx[i]) * heightUm * uy) / squared;
        return squared > 0 ? Math.max(0, Math.min(1, t)) : 0;
    }

    private double side(int i, double x, double y) {
        double cross = (xPx[i + 1] - xPx[i]) * (y - yPx[i]) - (yPx[i + 1] - yPx[i]) * (x - xPx[i]);
        return cross < 0 ? -1 : 1;
    }

    private double squaredUm(double dx, double dy) {
        return dx * widthUm * dx * widthUm + dy * heightUm * dy * heightUm;
    }

    private double inUm(double value) {
        return known ? value : Double.NaN;
    }

    private static double between(double[] values, int i, double share) {
        return values[i] + share * (values[i + 1] - values[i]);
    }
}
