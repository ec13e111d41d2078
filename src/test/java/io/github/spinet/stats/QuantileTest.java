// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.stats;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.spinet.core.BadParameterException;
import org.junit.jupiter.api.Test;

class QuantileTest {

    // Independent evaluation of prctile's definition; R: quantile(x, p, type = 5)
    @Test
    void percentiles_sit_at_the_middle_of_each_value() {
        double[] values = {3, 1, 4, 1, 5, 9, 2, 6};
        double[] percents = {0, 5, 25, 50, 75, 95, 99};
        assertArrayEquals(new double[] {1, 1, 1.5, 3.5, 5.5, 9, 9}, Quantile.matlab(values, percents), 1e-12);
        assertEquals(5.5, Quantile.matlab(values, 75), 1e-12);
    }

    @Test
    void missing_values_are_left_out_and_the_input_is_unchanged() {
        double[] values = {5, Double.NaN, 1, 3};
        assertEquals(3, Quantile.median(values));
        assertArrayEquals(new double[] {5, Double.NaN, 1, 3}, values);
        assertTrue(Double.isNaN(Quantile.median(new double[] {Double.NaN})));
    }

    @Test
    void an_affine_map_of_the_values_maps_the_percentile() {
        double[] values = {0.3, 7, 2, 9.5, 4};
        double[] mapped = {2 * 0.3 + 5, 19, 9, 24, 13};
        for (double percent = 0; percent <= 100; percent += 2.5) {
            assertEquals(2 * Quantile.matlab(values, percent) + 5, Quantile.matlab(mapped, percent), 1e-12);
        }
    }

    @Test
    void percents_out_of_range_are_refused() {
        assertThrows(BadParameterException.class, () -> Quantile.matlab(new double[] {1}, 100.5));
        assertThrows(BadParameterException.class, () -> Quantile.matlab(new double[] {1}, Double.NaN));
    }
}
