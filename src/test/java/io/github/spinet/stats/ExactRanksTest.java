// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.stats;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import org.junit.jupiter.api.Test;

class ExactRanksTest {

    @Test
    void two_of_four_ranks_have_six_sums() {
        double[] ranks = {1, 2, 3, 4};
        // Sums 3, 4, 5, 5, 6, 7
        assertArrayEquals(new double[] {1 / 6.0, 1}, ExactRanks.drawn(ranks, 2, 3), 1e-12);
        assertArrayEquals(new double[] {4 / 6.0, 4 / 6.0}, ExactRanks.drawn(ranks, 2, 5), 1e-12);
    }

    @Test
    void mid_ranks_are_drawn_as_they_are() {
        double[] ranks = {1.5, 1.5, 3};
        // Sums of two: 3, 4.5, 4.5
        assertArrayEquals(new double[] {1 / 3.0, 1}, ExactRanks.drawn(ranks, 2, 3), 1e-12);
        assertArrayEquals(new double[] {1, 2 / 3.0}, ExactRanks.drawn(ranks, 2, 4.5), 1e-12);
    }

    @Test
    void signs_of_three_ranks_have_eight_sums() {
        double[] ranks = {1, 2, 3};
        // Sums 0, 1, 2, 3, 3, 4, 5, 6
        assertArrayEquals(new double[] {1 / 8.0, 1}, ExactRanks.signed(ranks, 0), 1e-12);
        assertArrayEquals(new double[] {5 / 8.0, 5 / 8.0}, ExactRanks.signed(ranks, 3), 1e-12);
    }
}
