// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.spinet.core.BadInputException;
import io.github.spinet.core.Progress;
import org.junit.jupiter.api.Test;

class ChiSquaredTest {

    // scipy.stats.chi2_contingency([[28, 57], [40, 35]], correction=False)
    @Test
    void two_by_two_has_no_yates_correction() {
        ChiSquared.Result result = ChiSquared.run(new long[][] {{28, 57}, {40, 35}});
        assertEquals(6.780001, result.chi2(), 1e-6);
        assertEquals(0.0092185, result.p(), 1e-7);
        assertEquals(result, ChiSquared.proportions(28, 85, 40, 75));
    }

    // scipy.stats.chi2_contingency([[10, 20, 30], [6, 9, 17], [12, 5, 8]], correction=False)
    @Test
    void a_larger_table_agrees_with_scipy() {
        ChiSquared.Result result = ChiSquared.run(new long[][] {{10, 20, 30}, {6, 9, 17}, {12, 5, 8}});
        assertEquals(4, result.df());
        assertEquals(10.393421791444, result.chi2(), 1e-9);
        assertEquals(0.034297176529, result.p(), 1e-10);
    }

    // Woolf: ln OR = ln(28*35/(57*40)), variance 1/28 + 1/57 + 1/40 + 1/35
    @Test
    void two_by_two_has_an_odds_ratio_with_an_interval() {
        ChiSquared.Result result = ChiSquared.run(new long[][] {{28, 57}, {40, 35}});
        assertEquals(980.0 / 2280, result.oddsRatio(), 1e-12);
        double half = 1.959963984540054 * Math.sqrt(1 / 28.0 + 1 / 57.0 + 1 / 40.0 + 1 / 35.0);
        assertEquals(980.0 / 2280 * Math.exp(-half), result.oddsRatioLow(), 1e-12);
        ChiSquared.Result empty = ChiSquared.run(new long[][] {{10, 0}, {4, 6}});
        assertEquals(10.5 * 6.5 / (0.5 * 4.5), empty.oddsRatio(), 1e-12);
        assertTrue(Double.isNaN(ChiSquared.run(new long[][] {{1, 2, 3}, {3, 4, 5}})
                .oddsRatio()));
    }

    @Test
    void turning_the_table_changes_nothing() {
        long[][] rows = {{10, 20, 30}, {6, 9, 17}};
        long[][] columns = {{10, 6}, {20, 9}, {30, 17}};
        assertEquals(ChiSquared.run(rows).p(), ChiSquared.run(columns).p(), 1e-14);
    }

    @Test
    void complete_association_has_v_one() {
        assertEquals(1, ChiSquared.run(new long[][] {{20, 0}, {0, 30}}).cramersV(), 1e-12);
    }

    @Test
    void an_empty_column_is_undefined_and_small_counts_are_noted() {
        ChiSquared.Result empty = ChiSquared.run(new long[][] {{3, 0}, {4, 0}});
        assertTrue(Double.isNaN(empty.p()));
        assertEquals("column 2 has no observations", empty.note());
        assertTrue(ChiSquared.run(new long[][] {{1, 2}, {3, 4}}).note().contains("Fisher"));
    }

    @Test
    void negative_counts_and_ragged_rows_are_refused() {
        assertThrows(BadInputException.class, () -> ChiSquared.run(new long[][] {{1, -2}, {3, 4}}));
        assertThrows(BadInputException.class, () -> ChiSquared.run(new long[][] {{1, 2}, {3}}));
    }

    @Test
    void permutation_comes_near_fishers_test_for_small_counts() {
        long[][] counts = {{7, 2}, {3, 9}};
        Permutation.Params params = new Permutation.Params(20_000, Permutation.Tail.TWO_SIDED, 4);
        Permutation.Result result = ChiSquared.permutation(counts, params, Progress.NONE);
        assertEquals(ChiSquared.run(counts).chi2(), result.observed(), 1e-12);
        assertEquals(FisherExact.run(7, 2, 3, 9).p(), result.p(), 0.01, "seed 4");
    }
}
