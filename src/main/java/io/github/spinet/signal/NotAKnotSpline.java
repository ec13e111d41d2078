// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.signal;

import io.github.spinet.core.BadInputException;
import java.util.Arrays;

/**
 * The cubic spline through given points that is one cubic over its first two and over its last two intervals
 * ("not a knot"), as MATLAB's {@code spline} and {@code interp1(…, 'spline')}.
 *
 * <p>Three points give their parabola, two their line, one a constant. Outside the points the end cubics continue.
 */
public final class NotAKnotSpline {

    private final double[] x;
    private final double[] y;
    private final double[] curvature;

    private NotAKnotSpline(double[] x, double[] y) {
        this.x = x;
        this.y = y;
        this.curvature = curvature(x, y);
    }

    /**
     * Fits the spline.
     *
     * @param x positions, strictly increasing, at least one
     * @param y as many values
     */
    public static NotAKnotSpline through(double[] x, double[] y) {
        if (x.length == 0 || x.length != y.length) {
            throw new BadInputException("A spline needs as many positions as values and at least one; found " + x.length
                    + " and " + y.length);
        }
        for (int i = 1; i < x.length; i++) {
            if (!(x[i] > x[i - 1])) {
                throw new BadInputException(
                        "Position " + (i + 1) + " of a spline, " + x[i] + ", is not above " + x[i - 1]);
            }
        }
        return new NotAKnotSpline(x.clone(), y.clone());
    }

    /** The value of the spline anywhere. */
    public double value(double at) {
        int n = x.length;
        if (n == 1) {
            return y[0];
        }
        int found = Arrays.binarySearch(x, at);
        int i = Math.max(0, Math.min(n - 2, found >= 0 ? found : -found - 2));
        double width = x[i + 1] - x[i];
        double t = at - x[i];
        double slope = (y[i + 1] - y[i]) / width - width * (2 * curvature[i] + curvature[i + 1]) / 6;
        double third = (curvature[i + 1] - curvature[i]) / width;
        return y[i] + t * (slope + t * (curvature[i] / 2 + t * third / 6));
    }

    // Second derivatives at the points. Continuity of the first derivative gives a tridiagonal system for the inner
    // ones;
    // the end ones follow from the inner by the equality of third derivatives.
    private static double[] curvature(double[] x, double[] y) {
        int n = x.length;
        double[] m = new double[n];
        if (n < 3) {
            return m;
        }
        double[] h = new double[n - 1];
        double[] slope = new double[n - 1];
        for (int i = 0; i < n - 1; i++) {
            h[i] = x[i + 1] - x[i];
            slope[i] = (y[i + 1] - y[i]) / h[i];
        }
        if (n == 3) {
            Arrays.fill(m, 2 * (slope[1] - slope[0]) / (h[0] + h[1]));
            return m;
        }
        double first = h[0] / h[1];
        double last = h[n - 2] / h[n - 3];
        double[] upper = new double[n];
        for (int i = 1; i <= n - 2; i++) {
            double below = h[i - 1];
            double diagonal = 2 * (h[i - 1] + h[i]);
            double above = h[i];
            if (i == 1) {
                diagonal += h[0] * (1 + first);
                above -= h[0] * first;
                below = 0;
            }
            if (i == n - 2) {
                diagonal += h[n - 2] * (1 + last);
                below -= h[n - 2] * last;
                above = 0;
            }
            double pivot = diagonal - below * upper[i - 1];
            upper[i] = above / pivot;
            m[i] = (6 * (slope[i] - slope[i - 1]) - below * m[i - 1]) / pivot;
        }
        for (int i = n - 3; i >= 1; i--) {
            m[i] -= upper[i] * m[i + 1];
        }
        m[0] = (1 + first) * m[1] - first * m[2];
        m[n - 1] = (1 + last) * m[n - 2] - last * m[n - 3];
        return m;
    }
}
