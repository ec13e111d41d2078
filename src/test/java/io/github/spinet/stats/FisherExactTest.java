// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.spinet.core.BadInputException;
import org.junit.jupiter.api.Test;

class FisherExactTest {

    // R 4.2: fisher.test(matrix(c(28, 40, 57, 35), 2))
    @Test
    void p_odds_ratio_and_interval_agree_with_R() {
        FisherExact.Result result = FisherExact.run(28, 57, 40, 35);
        assertEquals(0.0106794812766, result.p(), 1e-11);
        assertEquals(0.432171497642, result.oddsRatio(), 1e-4);
        assertEquals(0.215304635777, result.low(), 1e-4);
        assertEquals(0.855902029352, result.high(), 1e-4);
    }

    // R 4.2: fisher.test(matrix(c(0, 8, 9, 3), 2))
    @Test
    void an_empty_cell_has_an_odds_ratio_of_zero_and_a_finite_end() {
        FisherExact.Result result = FisherExact.run(0, 9, 8, 3);
        assertEquals(0.00138128125744, result.p(), 1e-12);
        assertEquals(0, result.oddsRatio());
        assertEquals(0, result.low());
        assertEquals(0.373733331872, result.high(), 1e-4);
    }

    @Test
    void turning_the_table_changes_nothing_and_swapping_rows_inverts_the_odds() {
        FisherExact.Result plain = FisherExact.run(7, 2, 3, 9);
        FisherExact.Result turned = FisherExact.run(7, 3, 2, 9);
        FisherExact.Result swapped = FisherExact.run(3, 9, 7, 2);
        assertEquals(plain.lnP(), turned.lnP(), 1e-9);
        assertEquals(plain.lnP(), swapped.lnP(), 1e-9);
        assertEquals(plain.oddsRatio(), 1 / swapped.oddsRatio(), 1e-6);
    }

    @Test
    void the_lady_tasting_tea() {
        // All of four cups right: one of the 70 ways, and one as unlikely on the other side.
        assertEquals(2 / 70.0, FisherExact.run(4, 0, 0, 4).p(), 1e-12);
    }

    @Test
    void large_counts_keep_the_logarithm_of_p() {
        FisherExact.Result result = FisherExact.run(9_000, 1_000, 1_000, 9_000);
        assertEquals(0, result.p());
        assertTrue(Double.isFinite(result.lnP()) && result.lnP() < -5_000);
        assertEquals(81, result.oddsRatio(), 0.1);
    }

    @Test
    void an_empty_row_tells_nothing_and_negative_counts_are_refused() {
        assertEquals(1, FisherExact.run(0, 0, 3, 4).p());
        assertThrows(BadInputException.class, () -> FisherExact.run(1, -1, 2, 3));
    }
}
