// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.spinet.core.BadInputException;
import org.junit.jupiter.api.Test;

class DescribeTest {

    @Test
    void the_summary_of_a_small_sample_is_arithmetic() {
        Describe.Result result = Describe.run(new double[] {2, 4, Double.NaN, 4, 4, 5, 5, 7, 9});
        assertEquals(8, result.n());
        assertEquals(5, result.mean());
        assertEquals(Math.sqrt(32.0 / 7), result.sd(), 1e-14);
        assertEquals(Math.sqrt(32.0 / 7 / 8), result.sem(), 1e-14);
        assertEquals(4.5, result.median());
        assertEquals(2, result.min());
        assertEquals(9, result.max());
    }

    @Test
    void a_large_offset_does_not_spoil_the_spread() {
        assertEquals(1, Describe.sd(new double[] {1e9, 1e9 + 1, 1e9 + 2}), 1e-9);
    }

    @Test
    void too_few_values_are_undefined() {
        assertTrue(Double.isNaN(Describe.run(new double[0]).mean()));
        assertEquals(3, Describe.run(new double[] {3}).mean());
        assertTrue(Double.isNaN(Describe.run(new double[] {3}).sem()));
    }

    @Test
    void infinite_values_are_refused_by_their_position() {
        double[] values = {1, Double.POSITIVE_INFINITY};
        String message = assertThrows(BadInputException.class, () -> Describe.run(values))
                .getMessage();
        assertTrue(message.startsWith("Value 2 of the sample is Infinity"), message);
    }
}
