// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.spinet.analysis.CoActivity.Pair;
import io.github.spinet.analysis.CoActivity.Params;
import io.github.spinet.analysis.CoActivity.Partners;
import io.github.spinet.analysis.CoActivity.Preset;
import io.github.spinet.core.BadInputException;
import io.github.spinet.core.CancelledException;
import io.github.spinet.core.Progress;
import io.github.spinet.core.Records;
import io.github.spinet.core.Seeds;
import io.github.spinet.movie.Clock;
import io.github.spinet.signal.Epochs;
import io.github.spinet.signal.Traces;
import io.github.spinet.spine.SpineRow;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.junit.jupiter.api.Test;

class CoActivityTest {

    private static final double RATE_HZ = 58.3;
    private static final int ONE_MINUTE = 3498;
    private static final Params DEFAULTS = Records.defaults(Params.class);
    private static final Params PUBLISHED = new Params(Preset.HEDRICK2020, Partners.SAME_DENDRITE);

    @Test
    void two_events_and_one_within_a_minute() {
        // Frames 10-20 and 40-50 against 15-25 of 3498 at 58.3 Hz: rates 2 and 1, together 1: 1 / sqrt(2).
        double[] a = on(new double[ONE_MINUTE], 9, 20, 39, 50);
        double[] b = on(new double[ONE_MINUTE], 14, 25);
        for (Params params : List.of(DEFAULTS, PUBLISHED)) {
            Pair pair = only(params, a, b);
            assertEquals(new Pair("a", "b", "d1", 7.5, 2, 1, 1, 1 / Math.sqrt(2)), rounded(pair));
        }
    }

    @Test
    void an_event_that_is_on_at_the_first_frame_counts() {
        double[] a = on(new double[ONE_MINUTE], 0, 1);
        double[] b = on(new double[ONE_MINUTE], 0, 30);
        assertEquals(1, only(DEFAULTS, a, b).coactivity(), 1e-12);
        // The published code loses the event of a, and keeps that of b from its second frame on.
        Pair published = only(PUBLISHED, a, b);
        assertEquals(0, published.rateAPerMin());
        assertEquals(1, published.rateBPerMin(), 1e-12);
        assertTrue(Double.isNaN(published.coactivity()), "a silent spine");
    }

    @Test
    void one_long_event_over_several_short_ones_exceeds_one() {
        double[] a = on(new double[ONE_MINUTE], 100, 1000);
        double[] b = on(new double[ONE_MINUTE], 110, 120, 200, 210, 300, 310, 400, 410);
        assertEquals(2, only(DEFAULTS, a, b).coactivity(), 1e-12);
    }

    @Test
    void a_silent_spine_has_no_coactivity_but_rates() {
        Pair pair = only(DEFAULTS, new double[ONE_MINUTE], on(new double[ONE_MINUTE], 5, 9));
        assertEquals(0, pair.rateAPerMin());
        assertEquals(1, pair.rateBPerMin(), 1e-12);
        assertEquals(0, pair.coactivePerMin());
        assertTrue(Double.isNaN(pair.coactivity()));
    }

    @Test
    void rates_are_over_the_frames_defined_for_both() {
        double[] a = on(new double[2 * ONE_MINUTE], 10, 20, 4000, 4010);
        double[] b = on(new double[2 * ONE_MINUTE], 10, 20);
        Arrays.fill(b, ONE_MINUTE, b.length, Double.NaN);
        Pair pair = only(DEFAULTS, a, b);
        assertEquals(1, pair.rateAPerMin(), 1e-12);
        assertEquals(1, pair.coactivity(), 1e-12);
        Pair published = only(PUBLISHED, a, b);
        assertEquals(1, published.rateAPerMin(), 1e-12);
        assertEquals(0.5, published.rateBPerMin(), 1e-12);
    }

