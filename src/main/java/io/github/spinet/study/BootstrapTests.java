// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.study;

import io.github.spinet.core.BadParameterException;
import io.github.spinet.core.Progress;
import io.github.spinet.stats.Bootstrap;
import io.github.spinet.stats.Correlation;
import io.github.spinet.stats.Describe;
import io.github.spinet.stats.Factor;
import io.github.spinet.stats.HierarchicalBootstrap;
import io.github.spinet.stats.Quantile;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/** Bootstrap intervals: of each group's mean or median, or of a correlation. */
final class BootstrapTests {

    private BootstrapTests() {}

    static Outcome bootstrap(TestTable table, TableStatistics.Params params, Progress progress) {
        if (params.statistic().isCorrelation()) {
            return Outcome.of(List.of(correlation(table, params, progress)));
        }
        double[] y = table.response();
        if (table.formula().terms().isEmpty()) {
            return Outcome.of(List.of(sample(table, params, progress, table.responseName(), y, range(y.length))));
        }
        Factor factor = table.grouping(table.variable(params.test(), "volume ~ mrs"));
        List<Finding> rows = new ArrayList<>();
        for (int k = 0; k < factor.levels().size(); k++) {
            int level = k;
            int[] of = IntStream.range(0, y.length)
                    .filter(i -> factor.codes()[i] == level)
                    .toArray();
            double[] values = Arrays.stream(of).mapToDouble(i -> y[i]).toArray();
            rows.add(sample(table, params, progress, factor.levels().get(k), values, of));
        }
        return Outcome.of(rows);
    }

    private static Finding sample(
            TestTable table,
            TableStatistics.Params params,
            Progress progress,
            String name,
            double[] values,
            int[] rows) {
        String what = params.statistic().toString().toLowerCase(Locale.ROOT);
        TestRows row = TestRows.of("bootstrap", name);
        List<Factor> levels = table.groups();
        if (levels.isEmpty()) {
            Bootstrap.Result r =
                    Bootstrap.run(values, statistic(params), settings(params), progress, table.label(), name);
            row.estimate(r.estimate(), Double.NaN)
                    .effect(what, r.estimate(), r.low(), r.high())
                    .warning(r.note());
            return new Finding(row.row(r.n(), method(params, params.interval() + " interval")), r.n());
        }
        List<Factor> own = levels.stream()
                .map(f -> new Factor(
                        f.name(),
                        f.levels(),
                        Arrays.stream(rows).map(i -> f.codes()[i]).toArray()))
                .toList();
        HierarchicalBootstrap.Result r = HierarchicalBootstrap.run(
                values,
                own,
                statistic(params),
                new HierarchicalBootstrap.Params(params.resamples(), params.confidence(), params.seed()),
                progress,
                table.label(),
                name);
        row.estimate(r.estimate(), r.se())
                .effect(what, r.estimate(), r.low(), r.high())
                .warning(r.note());
        String drawn = "percentile interval, drawn within " + String.join(" / ", table.groupNames());
        return new Finding(row.row(r.n(), method(params, drawn)), r.n());
    }

    private static Finding correlation(TestTable table, TableStatistics.Params params, Progress progress) {
        if (!table.groups().isEmpty()) {
            throw new BadParameterException("The bootstrap of a correlation draws single rows; leave out group");
        }
        String name = table.variable(params.test(), "coactivity ~ distance_um");
        double[] x = table.numbers(name);
        double[] y = table.response();
        boolean ranks = params.statistic() == TestChoices.Statistic.SPEARMAN;
        Bootstrap.Result r = Bootstrap.rows(
                y.length,
                rows -> {
                    double[] a = Arrays.stream(rows).mapToDouble(i -> x[i]).toArray();
                    double[] b = Arrays.stream(rows).mapToDouble(i -> y[i]).toArray();
                    return (ranks ? Correlation.spearman(a, b) : Correlation.pearson(a, b)).r();
                },
                settings(params),
                progress,
                table.label(),
                name);
        TestRows row = TestRows.of("bootstrap", table.responseName() + " vs " + name)
                .effect(ranks ? "Spearman's r" : "Pearson's r", r.estimate(), r.low(), r.high())
                .warning(r.note());
        return new Finding(row.row(r.n(), method(params, params.interval() + " interval")), r.n());
    }

    static ToDoubleFunction<double[]> statistic(TableStatistics.Params params) {
        return params.statistic() == TestChoices.Statistic.MEAN ? Describe::mean : Quantile::median;
    }

    private static Bootstrap.Params settings(TableStatistics.Params params) {
        return new Bootstrap.Params(params.resamples(), params.confidence(), params.interval(), params.seed());
    }

    private static String method(TableStatistics.Params params, String how) {
        return params.resamples() + " resamples, " + Words.number(params.confidence()) + " % " + how + ", seed "
                + params.seed();
    }

    private static int[] range(int n) {
        return IntStream.range(0, n).toArray();
    }
}
