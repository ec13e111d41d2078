// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.study;

import io.github.spinet.core.BadParameterException;
import io.github.spinet.core.Numbers;
import io.github.spinet.core.Progress;
import io.github.spinet.stats.KruskalWallis;
import io.github.spinet.stats.Permutation;
import io.github.spinet.stats.RankSum;
import io.github.spinet.stats.TTest;
import io.github.spinet.stats.TestRow;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiFunction;

/** Tests of independent samples, {@code y ~ group}. Of more than two levels all pairs are compared. */
final class SampleTests {

    private static final String EXAMPLE = "volume ~ mrs";

    private SampleTests() {}

    static Outcome rankSum(TestTable table, TableStatistics.Params params, Progress progress) {
        RankSum.Method method = switch (params.method()) {
            case MATLAB -> RankSum.Method.MATLAB;
            case EXACT -> RankSum.Method.EXACT;
            case ASYMPTOTIC -> RankSum.Method.NORMAL;
            default -> throw noSuchMethod(params, "MATLAB, EXACT or ASYMPTOTIC");
        };
        return pairs(table, params, (x, y) -> {
            RankSum.Result r = RankSum.run(x, y, method);
            return TestRows.of("rank-sum", "")
                    .statistic("W", r.w())
                    .effect("rank-biserial correlation", r.rankBiserial(), r.rankBiserialLow(), r.rankBiserialHigh())
                    .p(r)
                    .row(
                            r.n1() + r.n2(),
                            r.exact()
                                    ? "two-sided, exact"
                                    : "two-sided, normal with continuity and tie correction; z = "
                                            + Numbers.toText(r.z()));
        });
    }

    static Outcome tTest(TestTable table, TableStatistics.Params params, Progress progress) {
        String method = params.variances() == TTest.Variances.EQUAL
                ? "two-sided, equal variances (Student)"
                : "two-sided, unequal variances (Welch)";
        return pairs(table, params, (x, y) -> {
            TTest.Result r = TTest.run(x, y, params.variances());
            return TestRows.of("t test", "")
                    .statistic("t", r.t())
                    .df(r.df(), Double.NaN)
                    .estimate(r.difference(), r.difference() / r.t())
                    .effect("Hedges' g", r.hedgesG(), r.hedgesGLow(), r.hedgesGHigh())
                    .p(r)
                    .row(r.n(), method);
        });
    }

    private static Outcome pairs(
            TestTable table, TableStatistics.Params params, BiFunction<double[], double[], TestRow> test) {
        Samples samples = Samples.of(table, table.variable(params.test(), EXAMPLE));
        List<Finding> rows = new ArrayList<>();
        for (Samples.Pair pair : samples.pairs()) {
            double[] x = samples.first(pair);
            double[] y = samples.second(pair);
            rows.add(new Finding(TestRows.named(test.apply(x, y), samples.name(pair)), x.length, y.length));
        }
        return Outcome.of(rows);
    }

    static Outcome kruskal(TestTable table, TableStatistics.Params params, Progress progress) {
        String variable = table.variable(params.test(), EXAMPLE);
        Samples samples = Samples.of(table, variable);
        KruskalWallis.Result r = KruskalWallis.run(samples.values());
        TestRows row = TestRows.of("Kruskal-Wallis", variable)
                .statistic("H", r.h())
                .df(r.df(), Double.NaN)
                .effect("epsilon squared", r.epsilonSquared(), r.epsilonLow(), r.epsilonHigh())
                .p(r);
        String method = "chi-squared approximation, tie correction";
        if (params.method() == TestChoices.Method.PERMUTATION) {
            Permutation.Result permuted =
                    KruskalWallis.permutation(samples.values(), params.permuted(), progress, table.label(), variable);
            row.p(permuted);
            method = permuted.permutations() + " permutations";
        } else if (params.method() == TestChoices.Method.EXACT || params.method() == TestChoices.Method.R) {
            throw noSuchMethod(params, "MATLAB or PERMUTATION");
        }
        long n = Arrays.stream(samples.sizes()).sum();
        return Outcome.of(List.of(new Finding(row.row(n, method), samples.sizes())));
    }

    static BadParameterException noSuchMethod(TableStatistics.Params params, String known) {
        return new BadParameterException(
                "method = " + params.method() + " is none of " + params.test() + "; expected " + known);
    }
}
