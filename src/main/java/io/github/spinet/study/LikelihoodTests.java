// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.study;

import io.github.spinet.core.BadParameterException;
import io.github.spinet.stats.Design;
import io.github.spinet.stats.Factor;
import io.github.spinet.stats.Formula;
import io.github.spinet.stats.LikelihoodRatio;
import io.github.spinet.stats.LogisticMixed;
import io.github.spinet.stats.MixedFit;
import io.github.spinet.stats.MixedModel;
import io.github.spinet.stats.RandomTerm;
import io.github.spinet.stats.Term;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Likelihood-ratio tests of mixed models: of each term, and of another model. */
final class LikelihoodTests {

    private static final String METHOD = "likelihood ratio, ";

    private LikelihoodTests() {}

    /** Whether a row is such a test. */
    static boolean isOne(Finding finding) {
        return finding.row().method().startsWith(METHOD);
    }

    /** Fixed effects are compared by maximum likelihood; models that differ in the random part alone as the settings say. */
    static List<Finding> linear(TestTable table, TableStatistics.Params params) {
        return tests(table, params, "mixed model", (one, other) -> {
            boolean same = one.formula().terms().equals(other.formula().terms());
            MixedModel.Likelihood likelihood = same ? params.likelihood() : MixedModel.Likelihood.ML;
            Function<TestTable, MixedFit> fit =
                    of -> ModelTests.fit(of, ModelTests.design(of), likelihood, MixedModel.Freedom.SATTERTHWAITE);
            MixedFit a = fit.apply(one);
            MixedFit b = fit.apply(other);
            boolean ordered = a.parameters() < b.parameters();
            return new Compared(
                    ordered ? MixedModel.compare(a, b) : MixedModel.compare(b, a), a.n(), likelihood.toString());
        });
    }

    static List<Finding> logistic(TestTable table, TableStatistics.Params params) {
        return tests(table, params, "logistic mixed model", (one, other) -> {
            LogisticMixed.Result a = logisticFit(one, params);
            LogisticMixed.Result b = logisticFit(other, params);
            boolean ordered = a.parameters() < b.parameters();
            return new Compared(ordered ? LogisticMixed.compare(a, b) : LogisticMixed.compare(b, a), a.n(), "ML");
        });
    }

    private static LogisticMixed.Result logisticFit(TestTable table, TableStatistics.Params params) {
        return logisticFit(table, params, ModelTests.design(table), Map.of());
    }

    /** The logistic mixed model of a table, with chosen combinations of the coefficients of its design. */
    static LogisticMixed.Result logisticFit(
            TestTable table, TableStatistics.Params params, Design design, Map<String, double[]> combinations) {
        List<RandomTerm> random = RandomParts.of(table);
        random.stream().flatMap(term -> term.slope().stream()).findFirst().ifPresent(x -> {
            throw new BadParameterException(
                    "formula: a logistic mixed model has random intercepts only; leave the slope of '" + x.name()
                            + "' out");
        });
        List<Factor> groups = random.stream().map(RandomTerm::group).toList();
        double[] y = table.numbers(table.responseName(), v -> v == 0 || v == 1, "0 or 1");
        return LogisticMixed.run(y, design, groups, new LogisticMixed.Params(params.quadrature()), combinations);
    }

    private record Compared(LikelihoodRatio ratio, int n, String likelihood) {}

    @FunctionalInterface
    private interface Comparison {
        Compared of(TestTable one, TestTable other);
    }

    private static List<Finding> tests(
            TestTable table, TableStatistics.Params params, String test, Comparison comparison) {
        List<Finding> rows = new ArrayList<>();
        Formula formula = table.formula();
        if (params.dropTerms()) {
            for (Term term : formula.terms()) {
                List<Term> rest =
                        formula.terms().stream().filter(t -> !t.equals(term)).toList();
                TestTable without = table.with(new Formula(formula.response(), rest, formula.random()));
                rows.add(finding(test, "without " + term, comparison.of(without, table)));
            }
        }
        params.otherModel().ifPresent(other -> {
            if (!other.response().equals(formula.response())) {
                throw new BadParameterException("against: the model of '" + other.response()
                        + "' cannot be compared with one of '" + formula.response() + "'");
            }
            String name = "against " + params.against().orElse("").strip();
            rows.add(finding(test, name, comparison.of(table.with(other), table)));
        });
        return rows;
    }

    private static Finding finding(String test, String term, Compared compared) {
        return new Finding(
                TestRows.of(test, term)
                        .statistic("chi2", compared.ratio().chi2())
                        .df(compared.ratio().df(), Double.NaN)
                        .p(compared.ratio())
                        .row(compared.n(), METHOD + compared.likelihood()),
                compared.n());
    }
}
