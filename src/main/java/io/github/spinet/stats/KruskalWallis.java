// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.stats;

import io.github.spinet.core.Field;
import io.github.spinet.core.Progress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** The test of Kruskal and Wallis (1952): do the values of any group tend to be larger than those of the others. */
public final class KruskalWallis {

    /** The outcome of the test. */
    public record Result(
            @Field(help = "H statistic, corrected for ties") double h,

            @Field(help = "Degrees of freedom: groups with values minus one")
            int df,

            @Field(help = "Number of values") int n,

            @Field(help = "p value from the chi-squared distribution")
            double p,

            @Field(help = "Natural logarithm of p") double lnP,

            @Field(help = "Share of the variance of the ranks that lies between groups, H / (n - 1)")
            double epsilonSquared,

            @Field(help = "Lower end of its 90 % confidence interval, above 0 where p is below 0.05")
            double epsilonLow,

            @Field(help = "Upper end of its 90 % confidence interval")
            double epsilonHigh,

            @Field(help = "Why a value is undefined") String note)
            implements TestResult {

        @Override
        public String summary() {
            return Phrase.is("H(" + df + ")", h) + ", n = " + n + ", "
                    + Phrase.is("epsilon squared", epsilonSquared, epsilonLow, epsilonHigh);
        }
    }

    // The values of all groups in order, their ranks, and the group of each.
    private record Pooled(Ranks.Result ranked, int[] group, int[] sizes) {

        static Pooled of(List<double[]> groups) {
            double[] all = {};
            int[] group = {};
            List<Integer> sizes = new ArrayList<>();
            for (int g = 0; g < groups.size(); g++) {
                double[] values = Samples.valid(groups.get(g), "group " + (g + 1));
                if (values.length > 0) {
                    all = Samples.concat(all, values);
                    int before = group.length;
                    group = Arrays.copyOf(group, all.length);
                    Arrays.fill(group, before, all.length, sizes.size());
                    sizes.add(values.length);
                }
            }
            return new Pooled(
                    Ranks.of(all),
                    group,
                    sizes.stream().mapToInt(Integer::intValue).toArray());
        }

        int n() {
            return group.length;
        }

        boolean tied() {
            double n = n();
            return ranked.tieTerm() == n * n * n - n;
        }

        /** H of the ranks in another order. */
        double h(int[] order) {
            double[] excess = new double[sizes.length];
            for (int i = 0; i < order.length; i++) {
                excess[group[i]] += ranked.ranks()[order[i]] - (n() + 1) / 2.0;
            }
            double sum = 0;
            for (int g = 0; g < sizes.length; g++) {
                sum += excess[g] * excess[g] / sizes[g];
            }
            double n = n();
            return 12 / (n * (n + 1)) * sum / (1 - ranked.tieTerm() / (n * n * n - n));
        }
    }

    private KruskalWallis() {}

    /**
     * Tests groups of independent values. NaN are left out, and so are groups without values.
     *
     * @return NaN with the reason in the note with fewer than two groups or where all values are equal
     */
    public static Result run(List<double[]> groups) {
        Pooled pooled = Pooled.of(groups);
        int n = pooled.n();
        int df = pooled.sizes.length - 1;
        if (df < 1 || pooled.tied()) {
            double nan = Double.NaN;
            String note = df < 1 ? (df + 1) + " groups have values; the test needs 2" : "all values are equal";
            return new Result(nan, df, n, nan, nan, nan, nan, nan, note);
        }
        double h = pooled.h(IntStream.range(0, n).toArray());
        double lnP = Tails.lnChiSquared(h, df);
        Intervals.Interval interval = Noncentral.perObservation(h, df, n - 1.0);
        return new Result(
                h,
                df,
                n,
                Math.exp(lnP),
                lnP,
                h / (n - 1),
                Math.min(1, interval.low()),
                Math.min(1, interval.high()),
                "");
    }

    /**
     * The same test by permutation of the values, ties as they are: for small groups, where chi-squared is approximate. Only
     * large H count.
     *
     * @param keys the identity of the data, which names the random stream
     */
    public static Permutation.Result permutation(
            List<double[]> groups, Permutation.Params params, Progress progress, Object... keys) {
        Pooled pooled = Pooled.of(groups);
        return Permutation.rows(pooled.n(), pooled::h, params.with(Permutation.Tail.GREATER), progress, keys);
    }
}
