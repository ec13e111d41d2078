// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.stats;

import io.github.spinet.core.Field;

/** Correlation of paired values. Pairs in which a value is NaN are left out. */
public final class Correlation {

    /** A coefficient and its two-sided test against none. */
    public record Result(
            @Field(help = "Correlation coefficient") double r,

            @Field(help = "Number of pairs without missing values")
            int n,

            @Field(help = "t statistic") double t,
            @Field(help = "Degrees of freedom") double df,
            @Field(help = "Two-sided p value") double p,
            @Field(help = "Natural logarithm of p") double lnP,

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

        private Result with(double otherP, String otherNote) {
            return new Result(r, n, t, df, otherP, Math.log(otherP), low, high, otherNote);
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

    /** How the p of Spearman's correlation is found. */
    public enum SpearmanMethod {
        /** Student's t of the coefficient, as MATLAB and SciPy have it beyond small samples. */
        T_APPROXIMATION,
        /** All permutations, ties included; up to 12 pairs, beyond which it is the t approximation and the note says so. */
        EXACT,
        /**
         * As R has it without ties: all permutations for up to 9 pairs, the Edgeworth series beyond, which can give zero far
         * in the tail. With ties it is the t approximation and the note says so.
         */
        R
    }

    /** Spearman's correlation with the t approximation of p. */
    public static Result spearman(double[] x, double[] y) {
        return spearman(x, y, SpearmanMethod.T_APPROXIMATION);
    }

    /**
     * Spearman's correlation: Pearson's of the mid-ranks. The interval is that of Bonett and Wright (2000,
     * doi:10.1007/BF02294183), whose variance in atanh r is (1 + r²/2)/(n − 3).
     *
     * @return NaN with the reason in the note for fewer than three pairs or where all x or all y are equal
     */
    public static Result spearman(double[] x, double[] y, SpearmanMethod method) {
        double[][] pairs = Samples.validPairs(x, y);
        Ranks.Result ranksX = Ranks.of(pairs[0]);
        Ranks.Result ranksY = Ranks.of(pairs[1]);
        double r = coefficient(ranksX.ranks(), ranksY.ranks());
        Result byT = test(ranksX.ranks(), ranksY.ranks(), 1 + r * r / 2);
        if (method == SpearmanMethod.T_APPROXIMATION || Double.isNaN(byT.r())) {
            return byT;
        }
        boolean ties = ranksX.tieTerm() + ranksY.tieTerm() > 0;
        boolean exact = method == SpearmanMethod.EXACT ? byT.n() <= SpearmanExact.MOST_PAIRS : byT.n() <= 9 && !ties;
        if (exact) {
            return byT.with(SpearmanExact.allPermutations(ranksX.ranks(), ranksY.ranks()), byT.note());
        }
        return method == SpearmanMethod.EXACT || ties
                ? byT.with(byT.p(), "p from the t approximation because of " + (ties ? "ties" : "the number of pairs"))
                : byT.with(SpearmanExact.edgeworth(ranksX.ranks(), ranksY.ranks()), "");
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
        return new Result(r, n, t, df, Math.exp(lnP), lnP, interval.low(), interval.high(), note);
    }

    private static Result undefined(int n, String note) {
        double nan = Double.NaN;
        return new Result(nan, n, nan, n - 2.0, nan, nan, nan, nan, note);
    }
}
