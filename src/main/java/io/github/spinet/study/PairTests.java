// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.study;

import io.github.spinet.core.Numbers;
import io.github.spinet.core.Progress;
import io.github.spinet.stats.Correlation;
import io.github.spinet.stats.Kendall;
import io.github.spinet.stats.RankOptions;
import io.github.spinet.stats.SignRank;
import io.github.spinet.stats.TTest;
import io.github.spinet.stats.TestRow;
import java.util.List;

/** Tests of two numbers a row: {@code after ~ before} and {@code y ~ x}. */
final class PairTests {

    private static final String PAIRS = "after ~ before";
    private static final String CORRELATION = "coactivity ~ distance_um";

    private PairTests() {}

    static Outcome signRank(TestTable table, TableStatistics.Params params, Progress progress) {
        String before = table.variable(params.test(), PAIRS);
        RankOptions options = TestSettings.ofRanks(params, "MATLAB, EXACT, ASYMPTOTIC or R");
        boolean byR = options.method() == RankOptions.Method.R;
        boolean corrected = options.continuity() == RankOptions.Continuity.ON
                || byR && options.continuity() == RankOptions.Continuity.AUTO;
        SignRank.Result r =
                SignRank.run(table.response(), table.numbers(before), options, params.equality(), params.zeros());
        String normal = "normal approximation with " + (corrected ? "continuity and " : "") + "tie correction; z = ";
        TestRow row = TestRows.of("sign-rank", table.responseName() + " vs " + before)
                .statistic("W", r.w())
                .effect("rank-biserial correlation", r.rankBiserial(), r.rankBiserialLow(), r.rankBiserialHigh())
                .p(r)
                .warned(TestSettings.uselessContinuity(params, r.exact()))
                .row(table.n(), TestSettings.sides(params) + (r.exact() ? "exact" : normal + Numbers.toText(r.z())));
        List<String> notes = r.zeros() > 0
                ? List.of(r.zeros() + " of " + table.n() + " differences are zero and "
                        + (params.zeros() == SignRank.Zeros.DROP ? "left out" : "left out after ranking (Pratt)"))
                : List.of();
        return Outcome.of(List.of(new Finding(row, row.n())), notes);
    }

    static Outcome tTest(TestTable table, TableStatistics.Params params, Progress progress) {
        String before = table.variable(params.test(), PAIRS);
        TTest.Result r = TTest.paired(table.response(), table.numbers(before)).with(params.tail());
        TestRow row = TestRows.of("paired t test", table.responseName() + " vs " + before)
                .statistic("t", r.t())
                .df(r.df(), Double.NaN)
                .estimate(r.difference(), r.difference() / r.t())
                .effect("Hedges' g", r.hedgesG(), r.hedgesGLow(), r.hedgesGHigh())
                .p(r)
                .row(r.n(), TestSettings.sides(params) + "t of the differences");
        return one(table, before, row);
    }

    static Outcome pearson(TestTable table, TableStatistics.Params params, Progress progress) {
        String x = table.variable(params.test(), CORRELATION);
        Correlation.Result r = Correlation.pearson(table.numbers(x), table.response(), params.tail());
        return one(
                table,
                x,
                TestRow.of(
                        "Pearson", name(table, x), r, TestSettings.sides(params) + "t with n − 2 degrees of freedom"));
    }

    static Outcome spearman(TestTable table, TableStatistics.Params params, Progress progress) {
        String x = table.variable(params.test(), CORRELATION);
        RankOptions options = TestSettings.ofRanks(params, "MATLAB, EXACT, ASYMPTOTIC or R");
        Correlation.Result r = Correlation.spearman(table.numbers(x), table.response(), options);
        boolean byR = options.method() == RankOptions.Method.R && r.note().isEmpty();
        String how = r.exact() ? "all permutations" : byR ? "p as in R" : "t approximation";
        return one(
                table, x, TestRow.of("Spearman", name(table, x), r, TestSettings.sides(params) + "mid-ranks, " + how));
    }

    static Outcome kendall(TestTable table, TableStatistics.Params params, Progress progress) {
        String x = table.variable(params.test(), CORRELATION);
        RankOptions options = TestSettings.ofRanks(params, "MATLAB, EXACT, ASYMPTOTIC or R");
        boolean byR = options.method() == RankOptions.Method.R;
        boolean corrected = options.continuity() == RankOptions.Continuity.ON
                || !byR && options.continuity() == RankOptions.Continuity.AUTO;
        Kendall.Result r = Kendall.run(table.numbers(x), table.response(), options);
        String normal = "normal approximation with " + (corrected ? "continuity and " : "") + "tie correction";
        TestRow row = TestRows.of("Kendall", name(table, x))
                .statistic("z", r.z())
                .effect("tau-b", r.tau(), r.low(), r.high())
                .p(r)
                .warned(TestSettings.uselessContinuity(params, r.exact()))
                .row(r.n(), TestSettings.sides(params) + (r.exact() ? "exact" : normal));
        return one(table, x, row);
    }

    private static String name(TestTable table, String x) {
        return table.responseName() + " vs " + x;
    }

    private static Outcome one(TestTable table, String x, TestRow plain) {
        // The calculation knows its samples as x and y.
        TestRow row = plain.withWarning(plain.warning()
                .replace("values of x are", "values of '" + x + "' are")
                .replace("values of y are", "values of '" + table.responseName() + "' are"));
        return Outcome.of(List.of(new Finding(row, row.n())));
    }
}
