// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.signal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.spinet.core.BadInputException;
import io.github.spinet.core.BadParameterException;
import io.github.spinet.core.Parallel;
import io.github.spinet.core.Progress;
import io.github.spinet.core.Records;
import io.github.spinet.movie.Clock;
import io.github.spinet.signal.EventDetection.Event;
import io.github.spinet.signal.EventDetection.Method;
import io.github.spinet.signal.EventDetection.Params;
import io.github.spinet.signal.EventDetection.Preset;
import io.github.spinet.signal.EventDetection.Threshold;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class EventDetectionTest {

    private static final double RATE = 58.3;
    private static final Params LEGEND = Records.defaults(Params.class);
    private static final Params CODE = Records.from(Params.class, Map.of("preset", Preset.HEDRICK2020));

    /** Noise and seven events: high enough and not, short, long with events on it, on at the last frame. */
    private static double[] made() {
        double[] y = IntStream.range(0, 1200)
                .mapToDouble(i -> 0.12 * Math.sin(0.9 * i) * Math.cos(0.37 * i))
                .toArray();
        double[][] events = {
            {.5, 100, 40}, {.9, 260, 25}, {.45, 300, 60}, {.7, 500, 8}, {.4, 700, 150}, {1.2, 905, 30}, {1, 1170, 60}
        };
        for (double[] e : events) {
            for (int i = (int) e[1]; i < y.length; i++) {
                y[i] += e[0] * Math.exp(-(i - e[1]) / e[2]) * (1 - Math.exp(-(i - e[1] + 1) / 4));
            }
        }
        return y;
    }

    private static double[] onAtFirstFrame() {
        double[] y = made();
        System.arraycopy(made(), 700, y, 0, 110);
        return y;
    }

    private static EventDetection.Result run(Params params, double[]... traces) {
        List<String> names =
                IntStream.range(0, traces.length).mapToObj(i -> "S" + i).toList();
        Traces dff = new Traces(names, Clock.uniform(traces[0].length, RATE), traces);
        return EventDetection.run(dff, params, Parallel.serial(), Progress.NONE);
    }

    private static int[][] frames(EventDetection.Result result) {
        return result.events().stream()
                .map(e -> new int[] {e.startFrame(), e.endFrame()})
                .toArray(int[][]::new);
    }

    // References: an independent numpy 2.4 program that follows the range arithmetic of the published MATLAB code
    // literally (candidate ls:he, start x(1)+k-j, result start … first frame after), or the legend's words.
    @Test
    void thresholds_of_a_made_trace() {
        Threshold threshold = run(LEGEND, made()).thresholds().rows().get(0);
        assertEquals(0.054279679085819335, threshold.noise(), 1e-15);
        assertEquals(0.054279679085819335, threshold.low(), 1e-15);
        assertEquals(0.2, threshold.high());
        assertEquals(Method.FLOOR, threshold.method());
        assertEquals(4 / (1200 / RATE / 60), threshold.eventsPerMin(), 1e-12);
    }

    @Test
    void legend_from_the_low_threshold_to_the_last_frame_above_the_high_one() {
        assertArrayEquals(new int[][] {{101, 137}, {261, 356}, {701, 971}, {1171, 1200}}, frames(run(LEGEND, made())));
    }

    @Test
    void legend_keeps_and_counts_an_event_that_is_on_at_the_first_frame() {
        EventDetection.Result result = run(LEGEND, onAtFirstFrame());
        assertArrayEquals(new int[][] {{1, 137}, {261, 356}, {701, 971}, {1171, 1200}}, frames(result));
        assertEquals(4 / (1200 / RATE / 60), result.thresholds().rows().get(0).eventsPerMin(), 1e-12);
    }

    @Test
    void hedrick2020_as_the_published_code() {
        assertArrayEquals(new int[][] {{102, 139}, {260, 358}, {701, 973}}, frames(run(CODE, made())));
        assertArrayEquals(new int[][] {{260, 358}, {701, 973}}, frames(run(CODE, onAtFirstFrame())));
    }

    // The published code, run in Octave 7.3 on the same trace: frames 260-299 and 301-358.
    @Test
    void hedrick2020_holds_a_frame_of_exactly_zero_for_inactive() {
        double[] y = made();
        y[299] = 0;
        assertArrayEquals(new int[][] {{102, 139}, {260, 299}, {301, 358}, {701, 973}}, frames(run(CODE, y)));
        assertArrayEquals(new int[][] {{101, 137}, {261, 356}, {701, 971}, {1171, 1200}}, frames(run(LEGEND, y)));
    }

    @Test
    void an_event_tells_its_time_and_peak() {
        Event event = run(LEGEND, made()).events().rows().get(1);
        assertEquals("S0", event.roi());
        assertEquals(2, event.event());
        assertEquals(260 / RATE, event.startS(), 1e-12);
        assertEquals(96 / RATE, event.durationS(), 1e-12);
        assertEquals(Arrays.stream(made(), 260, 356).max().orElseThrow(), event.peakDff());
    }

    @Test
    void events_are_the_runs_of_active_frames_bridged_over_a_lost_one() {
        double[] y = made();
        Arrays.fill(y, 0, 117, Double.NaN);
        y[300] = Double.NaN;
        Arrays.fill(y, 800, 840, Double.NaN);
        for (Params params : List.of(LEGEND, CODE)) {
            EventDetection.Result result = run(params, y);
            double[] active = result.active().values()[0];
            boolean[] on = new boolean[active.length];
            for (int i = 0; i < on.length; i++) {
                assertEquals(Double.isNaN(y[i]), Double.isNaN(active[i]), "frame " + i);
                on[i] = active[i] == 1;
            }
            // One lost frame within an event is bridged, except as the published code has it.
            on[300] = params == LEGEND && on[299] && on[301];
            int[][] expected = Epochs.of(on).runs().stream()
                    .map(r -> new int[] {r.start() + 1, r.end()})
                    .toArray(int[][]::new);
            assertArrayEquals(expected, frames(result));
            double minutes = (1200 - 117 - 1 - 40) / RATE / 60;
            assertEquals(
                    expected.length / minutes, result.thresholds().rows().get(0).eventsPerMin(), 1e-12);
        }
    }

    @Test
    void the_search_for_a_start_ends_at_a_long_undefined_stretch() {
        double[] y = new double[600];
        Arrays.fill(y, -0.1);
        Arrays.fill(y, 200, 300, 0.05);
        Arrays.fill(y, 300, 400, 1);
        Params zero = Records.from(Params.class, Map.of("low_factor", 0));
        assertEquals(201, run(zero, y).events().rows().get(0).startFrame());
        Arrays.fill(y, 240, 300, Double.NaN);
        assertEquals(301, run(zero, y).events().rows().get(0).startFrame());
    }

    @Test
    void a_trace_without_negative_samples_has_no_thresholds_and_undefined_activity() {
        double[] nan = new double[300];
        Arrays.fill(nan, Double.NaN);
        double[] fluorescence = new double[300];
        Arrays.fill(fluorescence, 1000);
        EventDetection.Result result = run(LEGEND, nan, new double[300], fluorescence);
        assertEquals(0, result.events().size());
        for (Threshold t : result.thresholds()) {
            assertEquals(Method.NONE, t.method());
            assertTrue(Double.isNaN(t.noise() + t.low() + t.high()) && Double.isNaN(t.eventsPerMin()));
        }
        for (double[] active : result.active().values()) {
            assertTrue(Arrays.stream(active).allMatch(Double::isNaN));
        }
    }

    @Test
    void high_threshold_is_the_greatest_of_noise_artefact_and_floor() {
        double[] y = made();
        double[] louder = Arrays.stream(y).map(v -> 3 * v).toArray();
        Threshold noisy = run(LEGEND, louder).thresholds().rows().get(0);
        assertEquals(Method.NOISE, noisy.method());
        assertEquals(2 * noisy.noise(), noisy.high());
        // MATLAB's prctile([-4 -1 … -1], 5) of 12 values is at position 0.6 + 0.5, hence -4 + 0.1 * 3.
        double[] artefact = new double[60];
        Arrays.fill(artefact, 0, 11, -1);
        artefact[30] = -4;
        Threshold deep = run(LEGEND, artefact).thresholds().rows().get(0);
        assertEquals(Method.PERCENTILE, deep.method());
        assertEquals(3.7, deep.high(), 1e-12);
        assertEquals(Math.sqrt(2 * 27 / 23.0), deep.noise(), 1e-12);
    }

    @Test
    void events_do_not_depend_on_the_scale_of_the_trace_without_a_floor() {
        Params noFloor = Records.from(Params.class, Map.of("floor_dff", 0));
        double[] scaled = Arrays.stream(made()).map(v -> 8 * v).toArray();
        assertArrayEquals(frames(run(noFloor, made())), frames(run(noFloor, scaled)));
    }

    @Test
    void order_and_threads_change_nothing() {
        double[][] traces = {made(), onAtFirstFrame(), new double[1200], made()};
        try (Parallel two = Parallel.of(2)) {
            Traces dff = new Traces(List.of("S0", "S1", "S2", "S3"), Clock.uniform(1200, RATE), traces);
            EventDetection.Result threaded = EventDetection.run(dff, LEGEND, two, Progress.NONE);
            EventDetection.Result serial = run(LEGEND, traces);
            assertEquals(serial.events(), threaded.events());
            assertEquals(serial.thresholds(), threaded.thresholds());
            assertTrue(Arrays.deepEquals(
                    serial.active().values(), threaded.active().values()));
        }
    }

    @Test
    void movies_of_any_rate_and_length_run() {
        for (double rate : new double[] {0.2, 3, 10, 400}) {
            for (int frames : new int[] {2, 3, 10, 500}) {
                double[] y = Arrays.copyOf(made(), frames);
                Traces dff = new Traces(List.of("S"), Clock.uniform(frames, rate), new double[][] {y});
                for (Params params : List.of(LEGEND, CODE)) {
                    EventDetection.Result result = EventDetection.run(dff, params, Parallel.serial(), Progress.NONE);
                    assertEquals(frames, result.active().values()[0].length);
                }
            }
        }
    }

    @Test
    void bad_settings_and_single_frames_are_refused() {
        assertThrows(
                BadParameterException.class,
                () -> Records.from(Params.class, Map.of("low_factor", 3, "high_factor", 2)));
        assertThrows(BadInputException.class, () -> run(LEGEND, new double[] {1}));
    }
}
