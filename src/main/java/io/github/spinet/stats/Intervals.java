// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.stats;

import java.util.function.DoubleUnaryOperator;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.apache.commons.statistics.distribution.TDistribution;

/** What confidence intervals of effect sizes have in common. The level is 95 % unless said otherwise. */
final class Intervals {

    /** The 97.5th percentile of the standard normal distribution. */
    static final double Z95 = 1.959963984540054;

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
        return df == Double.POSITIVE_INFINITY ? Z95 : t(df, 0.05);
    }

    /** What Student's t exceeds to either side with a probability; NaN without degrees of freedom. */
    static double t(double df, double alpha) {
        if (df == Double.POSITIVE_INFINITY) {
            return NormalDistribution.of(0, 1).inverseSurvivalProbability(alpha / 2);
        }
        return df > 0 ? TDistribution.of(df).inverseSurvivalProbability(alpha / 2) : Double.NaN;
    }

    /** Hedges' factor that takes the bias of small samples from a standardised difference. */
    static double hedges(double df) {
        return 1 - 3 / (4 * df - 1);
    }

    /** Where a function that falls from positive to negative crosses zero between two ends, by bisection. */
    static double root(DoubleUnaryOperator falling, double from, double to) {
        double low = from;
        double high = to;
        for (int i = 0; i < 200 && high - low > 1e-13 * Math.max(Math.abs(low), Math.abs(high)); i++) {
            double middle = 0.5 * (low + high);
            if (falling.applyAsDouble(middle) > 0) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return 0.5 * (low + high);
    }
}
