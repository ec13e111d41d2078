// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.stats;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class RanksTest {

    @Test
    void equal_values_share_the_mean_of_their_ranks() {
        Ranks.Result result = Ranks.of(new double[] {3, 1, 3, 2, 3, 1});
        assertArrayEquals(new double[] {5, 1.5, 5, 3, 5, 1.5}, result.ranks());
        assertEquals((27 - 3) + (8 - 2), result.tieTerm());
    }

    @Test
    void zeros_of_both_signs_are_equal() {
        Ranks.Result result = Ranks.of(new double[] {0.0, -0.0, 1});
        assertArrayEquals(new double[] {1.5, 1.5, 3}, result.ranks());
        assertEquals(6, result.tieTerm());
    }

    @Test
    void a_tolerance_makes_rounded_neighbours_equal() {
        double[] values = {0.3 - 0.1, 0.4 - 0.2, 0.1};
        double[] tolerance = {1e-15, 1e-15, 1e-15};
        assertArrayEquals(
                new double[] {2.5, 2.5, 1}, Ranks.of(values, tolerance).ranks());
        assertArrayEquals(
                new double[] {2, 3, 1}, Ranks.of(values, new double[3]).ranks());
    }

    @Test
    void no_values_have_no_ranks() {
        assertEquals(0, Ranks.of(new double[0]).ranks().length);
        assertEquals(0, Ranks.of(new double[0]).tieTerm());
    }
}
