// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.stats;

import java.util.function.DoubleUnaryOperator;
import java.util.function.IntToDoubleFunction;
import org.apache.commons.math3.analysis.solvers.BrentSolver;
import org.apache.commons.math3.special.Beta;
import org.apache.commons.math3.special.Gamma;

/**
 * The noncentral F and chi-squared distributions, for intervals of effects that a test shows: the noncentralities λ under
 * which the statistic would be at its 95th and at its 5th percentile (Steiger 2004, doi:10.1037/1082-989X.9.2.164). As these
 * tests look at one side, the interval has the level 90 %, and its lower end is above 0 exactly where p is below 0.05.
 */
final class Noncentral {

    private static final double RELATIVE = 1e-13;
    private static final double ABSOLUTE = 1e-300;
    private static final int MOST_EVALUATIONS = 1000;
    private static final double NEGLIGIBLE = 40;
    private static final double SMALL = 1e-290;
    // From here on the distribution is close to a central one, and the sum would be long.
    private static final double LARGE = 1e5;
    private static final double UPPER = 0.95;
    private static final double LOWER = 0.05;

    private Noncentral() {}

    /** The interval of partial eta squared, λ/(λ + df1 + df2 + 1). */
    static Intervals.Interval partialEtaSquared(double f, double df1, double df2) {
        if (Double.isNaN(f) || Double.isInfinite(f) || !(df2 > 0)) {
            return Intervals.Interval.UNDEFINED;
        }
        DoubleUnaryOperator share = lambda -> lambda / (lambda + df1 + df2 + 1);
        return interval(lambda -> cdfF(f, df1, df2, lambda), f * df1, share);
    }

    /** The interval of λ/n of a chi-squared statistic, which for a table is its (squared) effect size. */
    static Intervals.Interval perObservation(double chi2, double df, double n) {
        if (Double.isNaN(chi2) || Double.isInfinite(chi2)) {
            return Intervals.Interval.UNDEFINED;
        }
        return interval(lambda -> cdfChiSquared(chi2, df, lambda), chi2, lambda -> lambda / n);
    }

    private static Intervals.Interval interval(DoubleUnaryOperator cdf, double guess, DoubleUnaryOperator effect) {
        double low = noncentrality(cdf, UPPER, guess);
        double high = noncentrality(cdf, LOWER, guess);
        return new Intervals.Interval(effect.applyAsDouble(low), effect.applyAsDouble(high));
    }

    // The λ that gives this probability; 0 where the probability is below without noncentrality.
    private static double noncentrality(DoubleUnaryOperator cdf, double probability, double guess) {
        if (cdf.applyAsDouble(0) <= probability) {
            return 0;
        }
        double high = Math.max(1, guess);
        while (cdf.applyAsDouble(high) > probability) {
            high *= 2;
        }
        if (cdf.applyAsDouble(high) == probability) {
            return high;
        }
        return new BrentSolver(RELATIVE, ABSOLUTE)
                .solve(MOST_EVALUATIONS, lambda -> cdf.applyAsDouble(lambda) - probability, 0, high);
    }

    /**
     * P(F ≤ f): with a = df1/2 + j, I(a, b) = I(a + 1, b) + x^a y^b / (a B(a, b)), a term that is (a + 1) / (x (a + b)) times
     * the one after it.
     */
    static double cdfF(double f, double df1, double df2, double lambda) {
        if (f <= 0) {
            return 0;
        }
        if (lambda > LARGE) {
            double df = patnaik(df1, lambda);
            return -Math.expm1(Tails.lnF(f * df1 / (df1 + lambda), df, df2));
        }
        double ratio = df1 * f / df2;
        double x = ratio / (1 + ratio);
        double lnX = -Math.log1p(1 / ratio);
        double lnY = -Math.log1p(ratio);
        double a = df1 / 2;
        double b = df2 / 2;
        return mixture(
                lambda,
                j -> -Math.expm1(Tails.lnF(f * a / (a + j), 2 * (a + j), df2)),
                j -> (a + j) * lnX + b * lnY - Math.log(a + j) - Beta.logBeta(a + j, b),
                j -> (a + j + 1) / (x * (a + j + b)));
    }

    /**
     * P(X ≤ x): with a = df/2 + j and y = x/2, P(a, y) = P(a + 1, y) + y^a e^-y / Γ(a + 1), a term that is (a + 1) / y times
     * the one after it.
     */
    static double cdfChiSquared(double x, double df, double lambda) {
        if (x <= 0) {
            return 0;
        }
        if (lambda > LARGE) {
            double approximate = patnaik(df, lambda);
            return -Math.expm1(Tails.lnChiSquared(x * approximate / (df + lambda), approximate));
        }
        double a = df / 2;
        double y = x / 2;
        return mixture(
                lambda,
                j -> -Math.expm1(Tails.lnChiSquared(x, df + 2 * j)),
                j -> (a + j) * Math.log(y) - y - Gamma.logGamma(a + j + 1),
                j -> (a + j + 1) / y);
    }

    // The degrees of freedom of the central distribution with the same mean and variance (Patnaik 1949).
    private static double patnaik(double df, double lambda) {
        return (df + lambda) * (df + lambda) / (df + 2 * lambda);
    }

    // Central distributions weighted by a Poisson distribution of mean λ/2. From the last one downwards each is the sum
    // of the
    // one before and a positive term, so no digits are lost.
    private static double mixture(
            double lambda, IntToDoubleFunction central, IntToDoubleFunction lnStep, IntToDoubleFunction growth) {
        if (lambda == 0) {
            return central.applyAsDouble(0);
        }
        double mean = lambda / 2;
        double spread = Math.sqrt(2 * NEGLIGIBLE * mean) + NEGLIGIBLE;
        int first = (int) Math.max(0, mean - spread);
        int last = (int) (mean + spread);
        double cdf = central.applyAsDouble(last);
        double weight = Math.exp(last * Math.log(mean) - mean - Gamma.logGamma(last + 1.0));
        double sum = weight * cdf;
        double step = 0;
        for (int j = last - 1; j >= first; j--) {
            // By the ratio, unless the term after it was too small to have all digits.
            step = step > SMALL ? step * growth.applyAsDouble(j) : Math.exp(lnStep.applyAsDouble(j));
            cdf += step;
            weight *= (j + 1) / mean;
            sum += weight * cdf;
        }
        return Math.min(1, sum);
    }
}
