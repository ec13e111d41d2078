// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.stats;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.spinet.core.BadInputException;
import java.util.List;
import org.junit.jupiter.api.Test;

class CellTableTest {

    private static final Factor A = Factor.of("a", "x", "x", "y", "y", "x", "y");
    private static final Factor B = Factor.of("b", 1, 1, 1, 2, 1, 2);
    private static final double[] Y = {1, 3, 10, 7, Double.NaN, 9};

    @Test
    void cells_hold_counts_means_and_the_squares_within() {
        CellTable table = CellTable.of(Y, List.of(A, B));
        assertEquals(4, table.cells());
        assertEquals(5, table.rows());
        assertEquals(6, table.grandMean(), 1e-12);
        assertArrayEquals(new int[] {0, 2, 3}, table.occupied());
        assertArrayEquals(new int[] {1}, table.empty());
        assertEquals("a=x, b=2", table.describe(1));
        assertEquals(2, table.mean(0), 1e-12);
        assertEquals(1, table.count(2));
        // (1, 3) around 2 and (7, 9) around 8
        assertEquals(4, table.within(), 1e-12);
        assertArrayEquals(new int[] {1, 0}, table.levelsOf(2));
    }

    @Test
    void a_large_offset_does_not_spoil_the_squares() {
        double[] y = new double[Y.length];
        for (int i = 0; i < y.length; i++) {
            y[i] = Y[i] + 1e9;
        }
        assertEquals(4, CellTable.of(y, List.of(A, B)).within(), 1e-5);
    }

    @Test
    void levels_without_rows_are_left_out() {
        Factor c = new Factor("c", List.of("never", "p", "lost", "q"), new int[] {1, 3, 1, 3, 2, 1});
        CellTable table = CellTable.of(Y, List.of(c));
        assertEquals(List.of("p", "q"), table.levels(0));
    }

    @Test
    void too_many_combinations_and_unequal_lengths_are_refused() {
        int[] many = new int[2000];
        for (int i = 0; i < many.length; i++) {
            many[i] = i;
        }
        BadInputException e = assertThrows(
                BadInputException.class,
                () -> CellTable.of(new double[2000], List.of(Factor.of("a", many), Factor.of("b", many))));
        assertTrue(e.getMessage().contains("combinations of levels"), e.getMessage());
        assertThrows(BadInputException.class, () -> CellTable.of(new double[3], List.of(A)));
    }
}
