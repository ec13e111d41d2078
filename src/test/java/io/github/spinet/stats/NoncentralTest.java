// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class NoncentralTest {

    // scipy.stats.ncf.cdf(3, 4, 20, 5) and so on; R's pf agrees to the 1e-9 that it promises
    @Test
    void the_distribution_agrees_with_scipy() {
        assertEquals(0.7057301726880982, Noncentral.cdfF(3, 4, 20, 5), 1e-12);
        assertEquals(0.6053717785586615, Noncentral.cdfF(300, 1, 1000, 290), 1e-11);
        assertEquals(0.8179508610643349, Noncentral.cdfF(2.5, 2, 11, 0.5), 1e-12);
        assertEquals(0.3009412709859969, Noncentral.cdfF(2000, 3, 5000, 6100), 1e-9);
    }

    // R 4.2: uniroot over ncp of pf(16.231074, 1, 11, ncp) - 0.95 and - 0.05, as ncp / (ncp + 13)
    @Test
    void the_interval_of_partial_eta_squared_agrees_with_R() {
        Intervals.Interval interval = Noncentral.partialEtaSquared(16.231074, 1, 11);
        assertEquals(0.200228984304, interval.low(), 1e-8);
        assertEquals(0.742253482994, interval.high(), 1e-8);
    }

    @Test
    void the_lower_end_is_zero_where_p_is_above_five_percent() {
        assertEquals(0, Noncentral.partialEtaSquared(1, 2, 20).low());
        assertEquals(0, Noncentral.partialEtaSquared(0.001, 2, 20).high());
        assertTrue(Double.isNaN(Noncentral.partialEtaSquared(Double.NaN, 1, 5).low()));
    }

    // scipy.stats.ncx2.cdf(7, 3, 4) and so on
    @Test
    void chi_squared_agrees_with_scipy() {
        assertEquals(0.5788508947343877, Noncentral.cdfChiSquared(7, 3, 4), 1e-12);
        assertEquals(0.7962585642213188, Noncentral.cdfChiSquared(900, 2, 850), 1e-10);
    }

    // scipy.optimize.brentq over nc of ncx2.cdf(6.780001, 1, nc) - 0.95 and - 0.05, over 160
    @Test
    void the_interval_of_an_effect_per_observation_agrees_with_scipy() {
        Intervals.Interval interval = Noncentral.perObservation(6.780001, 1, 160);
        assertEquals(0.005726406442162239, interval.low(), 1e-9);
        assertEquals(0.11282142075719581, interval.high(), 1e-9);
    }

    // scipy.stats.ncf.cdf(50500, 2, 1000, 1.01e5) and scipy.stats.ncx2.cdf(2.002e5, 3, 2e5)
    @Test
    void large_noncentralities_are_approximated() {
        assertEquals(0.49405200202908517, Noncentral.cdfF(50500, 2, 1000, 1.01e5), 1e-5);
        assertEquals(0.5875765750935181, Noncentral.cdfChiSquared(2.002e5, 3, 2e5), 1e-3);
        Intervals.Interval huge = Noncentral.partialEtaSquared(1e14, 3, 100);
        assertEquals(1, huge.low(), 1e-9);
    }
}
