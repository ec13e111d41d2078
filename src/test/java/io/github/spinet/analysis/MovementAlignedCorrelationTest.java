// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.spinet.analysis.MovementAlignedCorrelation.Params;
import io.github.spinet.analysis.MovementAlignedCorrelation.Point;
import io.github.spinet.core.BadInputException;
import io.github.spinet.core.Records;
import io.github.spinet.core.Table;
import io.github.spinet.motion.MotionCorrection.Flag;
import io.github.spinet.motion.MotionCorrection.Shift;
import io.github.spinet.motion.MotionQuality.Frame;
import io.github.spinet.movie.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Curves around onsets whose shape is arithmetic. */
class MovementAlignedCorrelationTest {

    private static final Params USUAL = Records.from(Params.class, Map.of());

    /** Correlation 0.5 as recorded, 0.9 corrected, with dips of given depths during movements of 1 s at 10 Hz. */
    private static Table<Shift> shifts(int frames, int[] onsets, double[] depths) {
        double[] before = new double[frames];
        Arrays.fill(before, 0.5);
        for (int m = 0; m < onsets.length; m++) {
            for (int f = onsets[m]; f < onsets[m] + 10; f++) {
                before[f] -= depths[m];
            }
        }
        List<Shift> rows = new ArrayList<>();
        for (int f = 0; f < frames; f++) {
            rows.add(new Shift(f + 1, f / 10.0, 0, 0, 1, before[f], 0.9, Flag.OK));
        }
        return new Table<>(Shift.class, rows);
    }

    /** Columns apart fall half as much as recorded, and by a tenth corrected. */
    private static Table<Frame> quality(Table<Shift> shifts) {
        double nan = Double.NaN;
        return new Table<>(
                Frame.class,
                shifts.stream()
                        .map(s -> new Frame(
                                s.frame(),
                                s.timeS(),
                                0,
                                0,
                                nan,
                                s.corrBefore() / 2,
                                s.corrBefore() / 10,
                                1,
                                1,
                                0,
                                nan,
                                nan))
                        .toList());
    }

    @Test
    void the_mean_dip_and_its_standard_error_are_found() {
        Table<Shift> shifts = shifts(200, new int[] {50, 120}, new double[] {0.2, 0.4});
        Table<Point> points = MovementAlignedCorrelation.run(
                shifts, quality(shifts), Clock.uniform(200, 10), new double[] {5, 12}, new double[] {6, 13}, USUAL);
        assertEquals(41, points.size());
        for (Point p : points) {
            assertEquals(2, p.movements());
            boolean moving = p.timeS() > -0.05 && p.timeS() < 0.95;
            assertEquals(moving ? -0.3 : 0, p.changeBefore(), 1e-12, p.toString());
            // SD of 0.2 and 0.4 over the root of 2
            assertEquals(moving ? 0.1 : 0, p.semBefore(), 1e-12, p.toString());
            assertEquals(0, p.changeAfter(), 1e-12);
            assertEquals(moving ? -0.15 : 0, p.heldoutBefore(), 1e-12);
            assertEquals(moving ? -0.03 : 0, p.heldoutAfter(), 1e-12);
            assertEquals(moving ? 0.01 : 0, p.heldoutSemAfter(), 1e-12);
        }
        assertEquals(-1, points.rows().get(0).timeS(), 1e-12);
        assertEquals(3, points.rows().get(40).timeS(), 1e-12);
    }

    @Test
    void movements_without_rest_before_them_do_not_count() {
        Table<Shift> shifts = shifts(200, new int[] {50, 65}, new double[] {0.2, 0.4});
        Table<Point> points = MovementAlignedCorrelation.run(
                shifts,
                quality(shifts),
                Clock.uniform(200, 10),
                new double[] {0.5, 5, 6.5},
                new double[] {1, 6, 7.5},
                USUAL);
        Point onset = points.rows().get(10);
        assertEquals(1, onset.movements());
        assertEquals(-0.2, onset.changeBefore(), 1e-12);
        assertTrue(Double.isNaN(onset.semBefore()));
    }

    @Test
    void pauses_and_the_end_of_the_movie_are_left_out() {
        double[] times = new double[100];
        for (int f = 0; f < 100; f++) {
            times[f] = f / 10.0 + (f >= 40 ? 60 : 0);
        }
        Table<Shift> shifts = shifts(100, new int[] {30, 80}, new double[] {0.2, 0.2});
        Clock clock = Clock.of(times);
        // The third begins half a second after the pause.
        Table<Point> points = MovementAlignedCorrelation.run(
                shifts, quality(shifts), clock, new double[] {3, 64.5, 68}, new double[] {4, 64.6, 69}, USUAL);
        assertEquals(2, points.rows().get(10).movements());
        assertEquals(2, points.rows().get(19).movements());
        // A second after the first onset is the pause, two after the last the movie's end.
        assertEquals(1, points.rows().get(20).movements());
        assertEquals(0, points.rows().get(35).movements());
        assertTrue(Double.isNaN(points.rows().get(35).changeAfter()));
    }

    @Test
    void no_movement_gives_no_rows_and_other_lengths_are_refused() {
        Table<Shift> shifts = shifts(50, new int[0], new double[0]);
        assertEquals(
                0,
                MovementAlignedCorrelation.run(
                                shifts, quality(shifts), Clock.uniform(50, 10), new double[0], new double[0], USUAL)
                        .size());
        assertThrows(
                BadInputException.class,
                () -> MovementAlignedCorrelation.run(
                        shifts, quality(shifts), Clock.uniform(51, 10), new double[0], new double[0], USUAL));
    }
}
