// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.signal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.spinet.movie.Clock;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RunningModeTest {

    private static final RunningMode PUBLISHED = new RunningMode(20, 58, 20);

    private static double[] made(int frames) {
        return IntStream.range(0, frames)
                .mapToDouble(i -> 100 * Math.exp(-i / 900.0)
                        + 50
                        + 20 * Math.sin(i * 0.7) * Math.cos(i * 0.013)
                        + (i / 37 % 5 == 0 ? 60 : 0))
                .toArray();
    }

    @ParameterizedTest
    @ValueSource(doubles = {58.3, 58.30, 58.299999, 58.31, 58.2})
    void durations_give_the_published_frames_at_the_published_rate(double rateHz) {
        Clock clock = Clock.uniform(5000, rateHz);
        assertEquals(PUBLISHED, RunningMode.of(0.343, 19.9, 6.86, clock));
        assertEquals(29, OddSpan.of(0.5, clock));
        assertEquals(59, OddSpan.of(1, clock));
    }

    @ParameterizedTest
    @CsvSource({
        "30.03, 10, 60, 21, 15",
        "10, 3, 66, 23, 5",
        "1, 1, 20, 7, 1",
        "0.1, 1, 10, 1, 1",
        "1000, 343, 58, 20, 501"
    })
    void other_rates_keep_the_durations(double rateHz, int block, int window, int step, int span) {
        Clock clock = Clock.uniform(5000, rateHz);
        assertEquals(new RunningMode(block, window, step), RunningMode.of(0.343, 19.9, 6.86, clock));
        assertEquals(span, OddSpan.of(0.5, clock));
    }

    // Reference: numpy 2.4 and scipy 1.17 on the same formula: means of reshape(100, 20), for j = 1, 21, … the mode (as
    // in
    // KernelDensityTest) of means max(1, j-19) … min(100, j+38), CubicSpline through (mean time, mode).
    @Test
    void baseline_of_a_bleaching_trace_with_events() {
        double[] baseline = PUBLISHED.baseline(made(2000));
        assertEquals(151.5108559725519, baseline[0], 1e-8);
        assertEquals(135.7167586486588, baseline[123], 1e-8);
        assertEquals(83.41374902244925, baseline[999], 1e-8);
        assertEquals(67.69880817526978, baseline[1500], 1e-8);
        assertEquals(73.81621006272167, baseline[1999], 1e-8);
    }

    // The published code fails for 80–159 and 400–799 frames, where its window would have to begin at half samples.
    @ParameterizedTest
    @ValueSource(ints = {80, 81, 119, 159, 160, 399, 400, 555, 799, 800, 1601})
    void short_recordings_have_a_baseline_too(int frames) {
        double[] baseline = PUBLISHED.baseline(made(frames));
        assertEquals(frames, baseline.length);
        assertTrue(Arrays.stream(baseline).allMatch(v -> v > 20 && v < 250), Arrays.toString(baseline));
    }

    @Test
    void a_line_stays_a_line_and_undefined_frames_are_bridged() {
        double[] constant = new double[4000];
        Arrays.fill(constant, 12.5);
        Arrays.fill(constant, 1000, 3000, Double.NaN);
        double[] expected = new double[4000];
        Arrays.fill(expected, 12.5);
        assertArrayEquals(expected, PUBLISHED.baseline(constant), 1e-12);
    }
}
