// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.signal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.spinet.core.BadParameterException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MovingMeanTest {

    private static final double[] Y = {0, 1, 4, 2, 6, 5, 9, 3, 7, 8, 2};

    // By hand: widths 1, 3, 5, …, 5, 3, 1.
    @ParameterizedTest
    @ValueSource(ints = {5, 6})
    void window_shrinks_towards_the_ends_and_an_even_span_is_the_odd_one_below(int span) {
        double[] expected = {0, 5 / 3.0, 2.6, 3.6, 5.2, 5, 6, 6.4, 5.8, 17 / 3.0, 2};
        assertArrayEquals(expected, MovingMean.smooth(Y, span), 1e-15);
    }

    @Test
    void undefined_samples_are_left_out() {
        double nan = Double.NaN;
        assertArrayEquals(
                new double[] {1, 2, 3, 5, 7, nan}, MovingMean.smooth(new double[] {1, nan, 3, nan, 7, nan}, 3));
        assertArrayEquals(new double[] {nan, nan, nan}, MovingMean.smooth(new double[] {nan, nan, nan}, 3));
    }

    @Test
    void span_of_one_keeps_and_span_of_none_is_refused() {
        assertArrayEquals(Y, MovingMean.smooth(Y, 1));
        assertThrows(BadParameterException.class, () -> MovingMean.smooth(Y, 0));
    }
}
