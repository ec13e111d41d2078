// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.signal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.spinet.core.Seeds;
import java.util.Arrays;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.junit.jupiter.api.Test;

class KernelDensityTest {

    private static final double[] SKEWED = {1.0, 1.2, .9, 1.1, 1.05, 3, 5, 1.15, .95, 2};

    // Reference: numpy 2.4, arg-max of sum(exp(-((x - v)/u)**2/2)) on linspace grids of 200 and 201 points.
    @Test
    void mode_kde_of_a_skewed_sample() {
        double[] sorted = SKEWED.clone();
        Arrays.sort(sorted);
        assertEquals(0.14862677434209096, KernelDensity.bandwidth(sorted), 1e-15);
        assertEquals(1.0499954264560298, KernelDensity.mode(SKEWED), 1e-12);
    }

    @Test
    void mode_of_a_constant_is_the_constant_and_of_nothing_undefined() {
        assertEquals(7.3, KernelDensity.mode(new double[] {7.3, 7.3, Double.NaN, 7.3}));
        assertTrue(Double.isNaN(KernelDensity.mode(new double[] {Double.NaN})));
        assertTrue(Double.isNaN(KernelDensity.mode(new double[0])));
    }

    @Test
    void most_values_equal_gives_a_mode_near_them() {
        assertEquals(4, KernelDensity.mode(new double[] {4, 4, 4, 4, 4, 4, 9}), 0.5);
    }

    @Test
    void mode_moves_with_shift_and_scale() {
        double mode = KernelDensity.mode(SKEWED);
        double[] moved = Arrays.stream(SKEWED).map(v -> 40 * v - 300).toArray();
        assertEquals(40 * mode - 300, KernelDensity.mode(moved), 1e-9);
    }

    @Test
    void mode_of_a_baseline_under_events_is_the_baseline() {
        for (long seed = 1; seed <= 20; seed++) {
            var normal = ZigguratSampler.NormalizedGaussian.of(Seeds.stream(seed, "test"));
            double[] sample = new double[400];
            for (int i = 0; i < sample.length; i++) {
                sample[i] = 100 + 2 * normal.sample() + (i % 4 == 0 ? 30 + 10 * normal.sample() : 0);
            }
            assertEquals(100, KernelDensity.mode(sample), 1, "seed " + seed);
        }
    }
}
