// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.motion;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.spinet.core.Parallel;
import io.github.spinet.core.Progress;
import io.github.spinet.core.Records;
import io.github.spinet.core.Seeds;
import io.github.spinet.motion.MotionCorrection.Flag;
import io.github.spinet.motion.MotionCorrection.Shift;
import io.github.spinet.motion.MotionQuality.Frame;
import io.github.spinet.movie.ArrayMovie;
import io.github.spinet.movie.Movie;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.rng.UniformRandomProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Correction is judged by what had no say in it. */
class MotionQualityTest {

    static MotionQuality.Result judge(Movie movie, Engine engine, Map<String, ?> settings) {
        MotionCorrection.Params params = MotionCorrectionTest.params(engine);
        return MotionQuality.run(
                movie,
                MotionCorrection.run(movie, Optional.empty(), params, Parallel.serial(), Progress.NONE),
                Optional.empty(),
                Optional.empty(),
                params,
                Records.from(MotionQuality.Params.class, settings),
                Parallel.serial(),
                Progress.NONE);
    }

    @ParameterizedTest
    @EnumSource(Engine.class)
    void a_moving_field_gains_in_columns_not_used(Engine engine) {
        Scene scene = new Scene(160, 120, 5, 0.5);
        MotionQuality.Result result = judge(scene.movie(Scene.shifts(60, 2, 11), 11), engine, Map.of());
        assertFalse(result.keptRaw());
        assertTrue(result.gain().mean() > 0.05, result.gain().toString());
        assertTrue(result.gain().helps() && result.gain().alike());
        // The average becomes sharper.
        assertTrue(result.sharpnessAfter() > 1.1 * result.sharpnessBefore(), "sharpness " + result.sharpnessAfter());
        double rise = result.motion().shifts().stream()
                .mapToDouble(s -> s.corrAfter() - s.corrBefore())
                .average()
                .orElseThrow();
        assertTrue(
                result.gain().mean() < rise,
                "noise is no merit: " + result.gain().mean() + " < " + rise);
    }

    @ParameterizedTest
    @EnumSource(value = Engine.class, names = "NCC", mode = EnumSource.Mode.EXCLUDE)
    void noise_is_left_alone(Engine engine) {
        for (long seed = 1; seed <= 3; seed++) {
            UniformRandomProvider random = Seeds.stream(seed, "noise");
            List<float[]> frames = new ArrayList<>();
            for (int f = 0; f < 30; f++) {
                float[] frame = new float[128 * 96];
                for (int p = 0; p < frame.length; p++) {
                    frame[p] = random.nextInt(100);
                }
                frames.add(frame);
            }
            MotionQuality.Result result = judge(ArrayMovie.of("noise", 128, 96, 10, frames), engine, Map.of());
            assertTrue(result.keptRaw(), "seed " + seed + ": " + result.gain());
            assertFalse(result.gain().alike(), "seed " + seed + ": " + result.gain());
            for (Shift shift : result.motion().shifts()) {
                assertEquals(0, shift.dxPx(), "seed " + seed);
                assertEquals(shift.corrBefore(), shift.corrAfter(), "seed " + seed);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(value = Engine.class, names = "NCC", mode = EnumSource.Mode.EXCLUDE)
    void a_movie_that_does_not_move_is_left_alone(Engine engine) {
        for (long seed = 1; seed <= 3; seed++) {
            Scene scene = new Scene(160, 120, 2, 0.5);
            MotionQuality.Result result = judge(scene.movie(new double[60][2], seed), engine, Map.of());
            assertTrue(result.keptRaw(), "seed " + seed + ": " + result.gain());
            assertTrue(result.gain().alike(), "seed " + seed + ": " + result.gain());
            assertEquals(0, result.motion().shifts().rows().get(7).dxPx());
        }
    }

    @Test
    void one_frame_that_moved_far_is_enough() {
        double[][] shifts = new double[12][2];
        shifts[7] = new double[] {6, 3};
        MotionQuality.Result result = judge(new Scene(128, 128, 5, 0.5).movie(shifts, 3), Engine.RIGID, Map.of());
        assertFalse(result.keptRaw(), result.gain().toString());
        assertEquals(6, result.motion().shifts().rows().get(7).dxPx(), 0.3);
        // 6.7 px from frame to frame at 30 Hz
        assertEquals(6.7 * 30, result.frames().rows().get(7).speedPxPerS(), 15);
    }

    @Test
    void frames_out_of_focus_stand_out_whatever_their_brightness() {
        long seed = 5;
        Scene sharp = new Scene(128, 128, 6, 1);
        UniformRandomProvider random = Seeds.stream(seed, "focus");
        double[][] shifts = Scene.shifts(150, 1.5, seed);
        List<float[]> frames = new ArrayList<>();
        for (int f = 0; f < 150; f++) {
            boolean blurred = f >= 60 && f < 90;
            // Slow changes of the light by a third are no change of focus.
            double light = 1 + 0.33 * Math.sin(f / 15.0);
            frames.add(Defocus.noisy(sharp, shifts[f][0], shifts[f][1], light, blurred ? 4 : 0, random));
        }
        Movie movie = ArrayMovie.of("defocus", 128, 128, 30, frames);
        MotionQuality.Result result = judge(movie, Engine.RIGID, Map.of("out_of_focus_sd", 5));
        int found = 0;
        int wrong = 0;
        for (Frame frame : result.frames()) {
            boolean blurred = frame.frame() > 60 && frame.frame() <= 90;
            boolean bad = result.motion().shifts().rows().get(frame.frame() - 1).flag() == Flag.BAD;
            found += blurred && bad ? 1 : 0;
            wrong += !blurred && bad ? 1 : 0;
        }
        assertTrue(found >= 29, "seed " + seed + ": found " + found + " of 30");
        assertTrue(wrong <= 1, "seed " + seed + ": wrongly " + wrong + " of 120");
        double in = result.frames().stream()
                .filter(r -> r.frame() <= 60)
                .mapToDouble(Frame::sharpness)
                .average()
                .orElseThrow();
        double out = result.frames().stream()
                .filter(r -> r.frame() > 60 && r.frame() <= 90)
                .mapToDouble(Frame::sharpness)
                .average()
                .orElseThrow();
        assertTrue(out < 0.6 * in, "seed " + seed + ": sharpness " + in + " -> " + out);
        MotionQuality.Result kept = judge(movie, Engine.RIGID, Map.of());
        assertEquals(result.frames().rows(), kept.frames().rows());
    }
}
