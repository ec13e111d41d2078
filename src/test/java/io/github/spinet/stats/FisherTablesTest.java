// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.spinet.core.BadInputException;
import io.github.spinet.core.Progress;
import org.junit.jupiter.api.Test;

class FisherTablesTest {

    private static final long[][] THREE = {{3, 1, 4}, {1, 5, 9}, {2, 6, 5}};

    // R: fisher.test(matrix(c(3, 1, 4, 1, 5, 9, 2, 6, 5), 3, byrow = TRUE))$p.value
    @Test
    void three_by_three_agrees_with_r() {
        assertEquals(0.282360228768354, FisherTables.run(THREE, Progress.NONE).p(), 1e-12);
    }

    @Test
    void rows_and_columns_may_change_roles() {
        long[][] wide = {{8, 1, 1, 3}, {7, 2, 0, 1}};
        long[][] tall = {{8, 7}, {1, 2}, {1, 0}, {3, 1}};
        assertEquals(
                FisherTables.run(wide, Progress.NONE).p(),
                FisherTables.run(tall, Progress.NONE).p(),
                1e-13);
    }

    @Test
    void two_by_two_is_the_plain_test() {
        long[][] counts = {{28, 57}, {40, 35}};
        FisherTables.Result r = FisherTables.run(counts, Progress.NONE);
        assertEquals(FisherExact.run(28, 57, 40, 35).p(), r.p(), 1e-12);
        assertEquals(69, r.tables());
    }

    // R: fisher.test(matrix(c(28, 57, 40, 35), 2, byrow = TRUE), alternative = "less")$p.value
    @Test
    void one_side_asks_for_the_odds_ratio() {
        assertEquals(
                0.00718099502891999,
                FisherExact.run(28, 57, 40, 35, Permutation.Tail.LESS).p(),
                1e-13);
    }

    // R: chisq.test(matrix(c(28, 57, 40, 35), 2, byrow = TRUE))
    @Test
    void yates_takes_one_half_off() {
        ChiSquared.Result r = ChiSquared.run(new long[][] {{28, 57}, {40, 35}}, true);
        assertEquals(5.97121508449927, r.chi2(), 1e-12);
        assertEquals(0.0145412576217226, r.p(), 1e-13);
    }

    @Test
    void drawn_tables_come_close_to_all_of_them() {
        Permutation.Result r = FisherTables.permutation(
                THREE, new Permutation.Params(4000, Permutation.Tail.TWO_SIDED, 1), Progress.NONE);
        assertEquals(0.28236, r.p(), 4 * Math.sqrt(0.28 * 0.72 / 4000), "seed 1");
    }

    @Test
    void small_p_does_not_vanish() {
        long[][] counts = {{900, 0, 1}, {0, 900, 1}};
        FisherTables.Result r = FisherTables.run(counts, Progress.NONE);
        assertEquals(0, r.p());
        assertTrue(r.lnP() < -1000 && !Double.isInfinite(r.lnP()), "ln p = " + r.lnP());
    }

    @Test
    void too_many_tables_are_refused_and_an_empty_row_is_undefined() {
        long[][] many = new long[5][5];
        for (long[] row : many) {
            java.util.Arrays.fill(row, 40_000);
        }
        assertThrows(
                BadInputException.class,
                () -> FisherTables.run(many, (done, total, what) -> {
                    throw new BadInputException(what);
                }));
        assertTrue(Double.isNaN(FisherTables.run(new long[][] {{0, 0, 0}, {1, 2, 3}}, Progress.NONE)
                .p()));
    }
}
