// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.signal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.spinet.core.BadInputException;
import io.github.spinet.core.BadParameterException;
import io.github.spinet.core.Parallel;
import io.github.spinet.core.Progress;
import io.github.spinet.core.Records;
import io.github.spinet.core.Seeds;
import io.github.spinet.movie.Clock;
import io.github.spinet.movie.FrameMask;
import io.github.spinet.signal.DeltaF.Params;
import io.github.spinet.signal.DeltaF.Quality;
import io.github.spinet.signal.DeltaF.Status;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeltaFTest {

    private static final double RATE = 58.3;
    private static final Params DEFAULTS = Records.defaults(Params.class);
    private static final Params SHIFT = Records.from(Params.class, Map.of("negatives", "shift"));
    private static final int BLANK = 117;

    /** A baseline with events of 150 % that last 1 s every 10 s, and noise. */
    private static double[] made(long seed, int frames, double rateHz, double noise, IntToDoubleFunction baseline) {
        var normal = ZigguratSampler.NormalizedGaussian.of(Seeds.stream(seed, "test"));
        return IntStream.range(0, frames)
                .mapToDouble(i -> baseline.applyAsDouble(i) * (1 + event(i, rateHz) + noise * normal.sample()))
                .toArray();
    }

    private static double event(int frame, double rateHz) {
        return frame / rateHz % 10 >= 5 && frame / rateHz % 10 < 6 ? 1.5 : 0;
    }

    private static Traces traces(double rateHz, double[]... values) {
        List<String> names =
                IntStream.range(0, values.length).mapToObj(i -> "S" + i).toList();
        return new Traces(names, Clock.uniform(values[0].length, rateHz), values);
    }

    private static DeltaF.Result run(Params params, Traces raw) {
        return DeltaF.run(raw, FrameMask.allValid(raw.frames()), params, Parallel.serial(), Progress.NONE);
    }

    private static double mean(double[] values, int from, int to) {
        return Arrays.stream(values, from, to).average().orElseThrow();
    }

    @Test
    void a_bleaching_baseline_is_followed_and_events_keep_their_height() {
        IntToDoubleFunction bleach = i -> 5000 * Math.exp(-i / 6000.0) + 500;
        DeltaF.Result result = run(DEFAULTS, traces(RATE, made(1, 12000, RATE, 0.2, bleach)));
        double[] f0 = result.baseline().values()[0];
        double[] dff = result.dff().values()[0];
        double worst = 0;
        double top = 0;
        int tops = 0;
        for (int i = BLANK; i < 12000; i++) {
            worst = Math.max(worst, Math.abs(f0[i] / bleach.applyAsDouble(i) - 1));
            if (event(i - 15, RATE) > 0 && event(i + 15, RATE) > 0) {
                top += dff[i];
                tops++;
            }
        }
        assertTrue(worst < 0.12, "seed 1: F0 is off by " + worst);
        assertEquals(1.5, top / tops, 0.06, "seed 1");
        Quality quality = result.quality().rows().get(0);
        assertEquals(Status.OK, quality.status());
        assertEquals(12000 - BLANK, quality.definedFrames());
        assertEquals(0, quality.offset());
    }

    @Test
    void starts_of_all_acquisitions_and_unusable_frames_are_undefined() {
        double[] times = IntStream.range(0, 3000)
                .mapToDouble(i -> i / RATE + (i < 1500 ? 0 : 30))
                .toArray();
        double[] values = made(2, 3000, RATE, 0.1, i -> 100);
        values[700] = Double.NaN;
        values[900] = Double.POSITIVE_INFINITY;
        Traces raw = new Traces(List.of("S"), Clock.of(times), new double[][] {values});
        FrameMask mask = FrameMask.allValid(3000).with(2000, 2100, FrameMask.State.BAD);
        DeltaF.Result result = DeltaF.run(raw, mask, DEFAULTS, Parallel.serial(), Progress.NONE);
        for (int i = 0; i < 3000; i++) {
            boolean undefined =
                    i < BLANK || i >= 1500 && i < 1500 + BLANK || i >= 2000 && i < 2100 || i == 700 || i == 900;
            assertEquals(undefined, Double.isNaN(result.dff().values()[0][i]), "dff of frame " + i);
            assertEquals(undefined, Double.isNaN(result.baseline().values()[0][i]), "baseline of frame " + i);
        }
    }

    @Test
    void values_of_unusable_frames_do_not_matter() {
        double[] values = made(3, 3000, RATE, 0.1, i -> 100);
        double[] wild = values.clone();
        Arrays.fill(wild, 0, BLANK, 1e9);
        Arrays.fill(wild, 1000, 1300, -1e9);
        FrameMask mask = FrameMask.allValid(3000).with(1000, 1300, FrameMask.State.MISSING);
        double[] a = DeltaF.run(traces(RATE, values), mask, DEFAULTS, Parallel.serial(), Progress.NONE)
                .dff()
                .values()[0];
        double[] b = DeltaF.run(traces(RATE, wild), mask, DEFAULTS, Parallel.serial(), Progress.NONE)
                .dff()
                .values()[0];
        assertArrayEquals(a, b);
    }

    @Test
    void the_unit_of_the_pixels_does_not_matter() {
        double[] values = made(4, 3000, RATE, 0.1, i -> 100);
        double[] negative = Arrays.stream(values).map(v -> v - 90).toArray();
        for (double[] trace : List.of(values, negative)) {
            double[] small = Arrays.stream(trace).map(v -> v / 1024).toArray();
            for (Params params : List.of(DEFAULTS, SHIFT)) {
                double[] expected = run(params, traces(RATE, trace)).dff().values()[0];
                assertArrayEquals(
                        expected, run(params, traces(RATE, small)).dff().values()[0], 1e-12);
            }
        }
    }

    @Test
    void one_deep_sample_changes_the_surrounding_half_second_only_unless_shifted_as_published() {
        double[] values = made(13, 3000, RATE, 0.1, i -> 100);
        double[] deep = values.clone();
        deep[1500] = -50;
        double[] expected = run(DEFAULTS, traces(RATE, values)).dff().values()[0];
        double[] dff = run(DEFAULTS, traces(RATE, deep)).dff().values()[0];
        double[] shifted = run(SHIFT, traces(RATE, deep)).dff().values()[0];
        for (int i = BLANK; i < 3000; i++) {
            if (Math.abs(i - 1500) > 14) {
                assertEquals(expected[i], dff[i], 0.02, "seed 13, frame " + (i + 1));
                assertEquals(expected[i] * 100 / 150, shifted[i], 0.02, "seed 13, frame " + (i + 1));
            }
        }
    }

    @Test
    void raw_and_baseline_give_back_the_unsmoothed_ratio() {
        Params unsmoothed = Records.from(Params.class, Map.of("smooth_s", 0, "negatives", "shift"));
        double[] values = made(5, 2000, RATE, 0.5, i -> 20);
        for (int i = 0; i < values.length; i++) {
            values[i] -= 10;
        }
        DeltaF.Result result = run(unsmoothed, traces(RATE, values));
        double offset = result.quality().rows().get(0).offset();
        assertEquals(-Arrays.stream(values, BLANK, 2000).min().orElseThrow(), offset);
        assertEquals(Status.SHIFTED, result.quality().rows().get(0).status());
        for (int i = BLANK; i < 2000; i++) {
            double f0 = result.baseline().values()[0][i];
            assertEquals((values[i] - f0) / (f0 + offset), result.dff().values()[0][i], 1e-12);
        }
    }

    @Test
    void a_baseline_near_zero_is_told_and_gives_no_absurd_ratio() {
        double[] values = made(6, 3000, RATE, 0, i -> 0);
        var normal = ZigguratSampler.NormalizedGaussian.of(Seeds.stream(6, "noise"));
        for (int i = 0; i < values.length; i++) {
            values[i] = 10 * normal.sample() + 0.1;
        }
        DeltaF.Result kept = run(DEFAULTS, traces(RATE, values));
        assertEquals(Status.LOW_F0, kept.quality().rows().get(0).status());
        assertTrue(kept.quality().rows().get(0).definedFrames() < 2883);
        // F0 is at least a tenth of the noise, and a mean of 29 frames is at most a few fifths of it.
        assertTrue(Arrays.stream(kept.dff().values()[0])
                .filter(v -> !Double.isNaN(v))
                .allMatch(v -> Math.abs(v) < 20));
        DeltaF.Result shifted = run(SHIFT, traces(RATE, values));
        assertEquals(Status.SHIFTED, shifted.quality().rows().get(0).status());
    }

    @Test
    void a_dark_roi_has_undefined_dff() {
        DeltaF.Result result = run(DEFAULTS, traces(RATE, new double[1000]));
        assertEquals(Status.LOW_F0, result.quality().rows().get(0).status());
        assertTrue(Arrays.stream(result.dff().values()[0]).allMatch(Double::isNaN));
    }

    @Test
    void a_constant_has_zero_dff() {
        double[] constant = new double[1000];
        Arrays.fill(constant, 0.37);
        DeltaF.Result result = run(DEFAULTS, traces(RATE, constant));
        for (int i = BLANK; i < 1000; i++) {
            assertEquals(0, result.dff().values()[0][i], 1e-14);
        }
        assertEquals(Status.OK, result.quality().rows().get(0).status());
    }

    @Test
    void whole_numbers_of_few_levels_are_followed() {
        double[] values =
                Arrays.stream(made(7, 4000, RATE, 0.3, i -> 5)).map(Math::rint).toArray();
        Quality quality = run(DEFAULTS, traces(RATE, values)).quality().rows().get(0);
        assertEquals(5, quality.medianF0(), 0.5, "seed 7");
        assertEquals(0.3, quality.noise(), 0.05, "seed 7");
    }

    @Test
    void an_absent_roi_is_undefined_throughout() {
        double[] absent = new double[1000];
        Arrays.fill(absent, Double.NaN);
        double[] rare = absent.clone();
        Arrays.fill(rare, 500, 579, 3);
        double[] late = absent.clone();
        Arrays.fill(late, 500, 580, 3);
        DeltaF.Result result = run(DEFAULTS, traces(RATE, absent, rare, late));
        for (int roi = 0; roi < 2; roi++) {
            assertEquals(Status.ABSENT, result.quality().rows().get(roi).status());
            assertTrue(Arrays.stream(result.dff().values()[roi]).allMatch(Double::isNaN));
            assertTrue(Arrays.stream(result.baseline().values()[roi]).allMatch(Double::isNaN));
        }
        assertEquals(80, result.quality().rows().get(2).definedFrames());
    }

    @Test
    void neither_order_nor_company_nor_threads_change_a_roi() {
        double[] a = made(8, 2000, RATE, 0.2, i -> 50);
        double[] b = made(9, 2000, RATE, 0.2, i -> 80 - i / 100.0);
        Clock clock = Clock.uniform(2000, RATE);
        FrameMask mask = FrameMask.allValid(2000);
        try (Parallel two = Parallel.of(2)) {
            var ab = DeltaF.run(
                    new Traces(List.of("a", "b"), clock, new double[][] {a, b}), mask, DEFAULTS, two, Progress.NONE);
            var ba = DeltaF.run(
                    new Traces(List.of("b", "a"), clock, new double[][] {b, a}),
                    mask,
                    DEFAULTS,
                    Parallel.serial(),
                    Progress.NONE);
            assertArrayEquals(ab.dff().values()[0], ba.dff().values()[1]);
            assertArrayEquals(ab.baseline().values()[1], ba.baseline().values()[0]);
        }
    }

    @Test
    void the_seed_touches_the_ends_only() {
        double[] values = made(10, 6000, RATE, 0.2, i -> 50);
        double[] one = run(DEFAULTS, traces(RATE, values)).dff().values()[0];
        double[] two = run(Records.from(Params.class, Map.of("seed", 2)), traces(RATE, values))
                .dff()
                .values()[0];
        assertFalse(Arrays.equals(one, two));
        assertEquals(mean(one, 1500, 4500), mean(two, 1500, 4500), 2e-3);
    }

    @ParameterizedTest
    @CsvSource({"500, 10", "2000, 10", "300, 1", "4000, 30.03", "40000, 500", "1000, 3"})
    void any_rate_gives_a_flat_baseline_and_its_events(int frames, double rateHz) {
        double[] values = made(11, frames, rateHz, 0.1, i -> 200);
        DeltaF.Result result = run(DEFAULTS, traces(rateHz, values));
        assertEquals(200, result.quality().rows().get(0).medianF0(), 12, "seed 11");
        assertEquals(0.1, result.quality().rows().get(0).noise(), 0.3, "seed 11");
    }

    @Test
    void a_huge_bleach_stays_defined() {
        IntToDoubleFunction bleach = i -> 20000 * Math.exp(-i / 600.0) + 100;
        double[] values = made(12, 8000, RATE, 0.2, bleach);
        DeltaF.Result result = run(DEFAULTS, traces(RATE, values));
        Quality quality = result.quality().rows().get(0);
        assertTrue(quality.definedFrames() > 0.9 * (8000 - BLANK), quality.toString());
    }

    @Test
    void recordings_too_short_for_a_baseline_are_refused_in_one_line() {
        BadInputException e = assertThrows(BadInputException.class, () -> run(DEFAULTS, traces(RATE, new double[196])));
        assertEquals(
                "The recording has 79 usable of 196 frames; F0 needs at least 80 (4 blocks of 0.343 s at 58.3 Hz):"
                        + " record longer, or lower block_s or blank_s",
                e.getMessage());
        run(DEFAULTS, traces(RATE, new double[197]));
        assertThrows(BadInputException.class, () -> run(DEFAULTS, traces(RATE, new double[1])));
        assertThrows(
                BadInputException.class,
                () -> DeltaF.run(
                        traces(RATE, new double[500]),
                        FrameMask.allValid(501),
                        DEFAULTS,
                        Parallel.serial(),
                        Progress.NONE));
    }

    @Test
    void durations_beyond_the_recording_are_those_of_the_recording() {
        Params endless =
                Records.from(Params.class, Map.of("smooth_s", 1e12, "window_s", 1e12, "step_s", 1e12, "blank_s", 0));
        double[] values = made(14, 1000, RATE, 0.1, i -> 100);
        assertEquals(
                1000, run(endless, traces(RATE, values)).quality().rows().get(0).definedFrames());
    }

    @Test
    void a_window_shorter_than_its_step_is_refused() {
        assertThrows(BadParameterException.class, () -> Records.from(Params.class, Map.of("window_s", 5)));
    }
}
