// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.stats;

import org.apache.commons.math3.special.Beta;
import org.apache.commons.math3.special.Gamma;

/** The noncentral F distribution, for intervals of the share of variance that an effect explains. */
final class NoncentralF {

    private static final double NEGLIGIBLE = 40;

    private NoncentralF() {}

    /**
     * The 90 % interval of partial eta squared (Steiger 2004, doi:10.1037/1082-989X.9.2.164): the noncentralities λ under
     * which F would be at its 95th and its 5th percentile, as λ/(λ + df1 + df2 + 1). Its lower end is above 0 exactly where
     * p is below 0.05, as F tests one side.
     */
    static Intervals.Interval partialEtaSquared(double f, double df1, double df2) {
        if (Double.isNaN(f) || Double.isInfinite(f)) {
            return Intervals.Interval.UNDEFINED;
        }
        return new Intervals.Interval(
                share(noncentrality(f, df1, df2, 0.95), df1, df2), share(noncentrality(f, df1, df2, 0.05), df1, df2));
    }

    private static double share(double lambda, double df1, double df2) {
        return lambda / (lambda + df1 + df2 + 1);
    }

    // The λ at which F is this quantile; 0 where it is below that without noncentrality.
    private static double noncentrality(double f, double df1, double df2, double probability) {
        if (cdf(f, df1, df2, 0) <= probability) {
            return 0;
        }
        double high = Math.max(1, f * df1);
        while (cdf(f, df1, df2, high) > probability) {
            high *= 2;
        }
        return Intervals.root(lambda -> cdf(f, df1, df2, lambda) - probability, 0, high);
    }

    /** P(F ≤ f): central beta distributions weighted by a Poisson distribution of mean λ/2. */
    static double cdf(double f, double df1, double df2, double lambda) {
        double ratio = df1 * f / df2;
        double lnX = -Math.log1p(1 / ratio);
        double lnY = -Math.log1p(ratio);
        double a = df1 / 2;
        double b = df2 / 2;
        if (f <= 0) {
            return 0;
        }
        double mean = lambda / 2;
        double spread = Math.sqrt(2 * NEGLIGIBLE * mean) + NEGLIGIBLE;
        int first = (int) Math.max(0, mean - spread);
        int last = (int) (lambda == 0 ? 0 : mean + spread);
        // Downwards I(a, b) = I(a + 1, b) + x^a y^b / (a B(a, b)) only adds.
        double beta = 1 - Math.exp(Tails.lnF(f * a / (a + last), 2 * (a + last), df2));
        double lnTerm = (a + last) * lnX + b * lnY - Math.log(a + last) - Beta.logBeta(a + last, b);
        double term = Math.exp(lnTerm);
        double weight = lambda == 0 ? 1 : Math.exp(last * Math.log(mean) - mean - lnFactorial(last));
        double sum = weight * beta;
        for (int j = last - 1; j >= first; j--) {
            // term(a) from term(a + 1): a B(a, b) falls with a.
            double at = a + j;
            lnTerm += Math.log((at + 1) / (at + b)) - lnX;
            term = Math.exp(lnTerm);
            beta += term;
            weight *= (j + 1) / mean;
            sum += weight * beta;
        }
        return Math.min(1, sum);
    }

    private static double lnFactorial(int n) {
        return Gamma.logGamma(n + 1.0);
    }
}
