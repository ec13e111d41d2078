// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.stats;

import io.github.spinet.core.Field;
import java.util.ArrayList;
import java.util.List;

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

            @Field(help = "Why a value is undefined") String note)
            implements TestResult {}

    private KruskalWallis() {}

    /**
     * Tests groups of independent values. NaN are left out, and so are groups without values.
     *
     * @return NaN with the reason in the note with fewer than two groups or where all values are equal
     */
    public static Result run(List<double[]> groups) {
        List<double[]> kept = new ArrayList<>();
        double[] all = {};
        for (int g = 0; g < groups.size(); g++) {
            double[] values = Samples.valid(groups.get(g), "group " + (g + 1));
            if (values.length > 0) {
                kept.add(values);
                all = Samples.concat(all, values);
            }
        }
        int n = all.length;
        int df = kept.size() - 1;
        if (df < 1) {
            return undefined(df, n, kept.size() + " groups have values; the test needs 2");
        }
        if (Samples.constant(all)) {
            return undefined(df, n, "all values are equal");
        }
        Ranks.Result ranked = Ranks.of(all);
        double sum = 0;
        int start = 0;
        for (double[] group : kept) {
            double excess = 0;
            for (int i = 0; i < group.length; i++) {
                excess += ranked.ranks()[start + i] - (n + 1) / 2.0;
            }
            sum += excess * excess / group.length;
            start += group.length;
        }
        double size = n;
        double ties = 1 - ranked.tieTerm() / (size * size * size - size);
        double h = 12 / (size * (size + 1)) * sum / ties;
        double lnP = Tails.lnChiSquared(h, df);
        return new Result(h, df, n, Math.exp(lnP), lnP, h / (n - 1), "");
    }

    private static Result undefined(int df, int n, String note) {
        double nan = Double.NaN;
        return new Result(nan, df, n, nan, nan, nan, note);
    }
}
