// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.study;

import io.github.spinet.core.BadParameterException;
import io.github.spinet.core.Progress;
import io.github.spinet.stats.Coefficient;
import io.github.spinet.stats.Design;
import io.github.spinet.stats.Factor;
import io.github.spinet.stats.Logistic;
import io.github.spinet.stats.LogisticMixed;
import io.github.spinet.stats.OddsRatio;
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

    private final TestTable table;
    private final TableStatistics.Params params;
    private final Design design;
    private final List<PostHocTests.Cell> cells;
    // Pairs of levels, then those of cells.
    private final Map<String, double[]> combinations;
    private final int levels;

    private LogisticTests(TestTable table, TableStatistics.Params params) {
        this.table = table;
        this.params = params;
        this.design = ModelTests.design(table);
        this.cells = params.postHoc() == TestChoices.Comparison.NONE ? List.of() : PostHocTests.cells(table, params);
        this.combinations = new LinkedHashMap<>(design.comparisons());
        this.levels = combinations.size();
        PostHocTests.contrasts(design, cells).forEach((name, weights) -> combinations.put(PAIR + name, weights));
    }

    static Outcome logistic(TestTable table, TableStatistics.Params params, Progress progress) {
        return table.formula().random().isEmpty()
                ? new LogisticTests(table, params).marginal(cluster(table))
                : new LogisticTests(table, params).mixed();
    }

    private Outcome marginal(Factor cluster) {
        double[] y = table.numbers(table.responseName(), v -> v == 0 || v == 1, "0 or 1");
        Logistic.Params settings = new Logistic.Params(params.workingCorrelation(), params.correction());
        Logistic.Result r = Logistic.run(y, design, cluster, settings, combinations);
        boolean independent = params.workingCorrelation() == Logistic.WorkingCorrelation.INDEPENDENCE;
        String method = "logistic regression, "
                + (independent ? "independence" : "exchangeable correlation " + Words.number(r.alpha()))
                + ", cluster-robust errors (" + params.correction() + ") by " + cluster.name();
        List<Finding> rows = rows(r.coefficients(), r.comparisons(), r.n(), "logistic regression", method);
        List<String> notes = new ArrayList<>();
        if (r.predicted() > 0) {
            notes.add("separation: " + r.predicted() + " of " + r.n() + " outcomes are predicted without error");
        }
        return new Outcome(rows, pairs(r.comparisons()), List.of(), List.of(), List.of(), notes);
    }

    private Outcome mixed() {
        LogisticMixed.Result r = LikelihoodTests.logisticFit(table, params, design, combinations);
        String method = "logistic mixed model, "
                + (params.quadrature() == 1 ? "Laplace's approximation" : params.quadrature() + " nodes") + ", "
                + RandomParts.words(RandomParts.of(table));
        List<Finding> rows = rows(r.coefficients(), r.comparisons(), r.n(), "logistic mixed model", method);
        rows.addAll(LikelihoodTests.logistic(table, params));
        List<String> notes = new ArrayList<>(RandomParts.repeatedNames(table));
        if (!r.note().isEmpty()) {
            notes.add(r.note());
        }
        List<Coefficient> coefficients =
                r.coefficients().stream().map(OddsRatio::logOdds).toList();
        return new Outcome(rows, pairs(r.comparisons()), List.of(), r.components(), coefficients, notes);
    }

    // Deviations of single levels from the mean of levels are no odds ratios that people ask for.
    private List<Finding> rows(
            List<OddsRatio> coefficients, List<OddsRatio> comparisons, int n, String test, String method) {
        Set<String> factors = new LinkedHashSet<>();
        for (Term term : table.formula().terms()) {
            if (term.factors().size() == 1 && table.isFactor(term.toString())) {
                factors.add(term.toString());
            }
        }
        List<Finding> rows = new ArrayList<>();
        for (OddsRatio c : coefficients) {
            if (factors.stream()
                    .noneMatch(f -> c.name().startsWith(f + "=") && !c.name().contains(":"))) {
                rows.add(finding(c, n, rows.isEmpty() ? "odds" : "odds ratio", test, method));
            }
        }
        comparisons.subList(0, levels).forEach(c -> rows.add(finding(c, n, "odds ratio", test, method)));
        return rows;
    }

    private List<Finding> pairs(List<OddsRatio> comparisons) {
        String what = PostHocTests.what(params, !table.variables().stream().allMatch(table::isFactor))
                .replace("means of", "odds of");
        List<long[]> sizes = PostHocTests.sizes(cells);
        List<Finding> pairs = new ArrayList<>();
        for (OddsRatio c : comparisons.subList(levels, comparisons.size())) {
            long[] of = sizes.get(pairs.size());
            String test = params.postHoc().toString();
            Finding full = finding(c, (int) Arrays.stream(of).sum(), "odds ratio", test, what);
            String name = c.name().substring(PAIR.length());
            pairs.add(new Finding(TestRows.named(full.row(), test, name), of));
        }
        return PostHocTests.corrected(pairs, params, cells.size());
    }

    private static Finding finding(OddsRatio c, int n, String effect, String test, String method) {
        boolean normal = Double.isInfinite(c.df());
        return new Finding(
                TestRows.of(test, c.name())
                        .statistic(normal ? "z" : "t", c.t())
                        .df(normal ? Double.NaN : c.df(), Double.NaN)
                        .estimate(c.estimate(), c.se())
                        .effect(effect, c.oddsRatio(), c.low(), c.high())
                        .p(c)
                        .row(n, method),
                n);
    }

    private static Factor cluster(TestTable table) {
        if (table.groups().isEmpty()) {
            throw new BadParameterException("test = LOGISTIC needs to know what rows share; give group, for example"
                    + " animal, or add (1|animal) to the formula");
        }
        return table.groups().get(0);
    }
}
