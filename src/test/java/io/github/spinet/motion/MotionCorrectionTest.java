// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.motion;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.spinet.core.Parallel;
import io.github.spinet.core.Progress;
import io.github.spinet.core.Records;
import io.github.spinet.motion.MotionCorrection.Flag;
import io.github.spinet.motion.MotionCorrection.Params;
import io.github.spinet.motion.MotionCorrection.Result;
import io.github.spinet.motion.MotionCorrection.Shift;
import io.github.spinet.movie.ArrayMovie;
import io.github.spinet.movie.Calibration;
import io.github.spinet.movie.Image;
import io.github.spinet.movie.Movie;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.DoubleStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Shifts that were put in come out, whatever the units of the detector and the number of threads. */
class MotionCorrectionTest {

    static Params params(Engine engine) {
        return Records.from(Params.class, Map.of("engine", engine));
    }

    static Result correct(Movie movie, Engine engine) {
        return MotionCorrection.run(movie, Optional.empty(), params(engine), Parallel.serial(), Progress.NONE);
    }

    @ParameterizedTest
    // The published engine works at half size and places the peak by a parabola, which costs it a fifth of a pixel.
    @CsvSource({"NCC, 0.25", "RIGID, 0.06", "AUTO, 0.06"})
    void finds_shifts_between_pixels_in_shot_noise(Engine engine, double bound) {
        long seed = 11;
        Scene scene = new Scene(160, 120, 5, 0.5);
        double[][] shifts = Scene.shifts(60, 2, seed);
        Result result = correct(scene.movie(shifts, seed), engine);
        double error = Scene.error(shifts, result.shifts());
        assertTrue(error < bound, "seed " + seed + ": error " + error + " px");
        for (Shift shift : result.shifts()) {
            assertEquals(Flag.OK, shift.flag(), "seed " + seed + ", frame " + shift.frame());
        }
        double before = mean(result.shifts().stream().mapToDouble(Shift::corrBefore));
        double after = mean(result.shifts().stream().mapToDouble(Shift::corrAfter));
        assertTrue(after > before + 0.1, "seed " + seed + ": correlation " + before + " -> " + after);
    }

    private static double mean(DoubleStream values) {
        return values.average().orElseThrow();
    }

    @ParameterizedTest
    @EnumSource(Engine.class)
    void a_shift_to_the_right_and_down_is_positive(Engine engine) {
        Scene scene = new Scene(128, 128, 100, 10);
        Movie movie = scene.movie(new double[][] {{0, 0}, {0, 0}, {0, 0}, {6, 3}, {0, 0}}, 1);
        Shift moved = correct(movie, engine).shifts().rows().get(3);
        assertEquals(6, moved.dxPx(), 0.2);
        assertEquals(3, moved.dyPx(), 0.2);
        assertEquals(4, moved.frame());
        assertEquals(0.1, moved.timeS(), 1e-12);
    }

    @ParameterizedTest
    @EnumSource(Engine.class)
    void scale_and_offset_of_the_detector_do_not_matter(Engine engine) {
        long seed = 3;
        Scene scene = new Scene(128, 96, 20, 2);
        ArrayMovie movie = scene.movie(Scene.shifts(12, 2, seed), seed);
        Movie other = map(movie, 64, -32000);
        List<Shift> a = correct(movie, engine).shifts().rows();
        List<Shift> b = correct(other, engine).shifts().rows();
        for (int f = 0; f < a.size(); f++) {
            assertEquals(a.get(f).dxPx(), b.get(f).dxPx(), 2e-3, "frame " + f);
            assertEquals(a.get(f).dyPx(), b.get(f).dyPx(), 2e-3, "frame " + f);
            assertEquals(a.get(f).corrAfter(), b.get(f).corrAfter(), 1e-3, "frame " + f);
        }
    }

    private static Movie map(ArrayMovie movie, float gain, float offset) {
        List<float[]> frames = movie.pixels().stream()
                .map(frame -> {
                    float[] mapped = frame.clone();
                    for (int p = 0; p < mapped.length; p++) {
                        mapped[p] = mapped[p] * gain + offset;
                    }
                    return mapped;
                })
                .toList();
        return ArrayMovie.of("mapped", movie.width(), movie.height(), 30, frames);
    }

    @ParameterizedTest
    @EnumSource(Engine.class)
    void threads_change_nothing(Engine engine) {
        Movie movie = new Scene(96, 128, 4, 1).movie(Scene.shifts(37, 2, 9), 9);
        Result one = correct(movie, engine);
        try (Parallel four = Parallel.of(4)) {
            Result many = MotionCorrection.run(movie, Optional.empty(), params(engine), four, Progress.NONE);
            assertEquals(one.shifts().rows(), many.shifts().rows());
            assertArrayEquals(one.template().pixels(), many.template().pixels());
        }
    }

    @ParameterizedTest
    @EnumSource(Engine.class)
    void a_target_sets_where_zero_is(Engine engine) {
        Scene scene = new Scene(128, 128, 50, 5);
        Movie movie = scene.movie(new double[][] {{2, 4}, {2, 4}, {2, 4}}, 4);
        Image target = new Image(128, 128, scene.frame(0, 0), Calibration.UNKNOWN);
        Result result =
                MotionCorrection.run(movie, Optional.of(target), params(engine), Parallel.serial(), Progress.NONE);
        assertEquals(target, result.template());
        for (Shift shift : result.shifts()) {
            assertEquals(2, shift.dxPx(), 0.15);
            assertEquals(4, shift.dyPx(), 0.15);
        }
    }
}
