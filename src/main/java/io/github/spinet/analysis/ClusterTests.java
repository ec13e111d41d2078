// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.analysis;

import io.github.spinet.analysis.Clustering.Observation;
import io.github.spinet.core.Numbers;
import io.github.spinet.stats.Anova;
import io.github.spinet.stats.Correlation;
import io.github.spinet.stats.Factor;
import io.github.spinet.stats.Fdr;
import io.github.spinet.stats.PostHoc;
import io.github.spinet.stats.TestRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The tests of {@link Clustering}: always the same rows, in the same order. */
final class ClusterTests {

    private static final String ANOVA = "two-way ANOVA";
    private static final String LSD = "LSD";
    private static final String TYPE_III = "Type III sums of squares, fixed factors, interaction";
    private static final String POST_HOC =
            "Fisher's LSD after the ANOVA; adjusted by Benjamini-Hochberg over all LSD comparisons";
    private static final String PEARSON = "t test of Pearson's r; adjusted by Benjamini-Hochberg over the groups";
    private static final String SPEARMAN =
            "t approximation for Spearman's r of mid-ranks; adjusted by Benjamini-Hochberg over the groups";

    private static final String GROUP = "mrs";
    private static final String DISTANCE = "distance";

    private ClusterTests() {}

    static List<TestRow> run(List<Observation> used, Clustering.Params params) {
        List<TestRow> tests = new ArrayList<>(variance(used, params));
        List<TestRow> pearson = new ArrayList<>();
        List<TestRow> spearman = new ArrayList<>();
        for (PairClass group : PairClass.values()) {
            double[] x = Clustering.distances(used, group);
            double[] y = Clustering.coactivities(used, group);
            String term = "co-activity with distance, " + group;
            pearson.add(TestRow.of("Pearson correlation", term, Correlation.pearson(x, y), PEARSON));
            spearman.add(TestRow.of("Spearman correlation", term, Correlation.spearman(x, y), SPEARMAN));
        }
        tests.addAll(adjusted(pearson));
        tests.addAll(adjusted(spearman));
        return tests;
    }

    private static List<TestRow> variance(List<Observation> used, Clustering.Params params) {
        List<PairClass> groups = params.tested();
        List<Observation> tested =
                used.stream().filter(o -> groups.contains(o.group())).toList();
        List<String> bins = new ArrayList<>();
        for (int b = 0; b < params.bins(); b++) {
            bins.add(Numbers.toText(round(b * params.binUm())) + "-" + Numbers.toText(round((b + 1) * params.binUm()))
                    + " µm");
        }
        if (tested.isEmpty()) {
            List<TestRow> rows = new ArrayList<>();
            for (String term : List.of(GROUP, DISTANCE, GROUP + ":" + DISTANCE)) {
                rows.add(TestRow.undefined(ANOVA, term, "F", 0, TYPE_III, "no pairs of the groups to compare"));
            }
            comparisons(groups, bins).forEach(c -> rows.add(missing(c, 0, c[0])));
            return rows;
        }
        Anova.Result anova = Anova.run(
                tested.stream().mapToDouble(Observation::coactivity).toArray(),
                List.of(
                        new Factor(
                                GROUP,
                                groups.stream().map(Enum::name).toList(),
                                tested.stream()
                                        .mapToInt(o -> groups.indexOf(o.group()))
                                        .toArray()),
                        new Factor(
                                DISTANCE,
                                bins,
                                tested.stream()
                                        .mapToInt(o -> Clustering.bin(o.distanceUm(), params))
                                        .toArray())),
                Anova.Interactions.PAIRWISE,
                Anova.SumsOfSquares.TYPE_III);
        List<TestRow> rows = new ArrayList<>();
        for (Anova.Row row : anova.rows()) {
            rows.add(warned(TestRow.of(ANOVA, row, anova.n(), TYPE_III), anova.warnings()));
        }
        rows.addAll(adjusted(postHoc(anova, comparisons(groups, bins))));
        return rows;
    }

    // MRS against nonMRS in each bin, then the first bin against each other one within each group.
    private static List<String[]> comparisons(List<PairClass> groups, List<String> bins) {
        List<String[]> comparisons = new ArrayList<>();
        for (String bin : bins) {
            comparisons.add(
                    new String[] {PostHoc.group(PairClass.MRS.name(), bin), PostHoc.group(PairClass.NON_MRS.name(), bin)
                    });
        }
        for (PairClass group : groups) {
            for (String bin : bins.subList(1, bins.size())) {
                comparisons.add(
                        new String[] {PostHoc.group(group.name(), bins.get(0)), PostHoc.group(group.name(), bin)});
            }
        }
        return comparisons;
    }

    private static List<TestRow> postHoc(Anova.Result anova, List<String[]> comparisons) {
        PostHoc.Result means = PostHoc.cellMeans(anova, PostHoc.Correction.LSD);
        Map<String, Long> counts =
                means.means().stream().collect(Collectors.toMap(PostHoc.Mean::group, PostHoc.Mean::n));
        List<TestRow> rows = new ArrayList<>();
        for (String[] pair : comparisons) {
            long n = counts.getOrDefault(pair[0], 0L) + counts.getOrDefault(pair[1], 0L);
            if (counts.containsKey(pair[0]) && counts.containsKey(pair[1])) {
                rows.add(TestRow.of(LSD, means.compare(pair[0], pair[1]), n, anova.meanSquareError(), POST_HOC));
            } else {
                rows.add(missing(pair, n, counts.containsKey(pair[0]) ? pair[1] : pair[0]));
            }
        }
        return rows;
    }

    private static TestRow missing(String[] pair, long n, String empty) {
        return TestRow.undefined(LSD, pair[0] + " vs " + pair[1], "t", n, POST_HOC, "no pairs in " + empty);
    }

    private static TestRow warned(TestRow row, List<String> warnings) {
        return Double.isNaN(row.p()) && !warnings.isEmpty()
                ? row.withWarning(row.warning() + ". " + String.join("; ", warnings))
                : row;
    }

    private static List<TestRow> adjusted(List<TestRow> family) {
        double[] q =
                Fdr.benjaminiHochberg(family.stream().mapToDouble(TestRow::p).toArray());
        List<TestRow> rows = new ArrayList<>();
        for (int i = 0; i < q.length; i++) {
            rows.add(family.get(i).withAdjusted(q[i]));
        }
        return rows;
    }

    // Edges such as 3 · 0.1 print as 0.3.
    private static double round(double edge) {
        return Math.rint(edge * 1e9) / 1e9;
    }
}
