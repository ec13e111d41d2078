// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.stats;

import java.util.ArrayList;
import java.util.List;

/**
 * Comparison of all pairs of mean ranks after {@link KruskalWallis} (Dunn 1964, doi:10.1080/00401706.1964.10490181), as
 * MATLAB's {@code multcompare} has it: ranks over all groups, whose variance N(N + 1)/12 is corrected for ties, and the
 * normal distribution.
 */
public final class RankComparisons {

    private RankComparisons() {}

    /**
     * Compares groups of independent values.
     *
     * @param names one a group
     * @param groups NaN are left out
     * @return mean ranks and their differences, with z as t and infinite degrees of freedom, and no g; NaN with the reason in
     *     the note where all values are equal or a group has none
     */
    public static PostHoc.Result run(List<String> names, List<double[]> groups, PostHoc.Correction correction) {
        double[] all = {};
        List<double[]> valid = new ArrayList<>();
        for (int g = 0; g < groups.size(); g++) {
            valid.add(Samples.valid(groups.get(g), "group " + names.get(g)));
            all = Samples.concat(all, valid.get(g));
        }
        Ranks.Result ranked = Ranks.of(all);
        double n = all.length;
        double variance = n * (n + 1) / 12 - ranked.tieTerm() / (12 * (n - 1));
        List<PostHoc.Mean> means = new ArrayList<>();
        int from = 0;
        for (int g = 0; g < valid.size(); g++) {
            int size = valid.get(g).length;
            double sum = 0;
            for (int i = from; i < from + size; i++) {
                sum += ranked.ranks()[i];
            }
            from += size;
            means.add(new PostHoc.Mean(names.get(g), size, sum / size, Math.sqrt(variance / size)));
        }
        List<PostHoc.Comparison> pairs = new ArrayList<>();
        for (int a = 0; a < means.size(); a++) {
            for (int b = a + 1; b < means.size(); b++) {
                pairs.add(pair(means.get(a), means.get(b), variance));
            }
        }
        double[] lnP = PostHoc.adjust(pairs, correction, means.size(), Double.POSITIVE_INFINITY);
        for (int k = 0; k < lnP.length; k++) {
            pairs.set(k, pairs.get(k).adjusted(lnP[k]));
        }
        return new PostHoc.Result(means, pairs);
    }

    private static PostHoc.Comparison pair(PostHoc.Mean a, PostHoc.Mean b, double variance) {
        double nan = Double.NaN;
        boolean empty = a.n() == 0 || b.n() == 0;
        String note = empty ? "a group has no values" : variance > 0 ? "" : "all values are equal";
        double difference = a.mean() - b.mean();
        double se = Math.sqrt(variance * (1.0 / a.n() + 1.0 / b.n()));
        double z = note.isEmpty() ? difference / se : nan;
        double half = Intervals.Z95 * se;
        double lnP = Tails.lnNormal(z);
        return new PostHoc.Comparison(
                a.group(),
                b.group(),
                difference,
                se,
                difference - half,
                difference + half,
                nan,
                z,
                Double.POSITIVE_INFINITY,
                Math.exp(lnP),
                lnP,
                note);
    }
}
