// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.study;

import io.github.spinet.core.BadParameterException;
import io.github.spinet.core.Progress;
import io.github.spinet.stats.Correlation;
import io.github.spinet.stats.Factor;
import io.github.spinet.stats.Permutation;
import io.github.spinet.stats.RankOptions;
import io.github.spinet.stats.RankSum;
import io.github.spinet.stats.Ranks;
import io.github.spinet.stats.SignRank;
import io.github.spinet.stats.TTest;
import io.github.spinet.study.TestChoices.Exchange;
import io.github.spinet.study.TestChoices.Statistic;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * Permutation tests of a difference of means or medians between groups or of pairs, or of a correlation. Where rows share
 * something, {@link Exchangeable} says what changes places.
 */
final class PermutationTests {

    private static final double SIGNIFICANT = 0.05;

    private PermutationTests() {}

    static Outcome permutation(TestTable table, TableStatistics.Params params, Progress progress) {
        String variable = table.variable(params.test(), "volume ~ mrs");
        if (params.statistic().isCorrelation()) {
            return Outcome.of(List.of(correlation(table, params, progress, variable)));
        }
        return Outcome.of(
                table.isFactor(variable)
                        ? groups(table, params, progress, variable)
                        : List.of(pairs(table, params, progress, variable)));
    }

    private static List<Finding> groups(
            TestTable table, TableStatistics.Params params, Progress progress, String variable) {
        Samples samples = Samples.of(table, variable);
        ToDoubleFunction<double[]> of = BootstrapTests.statistic(params);
        List<Finding> rows = new ArrayList<>();
        for (Samples.Pair pair : samples.pairs()) {
            double[] a = samples.first(pair);
            double[] b = samples.second(pair);
            String name = samples.name(pair);
            String what = "";
            Permutation.Result r;
            if (table.groups().isEmpty()) {
                r = Permutation.groups(
                        a,
                        b,
                        (x, y) -> of.applyAsDouble(x) - of.applyAsDouble(y),
                        params.permuted(),
                        progress,
                        table.label(),
                        name);
            } else {
                Factor all = table.factor(variable);
                TestTable part = table.where(i -> all.codes()[i] == pair.a() || all.codes()[i] == pair.b());
                int[] labels = part.factor(variable).codes();
                Exchangeable units = Exchangeable.of(part, params, labels, variable);
                double[] y = part.response();
                r = Permutation.labels(
                        units.labels(),
                        units.blocks(),
                        unitLabels -> difference(y, units.rows(unitLabels), of),
                        params.permuted(),
                        progress,
                        table.label(),
                        name);
                what = units.words();
            }
            TestRows row = TestRows.of("permutation", name)
                    .statistic("difference of " + words(params) + "s", r.observed())
                    .estimate(r.observed(), Double.NaN);
            if (params.statistic() == Statistic.MEAN) {
                TTest.Result e = TTest.run(a, b, TTest.Variances.EQUAL);
                row.effect("Hedges' g", e.hedgesG(), e.hedgesGLow(), e.hedgesGHigh());
            } else {
                RankSum.Result e = RankSum.run(a, b, RankOptions.of(RankOptions.Method.ASYMPTOTIC));
                row.effect("rank-biserial correlation", e.rankBiserial(), e.rankBiserialLow(), e.rankBiserialHigh());
            }
            rows.add(finding(row, params, r, what, a.length, b.length));
        }
        return rows;
    }

    private static double difference(double[] y, int[] labels, ToDoubleFunction<double[]> of) {
        double[][] samples = new double[2][];
        for (int k = 0; k < 2; k++) {
            int label = k;
            samples[k] = IntStream.range(0, y.length)
                    .filter(i -> labels[i] == label)
                    .mapToDouble(i -> y[i])
                    .toArray();
        }
        // Where whole groups of unequal size change places a sample may lose all of its rows.
        boolean empty = samples[0].length == 0 || samples[1].length == 0;
        return empty ? Double.NaN : of.applyAsDouble(samples[0]) - of.applyAsDouble(samples[1]);
    }

