// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.stats;

import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.apache.commons.math3.optim.InitialGuess;
import org.apache.commons.math3.optim.MaxEval;
import org.apache.commons.math3.optim.SimpleValueChecker;
import org.apache.commons.math3.optim.nonlinear.scalar.GoalType;
import org.apache.commons.math3.optim.nonlinear.scalar.ObjectiveFunction;
import org.apache.commons.math3.optim.nonlinear.scalar.noderiv.NelderMeadSimplex;
import org.apache.commons.math3.optim.nonlinear.scalar.noderiv.SimplexOptimizer;

/** The parameters of the variances of a mixed model at which its deviance is least. */
final class VarianceSearch {

    // Relative standard deviations below this one are zero.
    private static final double SINGULAR = 1e-4;
    private static final int MAX_EVALUATIONS = 20_000;
    private static final double[] STEPS = {0.5, 0.25, 0.1, 0.01};
    private static final int NEWTON_STEPS = 20;
    private static final double CLOSE = 1e-10;

    private final RandomStructure structure;
    private final ToDoubleFunction<double[]> deviance;

    private VarianceSearch(RandomStructure structure, ToDoubleFunction<double[]> deviance) {
        this.structure = structure;
        this.deviance = deviance;
    }

    /**
     * The minimum.
     *
     * @param deviance of theta, which is the same for both signs of a diagonal one
     */
    static double[] minimum(RandomStructure structure, ToDoubleFunction<double[]> deviance) {
        return new VarianceSearch(structure, deviance).run();
    }

    private double[] run() {
        double[] best = structure.start();
        for (double step : STEPS) {
            best = new SimplexOptimizer(new SimpleValueChecker(1e-14, 1e-11))
                    .optimize(
                            new MaxEval(MAX_EVALUATIONS),
                            new ObjectiveFunction(deviance::applyAsDouble),
                            GoalType.MINIMIZE,
                            new InitialGuess(best),
                            new NelderMeadSimplex(best.length, step))
                    .getPoint();
        }
        best = structure.positive(polished(best));
        boolean zero = false;
        for (int k = 0; k < best.length; k++) {
            if (structure.diagonal(k)) {
                double[] without = structure.without(best, k);
                if (best[k] < SINGULAR || deviance.applyAsDouble(without) <= deviance.applyAsDouble(best)) {
                    best = without;
                    zero = true;
                }
            }
        }
        return zero ? structure.positive(polished(best)) : best;
    }

    // Newton's method in the parameters that are not zero, which adds the digits that a simplex cannot find.
    private double[] polished(double[] from) {
        double[] at = from;
        int[] free = IntStream.range(0, from.length).filter(k -> from[k] != 0).toArray();
        double value = deviance.applyAsDouble(at);
        for (int step = 0; step < NEWTON_STEPS && free.length > 0; step++) {
            double[] whole = at;
            double[] part = IntStream.of(free).mapToDouble(k -> whole[k]).toArray();
            ToDoubleFunction<double[]> inPart = values -> deviance.applyAsDouble(with(whole, free, values));
            double[] gradient = Derivatives.gradient(inPart, part);
            double[][] hessian = Derivatives.hessian(inPart, part);
            double[] move = Cholesky.solve(hessian, gradient);
            double largest = 0;
            for (int i = 0; i < part.length; i++) {
                part[i] -= move[i];
                largest = Math.max(largest, Math.abs(move[i]) / Math.max(0.1, Math.abs(part[i])));
            }
            double[] moved = with(whole, free, part);
            double there = deviance.applyAsDouble(moved);
            // Where the deviance is not curved upwards, or a step leads up, the simplex had the better point.
            if (Double.isNaN(largest) || !(there <= value + 1e-11 * Math.abs(value))) {
                return at;
            }
            at = moved;
            value = there;
            if (largest < CLOSE) {
                return at;
            }
        }
        return at;
    }

    private static double[] with(double[] whole, int[] free, double[] values) {
        double[] changed = whole.clone();
        for (int i = 0; i < free.length; i++) {
            changed[free[i]] = values[i];
        }
        return changed;
    }
}
