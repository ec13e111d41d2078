// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.study;

import io.github.spinet.core.BadInputException;
import io.github.spinet.core.Progress;
import io.github.spinet.stats.ChiSquared;
import io.github.spinet.stats.FisherExact;
import io.github.spinet.stats.Permutation;
import java.util.List;

/** Tests of two factors, {@code a ~ b}. */
final class CountTests {

    private CountTests() {}

    static Outcome chiSquared(TestTable table, TableStatistics.Params params, Progress progress) {
        Counts counts = Counts.of(table, params);
        ChiSquared.Result r = ChiSquared.run(counts.counts());
        boolean two = !Double.isNaN(r.oddsRatio());
        TestRows row = TestRows.of("chi-squared", term(table))
                .statistic("chi-squared", r.chi2())
                .df(r.df(), Double.NaN)
                .p(r);
        if (two) {
            row.effect("odds ratio", r.oddsRatio(), r.oddsRatioLow(), r.oddsRatioHigh());
        } else {
            row.effect("Cramér's V", r.cramersV(), r.cramersVLow(), r.cramersVHigh());
        }
        String method = "Pearson's, without Yates' correction";
        if (params.method() == TestChoices.Method.PERMUTATION) {
            Permutation.Result permuted =
                    ChiSquared.permutation(counts.counts(), params.permuted(), progress, table.label(), term(table));
            row.p(permuted);
            method = permuted.permutations() + " permutations";
        } else if (params.method() == TestChoices.Method.EXACT || params.method() == TestChoices.Method.R) {
            throw SampleTests.noSuchMethod(params, "MATLAB or PERMUTATION; exact is test = FISHER");
        }
        return Outcome.of(List.of(new Finding(row.row(counts.n(), method), counts.columnSums())));
    }

    static Outcome fisher(TestTable table, TableStatistics.Params params, Progress progress) {
        Counts counts = Counts.of(table, params);
        long[][] c = counts.counts();
        if (c.length != 2 || c[0].length != 2) {
            throw new BadInputException("Fisher's exact test is of two factors of two levels; '" + table.responseName()
                    + "' has " + counts.rows() + " and the other " + counts.columns()
                    + "; test = CHI2 with method = PERMUTATION takes any number");
        }
        FisherExact.Result r = FisherExact.run(c[0][0], c[0][1], c[1][0], c[1][1]);
        TestRows row = TestRows.of("Fisher's exact", term(table))
                .effect("odds ratio", r.oddsRatio(), r.low(), r.high())
                .p(r);
        String method = "two-sided: all tables no likelier than the observed one";
        return Outcome.of(List.of(new Finding(row.row(r.n(), method), counts.columnSums())));
    }

    private static String term(TestTable table) {
        return table.responseName() + " vs " + table.variables().get(0);
    }
}
