// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.motion;

import static io.github.spinet.motion.MotionCorrectionTest.correct;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.spinet.core.BadInputException;
import io.github.spinet.core.Parallel;
import io.github.spinet.core.Progress;
import io.github.spinet.core.Table;
import io.github.spinet.motion.MotionCorrection.Result;
import io.github.spinet.motion.MotionCorrection.Shift;
import io.github.spinet.movie.ArrayMovie;
import io.github.spinet.movie.FrameMask;
import io.github.spinet.movie.FrameMask.State;
import io.github.spinet.movie.Movie;
import java.util.Optional;
import java.util.function.DoubleFunction;
import org.junit.jupiter.api.Test;

/** Movement during a frame is found row by row, and only where there is any. */
class RowRegistrationTest {

    private static final int FRAMES = 60;
    private static final Scene SCENE = new Scene(128, 128, 20, 2);

    // Up to 2 px a frame, never in step with the frames.
    private static double[] sway(double t) {
        return new double[] {3 * Math.sin(0.61 * t), 2 * Math.sin(0.47 * t + 1)};
    }

    private static double rowError(Result result, DoubleFunction<double[]> path) {
        double squares = 0;
        double[] mean = new double[2];
        int n = 0;
        for (int f = 0; f < FRAMES; f++) {
            for (int b = 0; b < SCENE.height() / RowShifts.BAND; b++) {
                double[] truth = path.apply(SCENE.time(f, b * RowShifts.BAND + 3.5));
                Shift shift = result.shifts().rows().get(f);
                boolean rows = result.rows().isPresent();
                double x = (rows ? result.rows().get().dx(f, b) : shift.dxPx()) - truth[0];
                double y = (rows ? result.rows().get().dy(f, b) : shift.dyPx()) - truth[1];
                squares += x * x + y * y;
                mean[0] += x;
                mean[1] += y;
                n++;
            }
        }
        return Math.sqrt((squares - (mean[0] * mean[0] + mean[1] * mean[1]) / n) / (2 * n));
    }

    @Test
    void rows_of_a_field_that_moves_during_the_frame_are_found() {
        long seed = 31;
        ArrayMovie movie = SCENE.scanned(FRAMES, RowRegistrationTest::sway, seed);
        Result rigid = correct(movie, Engine.RIGID);
        Result rows = correct(movie, Engine.AUTO);
        assertTrue(rows.rows().isPresent(), "seed " + seed);
        double before = rowError(rigid, RowRegistrationTest::sway);
        double after = rowError(rows, RowRegistrationTest::sway);
        assertTrue(before > 0.25, "seed " + seed + ": whole frames " + before);
        assertTrue(after < 0.08, "seed " + seed + ": rows " + after + ", whole frames " + before);
        assertTrue(sharpness(rows) > sharpness(rigid), "the template of placed rows is sharper");
        Shift shift = rows.shifts().rows().get(7);
        assertEquals(rows.rows().get().mean(7)[0], shift.dxPx());
    }

    private static double sharpness(Result result) {
        float[] t = result.template().pixels();
        double squares = 0;
        for (int y = 20; y < 108; y++) {
            for (int x = 20; x < 108; x++) {
                double step = t[y * 128 + x + 1] - t[y * 128 + x];
                squares += step * step;
            }
        }
        return squares;
    }

    @Test
    void frames_that_jump_as_a_whole_keep_one_shift() {
        Movie movie = SCENE.movie(Scene.shifts(FRAMES, 2, 5), 5);
        Result result = correct(movie, Engine.AUTO);
        assertEquals(Optional.empty(), result.rows());
        assertEquals(correct(movie, Engine.RIGID).shifts(), result.shifts());
    }

