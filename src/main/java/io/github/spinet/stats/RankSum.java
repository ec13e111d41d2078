// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.stats;

import io.github.spinet.core.Field;

/**
 * The rank-sum test of two independent samples (Wilcoxon, Mann and Whitney) with the conventions of MATLAB's
 * {@code ranksum}.
 */
public final class RankSum {

    /** The outcome of the test. */
    public record Result(
            @Field(help = "Sum of the ranks of the smaller sample (of the first where both are equally large)")
            double w,

            @Field(help = "Mann-Whitney U of the first sample: pairs in which it is larger, ties counting one half")
            double u,

            @Field(
                    help =
                            "Normal statistic with continuity and tie correction, positive where the first sample is larger")
            double z,

            @Field(help = "Values in the first sample") int n1,
            @Field(help = "Values in the second sample") int n2,
            @Field(help = "p value") double p,
            @Field(help = "Natural logarithm of p") double lnP,
            @Field(help = "Whether p is exact") boolean exact,

            @Field(help = "Rank-biserial correlation: share of pairs with the first larger minus share with it smaller")
            double rankBiserial,

            @Field(help = "Lower end of its 95 % confidence interval")
            double rankBiserialLow,

            @Field(help = "Upper end of its 95 % confidence interval")
            double rankBiserialHigh,

            @Field(help = "Why a value is undefined") String note)
            implements TestResult {

        @Override
        public String summary() {
            return Phrase.is("W", w) + ", " + Phrase.is("z", z) + ", n = " + n1 + " and " + n2 + ", "
                    + Phrase.is("rank-biserial r", rankBiserial, rankBiserialLow, rankBiserialHigh);
        }
    }

    private RankSum() {}

    private static final int R_EXACT_BELOW = 50;

    /** The two-sided test with MATLAB's choice between exact and normal p. */
    public static Result run(double[] x, double[] y) {
        return run(x, y, RankOptions.MATLAB);
    }

    /**
     * Tests whether values of x tend to be larger or smaller than values of y. NaN are left out.
     *
     * <p>MATLAB's p is exact where the smaller sample has fewer than 10 values and both together fewer than 20; R's where both
     * have fewer than 50 and there are no ties. Else it is normal, with continuity and tie correction. The exact p takes
     * memory and time that grow as the fourth power of the number of values: about a second for 200.
     *
     * @param options the tail GREATER asks whether x is larger
     * @return NaN with the reason in the note if a sample is empty; p = 1 if all values are equal
     */
    public static Result run(double[] x, double[] y, RankOptions options) {
        double[] a = Samples.valid(x, "the first sample");
        double[] b = Samples.valid(y, "the second sample");
        int n1 = a.length;
        int n2 = b.length;
        if (n1 == 0 || n2 == 0) {
            String note = "the " + (n1 == 0 ? "first" : "second") + " sample has no values";
            double nan = Double.NaN;
            return new Result(nan, nan, nan, n1, n2, nan, nan, false, nan, nan, nan, note);
        }
        Ranks.Result ranked = Ranks.of(Samples.concat(a, b));
        double w1 = 0;
        for (int i = 0; i < n1; i++) {
            w1 += ranked.ranks()[i];
        }
        double pairs = (double) n1 * n2;
        double all = n1 + n2;
        double u = w1 - n1 * (n1 + 1.0) / 2;
        double w = n1 <= n2 ? w1 : all * (all + 1) / 2 - w1;
        double excess = u - pairs / 2;
        double variance = pairs * (all + 1 - ranked.tieTerm() / (all * (all - 1))) / 12;
        boolean flat = !(variance > 0);
        double z = flat ? 0 : options.moved(excess, 0.5, true) / Math.sqrt(variance);
        int smaller = Math.min(n1, n2);
        boolean exact = switch (options.method()) {
            case MATLAB -> smaller < 10 && all < 20;
            case R -> Math.max(n1, n2) < R_EXACT_BELOW && ranked.tieTerm() == 0;
            case EXACT -> true;
            case ASYMPTOTIC -> false;
        };
        double lnP = flat ? 0 : options.lnSided(z, Tails.lnNormal(z));
        if (exact) {
            double[] tails = ExactRanks.drawn(ranked.ranks(), smaller, w);
            boolean first = n1 <= n2;
            lnP = options.lnExact(first ? tails[0] : tails[1], first ? tails[1] : tails[0]);
        }
        String note = flat ? "all values are equal" : "";
        Intervals.Interval interval = superiority(u / pairs, n1, n2);
        return new Result(
                w,
                u,
                z,
                n1,
                n2,
                Math.exp(lnP),
                lnP,
                exact,
                2 * u / pairs - 1,
                2 * interval.low() - 1,
                2 * interval.high() - 1,
                note);
    }

    // The interval of P(X > Y) by method 5 of Newcombe (2006, doi:10.1002/sim.2324): all values whose own standard
    // error
    // makes the observed one plausible. Unlike a Wald interval it keeps a width where the samples do not overlap.
    private static Intervals.Interval superiority(double observed, int n1, int n2) {
        double low = observed == 0
                ? 0
                : Intervals.root(theta -> observed - theta - Intervals.Z95 * se(theta, n1, n2), 0, observed);
        double high = observed == 1
                ? 1
                : Intervals.root(theta -> observed - theta + Intervals.Z95 * se(theta, n1, n2), observed, 1);
        return new Intervals.Interval(low, high);
    }

    private static double se(double theta, double n1, double n2) {
        double half = (n1 + n2) / 2 - 1;
        double variance = theta * (1 - theta) * (1 + half * (1 - theta) / (2 - theta) + half * theta / (1 + theta));
        return Math.sqrt(Math.max(0, variance) / (n1 * n2));
    }
}
