// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.stats;

import java.util.function.ToDoubleFunction;

/** Derivatives of a smooth function by central differences with one step of Richardson's extrapolation. */
final class Derivatives {

    private static final double STEP = 0.02;
    // Offsets in steps, and the weights of the values there that make the extrapolated first derivative.
    private static final double[] WEIGHTS = {1 / 6.0, -4 / 3.0, 4 / 3.0, -1 / 6.0};
    private static final double[] OFFSETS = {-STEP, -STEP / 2, STEP / 2, STEP};

    private Derivatives() {}

    /** The points at which {@link #first} needs a value, along one parameter. */
    static double[][] points(double[] at, int i) {
        double[][] points = new double[OFFSETS.length][];
        for (int k = 0; k < OFFSETS.length; k++) {
            points[k] = at.clone();
            points[k][i] += OFFSETS[k] * size(at, i);
        }
        return points;
    }

    /** The first derivative from the values at the {@link #points}. */
    static double first(double[] values, double[] at, int i) {
        return LinearFit.dot(WEIGHTS, values) / (STEP * size(at, i));
    }

    static double[] gradient(ToDoubleFunction<double[]> f, double[] at) {
        double[] gradient = new double[at.length];
        for (int i = 0; i < at.length; i++) {
            double[][] points = points(at, i);
            double[] values = new double[points.length];
            for (int k = 0; k < values.length; k++) {
                values[k] = f.applyAsDouble(points[k]);
            }
            gradient[i] = first(values, at, i);
        }
        return gradient;
    }

    static double[][] hessian(ToDoubleFunction<double[]> f, double[] at) {
        double[][] hessian = new double[at.length][at.length];
        for (int i = 0; i < at.length; i++) {
            for (int j = 0; j <= i; j++) {
                hessian[i][j] = (4 * second(f, at, i, j, STEP / 2) - second(f, at, i, j, STEP)) / 3;
                hessian[j][i] = hessian[i][j];
            }
        }
        return hessian;
    }

    private static double second(ToDoubleFunction<double[]> f, double[] at, int i, int j, double step) {
        double h = step * size(at, i);
        double k = step * size(at, j);
        if (i == j) {
            return (moved(f, at, i, h, i, 0) - 2 * moved(f, at, i, 0, i, 0) + moved(f, at, i, -h, i, 0)) / (h * h);
        }
        return (moved(f, at, i, h, j, k)
                        - moved(f, at, i, h, j, -k)
                        - moved(f, at, i, -h, j, k)
                        + moved(f, at, i, -h, j, -k))
                / (4 * h * k);
    }

    private static double moved(ToDoubleFunction<double[]> f, double[] at, int i, double h, int j, double k) {
        double[] moved = at.clone();
        moved[i] += h;
        moved[j] += k;
        return f.applyAsDouble(moved);
    }

    private static double size(double[] at, int i) {
        return Math.max(0.1, Math.abs(at[i]));
    }
}