    @Test
    void threads_change_nothing() {
        Movie movie = SCENE.scanned(20, RowRegistrationTest::sway, 3);
        Result one = correct(movie, Engine.ROWS);
        try (Parallel three = Parallel.of(3)) {
            Result many = MotionCorrection.run(
                    movie, Optional.empty(), MotionCorrectionTest.params(Engine.ROWS), three, Progress.NONE);
            assertEquals(one.rows(), many.rows());
            assertEquals(one.shifts(), many.shifts());
        }
    }

    @Test
    void missing_frames_cut_the_path_and_spoil_nothing() {
        ArrayMovie all = SCENE.scanned(FRAMES, RowRegistrationTest::sway, 7);
        FrameMask mask = all.mask().with(10, 30, State.MISSING);
        Movie movie = new ArrayMovie("gap", 128, 128, all.clock(), all.calibration(), mask, all.pixels());
        Result result = correct(movie, Engine.ROWS);
        RowShifts rows = result.rows().orElseThrow();
        assertTrue(Double.isNaN(rows.dx(10, 0)));
        assertTrue(Float.isNaN(CorrectedMovie.of(movie, result).read(12)[0]));
        for (int f : new int[] {0, 9, 30, 59}) {
            double error = rows.dx(f, 8) - sway(SCENE.time(f, 67.5))[0];
            double first = rows.dx(0, 8) - sway(SCENE.time(0, 67.5))[0];
            assertEquals(first, error, 0.3, "frame " + f);
        }
    }

    @Test
    void the_corrected_movie_shows_each_row_in_its_place() {
        DoubleFunction<double[]> tilt = t -> new double[] {4 * (t - Math.floor(t)), 2 * (t - Math.floor(t))};
        Scene bright = new Scene(128, 128, 4000, 400);
        float[] scanned = bright.scanned(1, tilt, 1).pixels().get(0);
        RowShifts rows = new RowShifts(1, 128);
        for (int b = 0; b < rows.bands(); b++) {
            double[] shift = tilt.apply(bright.time(0, rows.centre(b)));
            rows.set(0, b, shift[0], shift[1]);
        }
        float[] still = bright.frame(0, 0);
        float[] moved = new float[still.length];
        rows.undo(scanned, 128, 0, moved);
        double worst = 0;
        for (int y = 10; y < 110; y++) {
            for (int x = 10; x < 110; x++) {
                worst = Math.max(worst, Math.abs(moved[y * 128 + x] - still[y * 128 + x]));
            }
        }
        // Shot noise of 4400 photons, and what bilinear interpolation takes off the tops.
        assertTrue(worst < 400, "largest difference " + worst);
        assertTrue(Float.isNaN(moved[127 * 128 + 64]), "the last rows were not scanned");
    }

    @Test
    void equal_shifts_of_all_rows_move_the_frame_as_a_whole() {
        float[] frame = SCENE.frame(0, 0);
        RowShifts rows = new RowShifts(1, 128);
        rows.setAll(0, 1.25f, -2.5f);
        float[] a = new float[frame.length];
        float[] b = new float[frame.length];
        rows.undo(frame, 128, 0, a);
        Translation.undo(frame, 128, 128, 1.25, -2.5, b);
        assertArrayEquals(b, a);
    }

    @Test
    void a_table_holds_the_shifts_exactly() {
        RowShifts rows = new RowShifts(2, 20);
        rows.setAll(0, Double.NaN, Double.NaN);
        rows.set(1, 0, 0.1, -1.0 / 3);
        rows.set(1, 2, 5, 7);
        Table<RowShifts.Band> table = rows.table();
        assertEquals(6, table.size());
        assertEquals(new RowShifts.Band(2, 4.5, 0.1, -0.33333334), table.rows().get(3));
        assertEquals(18.5, table.rows().get(5).row());
        assertEquals(rows, RowShifts.of(table, 2, 20));
        assertThrows(BadInputException.class, () -> RowShifts.of(table, 3, 20));
        assertThrows(BadInputException.class, () -> RowShifts.of(table, 3, 16));
    }
}
