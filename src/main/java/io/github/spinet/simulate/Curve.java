// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.simulate;

import java.util.Arrays;

/** A smooth line in the plane, sampled densely; places on it are told by their distance along it. */
final class Curve {

    static final double STEP_UM = 0.1;

    private final double[] xUm;
    private final double[] yUm;
    private final double[] alongUm;
    private final double beginUm;
    private final double lengthUm;

    /**
     * @param xUm the samples, at most 0.1 µm apart along x and increasing
     * @param beginXUm where along x the distance is 0; what lies before has negative distances
     * @param endXUm where along x the part of interest ends
     */
    Curve(double[] xUm, double[] yUm, double beginXUm, double endXUm) {
        this.xUm = xUm;
        this.yUm = yUm;
        alongUm = new double[xUm.length];
        for (int i = 1; i < xUm.length; i++) {
            alongUm[i] = alongUm[i - 1] + Math.hypot(xUm[i] - xUm[i - 1], yUm[i] - yUm[i - 1]);
        }
        beginUm = interpolate(xUm, alongUm, beginXUm);
        lengthUm = interpolate(xUm, alongUm, endXUm) - beginUm;
    }

    /** Length of the part of interest. */
    double lengthUm() {
        return lengthUm;
    }

    /** Distance along the line of its first sample, 0 or less. */
    double firstUm() {
        return -beginUm;
    }

    /** Distance along the line of its last sample, at least {@link #lengthUm}. */
    double lastUm() {
        return alongUm[alongUm.length - 1] - beginUm;
    }

    double x(double um) {
        return interpolate(alongUm, xUm, um + beginUm);
    }

    double y(double um) {
        return interpolate(alongUm, yUm, um + beginUm);
    }

    /** The point {@code offUm} to the side: right of the direction of growing distance, on a screen with y down. */
    double[] beside(double um, double offUm) {
        double dx = x(um + STEP_UM) - x(um - STEP_UM);
        double dy = y(um + STEP_UM) - y(um - STEP_UM);
        double norm = Math.hypot(dx, dy);
        return new double[] {x(um) - offUm * dy / norm, y(um) + offUm * dx / norm};
    }

    private static double interpolate(double[] at, double[] values, double where) {
        int hit = Arrays.binarySearch(at, where);
        int i = Math.max(1, Math.min(at.length - 1, hit >= 0 ? hit : -hit - 1));
        double share = (where - at[i - 1]) / (at[i] - at[i - 1]);
        return values[i - 1] + share * (values[i] - values[i - 1]);
    }
}
