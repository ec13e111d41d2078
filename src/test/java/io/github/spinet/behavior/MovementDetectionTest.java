// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.behavior;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.spinet.behavior.MovementDetection.Movement;
import io.github.spinet.behavior.MovementDetection.Params;
import io.github.spinet.behavior.MovementDetection.Result;
import io.github.spinet.core.BadInputException;
import io.github.spinet.core.CancelledException;
import io.github.spinet.core.Progress;
import io.github.spinet.core.Records;
import io.github.spinet.signal.Epochs.Run;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MovementDetectionTest {

    // Time, height and width of Gaussian bumps of the lever, s, V, s.
    private static final double[][] BUMPS = {
        {3.0, 0.4, 0.3},
        {5.2, 0.25, 0.12},
        {5.9, 0.3, 0.2},
        {9.0, -0.5, 0.5},
        {12.5, 0.03, 0.05},
        {14.0, 0.6, 0.15},
        {19.8, 0.5, 0.3}
    };

    // The reference below reads the same trace: x = (1664525 x + 1013904223) mod 2^32 from 7 on, noise x / 2^32 - 0.5.
    private static Lever lever(double rateHz) {
        double[] volts = new double[(int) (20 * rateHz)];
        long x = 7;
        for (int i = 0; i < volts.length; i++) {
            x = (1664525 * x + 1013904223) % (1L << 32);
            volts[i] = -1 + 0.02 * (x / 0x1p32 - 0.5);
            for (double[] bump : BUMPS) {
                volts[i] += bump[1] * Math.exp(-0.5 * Math.pow((i / rateHz - bump[0]) / bump[2], 2));
            }
        }
        return new Lever("lever", rateHz, volts);
    }

    private static Params params(Object... keysAndValues) {
        Map<String, Object> values = new java.util.HashMap<>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            values.put((String) keysAndValues[i], keysAndValues[i + 1]);
        }
        return Records.from(Params.class, values);
    }

    private static Result run(Lever lever, Object... keysAndValues) {
        return MovementDetection.run(lever, params(keysAndValues), Progress.NONE);
    }

    private static List<Run> runs(int... edges) {
        Run[] runs = new Run[edges.length / 2];
        Arrays.setAll(runs, i -> new Run(edges[2 * i], edges[2 * i + 1]));
        return List.of(runs);
    }

    // The three references come from a separate implementation of the published steps with NumPy and SciPy
    // (resample_poly with the taps of MATLAB's resample, butter, filtfilt with padlen=12, hilbert, convolve) on this
    // trace.
    @Test
    void the_published_parser_equals_an_independent_implementation() {
        Result result = run(lever(10_000), "preset", "HEDRICK2020");
        assertEquals(
                runs(2514, 3485, 4895, 6277, 8522, 9461, 13558, 14433),
                result.active().runs());
        double[] f = result.filtered();
        double[] filtered = {-0.5511772812785616, -0.9996458532688091, -0.5999792050224557, -1.4998973441727155};
        assertArrayEquals(filtered, new double[] {f[0], f[1000], f[3000], f[9000]}, 1e-8);
        double[] e = result.envelope();
        double[] envelope = {0.013199479004878611, 7.951029348555892e-05, 0.0010497440443943524, 0.0008137838024416196};
        assertArrayEquals(envelope, new double[] {e[0], e[1000], e[3000], e[9000]}, 1e-9);
        assertEquals(0.0007, result.threshold());
    }

    @Test
    void the_edges_of_the_parent_code_equal_an_independent_implementation() {
        assertEquals(
                runs(2530, 3467, 4935, 6259, 8538, 9444, 13610, 14392),
                run(lever(10_000), "preset", "PETERS2014").active().runs());
    }

    @Test
    void a_lever_at_rest_away_from_0_V_makes_no_movement_at_the_ends() {
        // The published resampling draws the ends towards 0 V and so loses the last movement.
        assertEquals(
                runs(2514, 3485, 4895, 6279, 8523, 9457, 13538, 14441, 19140, 19908),
                run(lever(10_000)).active().runs());
    }

    @Test
    void rows_are_on_the_clock_of_the_lever() {
        Lever lever = lever(10_000);
        Lever later = new Lever("lever", 100, 10_000, lever.volts(), new double[0]);
        Movement first = run(later, "preset", "HEDRICK2020").movements().rows().get(0);
        assertEquals(1, first.movement());
        assertEquals(102.514, first.startS(), 1e-9);
        assertEquals(103.485, first.endS(), 1e-9);
        assertEquals(0.971, first.durationS(), 1e-12);
    }

    @ParameterizedTest
    @ValueSource(doubles = {200, 1000, 1024, 2000, 25_000})
    void other_rates_give_the_same_movements(double rateHz) {
        List<Run> expected = run(lever(10_000)).active().runs();
        List<Run> runs = run(lever(rateHz)).active().runs();
        assertEquals(expected.size(), runs.size(), "rate " + rateHz);
        for (int i = 0; i < runs.size(); i++) {
            // The raw noise, and with it the refinement of the edges, depends on the rate.
            assertEquals(expected.get(i).start(), runs.get(i).start(), 60, "rate " + rateHz);
            assertEquals(expected.get(i).end(), runs.get(i).end(), 60, "rate " + rateHz);
        }
    }

    @Test
    void the_sign_and_the_offset_of_the_lever_do_not_matter_away_from_edge_refinement() {
        Lever lever = lever(1000);
        double[] turned = Arrays.stream(lever.volts()).map(v -> 3 - v).toArray();
        assertEquals(
                MovementRules.above(run(lever).envelope(), 0.0007).runs(),
                MovementRules.above(run(new Lever("x", 1000, turned)).envelope(), 0.0007)
                        .runs());
    }

    @Test
    void a_lever_that_rests_does_not_move() {
        Result result = run(new Lever("rest", 10_000, new double[100_000]));
        assertEquals(0, result.movements().size());
        assertEquals(0, result.active().activeFrames());
    }

    @Test
    void a_lever_that_never_rests_has_no_complete_movement() {
        double[] wave = new double[20_000];
        Arrays.setAll(wave, i -> Math.sin(2 * Math.PI * 3 * i / 1000.0));
        assertEquals(0, run(new Lever("wave", 1000, wave)).movements().size());
    }

    @Test
    void an_automatic_threshold_finds_the_same_movements() {
        Result result = run(lever(10_000), "threshold_from", "TRACE");
        assertTrue(result.threshold() > 0.0002 && result.threshold() < 0.002, "threshold " + result.threshold());
        // The last movement lasts to the end at a lower threshold and so is left out.
        for (Run run : run(lever(10_000), "preset", "HEDRICK2020").active().runs()) {
            assertTrue(result.active().runs().stream().anyMatch(run::overlaps), run.toString());
        }
    }

    @Test
    void an_automatic_threshold_scales_with_the_trace() {
        Lever lever = lever(1000);
        double[] larger = Arrays.stream(lever.volts()).map(v -> 1000 * v).toArray();
        Result a = run(lever, "threshold_from", "TRACE");
        Result b = run(new Lever("mV", 1000, larger), "threshold_from", "TRACE");
        assertEquals(1000 * a.threshold(), b.threshold(), 1e-6 * b.threshold());
    }

    @Test
    void noise_alone_has_no_automatic_threshold() {
        double[] noise = new double[60_000];
        long x = 7;
        for (int i = 0; i < noise.length; i++) {
            x = (1664525 * x + 1013904223) % (1L << 32);
            noise[i] = x / 0x1p32;
        }
        String message = assertThrows(
                        BadInputException.class, () -> run(new Lever("noise", 1000, noise), "threshold_from", "TRACE"))
                .getMessage();
        assertTrue(message.contains("'noise'") && message.contains("threshold"), message);
        assertThrows(
                BadInputException.class,
                () -> run(new Lever("rest", 1000, new double[1000]), "threshold_from", "TRACE"));
    }

    @Test
    void a_turn_of_the_wheel_begins_where_it_begins() {
        // 1 rad between 2 and 3 s; steps of 0.01 rad afterwards are within the threshold of 0.0123.
        double[] position = new double[6000];
        Arrays.setAll(position, i -> Math.min(1, Math.max(0, (i - 2000) / 1000.0)) + (i == 5000 ? 0.01 : 0));
        Result result = run(new Lever("wheel", 1000, position), "preset", "WHEEL");
        Movement only = result.movements().rows().get(0);
        assertEquals(1, result.movements().size());
        // The onset is the last sample within 1.5 encoder steps, 0.0023 rad, of the rest.
        assertEquals(2.002, only.startS(), 1e-9);
        // The last sample that is followed, within 200 samples, by more than 8 steps: 1 - 0.0123 rad is passed at 2987.
        assertEquals(2.988, only.endS(), 1e-9);
    }

    @Test
    void a_wheel_may_have_irregular_times() {
        int n = 2000;
        double[] times = new double[n];
        double[] position = new double[n];
        for (int i = 0; i < n; i++) {
            times[i] = 10 + i * 0.003 + (i % 2) * 0.001;
            position[i] = Math.min(1, Math.max(0, times[i] - 12));
        }
        Result result = run(Lever.at("wheel", times, position), "preset", "WHEEL");
        assertEquals(1, result.movements().size());
        assertEquals(12.002, result.movements().rows().get(0).startS(), 0.0011);
    }

    @Test
    void running_is_where_the_speed_is_high() {
        double[] speed = new double[600];
        Arrays.setAll(speed, i -> i >= 100 && i < 200 || i >= 205 && i < 300 || i >= 400 && i < 500 ? -12 : 0.1);
        Result result = run(new Lever("speed", 20, speed), "preset", "SPEED");
        // The pause of 0.25 s is filled.
        assertEquals(2, result.movements().size());
        assertEquals(5, result.movements().rows().get(0).startS(), 0.15);
        assertEquals(15, result.movements().rows().get(0).endS(), 0.15);
        assertEquals(20, result.movements().rows().get(1).startS(), 0.15);
        assertEquals(5, result.movements().rows().get(1).durationS(), 0.3);
    }

    @Test
    void running_at_the_ends_of_the_recording_counts() {
        double[] speed = new double[400];
        Arrays.setAll(speed, i -> i < 100 || i >= 300 ? 9 : 0);
        Result result = run(new Lever("speed", 20, speed), "preset", "SPEED", "threshold", 1);
        assertEquals(2, result.movements().size());
        assertEquals(0, result.movements().rows().get(0).startS());
        assertEquals(20, result.movements().rows().get(1).endS(), 1e-9);
    }

    @Test
    void a_trace_too_short_to_filter_is_refused() {
        assertThrows(BadInputException.class, () -> run(new Lever("short", 1000, new double[12])));
    }

    @Test
    void the_user_can_stop() {
        assertThrows(
                CancelledException.class,
                () -> MovementDetection.run(lever(1000), params(), (done, total, what) -> {
                    throw new CancelledException();
                }));
    }
}
