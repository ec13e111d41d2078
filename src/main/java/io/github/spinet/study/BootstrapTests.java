// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.study;

import io.github.spinet.core.BadInputException;
import io.github.spinet.core.BadParameterException;
import io.github.spinet.core.Progress;
import io.github.spinet.stats.Bootstrap;
import io.github.spinet.stats.Correlation;
import io.github.spinet.stats.Describe;
import io.github.spinet.stats.Factor;
import io.github.spinet.stats.HierarchicalBootstrap;
import io.github.spinet.stats.Quantile;
import io.github.spinet.study.TestChoices.Contrast;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * Bootstrap intervals: of each group's mean or median, of their differences or ratios, or of a correlation. Where rows share
 * something, groups are drawn first, then rows within them.
 */
final class BootstrapTests {

    private BootstrapTests() {}

    static Outcome bootstrap(TestTable table, TableStatistics.Params params, Progress progress) {
        if (params.statistic().isCorrelation()) {
            return Outcome.of(List.of(correlation(table, params, progress)));
        }
        boolean one = table.formula().terms().isEmpty();
        if (one && params.contrast() != Contrast.NONE) {
            throw new BadParameterException("contrast = " + params.contrast()
                    + " compares groups; the formula names none," + " for example volume ~ mrs");
        }
        if (one) {
            int[] all = new int[table.n()];
            Factor whole = new Factor(table.responseName(), List.of(table.responseName()), all);
            return Outcome.of(List.of(sample(table, params, progress, whole, 0)));
        }
        Factor factor = table.grouping(table.variable(params.test(), "volume ~ mrs"));
        List<Finding> rows = new ArrayList<>();
        for (int k = 0; k < factor.levels().size(); k++) {
            rows.add(sample(table, params, progress, factor, k));
        }
        if (params.contrast() != Contrast.NONE) {
            if (factor.levels().size() < 2) {
                throw new BadInputException("Column '" + factor.name() + "' has one level only, '"
                        + factor.levels().get(0) + "'; a " + TestSettings.lower(params.contrast()) + " needs two");
            }
            for (int a = 0; a < factor.levels().size(); a++) {
                for (int b = a + 1; b < factor.levels().size(); b++) {
                    rows.add(contrast(table, params, progress, factor, a, b));
                }
            }
        }
        return Outcome.of(rows);
    }

    private static Finding sample(
            TestTable table, TableStatistics.Params params, Progress progress, Factor factor, int level) {
        String name = factor.levels().get(level);
        TestTable part = table.where(i -> factor.codes()[i] == level);
        double[] y = part.response();
        ToDoubleFunction<double[]> of = statistic(params);
        Bootstrap.Result r = part.groups().isEmpty()
                ? Bootstrap.run(y, of, settings(params, false), progress, table.label(), name)
                : HierarchicalBootstrap.rows(
                        part.groups(),
                        new double[][] {y},
                        new Factor("sample", List.of("all"), new int[y.length]),
                        rows -> of.applyAsDouble(pick(y, rows)),
                        settings(params, true),
                        progress,
                        table.label(),
                        name);
        return finding(table, params, name, params.statistic().toString().toLowerCase(Locale.ROOT), r, r.n());
    }

    private static Finding contrast(
            TestTable table, TableStatistics.Params params, Progress progress, Factor factor, int a, int b) {
        boolean ratio = params.contrast() == Contrast.RATIO;
        TestTable part = table.where(i -> factor.codes()[i] == a || factor.codes()[i] == b);
        Factor two = part.factor(factor.name());
        double[] y = part.response();
        ToDoubleFunction<double[]> of = statistic(params);
        String name = factor.levels().get(a)
                + (ratio ? " / " : " − ")
                + factor.levels().get(b);
        Bootstrap.Result r = HierarchicalBootstrap.rows(
                part.groups(),
                new double[][] {y},
                two,
                rows -> {
                    double[] first = pick(y, level(rows, two, 0));
                    double[] second = pick(y, level(rows, two, 1));
                    if (first.length == 0 || second.length == 0) {
                        return Double.NaN;
                    }
                    double x = of.applyAsDouble(first);
                    double z = of.applyAsDouble(second);
                    return ratio ? z == 0 ? Double.NaN : x / z : x - z;
                },
                settings(params, !part.groups().isEmpty()),
                progress,
                table.label(),
                name);
        String what = (ratio ? "ratio" : "difference") + " of "
                + params.statistic().toString().toLowerCase(Locale.ROOT) + "s";
        int n1 = level(IntStream.range(0, y.length).toArray(), two, 0).length;
        return finding(table, params, name, what, r, n1, y.length - n1);
    }

    private static Finding correlation(TestTable table, TableStatistics.Params params, Progress progress) {
        String name = table.variable(params.test(), "coactivity ~ distance_um");
        double[] x = table.numbers(name);
        double[] y = table.response();
        boolean ranks = params.statistic() == TestChoices.Statistic.SPEARMAN;
        ToDoubleFunction<int[]> of = rows -> {
            double[] a = pick(x, rows);
            double[] b = pick(y, rows);
            return (ranks ? Correlation.spearman(a, b) : Correlation.pearson(a, b)).r();
        };
        boolean nested = !table.groups().isEmpty();
        Bootstrap.Result r = nested
                ? HierarchicalBootstrap.rows(
                        table.groups(),
                        new double[][] {y, x},
                        new Factor("sample", List.of("all"), new int[y.length]),
                        of,
                        settings(params, true),
                        progress,
                        table.label(),
                        name)
                : Bootstrap.rows(y.length, of, settings(params, false), progress, table.label(), name);
        String term = table.responseName() + " vs " + name;
        return finding(table, params, term, ranks ? "Spearman's r" : "Pearson's r", r, r.n());
    }

    static ToDoubleFunction<double[]> statistic(TableStatistics.Params params) {
        return params.statistic() == TestChoices.Statistic.MEAN ? Describe::mean : Quantile::median;
    }

    private static Bootstrap.Params settings(TableStatistics.Params params, boolean nested) {
        return new Bootstrap.Params(
                params.resamples(), params.confidence(), params.interval().of(nested), params.seed());
    }

    private static Finding finding(
            TestTable table,
            TableStatistics.Params params,
            String term,
            String what,
            Bootstrap.Result r,
            long... sizes) {
        boolean nested = !table.groups().isEmpty();
        String how = switch (params.interval().of(nested)) {
            case BCA -> "BCa interval";
            case PERCENTILE -> "percentile interval";
            case BASIC -> "basic interval";
        };
        String drawn = nested ? ", drawn within " + String.join(" / ", table.groupNames()) : "";
        String method = params.resamples() + " resamples, " + Words.number(params.confidence()) + " % " + how + drawn
                + ", seed " + params.seed();
        return new Finding(
                TestRows.of("bootstrap", term)
                        .estimate(r.estimate(), r.se())
                        .effect(what, r.estimate(), r.low(), r.high())
                        .warning(r.note())
                        .row(Arrays.stream(sizes).sum(), method),
                sizes);
    }

    private static int[] level(int[] rows, Factor factor, int level) {
        return Arrays.stream(rows).filter(i -> factor.codes()[i] == level).toArray();
    }

    private static double[] pick(double[] values, int[] rows) {
        return Arrays.stream(rows).mapToDouble(i -> values[i]).toArray();
    }
}
