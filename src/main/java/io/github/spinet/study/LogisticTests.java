// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.study;

import io.github.spinet.core.BadParameterException;
import io.github.spinet.core.Progress;
import io.github.spinet.core.Records;
import io.github.spinet.stats.Coefficient;
import io.github.spinet.stats.Factor;
import io.github.spinet.stats.Logistic;
import io.github.spinet.stats.LogisticMixed;
import io.github.spinet.stats.OddsRatio;
import io.github.spinet.stats.Term;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Logistic regression of rows that are not independent. */
final class LogisticTests {

    private LogisticTests() {}

    static Outcome logistic(TestTable table, TableStatistics.Params params, Progress progress) {
        if (!table.formula().random().isEmpty()) {
            return mixed(table, params);
        }
        Factor cluster = cluster(table);
        refuse(params.dropTerms() || params.otherModel().isPresent() || params.quadrature() != 1);
        double[] y = table.numbers(table.responseName(), v -> v == 0 || v == 1, "0 or 1");
        Logistic.Params settings = new Logistic.Params(params.workingCorrelation(), params.correction());
        Logistic.Result r = Logistic.run(y, ModelTests.design(table), cluster, settings);
        boolean independent = params.workingCorrelation() == Logistic.WorkingCorrelation.INDEPENDENCE;
        String method = "logistic regression, "
                + (independent ? "independence" : "exchangeable correlation " + Words.number(r.alpha()))
                + ", cluster-robust errors (" + params.correction() + ") by " + cluster.name();
        List<Finding> rows = rows(table, r.coefficients(), r.comparisons(), r.n(), "logistic regression", method);
        List<String> notes = new ArrayList<>();
        if (r.predicted() > 0) {
            notes.add("separation: " + r.predicted() + " of " + r.n() + " outcomes are predicted without error");
        }
        return Outcome.of(rows, notes);
    }

    private static Outcome mixed(TestTable table, TableStatistics.Params params) {
        TableStatistics.Params defaults = Records.defaults(TableStatistics.Params.class);
        if (params.correction() != defaults.correction()
                || params.workingCorrelation() != defaults.workingCorrelation()) {
            throw new BadParameterException(
                    "correction and working_correlation are for averages over the population;"
                            + " with random terms in the formula the model is a mixed one: name what rows share by group instead");
        }
        LogisticMixed.Result r = LikelihoodTests.logisticFit(table, params);
        String method = "logistic mixed model, "
                + (params.quadrature() == 1 ? "Laplace's approximation" : params.quadrature() + " nodes") + ", "
                + RandomParts.words(RandomParts.of(table));
        List<Finding> rows = rows(table, r.coefficients(), r.comparisons(), r.n(), "logistic mixed model", method);
        rows.addAll(LikelihoodTests.logistic(table, params));
        List<String> notes = new ArrayList<>(RandomParts.repeatedNames(table));
        if (!r.note().isEmpty()) {
            notes.add(r.note());
        }
        List<Coefficient> coefficients =
                r.coefficients().stream().map(OddsRatio::logOdds).toList();
        return new Outcome(rows, List.of(), List.of(), r.components(), coefficients, notes);
    }

    private static void refuse(boolean settingsOfMixedModels) {
        if (settingsOfMixedModels) {
            throw new BadParameterException(
                    "drop_terms, against and quadrature are for logistic models with random terms;"
                            + " add for example (1|animal) to the formula");
        }
    }

    // Deviations of single levels from the mean of levels are no odds ratios that people ask for.
    private static List<Finding> rows(
            TestTable table,
            List<OddsRatio> coefficients,
            List<OddsRatio> comparisons,
            int n,
            String test,
            String method) {
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
        comparisons.forEach(c -> rows.add(finding(c, n, "odds ratio", test, method)));
        return rows;
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
