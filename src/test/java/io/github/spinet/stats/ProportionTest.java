// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class ProportionTest {

    // scipy.stats.binomtest(10, 200).proportion_ci(0.95, method='wilson') and so on
    @Test
    void the_interval_agrees_with_scipy() {
        Proportion p = Proportion.of(10, 200, 95);
        assertEquals(0.05, p.share());
        assertEquals(0.02738264560076392, p.low(), 1e-15);
        assertEquals(0.08957814813877599, p.high(), 1e-15);
        assertEquals(0.06859841588931163, Proportion.of(100, 2000, 99.9).high(), 1e-14);
        assertEquals(0, Proportion.of(0, 50, 95).low());
        assertEquals(0.07134759913335872, Proportion.of(0, 50, 95).high(), 1e-15);
    }

    @Test
    void misses_are_hits_turned_round() {
        Proportion hits = Proportion.of(3, 17, 90);
        Proportion misses = Proportion.of(14, 17, 90);
        assertEquals(1 - hits.low(), misses.high(), 1e-15);
        assertEquals(1, Proportion.of(17, 17, 95).high());
    }

    @Test
    void no_trials_have_no_share() {
        assertTrue(Double.isNaN(Proportion.of(0, 0, 95).share()));
    }
}