    private static Finding pairs(TestTable table, TableStatistics.Params params, Progress progress, String before) {
        double[] x = table.response();
        double[] y = table.numbers(before);
        double[] d = new double[x.length];
        for (int i = 0; i < d.length; i++) {
            d[i] = x[i] - y[i];
        }
        List<Factor> groups = table.groups();
        if (!groups.isEmpty() && params.exchange() == Exchange.ROWS) {
            throw new BadParameterException(
                    "exchange = ROWS gives each pair a sign of its own, as without group; leave out group, or use GROUPS");
        }
        ToDoubleFunction<double[]> of = BootstrapTests.statistic(params);
        String name = table.responseName() + " vs " + before;
        String what = "";
        Permutation.Result r;
        if (groups.isEmpty()) {
            r = Permutation.signs(d, of, params.permuted(), progress, table.label(), name);
        } else {
            // One sign for all pairs of an outermost group, within which they depend on each other.
            int[] codes = groups.get(0).codes();
            double[] ones = new double[groups.get(0).levels().size()];
            Arrays.fill(ones, 1);
            r = Permutation.signs(
                    ones,
                    signs -> {
                        double[] turned = new double[d.length];
                        for (int i = 0; i < d.length; i++) {
                            turned[i] = signs[codes[i]] * d[i];
                        }
                        return of.applyAsDouble(turned);
                    },
                    params.permuted(),
                    progress,
                    table.label(),
                    name);
            what = "all differences of one " + table.groupNames().get(0) + " change sign together";
        }
        TestRows row = TestRows.of("permutation", name)
                .statistic(words(params) + " of differences", r.observed())
                .estimate(r.observed(), Double.NaN);
        if (params.statistic() == Statistic.MEAN) {
            TTest.Result e = TTest.paired(x, y);
            row.effect("Hedges' g", e.hedgesG(), e.hedgesGLow(), e.hedgesGHigh());
        } else {
            SignRank.Result e = SignRank.run(x, y);
            row.effect("rank-biserial correlation", e.rankBiserial(), e.rankBiserialLow(), e.rankBiserialHigh());
        }
        return finding(row, params, r, what, d.length);
    }

    private static Finding correlation(TestTable table, TableStatistics.Params params, Progress progress, String name) {
        boolean ranks = params.statistic() == Statistic.SPEARMAN;
        double[] plain = table.numbers(name);
        double[] x = ranks ? Ranks.of(plain).ranks() : plain;
        double[] y = ranks ? Ranks.of(table.response()).ranks() : table.response();
        double[] different = Arrays.stream(x).distinct().sorted().toArray();
        int[] labels = Arrays.stream(x)
                .mapToInt(v -> Arrays.binarySearch(different, v))
                .toArray();
        Exchangeable units = Exchangeable.of(table, params, labels, name);
        String term = table.responseName() + " vs " + name;
        Permutation.Result r = Permutation.labels(
                units.labels(),
                units.blocks(),
                unitLabels -> Correlation.pearson(
                                Arrays.stream(units.rows(unitLabels))
                                        .mapToDouble(k -> different[k])
                                        .toArray(),
                                y)
                        .r(),
                params.permuted(),
                progress,
                table.label(),
                term);
        Correlation.Result e =
                ranks ? Correlation.spearman(plain, table.response()) : Correlation.pearson(plain, table.response());
        String what = ranks ? "Spearman's r" : "Pearson's r";
        TestRows row = TestRows.of("permutation", term)
                .statistic(what, r.observed())
                .estimate(r.observed(), Double.NaN)
                .effect(what, e.r(), e.low(), e.high());
        return finding(row, params, r, units.words(), x.length);
    }

    private static Finding finding(
            TestRows row, TableStatistics.Params params, Permutation.Result r, String what, long... sizes) {
        String how = r.exact()
                ? "all " + r.permutations() + " arrangements"
                : r.permutations() + " permutations, seed " + params.seed();
        double sides = params.tail() == Permutation.Tail.TWO_SIDED ? 2 : 1;
        double least = Math.min(1, sides / Math.max(1, r.permutations()));
        String few = r.exact() && least > SIGNIFICANT
                ? "so few arrangements cannot give a p below " + Words.number(least)
                : "";
        return new Finding(
                row.p(r)
                        .warned(few)
                        .row(
                                Arrays.stream(sizes).sum(),
                                TestSettings.sides(params) + how + (what.isEmpty() ? "" : "; " + what)),
                sizes);
    }

    private static String words(TableStatistics.Params params) {
        return params.statistic().toString().toLowerCase(Locale.ROOT);
    }
}
