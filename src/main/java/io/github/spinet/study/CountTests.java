// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.study;

import io.github.spinet.core.BadParameterException;
import io.github.spinet.core.Progress;
import io.github.spinet.stats.ChiSquared;
import io.github.spinet.stats.FisherExact;
import io.github.spinet.stats.FisherTables;
import io.github.spinet.stats.Permutation;
import io.github.spinet.stats.RankOptions;
import io.github.spinet.stats.TestRow;
import java.util.List;

/** Tests of two factors, {@code a ~ b}. */
final class CountTests {

    private CountTests() {}

    static Outcome chiSquared(TestTable table, TableStatistics.Params params, Progress progress) {
        Counts counts = Counts.of(table, params);
        boolean byR = params.method() == TestChoices.Method.R;
        boolean square = counts.isTwoByTwo();
        boolean yates = params.continuity() == RankOptions.Continuity.ON
                || byR && params.continuity() == RankOptions.Continuity.AUTO && square;
        if (params.continuity() != RankOptions.Continuity.AUTO && !square) {
            throw new BadParameterException("continuity = " + params.continuity()
                    + " is Yates' correction of a table of two rows and two columns; '" + table.responseName()
                    + "' has " + counts.rows().size() + " levels and the other "
                    + counts.columns().size());
        }
        ChiSquared.Result r = ChiSquared.run(counts.counts(), yates);
        TestRows row = TestRows.of("chi-squared", term(table))
                .statistic("chi-squared", r.chi2())
                .df(r.df(), Double.NaN)
                .p(r);
        if (square) {
            row.effect("odds ratio", r.oddsRatio(), r.oddsRatioLow(), r.oddsRatioHigh());
        } else {
            row.effect("Cramér's V", r.cramersV(), r.cramersVLow(), r.cramersVHigh());
        }
        String method = "Pearson's, " + (yates ? "with" : "without") + " Yates' correction";
        if (params.method() == TestChoices.Method.PERMUTATION) {
            Permutation.Result permuted =
                    ChiSquared.permutation(counts.counts(), params.permuted(), progress, table.label(), term(table));
            row.p(permuted);
            method = drawn(permuted, params);
        } else if (params.method() == TestChoices.Method.EXACT) {
            throw TestSettings.noSuchMethod(
                    params, "MATLAB, ASYMPTOTIC, R (Yates' correction) or PERMUTATION; exact is test = FISHER");
        }
        return outcome(table, counts, row.row(counts.n(), method));
    }

    static Outcome fisher(TestTable table, TableStatistics.Params params, Progress progress) {
        Counts counts = Counts.of(table, params);
        boolean permuted = params.method() == TestChoices.Method.PERMUTATION;
        if (params.method() == TestChoices.Method.ASYMPTOTIC) {
            throw TestSettings.noSuchMethod(
                    params, "MATLAB, EXACT, R (all exact) or PERMUTATION; approximate is test = CHI2");
        }
        if (params.tail() != Permutation.Tail.TWO_SIDED && (permuted || !counts.isTwoByTwo())) {
            throw new BadParameterException(
                    "tail = " + params.tail()
                            + " asks on which side of 1 the odds ratio is, which only the exact test of two rows and two columns knows");
        }
        if (params.oddsRatio() != TestChoices.OddsRatio.CONDITIONAL && !counts.isTwoByTwo()) {
            throw new BadParameterException("odds_ratio = " + params.oddsRatio()
                    + " is of two rows and two columns; '" + table.responseName() + "' has "
                    + counts.rows().size()
                    + " levels and the other " + counts.columns().size());
        }
        TestRows row = TestRows.of("Fisher's exact", term(table));
        boolean sample = params.oddsRatio() == TestChoices.OddsRatio.SAMPLE;
        String method = TestSettings.sides(params)
                + (sample ? "sample odds ratio, Woolf's interval" : "conditional odds ratio");
        if (counts.isTwoByTwo()) {
            long[][] c = counts.counts();
            FisherExact.Result r = FisherExact.run(c[0][0], c[0][1], c[1][0], c[1][1], params.tail());
            row.effect("odds ratio", r.oddsRatio(), r.low(), r.high()).p(r);
            if (sample && r.note().isEmpty()) {
                ChiSquared.Result plain = ChiSquared.run(c);
                row.effect("odds ratio", plain.oddsRatio(), plain.oddsRatioLow(), plain.oddsRatioHigh());
            }
        } else {
            FisherTables.Result r = permuted ? null : FisherTables.run(counts.counts(), progress);
            ChiSquared.Result effect = ChiSquared.run(counts.counts());
            row.effect("Cramér's V", effect.cramersV(), effect.cramersVLow(), effect.cramersVHigh());
            if (r != null) {
                row.p(r);
                method = "exact, all " + r.tables() + " tables with the same margins";
            }
        }
        if (permuted) {
            Permutation.Result r =
                    FisherTables.permutation(counts.counts(), params.permuted(), progress, table.label(), term(table));
            row.p(r);
            method = drawn(r, params);
        }
        return outcome(table, counts, row.row(counts.n(), method));
    }

    // With what chance leaves open in p.
    private static String drawn(Permutation.Result r, TableStatistics.Params params) {
        double error = Math.sqrt(r.p() * (1 - r.p()) / r.permutations());
        return r.permutations() + " permutations, seed " + params.seed() + ", standard error of p "
                + Words.number(error);
    }

    private static Outcome outcome(TestTable table, Counts counts, TestRow row) {
        List<String> notes = counts.isTwoByTwo() && !Double.isNaN(row.effect())
                ? List.of("the odds ratio is the odds of " + table.responseName() + " = "
                        + counts.rows().get(0) + " rather than " + counts.rows().get(1) + " where "
                        + table.variables().get(0) + " = " + counts.columns().get(0) + ", over those where it is "
                        + counts.columns().get(1))
                : List.of();
        return Outcome.of(List.of(new Finding(row, counts.columnSums())), notes);
    }

    private static String term(TestTable table) {
        return table.responseName() + " vs " + table.variables().get(0);
    }
}
