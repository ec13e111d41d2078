// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class DesignEffectTest {

    @Test
    void identical_values_in_a_cluster_tell_as_much_as_one() {
        double[] y = {1, 1, 1, 5, 5, 5, 3, 3, 3};
        DesignEffect.Result result = DesignEffect.run(y, Factor.of("animal", 1, 1, 1, 2, 2, 2, 3, 3, 3));
        assertEquals(1, result.intraclassCorrelation(), 1e-12);
        assertEquals(3, result.designEffect(), 1e-12);
        assertEquals(3, result.effectiveN(), 1e-12);
    }

    // Mean squares: between 2 * ((2-3)² + (4-3)²) / 1 = 4, within (0.5 + 0.5) / 2 = 0.5; ICC = 3.5 / 4.5
    @Test
    void the_correlation_is_that_of_the_analysis_of_variance() {
        double[] y = {1.5, 2.5, 3.5, 4.5, Double.NaN};
        DesignEffect.Result result = DesignEffect.run(y, Factor.of("animal", 1, 1, 2, 2, 2));
        assertEquals(3.5 / 4.5, result.intraclassCorrelation(), 1e-12);
        assertEquals(1 + 3.5 / 4.5, result.designEffect(), 1e-12);
    }

    @Test
    void a_negative_correlation_counts_as_zero() {
        DesignEffect.Result result = DesignEffect.run(new double[] {1, 9, 2, 8}, Factor.of("animal", 1, 1, 2, 2));
        assertTrue(result.intraclassCorrelation() < 0);
        assertEquals(4, result.effectiveN());
    }

    @Test
    void degenerate_clusters_are_undefined_with_a_reason() {
        assertEquals(
                "no cluster has two values",
                DesignEffect.run(new double[] {1, 2}, Factor.of("a", 1, 2)).note());
        assertEquals(
                "fewer than two clusters",
                DesignEffect.run(new double[] {1, 2}, Factor.of("a", 1, 1)).note());
    }
}
