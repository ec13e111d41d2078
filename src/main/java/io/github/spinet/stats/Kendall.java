// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.stats;

import io.github.spinet.core.Field;
import java.util.Arrays;
import org.apache.commons.math3.stat.correlation.KendallsCorrelation;

/** Kendall's rank correlation tau-b. Pairs in which a value is NaN are left out. */
public final class Kendall {

    /** A coefficient and its two-sided test against none. */
    public record Result(
            @Field(help = "Kendall's tau-b") double tau,

            @Field(help = "Number of pairs without missing values")
            int n,

            @Field(help = "Concordant minus discordant pairs of pairs")
            double s,

            @Field(help = "Normal statistic with tie correction")
            double z,

            @Field(help = "Two-sided p value") double p,
            @Field(help = "Natural logarithm of p") double lnP,
            @Field(help = "Whether p is exact") boolean exact,

            @Field(help = "Lower end of the 95 % confidence interval of tau")
            double low,

            @Field(help = "Upper end of the 95 % confidence interval of tau")
            double high,

            @Field(help = "Why a value is undefined") String note)
            implements TestResult {

        @Override
        public String summary() {
            return Phrase.is("tau", tau, low, high) + ", " + Phrase.is("z", z) + ", n = " + n;
        }
    }

    private static final int EXACT_BELOW = 50;

    private Kendall() {}

    /**
     * Kendall's tau-b in O(n log n). Without ties and with fewer than 50 pairs p is exact (as in R), else it is normal
     * with the variance corrected for ties. The interval is that of Fieller, Hartley and Pearson (1957), ±1.96
     * √(0.437/(n − 4)) in atanh τ; NaN with fewer than five pairs.
     *
     * @return NaN with the reason in the note for fewer than two pairs or where all x or all y are equal
     */
    public static Result run(double[] x, double[] y) {
        double[][] pairs = Samples.validPairs(x, y);
        int n = pairs[0].length;
        double nan = Double.NaN;
        if (n < 2) {
            return new Result(nan, n, nan, nan, nan, nan, false, nan, nan, "only " + n + " pairs; the test needs 2");
        }
        Ties tiesX = Ties.of(pairs[0]);
        Ties tiesY = Ties.of(pairs[1]);
        double all = n * (n - 1.0) / 2;
        double untied = Math.sqrt(all - tiesX.pairs) * Math.sqrt(all - tiesY.pairs);
        if (untied == 0) {
            String what = tiesX.pairs == all ? "x" : "y";
            return new Result(nan, n, nan, nan, nan, nan, false, nan, nan, "all values of " + what + " are equal");
        }
        double tau = new KendallsCorrelation().correlation(pairs[0], pairs[1]);
        double s = Math.rint(tau * untied);
        double z = s / Math.sqrt(variance(n, tiesX, tiesY));
        boolean exact = n < EXACT_BELOW && tiesX.pairs == 0 && tiesY.pairs == 0;
        double lnP = exact ? lnExact(n, s) : Tails.lnNormal(z);
        Intervals.Interval interval =
                n > 4 ? Intervals.fisherZ(tau, Math.sqrt(0.437 / (n - 4))) : Intervals.Interval.UNDEFINED;
        return new Result(tau, n, s, z, Math.exp(lnP), lnP, exact, interval.low(), interval.high(), "");
    }

    private static double variance(double n, Ties x, Ties y) {
        double m = n * (n - 1);
        double cubic = n > 2 ? x.triples * y.triples / (9 * m * (n - 2)) : 0;
        return (m * (2 * n + 5) - x.weighted - y.weighted) / 18 + 2 * x.pairs * y.pairs / m + cubic;
    }

    // The number of permutations with each count of inversions: every further element adds 0 to k inversions.
    private static double lnExact(int n, double s) {
        int most = n * (n - 1) / 2;
        double[] share = new double[most + 1];
        share[0] = 1;
        for (int k = 2; k <= n; k++) {
            double[] next = new double[most + 1];
            double window = 0;
            for (int i = 0; i <= most; i++) {
                window += share[i] - (i >= k ? share[i - k] : 0);
                next[i] = window / k;
            }
            share = next;
        }
        int fewest = (int) Math.round((most - Math.abs(s)) / 2);
        double tail = 0;
        for (int i = 0; i <= fewest; i++) {
            tail += share[i];
        }
        return Math.log(Math.min(1, 2 * tail));
    }

    // What groups of t equal values change: t(t-1)/2, t(t-1)(t-2) and t(t-1)(2t+5), summed.
    private record Ties(double pairs, double triples, double weighted) {

        static Ties of(double[] values) {
            double[] sorted = values.clone();
            Arrays.sort(sorted);
            double pairs = 0;
            double triples = 0;
            double weighted = 0;
            int start = 0;
            for (int i = 1; i <= sorted.length; i++) {
                if (i == sorted.length || sorted[i] != sorted[start]) {
                    double t = i - start;
                    pairs += t * (t - 1) / 2;
                    triples += t * (t - 1) * (t - 2);
                    weighted += t * (t - 1) * (2 * t + 5);
                    start = i;
                }
            }
            return new Ties(pairs, triples, weighted);
        }
    }
}
