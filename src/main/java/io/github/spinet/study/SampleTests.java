// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.study;

import io.github.spinet.core.Numbers;
import io.github.spinet.core.Progress;
import io.github.spinet.stats.KruskalWallis;
import io.github.spinet.stats.Permutation;
import io.github.spinet.stats.PostHoc;
import io.github.spinet.stats.RankComparisons;
import io.github.spinet.stats.RankOptions;
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
        RankOptions options = TestSettings.ofRanks(params, "MATLAB, EXACT, ASYMPTOTIC or R");
        boolean byR = options.method() == RankOptions.Method.R;
        boolean corrected = options.continuity() != RankOptions.Continuity.OFF;
        return pairs(table, params, (x, y) -> {
            RankSum.Result r = RankSum.run(x, y, options);
            String normal =
                    "normal approximation with " + (corrected ? "continuity and " : "") + "tie correction; z = ";
            return TestRows.of("rank-sum", "")
                    .statistic(byR ? "U" : "W", byR ? r.u() : r.w())
                    .effect("rank-biserial correlation", r.rankBiserial(), r.rankBiserialLow(), r.rankBiserialHigh())
                    .p(r)
                    .warned(TestSettings.uselessContinuity(params, r.exact()))
                    .row(
                            r.n1() + r.n2(),
                            TestSettings.sides(params) + (r.exact() ? "exact" : normal + Numbers.toText(r.z())));
        });
    }

    static Outcome tTest(TestTable table, TableStatistics.Params params, Progress progress) {
        String method = params.variances() == TTest.Variances.EQUAL
                ? TestSettings.sides(params) + "equal variances (Student)"
                : TestSettings.sides(params) + "unequal variances (Welch)";
        return pairs(table, params, (x, y) -> {
            TTest.Result r = TTest.run(x, y, params.variances()).with(params.tail());
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
            throw TestSettings.noSuchMethod(params, "MATLAB or PERMUTATION");
        }
        long n = Arrays.stream(samples.sizes()).sum();
        List<Finding> tests = List.of(new Finding(row.row(n, method), samples.sizes()));
        if (params.postHoc() == TestChoices.Comparison.NONE) {
            return Outcome.of(tests);
        }
        List<PostHoc.Mean> means = new ArrayList<>();
        List<Finding> pairs = meanRanks(table, samples, params, means);
        return new Outcome(
                tests, PostHocTests.corrected(pairs, params, means.size()), means, List.of(), List.of(), List.of());
    }

    private static List<Finding> meanRanks(
            TestTable table, Samples samples, TableStatistics.Params params, List<PostHoc.Mean> means) {
        PostHoc.Result ranks = RankComparisons.run(samples.names(), samples.values(), PostHoc.Correction.LSD);
        for (PostHoc.Mean mean : ranks.means()) {
            means.add(table.label().isEmpty() ? mean : mean.named(table.label() + ": " + mean.group()));
        }
        List<Finding> pairs = new ArrayList<>();
        for (int k = 0; k < ranks.comparisons().size(); k++) {
            PostHoc.Comparison pair = ranks.comparisons().get(k);
            Samples.Pair of = samples.pairs().get(k);
            double[] x = samples.first(of);
            double[] y = samples.second(of);
            RankSum.Result effect = RankSum.run(x, y, RankOptions.of(RankOptions.Method.ASYMPTOTIC));
            TestRow row = TestRows.of(params.postHoc().toString(), samples.name(of))
                    .statistic("z", pair.t())
                    .estimate(pair.difference(), pair.se())
                    .effect(
                            "rank-biserial correlation",
                            effect.rankBiserial(),
                            effect.rankBiserialLow(),
                            effect.rankBiserialHigh())
                    .p(pair)
                    .row(x.length + y.length, "z test of mean ranks over all groups, tie correction");
            pairs.add(new Finding(row, x.length, y.length));
        }
        return pairs;
    }
}
