// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.study;

import io.github.spinet.core.BadParameterException;
import io.github.spinet.core.Progress;
import io.github.spinet.stats.Design;
import io.github.spinet.stats.Factor;
import io.github.spinet.stats.Logistic;
import io.github.spinet.stats.Term;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Logistic regression of rows that are not independent. */
final class LogisticTests {

    // Before the names of pairs of cells, which may be those of pairs of levels.
    private static final String PAIR = "pair ";

    private LogisticTests() {}

    static Outcome logistic(TestTable table, TableStatistics.Params params, Progress progress) {
        Factor cluster = cluster(table);
        double[] y = table.numbers(table.responseName(), v -> v == 0 || v == 1, "0 or 1");
        Logistic.Params settings = new Logistic.Params(params.workingCorrelation(), params.correction());
        Design design = ModelTests.design(table);
        boolean comparing = params.postHoc() != TestChoices.Comparison.NONE;
        List<PostHocTests.Cell> cells = comparing ? PostHocTests.cells(table, params) : List.of();
        Map<String, double[]> combinations = new LinkedHashMap<>(design.comparisons());
        int plain = combinations.size();
        PostHocTests.contrasts(design, cells).forEach((name, weights) -> combinations.put(PAIR + name, weights));
        Logistic.Result r = Logistic.run(y, design, cluster, settings, combinations);
        boolean independent = params.workingCorrelation() == Logistic.WorkingCorrelation.INDEPENDENCE;
        String method = "logistic regression, "
                + (independent ? "independence" : "exchangeable correlation " + Words.number(r.alpha()))
                + ", cluster-robust errors (" + params.correction() + ") by " + cluster.name();
        // Deviations of single levels from the mean of levels are no odds ratios that people ask for.
        Set<String> factors = new LinkedHashSet<>();
        for (Term term : table.formula().terms()) {
            if (term.factors().size() == 1 && table.isFactor(term.toString())) {
                factors.add(term.toString());
            }
        }
        List<Finding> rows = new ArrayList<>();
        for (Logistic.Coefficient c : r.coefficients()) {
            if (factors.stream()
                    .noneMatch(f -> c.name().startsWith(f + "=") && !c.name().contains(":"))) {
                rows.add(finding(c, r.n(), rows.isEmpty() ? "odds" : "odds ratio", method));
            }
        }
        r.comparisons().subList(0, plain).forEach(c -> rows.add(finding(c, r.n(), "odds ratio", method)));
        List<Finding> pairs = new ArrayList<>();
        String what = PostHocTests.what(params, !table.variables().stream().allMatch(table::isFactor))
                .replace("means of", "odds of");
        for (Logistic.Coefficient c : r.comparisons().subList(plain, combinations.size())) {
            long[] sizes = PostHocTests.sizes(cells).get(pairs.size());
            Finding full = finding(c, (int) Arrays.stream(sizes).sum(), "odds ratio", what);
            String name = c.name().substring(PAIR.length());
            pairs.add(new Finding(TestRows.named(full.row(), params.postHoc().toString(), name), sizes));
        }
        List<String> notes = new ArrayList<>();
        if (r.predicted() > 0) {
            notes.add("separation: " + r.predicted() + " of " + r.n() + " outcomes are predicted without error");
        }
        if (table.formula().random().stream().anyMatch(term -> term.factors().size() > 1)) {
            notes.add(
                    "rows of one " + cluster.name() + " may depend on each other in any way; inner groups add nothing");
        }
        List<Finding> corrected = comparing ? PostHocTests.corrected(pairs, params, cells.size()) : pairs;
        return new Outcome(rows, corrected, List.of(), List.of(), List.of(), notes);
    }

    private static Finding finding(Logistic.Coefficient c, int n, String effect, String method) {
        boolean normal = Double.isInfinite(c.df());
        return new Finding(
                TestRows.of("logistic regression", c.name())
                        .statistic(normal ? "z" : "t", c.t())
                        .df(normal ? Double.NaN : c.df(), Double.NaN)
                        .estimate(c.estimate(), c.se())
                        .effect(effect, c.oddsRatio(), c.low(), c.high())
                        .p(c)
                        .row(n, method),
                n);
    }

    // The outermost of what the formula or the settings say that rows share.
    private static Factor cluster(TestTable table) {
        Set<String> outermost = new LinkedHashSet<>();
        table.formula().random().forEach(term -> outermost.add(term.factors().get(0)));
        if (outermost.isEmpty() && !table.groups().isEmpty()) {
            return table.groups().get(0);
        }
        if (outermost.size() != 1) {
            throw new BadParameterException(
                    "test = LOGISTIC needs to know the one thing that rows share; add for example"
                            + " (1|animal) to the formula, or give group"
                            + (outermost.isEmpty() ? "" : ", not " + outermost));
        }
        return table.factor(outermost.iterator().next());
    }
}
