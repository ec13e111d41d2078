// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.stats;

import io.github.spinet.core.BadParameterException;
import io.github.spinet.core.Field;
import java.util.Arrays;
import org.apache.commons.math3.stat.correlation.KendallsCorrelation;

/** Kendall's rank correlation tau-b. Pairs in which a value is NaN are left out. */
public final class Kendall {

    /** A coefficient and its test against none. */
    public record Result(
            @Field(help = "Kendall's tau-b") double tau,

            @Field(help = "Number of pairs without missing values")
            int n,

            @Field(help = "Concordant minus discordant pairs of pairs")
            double s,

            @Field(help = "Normal statistic with tie correction")
            double z,

            @Field(help = "p value") double p,
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
    private static final int MATLAB_TIED_BELOW = 10;

    private Kendall() {}

    /** The two-sided test with MATLAB's conventions. */
    public static Result run(double[] x, double[] y) {
        return run(x, y, RankOptions.MATLAB);
    }

    /**
     * Kendall's tau-b in O(n log n). Without ties and with fewer than 50 pairs p is exact, with ties below 10 pairs as in
     * MATLAB; R has no exact p with ties. Else p is normal with the variance corrected for ties, with continuity correction as
     * in MATLAB, without as in R. All pairings are counted for up to 170 pairs without and 12 with ties. The interval is
     * that of Fieller, Hartley and Pearson (1957), ±1.96 √(0.437/(n − 4)) in atanh τ; NaN with fewer than five pairs.
     *
     * @return NaN with the reason in the note for fewer than two pairs or where all x or all y are equal
     */
    public static Result run(double[] x, double[] y, RankOptions options) {
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
        boolean byR = options.method() == RankOptions.Method.R;
        boolean ties = tiesX.pairs + tiesY.pairs > 0;
        boolean exact = switch (options.method()) {
            case MATLAB -> n < (ties ? MATLAB_TIED_BELOW : EXACT_BELOW);
            case R -> n < EXACT_BELOW && !ties;
            case EXACT -> true;
            case ASYMPTOTIC -> false;
        };
        int most = ties ? KendallExact.MOST_TIED : KendallExact.MOST_UNTIED;
        if (exact && n > most) {
            throw new BadParameterException("method = EXACT for " + n + " pairs" + (ties ? " with ties" : "")
                    + " needs too much memory and time; up to " + most + " can be counted, choose method = ASYMPTOTIC");
        }
        double z = moved(s, options, byR) / Math.sqrt(variance(n, tiesX, tiesY));
        double lnP = options.lnSided(z, Tails.lnNormal(z));
        if (exact) {
            double[] tails = ties ? KendallExact.tied(pairs[0], pairs[1], s) : KendallExact.untied(n, s);
            lnP = options.lnExact(tails[0], tails[1]);
        }
        Intervals.Interval interval =
                n > 4 ? Intervals.fisherZ(tau, Math.sqrt(0.437 / (n - 4))) : Intervals.Interval.UNDEFINED;
        return new Result(tau, n, s, z, Math.exp(lnP), lnP, exact, interval.low(), interval.high(), "");
    }

    private static double variance(double n, Ties x, Ties y) {
        double m = n * (n - 1);
        double cubic = n > 2 ? x.triples * y.triples / (9 * m * (n - 2)) : 0;
        return (m * (2 * n + 5) - x.weighted - y.weighted) / 18 + 2 * x.pairs * y.pairs / m + cubic;
    }

    // R moves S towards zero whichever tail is asked for; MATLAB against the tail.
    private static double moved(double s, RankOptions options, boolean byR) {
        RankOptions towards = byR ? options.with(Permutation.Tail.TWO_SIDED) : options;
        return towards.moved(s, Math.min(1, Math.abs(byR ? s : 1)), !byR);
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
