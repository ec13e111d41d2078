// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.signal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.spinet.core.BadParameterException;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LoessTest {

    private static final double[] Y = {0, 1, 4, 2, 6, 5, 9, 3, 7, 8, 2};

    // Reference: for each position numpy.linalg.lstsq of [1, x, x²] with square roots of tricube weights, numpy 2.4.
    @ParameterizedTest
    @ValueSource(ints = {6, 7})
    void smooths_as_separate_weighted_fits_and_an_even_span_is_the_odd_one_above(int span) {
        double[] expected = {
            -0.019809986,
            1.404381165,
            2.628433416,
            3.701569010,
            4.375775036,
            6.933601147,
            6.292958394,
            5.552353515,
            6.337592983,
            5.419003334,
            3.263168065
        };
        assertArrayEquals(expected, Loess.of(span, Y.length).smooth(Y), 5e-10);
    }

    // Reference: the same fit to a unit impulse.
    @Test
    void interior_kernel_of_span_59() {
        double[] impulse = new double[201];
        impulse[100] = 1;
        double[] kernel = Loess.of(58, 201).smooth(impulse);
        assertEquals(0.0548193762, kernel[100], 5e-11);
        assertEquals(0.0546061117, kernel[101], 5e-11);
        assertEquals(0.0301321569, kernel[90], 5e-11);
        assertEquals(-0.0084355133, kernel[120], 5e-11);
        assertEquals(-0.000106863372, kernel[72], 5e-13);
        assertEquals(0, kernel[71], 0);
        assertEquals(1, Arrays.stream(kernel).sum(), 1e-13);
        assertEquals(0.0491452, Arrays.stream(kernel).map(v -> v * v).sum(), 1e-8);
    }

    @ParameterizedTest
    @CsvSource({"59, 300", "7, 10", "11, 10", "10, 10", "59, 58", "59, 11", "5, 5", "1001, 400"})
    void a_parabola_passes_unchanged_ends_included(int span, int samples) {
        double[] parabola = IntStream.range(0, samples)
                .mapToDouble(i -> 3 - 0.2 * i + 0.01 * i * i)
                .toArray();
        assertArrayEquals(parabola, Loess.of(span, samples).smooth(parabola), 1e-8);
    }

    @Test
    void time_reversed_input_gives_time_reversed_output() {
        double[] reversed = IntStream.range(0, Y.length)
                .mapToDouble(i -> Y[Y.length - 1 - i])
                .toArray();
        double[] forward = Loess.of(7, Y.length).smooth(Y);
        double[] backward = Loess.of(7, Y.length).smooth(reversed);
        for (int i = 0; i < Y.length; i++) {
            assertEquals(forward[i], backward[Y.length - 1 - i], 1e-14);
        }
    }

    @ParameterizedTest
    @CsvSource({"1, 11", "2, 11", "3, 11", "59, 3", "59, 2", "59, 1", "59, 0"})
    void too_few_samples_for_a_parabola_stay_as_they_are(int span, int samples) {
        double[] few = Arrays.copyOf(Y, samples);
        assertArrayEquals(few, Loess.of(span, samples).smooth(few));
    }

    @Test
    void span_of_none_is_refused() {
        assertThrows(BadParameterException.class, () -> Loess.of(0, 10));
    }
}
