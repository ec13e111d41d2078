// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.stats;

import java.util.function.ToDoubleFunction;
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
        // Which adds the digits that a simplex cannot find.
        best = structure.positive(Newton.minimum(deviance, best));
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
        return zero ? structure.positive(Newton.minimum(deviance, best)) : best;
    }
}
