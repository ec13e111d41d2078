// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.motion;

import static io.github.spinet.motion.MotionCorrectionTest.correct;
import static io.github.spinet.motion.MotionCorrectionTest.params;
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
import io.github.spinet.motion.MotionCorrection.Flag;
import io.github.spinet.motion.MotionCorrection.Params;
import io.github.spinet.motion.MotionCorrection.Result;
import io.github.spinet.motion.MotionCorrection.Shift;
import io.github.spinet.movie.ArrayMovie;
import io.github.spinet.movie.Calibration;
import io.github.spinet.movie.Clock;
import io.github.spinet.movie.FrameMask;
import io.github.spinet.movie.FrameMask.State;
import io.github.spinet.movie.Image;
import io.github.spinet.movie.Movie;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.rng.UniformRandomProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Frames without a picture, odd shapes, far shifts, and refusals. */
class MotionEdgeCasesTest {

    private static Movie masked(List<float[]> frames, int width, int height, FrameMask mask) {
        return new ArrayMovie(
                "masked", width, height, Clock.uniform(frames.size(), 10), Calibration.UNKNOWN, mask, frames);
    }

    @ParameterizedTest
    @EnumSource(Engine.class)
    void constant_frames_stay_where_they_are(Engine engine) {
        List<float[]> frames = new ArrayList<>(
                new Scene(128, 128, 20, 2).movie(Scene.shifts(10, 1, 2), 2).pixels());
        frames.set(0, new float[128 * 128]);
        float[] white = new float[128 * 128];
        Arrays.fill(white, 70);
        frames.set(6, white);
        Result result = correct(ArrayMovie.of("m", 128, 128, 10, frames), engine);
        for (int f : new int[] {0, 6}) {
            Shift shift = result.shifts().rows().get(f);
            assertEquals(Flag.CONSTANT, shift.flag());
            assertEquals(0, shift.dxPx());
            assertEquals(0, shift.dyPx());
            assertTrue(Double.isNaN(shift.score()));
            assertEquals(State.MISSING, result.mask().state(f));
        }
        assertEquals(8, result.mask().validFrames());
    }

    @ParameterizedTest
    @EnumSource(Engine.class)
    void missing_frames_have_no_shift_and_bad_ones_keep_their_mark(Engine engine) {
        List<float[]> frames =
                new Scene(128, 128, 20, 2).movie(Scene.shifts(10, 1, 2), 2).pixels();
        FrameMask mask = FrameMask.allValid(10)
                .with(2, 4, State.MISSING)
                .with(5, 6, State.BAD)
                .with(0, 1, State.ACQUISITION_START);
        Result result = correct(masked(frames, 128, 128, mask), engine);
        List<Shift> rows = result.shifts().rows();
        assertEquals(Flag.MISSING, rows.get(2).flag());
        assertTrue(Double.isNaN(rows.get(3).dxPx()));
        assertTrue(Double.isNaN(rows.get(3).corrBefore()));
        assertEquals(Flag.BAD, rows.get(5).flag());
        assertTrue(Double.isFinite(rows.get(5).dxPx()));
        assertEquals(Flag.OK, rows.get(0).flag());
        assertEquals(State.ACQUISITION_START, result.mask().state(0));
        assertEquals(State.MISSING, result.mask().state(3));
        assertEquals(State.BAD, result.mask().state(5));
    }

    @ParameterizedTest
    @EnumSource(Engine.class)
    void a_frame_beyond_the_search_is_told(Engine engine) {
        Scene scene = new Scene(256, 256, 30, 3);
        double[][] shifts = new double[8][2];
        shifts[5][0] = 15;
        Params params = Records.from(Params.class, Map.of("engine", engine, "max_dx_px", 8));
        Result result = MotionCorrection.run(
                scene.movie(shifts, 1), Optional.empty(), params, Parallel.serial(), Progress.NONE);
        Shift shift = result.shifts().rows().get(5);
        assertEquals(Flag.AT_LIMIT, shift.flag());
        assertEquals(8, shift.dxPx(), 1e-9);
        assertEquals(State.BAD, result.mask().state(5));
    }

