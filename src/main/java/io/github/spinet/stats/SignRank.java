// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.stats;

import io.github.spinet.core.Field;
import java.util.Arrays;

/** Wilcoxon's signed-rank test of paired values with the conventions of MATLAB's {@code signrank}. */
public final class SignRank {

    /** When two numbers count as equal. */
    public enum Equality {
        /**
         * Within the rounding of both numbers, as in MATLAB: 0.3 − 0.1 and 0.4 − 0.2 are a tie. This is what decimal data
         * mean.
         */
        ROUNDING,
        /** Only where all bits agree, as in R and SciPy. */
        EXACT
    }

    /** What differences of zero do. */
    public enum Zeros {
        /** They are left out before the ranks are given, as Wilcoxon has it, and MATLAB and R. */
        DROP,
        /** They take the lowest ranks and are left out then (Pratt 1959, doi:10.1080/01621459.1959.10501526). */
        PRATT
    }

    /** The outcome of the test. */
    public record Result(
            @Field(help = "Sum of the ranks of the positive differences")
            double w,

            @Field(help = "Normal statistic with tie correction, positive where the first values are larger")
            double z,

            @Field(help = "Number of differences that are not zero")
            int n,

            @Field(help = "Number of differences that are zero and left out")
            int zeros,

            @Field(help = "p value") double p,
            @Field(help = "Natural logarithm of p") double lnP,
            @Field(help = "Whether p is exact") boolean exact,

            @Field(
                    help =
                            "Rank-biserial correlation of matched pairs: share of rank sum that is positive minus negative")
            double rankBiserial,

            @Field(help = "Lower end of its 95 % confidence interval")
            double rankBiserialLow,

            @Field(help = "Upper end of its 95 % confidence interval")
            double rankBiserialHigh,

            @Field(help = "Why a value is undefined") String note)
            implements TestResult {

        @Override
        public String summary() {
            return Phrase.is("W", w) + ", " + Phrase.is("z", z) + ", n = " + n + ", "
                    + Phrase.is("rank-biserial r", rankBiserial, rankBiserialLow, rankBiserialHigh);
        }
    }

    private SignRank() {}

    private static final int MATLAB_EXACT_TO = 15;
    private static final int R_EXACT_BELOW = 50;

    /** The two-sided test of the differences x − y with MATLAB's conventions. */
    public static Result run(double[] x, double[] y) {
        return run(x, y, RankOptions.MATLAB, Equality.ROUNDING, Zeros.DROP);
    }

    /** The two-sided test of values against zero with MATLAB's conventions. */
    public static Result run(double[] differences) {
        return run(differences, new double[differences.length]);
    }

    /**
     * Tests whether the differences x − y are symmetric around zero. Pairs with NaN are left out.
     *
     * <p>MATLAB's p is exact up to 15 differences that are not zero, else normal without continuity correction; R's is exact
     * below 50 pairs without ties and zeros, else normal with continuity correction. All normal p are corrected for ties.
     *
     * @param options the tail GREATER asks whether x is larger
     * @return with all differences zero p = 1, as MATLAB has it, and a note; NaN without any pair
     */
    public static Result run(double[] x, double[] y, RankOptions options, Equality equality, Zeros zeros) {
        double[][] pairs = Samples.validPairs(x, y);
        int all = pairs[0].length;
        double[] sizes = new double[all];
        double[] tolerances = new double[all];
        boolean[] positive = new boolean[all];
        int n = 0;
        for (int i = 0; i < all; i++) {
            double difference = pairs[0][i] - pairs[1][i];
            double tolerance = equality == Equality.ROUNDING ? Math.ulp(pairs[0][i]) + Math.ulp(pairs[1][i]) : 0;
            if (Math.abs(difference) > tolerance) {
                sizes[n] = Math.abs(difference);
                tolerances[n] = tolerance;
                positive[n++] = difference > 0;
            }
        }
        if (n == 0) {
            double p = all == 0 ? Double.NaN : 1;
            String note = all == 0 ? "no pairs without missing values" : "all differences are zero";
            double nan = Double.NaN;
            return new Result(nan, nan, 0, all, p, Math.log(p), false, nan, nan, nan, note);
        }
        Ranks.Result ranked = Ranks.of(Arrays.copyOf(sizes, n), Arrays.copyOf(tolerances, n));
        double raised = zeros == Zeros.PRATT ? all - n : 0;
        double[] ranks = Arrays.stream(ranked.ranks()).map(r -> r + raised).toArray();
        double w = 0;
        double total = 0;
        double squares = 0;
        for (int i = 0; i < n; i++) {
            w += positive[i] ? ranks[i] : 0;
            total += ranks[i];
            squares += ranks[i] * ranks[i];
        }
        boolean exact = switch (options.method()) {
            case MATLAB -> n <= MATLAB_EXACT_TO;
            case R -> all < R_EXACT_BELOW && n == all && ranked.tieTerm() == 0;
            case EXACT -> true;
            case ASYMPTOTIC -> false;
        };
        boolean usual = options.method() == RankOptions.Method.R;
        double z = options.moved(w - total / 2, 0.5, usual) / Math.sqrt(squares / 4);
        double lnP = options.lnSided(z, Tails.lnNormal(z));
        if (exact) {
            double[] tails = ExactRanks.signed(ranks, w);
            lnP = options.lnExact(tails[0], tails[1]);
        }
        double r = 2 * w / total - 1;
        Intervals.Interval interval = interval(r, squares, total);
        return new Result(w, z, n, all - n, Math.exp(lnP), lnP, exact, r, interval.low(), interval.high(), "");
    }

    // All r whose own standard error, that under symmetry times √(1 − r²), makes the observed one plausible, as
    // Wilson's
    // interval does for a proportion. It covers 95 to 98 % for shifted normal differences (n = 8 to 200) and keeps a
    // width
    // where all signs agree.
    private static Intervals.Interval interval(double r, double squares, double total) {
        double v = Intervals.Z95 * Intervals.Z95 * squares / (total * total);
        double half = Math.sqrt(v * (1 + v - r * r));
        return new Intervals.Interval((r - half) / (1 + v), (r + half) / (1 + v));
    }
}
