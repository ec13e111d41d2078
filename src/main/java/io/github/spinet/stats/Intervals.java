// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.stats;

import java.util.function.DoubleUnaryOperator;
import org.apache.commons.math3.analysis.solvers.BrentSolver;
import org.apache.commons.statistics.distribution.TDistribution;

/** What confidence intervals of effect sizes have in common. The level is 95 % unless said otherwise. */
final class Intervals {

    /** The 97.5th percentile of the standard normal distribution. */
    static final double Z95 = 1.959963984540054;

    private static final double RELATIVE = 1e-13;
    private static final double ABSOLUTE = 1e-300;
    private static final int MOST_EVALUATIONS = 1000;

    /** Two ends. */
    record Interval(double low, double high) {
        static final Interval UNDEFINED = new Interval(Double.NaN, Double.NaN);
    }

    private Intervals() {}

    /** The interval of a correlation that is normal, with a standard error, after Fisher's transform. */
    static Interval fisherZ(double r, double se) {
        double z = 0.5 * (Math.log1p(r) - Math.log1p(-r));
        // Math.tanh gives other last digits on other Java versions.
        return new Interval(StrictMath.tanh(z - Z95 * se), StrictMath.tanh(z + Z95 * se));
    }

    /** The 97.5th percentile of Student's t; NaN without degrees of freedom. */
    static double t95(double df) {
        if (df == Double.POSITIVE_INFINITY) {
            return Z95;
        }
        return df > 0 ? TDistribution.of(df).inverseSurvivalProbability(0.025) : Double.NaN;
    }

    /** Hedges' factor that takes the bias of small samples from a standardised difference. */
    static double hedges(double df) {
        return 1 - 3 / (4 * df - 1);
    }

    /**
     * Where a function that falls from positive to negative crosses zero between two ends, by Brent's method; an end where it
     * does not change its sign.
     */
    static double root(DoubleUnaryOperator falling, double from, double to) {
        if (!(falling.applyAsDouble(from) > 0)) {
            return from;
        }
        if (!(falling.applyAsDouble(to) < 0)) {
            return to;
        }
        return new BrentSolver(RELATIVE, ABSOLUTE).solve(MOST_EVALUATIONS, falling::applyAsDouble, from, to);
    }
}