    @ParameterizedTest
    @EnumSource(Engine.class)
    void small_frames_are_searched_over_a_quarter(Engine engine) {
        Scene scene = new Scene(64, 64, 50, 5);
        double[][] shifts = Scene.shifts(12, 2, 6);
        Result result = correct(scene.movie(shifts, 6), engine);
        assertEquals(16, result.maxDxPx());
        assertEquals(16, result.maxDyPx());
        double error = Scene.error(shifts, result.shifts());
        assertTrue(error < 0.35, "error " + error);
    }

    @ParameterizedTest
    @EnumSource(Engine.class)
    void a_narrow_strip_works(Engine engine) {
        Scene scene = new Scene(1000, 17, 50, 5);
        double[][] shifts = Scene.shifts(3, 1, 6);
        Result result = correct(scene.movie(shifts, 6), engine);
        assertEquals(32, result.maxDxPx());
        assertEquals(4, result.maxDyPx());
        assertEquals(3, result.shifts().size());
    }

    @ParameterizedTest
    @EnumSource(Engine.class)
    void pure_noise_gives_finite_shifts_within_the_search(Engine engine) {
        UniformRandomProvider random = Seeds.stream(8, "noise");
        List<float[]> frames = new ArrayList<>();
        for (int f = 0; f < 20; f++) {
            float[] frame = new float[100 * 80];
            for (int p = 0; p < frame.length; p++) {
                frame[p] = random.nextInt(100) - 50;
            }
            frames.add(frame);
        }
        frames.get(3)[17] = Float.NaN;
        Result result = correct(ArrayMovie.of("noise", 100, 80, 10, frames), engine);
        for (Shift shift : result.shifts()) {
            assertTrue(Math.abs(shift.dxPx()) <= 25 && Math.abs(shift.dyPx()) <= 20, shift.toString());
        }
    }

    @Test
    void a_single_frame_is_its_own_template() {
        Movie movie = new Scene(64, 64, 50, 5).movie(new double[1][2], 6);
        Shift shift = correct(movie, Engine.RIGID).shifts().rows().get(0);
        assertEquals(0, shift.dxPx(), 0.1);
        assertEquals(Flag.OK, shift.flag());
    }

    @Test
    void a_frame_unlike_the_others_is_bad_unless_all_are_kept() {
        Scene scene = new Scene(128, 128, 20, 2);
        List<float[]> frames =
                new ArrayList<>(scene.movie(Scene.shifts(30, 1, 2), 2).pixels());
        // Out of focus: almost only background.
        frames.set(
                12,
                new Scene(128, 128, 0.5, 8).movie(new double[1][2], 5).pixels().get(0));
        Movie movie = ArrayMovie.of("m", 128, 128, 10, frames);
        Result judged = correct(movie, Engine.RIGID);
        assertEquals(Flag.BAD, judged.shifts().rows().get(12).flag());
        assertEquals(State.BAD, judged.mask().state(12));
        Params keep = Records.from(Params.class, Map.of("bad_frame_sd", 0));
        Result kept = MotionCorrection.run(movie, Optional.empty(), keep, Parallel.serial(), Progress.NONE);
        assertFalse(kept.shifts().stream().anyMatch(s -> s.flag() == Flag.BAD));
    }

    @Test
    void refuses_what_cannot_be_registered() {
        Movie zeros = ArrayMovie.of("zeros", 64, 64, 10, List.of(new float[64 * 64], new float[64 * 64]));
        assertTrue(assertThrows(BadInputException.class, () -> correct(zeros, Engine.NCC))
                .getMessage()
                .contains("zeros"));
        Movie tiny = ArrayMovie.of("tiny", 64, 15, 10, List.of(new float[64 * 15]));
        assertThrows(BadInputException.class, () -> correct(tiny, Engine.NCC));
        Movie missing = masked(
                List.of(new float[64 * 64]), 64, 64, FrameMask.allValid(1).with(0, 1, State.MISSING));
        assertThrows(BadInputException.class, () -> correct(missing, Engine.RIGID));
        Image wide = new Image(65, 64, new float[65 * 64], Calibration.UNKNOWN);
        assertThrows(BadInputException.class, () -> withTarget(zeros, wide));
        Image flat = new Image(64, 64, new float[64 * 64], Calibration.UNKNOWN);
        assertThrows(BadParameterException.class, () -> withTarget(zeros, flat));
    }

    private static Result withTarget(Movie movie, Image target) {
        return MotionCorrection.run(movie, Optional.of(target), params(Engine.NCC), Parallel.serial(), Progress.NONE);
    }
}
