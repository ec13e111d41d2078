// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.behavior;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.spinet.behavior.UniformTrace.Conversion;
import io.github.spinet.core.BadInputException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class LeverTest {

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
    void a_value_that_is_no_number_is_refused_with_its_sample_and_time(double bad) {
        double[] volts = {0, 0, 0, bad};
        String message = assertThrows(BadInputException.class, () -> new Lever("lever.csv", 10, volts))
                .getMessage();
        assertTrue(message.contains("lever.csv") && message.contains("sample 4 (0.3 s)"), message);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -1, Double.NaN, Double.POSITIVE_INFINITY})
    void a_rate_that_is_none_is_refused(double rate) {
        assertThrows(BadInputException.class, () -> new Lever("x", rate, new double[] {1}));
    }

    @Test
    void an_empty_trace_is_refused() {
        assertThrows(BadInputException.class, () -> new Lever("x", 10, new double[0]));
    }

    @Test
    void times_that_do_not_increase_are_refused_with_their_sample() {
        String message = assertThrows(
                        BadInputException.class, () -> Lever.at("x", new double[] {0, 2, 2}, new double[] {1, 2, 3}))
                .getMessage();
        assertTrue(message.contains("sample 3"), message);
        assertThrows(BadInputException.class, () -> Lever.at("x", new double[] {0, 1}, new double[] {1, 2, 3}));
        assertThrows(BadInputException.class, () -> Lever.at("x", new double[] {0}, new double[] {1}));
    }

    @Test
    void evenly_spaced_times_make_a_rate_and_a_start() {
        double[] times = IntStream.range(0, 1000)
                .mapToDouble(i -> Math.round((5 + i / 300.0) * 1e5) / 1e5)
                .toArray();
        Lever lever = Lever.at("x", times, new double[1000]);
        assertTrue(lever.isRegular());
        assertEquals(5, lever.startS());
        assertEquals(300, lever.rateHz(), 1e-3);
    }

    @Test
    void irregular_times_are_interpolated_in_straight_lines() {
        Lever lever = Lever.at("wheel", new double[] {2, 2.010, 2.012, 2.020}, new double[] {0, 10, 20, 4});
        assertFalse(lever.isRegular());
        UniformTrace trace = UniformTrace.of(lever, Conversion.LINEAR);
        assertEquals(21, trace.values().length);
        assertEquals(2.007, trace.timeS(7), 1e-12);
        assertEquals(7, trace.values()[7], 1e-9);
        assertEquals(15, trace.values()[11], 1e-9);
        assertEquals(6, trace.values()[19], 1e-9);
        assertEquals(4, trace.values()[20], 1e-9);
    }

    @Test
    void a_trace_at_1_kHz_stays_as_it_is() {
        double[] values = {1, 2, 3};
        assertEquals(
                values,
                UniformTrace.of(new Lever("x", 1000, values), Conversion.BAND_LIMITED)
                        .values());
    }

    @ParameterizedTest
    @EnumSource(names = {"BAND_LIMITED", "LINEAR"})
    void a_slow_ramp_keeps_its_times_at_any_rate(Conversion conversion) {
        for (double rate : new double[] {58.3, 250, 1000, 1024, 10_000, 30_000}) {
            double[] ramp = IntStream.range(0, (int) (4 * rate))
                    .mapToDouble(i -> i / rate)
                    .toArray();
            UniformTrace trace = UniformTrace.of(new Lever("x", rate, ramp), conversion);
            assertEquals(1000, trace.rateHz(), 2e-3, "rate " + rate);
            assertEquals(4000, trace.values().length, 20);
            for (int i = 0; i < 3900; i += 50) {
                assertEquals(trace.timeS(i), trace.values()[i], 1e-3, "rate " + rate + ", sample " + i);
            }
        }
    }

    @Test
    void times_in_ms_are_suspected() {
        Lever lever = Lever.at("x", new double[] {0, 60e6, 200e6}, new double[3]);
        assertThrows(BadInputException.class, () -> UniformTrace.of(lever, Conversion.LINEAR));
    }
}