    @Test
    void an_undefined_frame_does_not_split_an_event() {
        double[] a = on(new double[ONE_MINUTE], 50, 300);
        double[] b = on(new double[ONE_MINUTE], 50, 300);
        a[60] = Double.NaN;
        Arrays.fill(a, 100, 270, Double.NaN);
        b[64] = Double.NaN;
        Pair pair = only(DEFAULTS, a, b);
        double minutes = (ONE_MINUTE - 172) / (double) ONE_MINUTE;
        assertEquals(1 / minutes, pair.rateAPerMin(), 1e-12);
        assertEquals(1 / minutes, pair.rateBPerMin(), 1e-12);
        assertEquals(1, pair.coactivity(), 1e-12);
    }

    @Test
    void traces_that_are_never_defined_together_have_no_rates() {
        double[] a = on(new double[200], 10, 20);
        double[] b = on(new double[200], 150, 160);
        Arrays.fill(a, 100, 200, Double.NaN);
        Arrays.fill(b, 0, 100, Double.NaN);
        assertTrue(Double.isNaN(only(DEFAULTS, a, b).rateAPerMin()));
    }

    @Test
    void counts_agree_with_a_frame_by_frame_count() {
        for (long seed = 1; seed <= 50; seed++) {
            UniformRandomProvider random = Seeds.stream(seed, "test");
            double[] a = states(random, 300);
            double[] b = states(random, 300);
            Pair pair = only(DEFAULTS, a, b);
            List<Integer> common = new ArrayList<>();
            for (int i = 0; i < a.length; i++) {
                if (!Double.isNaN(a[i] + b[i])) {
                    common.add(i);
                }
            }
            double minutes = common.size() / (RATE_HZ * 60);
            assertEquals(events(common, a, a) / minutes, pair.rateAPerMin(), 1e-9, "seed " + seed);
            assertEquals(events(common, b, b) / minutes, pair.rateBPerMin(), 1e-9, "seed " + seed);
            assertEquals(events(common, a, b) / minutes, pair.coactivePerMin(), 1e-9, "seed " + seed);
        }
    }

    @Test
    void the_order_of_a_pair_does_not_matter() {
        UniformRandomProvider random = Seeds.stream(7, "test");
        double[] a = states(random, 5000);
        double[] b = states(random, 5000);
        Pair forward = only(DEFAULTS, a, b);
        Pair backward = only(DEFAULTS, b, a);
        assertEquals(forward.coactivity(), backward.coactivity());
        assertEquals(forward.rateAPerMin(), backward.rateBPerMin());
    }

    @Test
    void pairs_are_of_one_dendrite_unless_the_whole_field_is_asked_for() {
        Traces active = traces(List.of("a", "b", "c", "free"), states(4, 500));
        List<SpineRow> rows =
                List.of(row("free", "", Double.NaN), row("c", "d2", 3), row("b", "d1", 10), row("a", "d1", 2.5));
        List<Pair> same = CoActivity.run(active, rows, DEFAULTS, Progress.NONE).rows();
        assertEquals(List.of("a-b"), names(same));
        List<Pair> all = CoActivity.run(active, rows, new Params(Preset.LEGEND, Partners.WHOLE_FIELD), Progress.NONE)
                .rows();
        assertEquals(List.of("a-b", "a-c", "a-free", "b-c", "b-free", "c-free"), names(all));
        assertEquals(same.get(0), all.get(0));
        assertEquals("", all.get(1).dendrite());
        assertTrue(Double.isNaN(all.get(1).distanceUm()));
    }

    @Test
    void absent_spines_drop_out() {
        double[][] values = states(4, 500);
        Arrays.fill(values[2], Double.NaN);
        Traces active = traces(List.of("a", "b", "dark", "gone"), values);
        List<SpineRow> rows = List.of(
                row("a", "d1", 0),
                row("b", "d1", 1),
                row("dark", "d1", 2),
                new SpineRow("gone", 1, SpineRow.Status.ABSENT, 0, 0, "d1", 3, 1, ""),
                new SpineRow("elsewhere", 1, SpineRow.Status.NOT_IMAGED, 0, 0, "d1", 4, 1, ""));
        assertEquals(
                List.of("a-b"),
                names(CoActivity.run(active, rows, DEFAULTS, Progress.NONE).rows()));
    }

