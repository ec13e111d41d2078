// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.study;

import io.github.spinet.core.Numbers;
import io.github.spinet.core.Progress;
import io.github.spinet.stats.Correlation;
import io.github.spinet.stats.Kendall;
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
        SignRank.Method method = switch (params.method()) {
            case MATLAB -> SignRank.Method.MATLAB;
            case EXACT -> SignRank.Method.EXACT;
            case ASYMPTOTIC -> SignRank.Method.NORMAL;
            default -> throw SampleTests.noSuchMethod(params, "MATLAB, EXACT or ASYMPTOTIC");
        };
        SignRank.Result r = SignRank.run(table.response(), table.numbers(before), method, params.equality());
        TestRow row = TestRows.of("sign-rank", table.responseName() + " vs " + before)
                .statistic("W", r.w())
                .effect("rank-biserial correlation", r.rankBiserial(), r.rankBiserialLow(), r.rankBiserialHigh())
                .p(r)
                .row(
                        table.n(),
                        r.exact()
                                ? "two-sided, exact"
                                : "two-sided, normal with tie correction; z = " + Numbers.toText(r.z()));
        List<String> notes = r.zeros() > 0
                ? List.of(r.zeros() + " of " + table.n() + " differences are zero and left out")
                : List.of();
        return Outcome.of(List.of(new Finding(row, row.n())), notes);
    }

    static Outcome tTest(TestTable table, TableStatistics.Params params, Progress progress) {
        String before = table.variable(params.test(), PAIRS);
        TTest.Result r = TTest.paired(table.response(), table.numbers(before));
        TestRow row = TestRows.of("paired t test", table.responseName() + " vs " + before)
                .statistic("t", r.t())
                .df(r.df(), Double.NaN)
                .estimate(r.difference(), r.difference() / r.t())
                .effect("Hedges' g", r.hedgesG(), r.hedgesGLow(), r.hedgesGHigh())
                .p(r)
                .row(r.n(), "two-sided");
        return one(row);
    }

    static Outcome pearson(TestTable table, TableStatistics.Params params, Progress progress) {
        String x = table.variable(params.test(), CORRELATION);
        Correlation.Result r = Correlation.pearson(table.numbers(x), table.response());
        return one(TestRow.of("Pearson", name(table, x), r, "two-sided, t with n − 2 degrees of freedom"));
    }

    static Outcome spearman(TestTable table, TableStatistics.Params params, Progress progress) {
        String x = table.variable(params.test(), CORRELATION);
        Correlation.SpearmanMethod method = switch (params.method()) {
            case MATLAB, ASYMPTOTIC -> Correlation.SpearmanMethod.T_APPROXIMATION;
            case EXACT -> Correlation.SpearmanMethod.EXACT;
            case R -> Correlation.SpearmanMethod.R;
            default -> throw SampleTests.noSuchMethod(params, "MATLAB, EXACT, ASYMPTOTIC or R");
        };
        Correlation.Result r = Correlation.spearman(table.numbers(x), table.response(), method);
        String how = switch (method) {
            case T_APPROXIMATION -> "t approximation";
            case EXACT -> "all permutations";
            case R -> "as in R";
        };
        return one(TestRow.of("Spearman", name(table, x), r, "two-sided, mid-ranks, " + how));
    }

    static Outcome kendall(TestTable table, TableStatistics.Params params, Progress progress) {
        String x = table.variable(params.test(), CORRELATION);
        Kendall.Result r = Kendall.run(table.numbers(x), table.response());
        TestRow row = TestRows.of("Kendall", name(table, x))
                .statistic("z", r.z())
                .effect("tau-b", r.tau(), r.low(), r.high())
                .p(r)
                .row(r.n(), r.exact() ? "two-sided, exact" : "two-sided, normal with tie correction");
        return one(row);
    }

    private static String name(TestTable table, String x) {
        return table.responseName() + " vs " + x;
    }

    private static Outcome one(TestRow row) {
        return Outcome.of(List.of(new Finding(row, row.n())));
    }
}
