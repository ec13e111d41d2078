// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.study;

import io.github.spinet.core.BadParameterException;
import io.github.spinet.core.Progress;
import io.github.spinet.stats.ClusterRobust;
import io.github.spinet.stats.Coefficient;
import io.github.spinet.stats.Covariate;
import io.github.spinet.stats.Design;
import io.github.spinet.stats.Factor;
import io.github.spinet.stats.MixedFit;
import io.github.spinet.stats.MixedModel;
import io.github.spinet.stats.PostHoc;
import io.github.spinet.stats.TermTest;
import io.github.spinet.stats.VarianceComponent;
import java.util.ArrayList;
import java.util.List;

/** Linear models of rows that are not independent. Columns of text are factors, columns of numbers are covariates. */
final class ModelTests {

    private ModelTests() {}

    static Outcome mixed(TestTable table, TableStatistics.Params params, Progress progress) {
        Design design = design(table);
        MixedFit r = fit(table, design, params.likelihood(), params.df());
        boolean satterthwaite = params.df() == MixedModel.Freedom.SATTERTHWAITE;
        String method = params.likelihood() + ", "
                + (satterthwaite ? "Satterthwaite's" : "Kenward and Roger's")
                + " degrees of freedom, " + RandomParts.words(RandomParts.of(table));
        List<Finding> rows = new ArrayList<>();
        for (TermTest term : r.terms()) {
            rows.add(new Finding(
                    TestRows.of("mixed model", term.term())
                            .statistic("F", term.f())
                            .df(term.df(), term.errorDf())
                            .effect("partial eta squared", term.partialEtaSquared(), term.etaLow(), term.etaHigh())
                            .p(term)
                            .row(r.n(), method),
                    r.n()));
        }
        if (r.terms().isEmpty()) {
            Coefficient mean = r.coefficients().get(0);
            rows.add(new Finding(
                    TestRows.of("mixed model", mean.name())
                            .statistic("t", mean.t())
                            .df(mean.df(), Double.NaN)
                            .estimate(mean.estimate(), mean.se())
                            .effect("estimate", mean.estimate(), mean.low(), mean.high())
                            .p(mean)
                            .row(r.n(), method),
                    r.n()));
        }
        rows.addAll(LikelihoodTests.linear(table, params));
        List<String> notes = new ArrayList<>(RandomParts.repeatedNames(table));
        if (!r.note().isEmpty()) {
            notes.add(r.note());
        }
        notes.add("of the variance the fixed part explains " + Words.number(r.marginalR2())
                + " (marginal R2), with the random part " + Words.number(r.conditionalR2()) + " (conditional R2)");
        List<PostHoc.Mean> means = new ArrayList<>();
        List<Finding> pairs = params.postHoc() == TestChoices.Comparison.NONE
                ? List.of()
                : PostHocTests.corrected(compare(table, params, design, r, means), params, means.size());
        return new Outcome(rows, pairs, means, r.components(), r.coefficients(), notes);
    }

    private static List<Finding> compare(
            TestTable table, TableStatistics.Params params, Design design, MixedFit fit, List<PostHoc.Mean> means) {
        List<PostHocTests.Cell> cells = PostHocTests.cells(table, params);
        for (PostHocTests.Cell cell : cells) {
            Coefficient mean = fit.contrast(cell.name(), design.meanAt(cell.levels()));
            String name = table.label().isEmpty() ? cell.name() : table.label() + ": " + cell.name();
            means.add(new PostHoc.Mean(name, cell.n(), mean.estimate(), mean.se()));
        }
        String what = PostHocTests.what(params, !table.variables().stream().allMatch(table::isFactor));
        List<long[]> sizes = PostHocTests.sizes(cells);
        List<Finding> pairs = new ArrayList<>();
        PostHocTests.contrasts(design, cells).forEach((name, weights) -> {
            Coefficient c = fit.contrast(name, weights);
            long[] of = sizes.get(pairs.size());
            pairs.add(new Finding(
                    TestRows.of(params.postHoc().toString(), name)
                            .statistic("t", c.t())
                            .df(c.df(), Double.NaN)
                            .estimate(c.estimate(), c.se())
                            .effect("difference", c.estimate(), c.low(), c.high())
                            .p(c)
                            .row(of[0] + of[1], what),
                    of));
        });
        return pairs;
    }

    static MixedFit fit(TestTable table, Design design, MixedModel.Likelihood likelihood, MixedModel.Freedom df) {
        return MixedModel.run(table.response(), design, RandomParts.of(table), new MixedModel.Params(likelihood, df));
    }

    static Outcome robust(TestTable table, TableStatistics.Params params, Progress progress) {
        if (table.groups().isEmpty()) {
            throw new BadParameterException(
                    "test = ROBUST needs to know what rows share; give group, for example animal");
        }
        Factor cluster = table.groups().get(0);
        String method = "least squares, cluster-robust errors (" + params.correction() + ") by " + cluster.name();
        List<Finding> rows = new ArrayList<>();
        for (Coefficient c : ClusterRobust.run(table.response(), design(table), cluster, params.correction())) {
            rows.add(new Finding(
                    TestRows.of("cluster-robust model", c.name())
                            .statistic("t", c.t())
                            .df(c.df(), Double.NaN)
                            .estimate(c.estimate(), c.se())
                            .effect("estimate", c.estimate(), c.low(), c.high())
                            .p(c)
                            .row(table.n(), method),
                    table.n()));
        }
        return Outcome.of(rows);
    }

    static Design design(TestTable table) {
        List<Factor> factors = new ArrayList<>();
        List<Covariate> covariates = new ArrayList<>();
        for (String name : table.variables()) {
            if (table.isFactor(name)) {
                factors.add(table.factor(name));
            } else {
                covariates.add(new Covariate(name, table.numbers(name)));
            }
        }
        return Design.of(table.n(), factors, covariates, table.formula().terms(), Design.Coding.SUM_TO_ZERO);
    }

    static VarianceComponent prefixed(VarianceComponent c, String part) {
        return part.isEmpty() ? c : c.named(part + ": " + c.group());
    }

    static Coefficient prefixed(Coefficient c, String part) {
        return part.isEmpty() ? c : c.named(part + ": " + c.name());
    }
}