    @Test
    void a_spine_without_row_or_trace_is_named() {
        Traces active = traces(List.of("a", "b"), states(2, 100));
        assertRefused("'b' has no row", active, List.of(row("a", "d1", 0)));
        assertRefused(
                "'c' is present in session 1 but has no trace",
                active,
                List.of(row("a", "d1", 0), row("b", "d1", 1), row("c", "d1", 2)));
        assertRefused("'a' has two rows", active, List.of(row("a", "d1", 0), row("a", "d1", 1)));
    }

    @Test
    void a_trace_that_is_not_binary_is_refused_with_its_frame() {
        double[][] values = states(2, 100);
        values[1][41] = 0.37;
        assertRefused(
                "'b' has the value 0.37 at frame 42",
                traces(List.of("a", "b"), values),
                List.of(row("a", "d1", 0), row("b", "d1", 1)));
        assertRefused("1 frames", traces(List.of("a"), states(1, 1)), List.of(row("a", "d1", 0)));
    }

    @Test
    void stops_when_the_user_wishes() {
        Traces active = traces(List.of("a", "b"), states(2, 100));
        assertThrows(
                CancelledException.class,
                () -> CoActivity.run(
                        active, List.of(row("a", "d1", 0), row("b", "d1", 1)), DEFAULTS, (done, total, what) -> {
                            throw new CancelledException();
                        }));
    }

    private static void assertRefused(String message, Traces active, List<SpineRow> rows) {
        String actual = assertThrows(
                        BadInputException.class, () -> CoActivity.run(active, rows, DEFAULTS, Progress.NONE))
                .getMessage();
        assertTrue(actual.contains(message), actual);
    }

    private static Pair only(Params params, double[] a, double[] b) {
        List<SpineRow> rows = List.of(row("a", "d1", 2.5), row("b", "d1", 10));
        return CoActivity.run(traces(List.of("a", "b"), a, b), rows, params, Progress.NONE)
                .rows()
                .get(0);
    }

    private static Traces traces(List<String> names, double[]... values) {
        return new Traces(names, Clock.uniform(values[0].length, RATE_HZ), values);
    }

    private static SpineRow row(String name, String dendrite, double positionUm) {
        return new SpineRow(name, 1, SpineRow.Status.PRESENT, 0, 0, dendrite, positionUm, 1, name);
    }

    private static List<String> names(List<Pair> pairs) {
        return pairs.stream().map(p -> p.spineA() + "-" + p.spineB()).toList();
    }

    private static double[] on(double[] trace, int... bounds) {
        for (int i = 0; i < bounds.length; i += 2) {
            Arrays.fill(trace, bounds[i], bounds[i + 1], 1);
        }
        return trace;
    }

    private static double[][] states(int traces, int frames) {
        UniformRandomProvider random = Seeds.stream(1, "test");
        double[][] values = new double[traces][];
        for (int i = 0; i < traces; i++) {
            values[i] = states(random, frames);
        }
        return values;
    }

    // Blocks of active, inactive and, at times, undefined frames.
    private static double[] states(UniformRandomProvider random, int frames) {
        double[] states = new double[frames];
        for (int i = 0; i < frames; ) {
            double state = random.nextInt(5) == 0 ? Double.NaN : random.nextInt(2);
            int end = Math.min(frames, i + 1 + random.nextInt(40));
            Arrays.fill(states, i, end, state);
            i = end;
        }
        return states;
    }

    // The common frames closed up, then the runs of the AND.
    private static int events(List<Integer> frames, double[] a, double[] b) {
        boolean[] both = new boolean[frames.size()];
        for (int i = 0; i < both.length; i++) {
            both[i] = a[frames.get(i)] == 1 && b[frames.get(i)] == 1;
        }
        return Epochs.of(both).runs().size();
    }

    private static Pair rounded(Pair p) {
        return new Pair(
                p.spineA(),
                p.spineB(),
                p.dendrite(),
                p.distanceUm(),
                Math.rint(p.rateAPerMin() * 1e9) / 1e9,
                Math.rint(p.rateBPerMin() * 1e9) / 1e9,
                Math.rint(p.coactivePerMin() * 1e9) / 1e9,
                p.coactivity());
    }
}
