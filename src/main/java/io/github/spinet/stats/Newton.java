// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.stats;

import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.EigenDecomposition;

/**
 * Newton's method for the minimum of a smooth function of a few parameters, with numerical derivatives. Where the function is
 * curved downwards the step goes down all the same; a step that leads up is halved. Parameters that are 0 stay so.
 */
final class Newton {

    private static final int MOST_STEPS = 50;
    private static final int MOST_HALVES = 12;
    private static final double CLOSE = 1e-10;
    private static final double ROUNDING = 1e-13;
    private static final double FLAT = 1e-8;
    private static final double LONGEST = 2;

    private Newton() {}

    /** The parameters at the minimum that is reached from some others, to all digits. */
    static double[] minimum(ToDoubleFunction<double[]> f, double[] from) {
        return minimum(f, from, CLOSE);
    }

    /** @param close size of the last step; what is left is about its square */
    static double[] minimum(ToDoubleFunction<double[]> f, double[] from, double close) {
        int[] free = free(from);
        double[] at = from.clone();
        double value = f.applyAsDouble(at);
        for (int k = 0; k < MOST_STEPS && free.length > 0; k++) {
            double[] part = part(at, free);
            double[] step = step(inPart(f, at, free), part);
            double size = 0;
            for (int i = 0; i < step.length; i++) {
                size = Math.max(size, Math.abs(step[i]) / Math.max(0.1, Math.abs(part[i])));
            }
            double scale = Math.min(1, LONGEST / size);
            double[] moved = at;
            double there = Double.NaN;
            for (int half = 0; half < MOST_HALVES; half++, scale /= 2) {
                moved = at.clone();
                for (int i = 0; i < free.length; i++) {
                    moved[free[i]] += scale * step[i];
                }
                there = f.applyAsDouble(moved);
                if (there <= value + ROUNDING * Math.abs(value)) {
                    break;
                }
            }
            if (!(there <= value + ROUNDING * Math.abs(value))) {
                return at;
            }
            at = moved;
            value = there;
            if (size < close) {
                return at;
            }
        }
        return at;
    }

    /** The numbers of the parameters that are not 0. */
    static int[] free(double[] parameters) {
        return IntStream.range(0, parameters.length)
                .filter(k -> parameters[k] != 0)
                .toArray();
    }

    static double[] part(double[] whole, int[] free) {
        return IntStream.of(free).mapToDouble(k -> whole[k]).toArray();
    }

    /** The function of some parameters, the others being as they are. */
    static ToDoubleFunction<double[]> inPart(ToDoubleFunction<double[]> f, double[] whole, int[] free) {
        return values -> {
            double[] changed = whole.clone();
            for (int i = 0; i < free.length; i++) {
                changed[free[i]] = values[i];
            }
            return f.applyAsDouble(changed);
        };
    }

    private static double[] step(ToDoubleFunction<double[]> f, double[] at) {
        double[] gradient = Derivatives.gradient(f, at);
        double[][] hessian = Derivatives.hessian(f, at);
        double[] step = new double[at.length];
        for (double[] row : hessian) {
            for (double value : row) {
                if (!Double.isFinite(value)) {
                    return step;
                }
            }
        }
        EigenDecomposition axes = new EigenDecomposition(new Array2DRowRealMatrix(hessian));
        double largest = 0;
        for (double eigenvalue : axes.getRealEigenvalues()) {
            largest = Math.max(largest, Math.abs(eigenvalue));
        }
        for (int k = 0; k < at.length; k++) {
            double[] v = axes.getEigenvector(k).toArray();
            double curvature = Math.max(Math.abs(axes.getRealEigenvalue(k)), FLAT * largest);
            double along = largest > 0 ? LinearFit.dot(v, gradient) / curvature : 0;
            for (int i = 0; i < step.length; i++) {
                step[i] -= along * v[i];
            }
        }
        return step;
    }
}
