// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.study;

import io.github.spinet.core.BadParameterException;
import io.github.spinet.stats.Design;
import io.github.spinet.stats.Factor;
import io.github.spinet.stats.PostHoc;
import io.github.spinet.stats.TestRow;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the comparisons of means after a test have in common, whatever the model. */
final class PostHocTests {

    private PostHocTests() {}

    /** Pairs of means with their p adjusted as {@code post_hoc} asks; all pairs of one test are one family. */
    static List<Finding> corrected(List<Finding> pairs, TableStatistics.Params params, int means) {
        PostHoc.Correction correction = params.postHoc().correction();
        if (params.postHoc() == TestChoices.Comparison.NONE || params.postHoc().isPlain()) {
            return pairs;
        }
        double[] lnP = PostHoc.lnAdjusted(
                pairs.stream().mapToDouble(f -> f.row().lnP()).toArray(),
                pairs.stream().mapToDouble(f -> f.row().statistic()).toArray(),
                pairs.stream().mapToDouble(f -> df(f.row())).toArray(),
                correction,
                means);
        List<Finding> adjusted = new ArrayList<>();
        for (int k = 0; k < lnP.length; k++) {
            adjusted.add(pairs.get(k).adjusted(Math.exp(lnP[k]), lnP[k]));
        }
        return adjusted;
    }

    private static double df(TestRow row) {
        return Double.isNaN(row.df1()) ? Double.POSITIVE_INFINITY : row.df1();
    }

    /** A combination of levels whose mean a model of single rows predicts. */
    record Cell(String name, Map<String, String> levels, long n) {}

    /**
     * The cells whose means are compared: the levels of the factors that {@code compare} names, of all factors of the model
     * without it. Those without rows are left out.
     */
    static List<Cell> cells(TestTable table, TableStatistics.Params params) {
        List<String> factors =
                table.variables().stream().filter(table::isFactor).toList();
        for (String name : params.compare()) {
            if (!factors.contains(name)) {
                throw new BadParameterException("compare = " + name + " is no factor of the model; it has " + factors);
            }
        }
        List<String> chosen = params.compare().isEmpty() ? factors : params.compare();
        if (chosen.isEmpty()) {
            throw new BadParameterException("post_hoc = " + params.postHoc()
                    + " compares the levels of factors, and the model has none; leave it out, or list a column of"
                    + " numbers that names groups in factors");
        }
        List<Factor> columns = chosen.stream().map(table::grouping).toList();
        Map<String, Map<String, String>> levels = new LinkedHashMap<>();
        name(columns, 0, "", new LinkedHashMap<>(), levels);
        Map<String, Long> rows = new LinkedHashMap<>();
        for (int i = 0; i < table.n(); i++) {
            int row = i;
            String[] of =
                    columns.stream().map(f -> f.levels().get(f.codes()[row])).toArray(String[]::new);
            rows.merge(PostHoc.group(of), 1L, Long::sum);
        }
        List<Cell> cells = new ArrayList<>();
        levels.forEach((name, of) -> {
            if (rows.containsKey(name)) {
                cells.add(new Cell(name, of, rows.get(name)));
            }
        });
        return cells;
    }

    // All combinations of levels, the last factor changing fastest.
    private static void name(
            List<Factor> factors,
            int depth,
            String name,
            Map<String, String> levels,
            Map<String, Map<String, String>> all) {
        if (depth == factors.size()) {
            all.put(name, Map.copyOf(levels));
            return;
        }
        Factor factor = factors.get(depth);
        for (String level : factor.levels()) {
            levels.put(factor.name(), level);
            name(factors, depth + 1, name.isEmpty() ? level : PostHoc.group(name, level), levels, all);
        }
    }

    /** All pairs of cells, by name, as combinations of the coefficients of a model. */
    static Map<String, double[]> contrasts(Design design, List<Cell> cells) {
        List<double[]> means =
                cells.stream().map(c -> design.meanAt(c.levels())).toList();
        Map<String, double[]> contrasts = new LinkedHashMap<>();
        for (int a = 0; a < cells.size(); a++) {
            for (int b = a + 1; b < cells.size(); b++) {
                double[] weights = new double[means.get(a).length];
                for (int j = 0; j < weights.length; j++) {
                    weights[j] = means.get(a)[j] - means.get(b)[j];
                }
                contrasts.put(cells.get(a).name() + " vs " + cells.get(b).name(), weights);
            }
        }
        return contrasts;
    }

    /** The sizes of the pairs of cells, in the order of {@link #contrasts}. */
    static List<long[]> sizes(List<Cell> cells) {
        List<long[]> sizes = new ArrayList<>();
        for (int a = 0; a < cells.size(); a++) {
            for (int b = a + 1; b < cells.size(); b++) {
                sizes.add(new long[] {cells.get(a).n(), cells.get(b).n()});
            }
        }
        return sizes;
    }

    /** What is compared, as the method says it. */
    static String what(TableStatistics.Params params, boolean covariates) {
        return (params.compare().isEmpty() ? "means of all cells" : "means of " + String.join(" × ", params.compare()))
                + " that the model predicts" + (covariates ? ", covariates at their means" : "")
                + (params.compare().isEmpty() ? "" : ", other factors with equal weight to each level");
    }
}
