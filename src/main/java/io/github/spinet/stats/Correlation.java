// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.stats;

import io.github.spinet.core.Field;

/** Correlation of paired values. Pairs in which a value is NaN are left out. */
public final class Correlation {

    /** A coefficient and its test against none. */
    public record Result(
            @Field(help = "Correlation coefficient") double r,

            @Field(help = "Number of pairs without missing values")
            int n,

            @Field(help = "t statistic") double t,
            @Field(help = "Degrees of freedom") double df,
            @Field(help = "p value") double p,
            @Field(help = "Natural logarithm of p") double lnP,

            @Field(help = "Whether p counts all permutations")
            boolean exact,

            @Field(help = "Lower end of the 95 % confidence interval of the coefficient")
            double low,

            @Field(help = "Upper end of the 95 % confidence interval of the coefficient")
            double high,

            @Field(help = "Why a value is undefined") String note)
            implements TestResult {

        @Override
        public String summary() {
            return Phrase.is("r", r, low, high) + ", " + Phrase.is("t(" + Phrase.number(df) + ")", t) + ", n = " + n;
        }

        private Result with(double otherLnP, boolean counted, String otherNote) {
            return new Result(r, n, t, df, Math.exp(otherLnP), otherLnP, counted, low, high, otherNote);
        }

        private Result sided(Permutation.Tail tail) {
            return with(Tails.lnSided(tail, r, lnP), exact, note);
        }
    }

    private static final double LINE = 1e-14;

    private Correlation() {}

    /**
     * Pearson's correlation with the t test on n − 2 degrees of freedom. The interval is Fisher's: ±1.96/√(n − 3) in
     * atanh r; it is NaN with fewer than four pairs.
     *
     * @return NaN with the reason in the note for fewer than three pairs or where all x or all y are equal
     */
    public static Result pearson(double[] x, double[] y) {
        double[][] pairs = Samples.validPairs(x, y);
        return test(pairs[0], pairs[1], 1);
    }

    /** The same with a one-sided p where it is asked for; the tail GREATER asks for positive correlation. */
    public static Result pearson(double[] x, double[] y, Permutation.Tail tail) {
        return pearson(x, y).sided(tail);
    }

    private static final int MATLAB_EXACT_BELOW = 10;
    private static final int R_EXACT_TO = 9;
    private static final int R_SERIES_BELOW = 1290;

    /** Spearman's correlation with the two-sided t approximation of p. */
    public static Result spearman(double[] x, double[] y) {
        return spearman(x, y, RankOptions.of(RankOptions.Method.ASYMPTOTIC));
    }

    /**
     * Spearman's correlation: Pearson's of the mid-ranks. The interval is that of Bonett and Wright (2000,
     * doi:10.1007/BF02294183), whose variance in atanh r is (1 + r²/2)/(n − 3).
     *
     * <p>MATLAB's p counts all permutations below 10 pairs, ties included, and is Student's t beyond. R's counts them up to 9
     * pairs without ties, is the Edgeworth series beyond, which can give zero far in the tail, and Student's t with ties or
     * from 1290 pairs on. All permutations are counted for up to 12 pairs, beyond which p is the t approximation, and the
     * note says so.
     *
     * @return NaN with the reason in the note for fewer than three pairs or where all x or all y are equal
     */
    public static Result spearman(double[] x, double[] y, RankOptions options) {
        double[][] pairs = Samples.validPairs(x, y);
        Ranks.Result ranksX = Ranks.of(pairs[0]);
        Ranks.Result ranksY = Ranks.of(pairs[1]);
        double r = coefficient(ranksX.ranks(), ranksY.ranks());
        Result byT = test(ranksX.ranks(), ranksY.ranks(), 1 + r * r / 2).sided(options.tail());
        if (options.method() == RankOptions.Method.ASYMPTOTIC || Double.isNaN(byT.r())) {
            return byT;
        }
        boolean ties = ranksX.tieTerm() + ranksY.tieTerm() > 0;
        int n = byT.n();
        boolean byR = options.method() == RankOptions.Method.R;
        boolean exact = switch (options.method()) {
            case MATLAB -> n < MATLAB_EXACT_BELOW;
            case R -> n <= R_EXACT_TO && !ties;
            default -> n <= SpearmanExact.MOST_PAIRS;
        };
        if (exact) {
            double[] tails = SpearmanExact.allPermutations(ranksX.ranks(), ranksY.ranks());
            return byT.with(options.lnExact(tails[0], tails[1]), true, byT.note());
        }
        if (byR && !ties && n < R_SERIES_BELOW) {
            double[] tails = SpearmanExact.edgeworth(ranksX.ranks(), ranksY.ranks());
            return byT.with(options.lnExact(tails[0], tails[1]), false, "");
        }
        boolean asked = options.method() != RankOptions.Method.MATLAB;
        return asked
                ? byT.with(
                        byT.lnP(),
                        false,
                        "p from the t approximation because of " + (byR && ties ? "ties" : "the number of pairs"))
                : byT;
    }

    /** Pearson's r of values among which there is no NaN; NaN where x or y is constant. */
    static double coefficient(double[] x, double[] y) {
        double meanX = Describe.mean(x);
        double meanY = Describe.mean(y);
        double xx = 0;
        double yy = 0;
        double xy = 0;
        for (int i = 0; i < x.length; i++) {
            double dx = x[i] - meanX;
            double dy = y[i] - meanY;
            xx += dx * dx;
            yy += dy * dy;
            xy += dx * dy;
        }
        double r = xy / (Math.sqrt(xx) * Math.sqrt(yy));
        // Points on a line: what is missing to 1 is rounding.
        return Math.abs(r) > 1 - LINE ? Math.signum(r) : r;
    }

    private static Result test(double[] x, double[] y, double varianceFactor) {
        int n = x.length;
        if (n < 3) {
            return undefined(n, "only " + n + " pairs; a correlation test needs 3");
        }
        if (Samples.constant(x) || Samples.constant(y)) {
            return undefined(n, "all values of " + (Samples.constant(x) ? "x" : "y") + " are equal");
        }
        double r = coefficient(x, y);
        double df = n - 2;
        double t = r * Math.sqrt(df / ((1 - r) * (1 + r)));
        double lnP = Tails.lnT(t, df);
        Intervals.Interval interval =
                n > 3 ? Intervals.fisherZ(r, Math.sqrt(varianceFactor / (n - 3))) : Intervals.Interval.UNDEFINED;
        String note = n > 3 ? "" : "no interval of 3 pairs";
        return new Result(r, n, t, df, Math.exp(lnP), lnP, false, interval.low(), interval.high(), note);
    }

    private static Result undefined(int n, String note) {
        double nan = Double.NaN;
        return new Result(nan, n, nan, n - 2.0, nan, nan, false, nan, nan, note);
    }
}
