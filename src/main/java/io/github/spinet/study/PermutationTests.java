// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.study;

import io.github.spinet.core.BadParameterException;
import io.github.spinet.core.Progress;
import io.github.spinet.stats.Correlation;
import io.github.spinet.stats.Factor;
import io.github.spinet.stats.Permutation;
import io.github.spinet.stats.Ranks;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/**
 * Permutation tests of a difference of means or medians between groups or of pairs, or of a correlation. Where rows share
 * something, only rows of the same innermost group change places.
 */
final class PermutationTests {

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
        if (!table.groups().isEmpty() && samples.names().size() > 2) {
            throw new BadParameterException("Permutation within groups compares two levels; '" + variable + "' has "
                    + samples.names().size());
        }
        ToDoubleFunction<double[]> of = BootstrapTests.statistic(params);
        List<Finding> rows = new ArrayList<>();
        for (Samples.Pair pair : samples.pairs()) {
            double[] a = samples.first(pair);
            double[] b = samples.second(pair);
            String name = samples.name(pair);
            Permutation.Result r = table.groups().isEmpty()
                    ? Permutation.groups(
                            a,
                            b,
                            (x, y) -> of.applyAsDouble(x) - of.applyAsDouble(y),
                            params.permuted(),
                            progress,
                            table.label(),
                            name)
                    : within(table, params, progress, table.factor(variable), name);
            rows.add(row(name, params, r, "difference of " + words(params) + "s", a.length, b.length));
        }
        return rows;
    }

    private static Permutation.Result within(
            TestTable table, TableStatistics.Params params, Progress progress, Factor factor, String name) {
        double[] y = table.response();
        int[] codes = factor.codes();
        int[] blocks = blocks(table);
        boolean[] mixed = new boolean[y.length];
        int[] first = new int[y.length];
        Arrays.fill(first, -1);
        boolean any = false;
        for (int i = 0; i < y.length; i++) {
            if (first[blocks[i]] < 0) {
                first[blocks[i]] = codes[i];
            }
            mixed[blocks[i]] |= first[blocks[i]] != codes[i];
            any |= mixed[blocks[i]];
        }
        if (!any) {
            throw new BadParameterException(
                    "No " + String.join("/", table.groupNames()) + " has rows of both levels of '" + factor.name()
                            + "', so nothing can change places within one; leave out group, or use test = LMM");
        }
        int n1 = (int) Arrays.stream(codes).filter(c -> c == 0).count();
        ToDoubleFunction<double[]> of = BootstrapTests.statistic(params);
        return Permutation.rows(
                blocks,
                order -> {
                    double[] a = new double[n1];
                    double[] b = new double[y.length - n1];
                    int i1 = 0;
                    int i2 = 0;
                    for (int i = 0; i < y.length; i++) {
                        if (codes[i] == 0) {
                            a[i1++] = y[order[i]];
                        } else {
                            b[i2++] = y[order[i]];
                        }
                    }
                    return of.applyAsDouble(a) - of.applyAsDouble(b);
                },
                params.permuted(),
                progress,
                table.label(),
                name);
    }

    private static Finding pairs(TestTable table, TableStatistics.Params params, Progress progress, String before) {
        double[] x = table.response();
        double[] y = table.numbers(before);
        double[] d = new double[x.length];
        for (int i = 0; i < d.length; i++) {
            d[i] = x[i] - y[i];
        }
        if (!table.groups().isEmpty()) {
            throw new BadParameterException("The permutation of pairs gives each pair a new sign; leave out group");
        }
        String name = table.responseName() + " vs " + before;
        Permutation.Result r = Permutation.signs(
                d, BootstrapTests.statistic(params), params.permuted(), progress, table.label(), name);
        return row(name, params, r, words(params) + " of differences", d.length);
    }

    private static Finding correlation(TestTable table, TableStatistics.Params params, Progress progress, String name) {
        boolean ranks = params.statistic() == TestChoices.Statistic.SPEARMAN;
        double[] x = ranks ? Ranks.of(table.numbers(name)).ranks() : table.numbers(name);
        double[] y = ranks ? Ranks.of(table.response()).ranks() : table.response();
        String term = table.responseName() + " vs " + name;
        Permutation.Result r = Permutation.rows(
                blocks(table),
                order -> Correlation.pearson(
                                x, Arrays.stream(order).mapToDouble(i -> y[i]).toArray())
                        .r(),
                params.permuted(),
                progress,
                table.label(),
                term);
        return row(term, params, r, ranks ? "Spearman's r" : "Pearson's r", x.length);
    }

    private static int[] blocks(TestTable table) {
        List<Factor> groups = table.groups();
        return groups.isEmpty()
                ? new int[table.n()]
                : groups.get(groups.size() - 1).codes();
    }

    private static Finding row(
            String term, TableStatistics.Params params, Permutation.Result r, String what, long... sizes) {
        String tail = params.tail().toString().toLowerCase(Locale.ROOT).replace('_', '-');
        String method = r.exact()
                ? tail + ", all " + r.permutations() + " arrangements"
                : tail + ", " + r.permutations() + " permutations, seed " + params.seed();
        return new Finding(
                TestRows.of("permutation", term)
                        .statistic(what, r.observed())
                        .estimate(r.observed(), Double.NaN)
                        .p(r)
                        .row(Arrays.stream(sizes).sum(), method),
                sizes);
    }

    private static String words(TableStatistics.Params params) {
        return params.statistic().toString().toLowerCase(Locale.ROOT);
    }
}
