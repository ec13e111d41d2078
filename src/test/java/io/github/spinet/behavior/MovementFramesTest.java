// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.behavior;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.spinet.behavior.MovementDetection.Movement;
import io.github.spinet.behavior.MovementFrames.FrameRule;
import io.github.spinet.behavior.MovementFrames.MovingFrame;
import io.github.spinet.behavior.MovementFrames.Params;
import io.github.spinet.core.BadInputException;
import io.github.spinet.core.Records;
import io.github.spinet.core.Table;
import io.github.spinet.movie.Clock;
import io.github.spinet.signal.Epochs;
import io.github.spinet.signal.Epochs.Run;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MovementFramesTest {

    private static MovementDetection.Result lever(int samples, Run... runs) {
        double[] none = new double[samples];
        return new MovementDetection.Result(
                new Table<>(Movement.class, List.of()), Epochs.of(samples, List.of(runs)), none, none, 1, 0, 1000);
    }

    private static List<Run> frames(
            MovementDetection.Result lever, Clock clock, FrameRule rule, double broadenS, double offsetS) {
        return MovementFrames.run(lever, clock, new Params(rule, broadenS, offsetS))
                .runs();
    }

    @Test
    void a_movement_is_broadened_by_10_frames_before_and_9_after_at_58_3_Hz() {
        Clock clock = Clock.uniform(583, 58.3);
        MovementDetection.Result lever = lever(10_000, new Run(3000, 4000));
        List<Run> bare = frames(lever, clock, FrameRule.MAJORITY, 0, 0);
        List<Run> broad = frames(lever, clock, FrameRule.MAJORITY, 0.15, 0);
        // Frame 175 lies at 3.0017 s, frame 234 at 4.0137 s.
        assertEquals(List.of(new Run(175, 234)), bare);
        assertEquals(List.of(new Run(165, 243)), broad);
        assertEquals(0.15, Records.defaults(Params.class).broadenS());
    }

    @ParameterizedTest
    @CsvSource({"58.25, 10, 9", "58.35, 10, 9", "30.03, 6, 5", "10, 3, 2"})
    void broadening_follows_the_frame_rate(double rateHz, int before, int after) {
        Clock clock = Clock.uniform((int) (10 * rateHz), rateHz);
        MovementDetection.Result lever = lever(10_000, new Run(5000, 6000));
        Run bare = frames(lever, clock, FrameRule.MAJORITY, 0, 0).get(0);
        assertEquals(
                List.of(new Run(bare.start() - before, bare.end() + after)),
                frames(lever, clock, FrameRule.MAJORITY, 0.15, 0));
    }

    @Test
    void a_trace_that_is_active_from_the_start_to_the_end_is_handled() {
        Clock clock = Clock.uniform(100, 10);
        MovementDetection.Result lever = lever(10_000, new Run(0, 990), new Run(9000, 10_000));
        assertEquals(List.of(new Run(0, 12), new Run(87, 100)), frames(lever, clock, FrameRule.MAJORITY, 0.15, 0));
    }

    @Test
    void the_majority_of_a_frame_decides_or_any_sample() {
        Clock clock = Clock.uniform(100, 10);
        // Frame 50 is taken at 5 s: the interval around it is 4.95 ... 5.05 s, the one after it 5.0 ... 5.1 s.
        MovementDetection.Result half = lever(10_000, new Run(5000, 5050));
        MovementDetection.Result less = lever(10_000, new Run(5001, 5050));
        MovementDetection.Result end = lever(10_000, new Run(5099, 5100));
        assertEquals(List.of(new Run(50, 51)), frames(half, clock, FrameRule.MAJORITY, 0, 0));
        assertEquals(List.of(), frames(less, clock, FrameRule.MAJORITY, 0, 0));
        assertEquals(List.of(new Run(50, 51)), frames(less, clock, FrameRule.ANY, 0, 0));
        assertEquals(List.of(new Run(50, 51)), frames(end, clock, FrameRule.ANY, 0, 0));
    }

    @Test
    void the_majority_rule_equals_resampling_and_cutting_at_one_half() {
        double rateHz = 58.3;
        boolean[] active = new boolean[20_000];
        // Edges of all phases relative to the frames.
        for (int k = 0; k < 18; k++) {
            Arrays.fill(active, 1000 * k + 500 + 7 * k, 1000 * k + 900 + 11 * k, true);
        }
        double[] trace = IntStream.range(0, active.length)
                .mapToDouble(i -> active[i] ? 1 : 0)
                .toArray();
        double[] resampled = Resample.by(rateHz / 1000).zeroOutside(trace);
        double[] none = new double[active.length];
        MovementDetection.Result lever = new MovementDetection.Result(
                new Table<>(Movement.class, List.of()), Epochs.of(active), none, none, 1, 0, 1000);
        Epochs moving = MovementFrames.run(
                lever, Clock.uniform(resampled.length, rateHz), new Params(FrameRule.MAJORITY, 0, 0));
        for (int i = 0; i < resampled.length; i++) {
            // Within a sample of the cut, rounding of the frame to whole samples decides.
            if (Math.abs(resampled[i] - 0.5) > 0.08) {
                assertEquals(resampled[i] >= 0.5, moving.isActive(i), "frame " + i + ": " + resampled[i]);
            }
        }
    }

    @Test
    void the_movie_may_begin_later_on_the_clock_of_the_lever() {
        Clock clock = Clock.uniform(50, 10);
        MovementDetection.Result lever = lever(10_000, new Run(5000, 5990));
        assertEquals(List.of(new Run(20, 30)), frames(lever, clock, FrameRule.MAJORITY, 0, 3));
    }

    @Test
    void broadening_does_not_cross_a_pause_of_the_movie() {
        double[] times = IntStream.range(0, 100)
                .mapToDouble(i -> i / 10.0 + (i < 50 ? 0 : 5))
                .toArray();
        MovementDetection.Result lever = lever(20_000, new Run(10_000, 10_490));
        assertEquals(List.of(new Run(50, 57)), frames(lever, Clock.of(times), FrameRule.MAJORITY, 0.15, 0));
    }

    @Test
    void a_lever_that_stops_before_the_movie_is_refused_with_both_durations() {
        Clock clock = Clock.uniform(100, 10);
        String message = assertThrows(
                        BadInputException.class, () -> frames(lever(9000), clock, FrameRule.MAJORITY, 0, 0))
                .getMessage();
        assertTrue(message.contains("9 s") && message.contains("10 s"), message);
        assertThrows(BadInputException.class, () -> frames(lever(10_000), clock, FrameRule.MAJORITY, 0, 0.2));
        assertThrows(BadInputException.class, () -> frames(lever(20_000), clock, FrameRule.MAJORITY, 0, -0.2));
    }

    @Test
    void one_frame_may_be_missing_at_either_end() {
        Clock clock = Clock.uniform(100, 10);
        for (FrameRule rule : FrameRule.values()) {
            assertEquals(List.of(new Run(95, 100)), frames(lever(9900, new Run(9500, 9900)), clock, rule, 0, 0));
            assertEquals(List.of(new Run(0, 11)), frames(lever(10_000, new Run(0, 940)), clock, rule, 0, -0.1));
        }
    }

    @Test
    void rows_count_frames_from_1() {
        Clock clock = Clock.uniform(3, 10);
        Table<MovingFrame> table = MovementFrames.table(Epochs.of(new boolean[] {false, true, true}), clock);
        assertEquals(
                List.of(new MovingFrame(1, 0, 0), new MovingFrame(2, 0.1, 1), new MovingFrame(3, 0.2, 1)),
                table.rows());
        assertThrows(BadInputException.class, () -> MovementFrames.table(Epochs.of(new boolean[2]), clock));
    }

    @Test
    void a_movie_of_one_frame_is_refused() {
        assertThrows(BadInputException.class, () -> frames(lever(1000), Clock.uniform(1, 10), FrameRule.ANY, 0, 0));
    }
}
