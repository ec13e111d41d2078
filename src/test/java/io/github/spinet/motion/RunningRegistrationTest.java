// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.motion;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

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
import io.github.spinet.movie.Image;
import io.github.spinet.movie.Movie;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.PoissonSampler;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Frames are found on the mean of those before them, and their shifts have one origin however far the field drifts. */
class RunningRegistrationTest {

    private static final long SEED = 17;
    private static final Scene SCENE = new Scene(128, 96, 8, 1);

    private static Params params(Map<String, Object> settings) {
        Map<String, Object> all = new HashMap<>(Map.of("template", "RUNNING"));
        all.putAll(settings);
        return Records.from(Params.class, all);
    }

    private static Result correct(Movie movie, Optional<Image> target, Map<String, Object> settings) {
        return MotionCorrection.run(movie, target, params(settings), Parallel.serial(), Progress.NONE);
    }

    /** Jitter of 0.7 px on a drift of 12 px to the right and 6 px up. */
    private static double[][] drift(int frames) {
        double[][] shifts = Scene.shifts(frames, 0.7, SEED);
        for (int f = 0; f < frames; f++) {
            shifts[f][0] += 12.0 * f / (frames - 1);
            shifts[f][1] -= 6.0 * f / (frames - 1);
        }
        return shifts;
    }

    @ParameterizedTest
    // The published engine places either peak by parabolas at half size, which costs it a quarter of a pixel twice.
    @CsvSource({"NCC, 0.5, NCC, ASKED_FOR", "RIGID, 0.1, RIGID, ASKED_FOR", "AUTO, 0.1, RIGID, RUNNING_TEMPLATE"})
    void shifts_follow_a_drift_with_one_origin(Engine engine, double bound, Engine used, EngineChoice.Reason reason) {
        double[][] truth = drift(150);
        Result result = correct(SCENE.movie(truth, SEED), Optional.empty(), Map.of("engine", engine));
        double error = Scene.error(truth, result.shifts());
        assertTrue(error < bound, "seed " + SEED + ": error " + error + " px");
        assertEquals(used, result.choice().used());
        assertEquals(reason, result.choice().reason());
        assertTrue(result.rows().isEmpty());
    }

    @Test
    void a_target_is_the_origin() {
        double[][] truth = {{5, -3}, {5.4, -3}, {5, -3.3}, {5.2, -3.1}};
        Result result = correct(SCENE.movie(truth, SEED), Optional.of(target()), Map.of("engine", "RIGID"));
        for (Shift shift : result.shifts()) {
            assertEquals(truth[shift.frame() - 1][0], shift.dxPx(), 0.25, "seed " + SEED);
            assertEquals(truth[shift.frame() - 1][1], shift.dyPx(), 0.25, "seed " + SEED);
        }
    }

    @Test
    void a_field_that_lost_the_looks_of_its_target_is_found() {
        double[][] truth = drift(100);
        double error = Scene.error(
                truth,
                correct(turning(truth, 0.8), Optional.of(target()), Map.of("engine", "RIGID"))
                        .shifts());
        assertTrue(error < 0.2, "seed " + SEED + ": error " + error + " px");
    }

    /** The scene fades and the same scene upside down appears, so that at the end only a part of the old one is left. */
    private static Movie turning(double[][] shifts, double gone) {
        UniformRandomProvider random = Seeds.stream(SEED, "turning");
        List<float[]> frames = new ArrayList<>();
        for (int f = 0; f < shifts.length; f++) {
            double part = gone * f / (shifts.length - 1);
            float[] old = SCENE.frame(shifts[f][0], shifts[f][1]);
            float[] frame = SCENE.frame(-shifts[f][0], -shifts[f][1]);
            for (int p = 0; p < old.length; p++) {
                double mean = (1 - part) * old[p] + part * frame[frame.length - 1 - p];
                old[p] = PoissonSampler.of(random, mean).sample();
            }
            frames.add(old);
        }
        return ArrayMovie.of("turning", SCENE.width(), SCENE.height(), 30, frames);
    }

    private static Image target() {
        return new Image(SCENE.width(), SCENE.height(), SCENE.frame(0, 0), Calibration.UNKNOWN);
    }

    @Test
    void threads_change_nothing() {
        Movie movie = SCENE.movie(drift(37), SEED);
        Result one = correct(movie, Optional.empty(), Map.of("running_frames", 20));
        try (Parallel four = Parallel.of(4)) {
            Result many = MotionCorrection.run(
                    movie, Optional.empty(), params(Map.of("running_frames", 20)), four, Progress.NONE);
            assertEquals(one.shifts().rows(), many.shifts().rows());
        }
    }

    @Test
    void a_mean_holds_the_valid_frames_before_and_never_the_frame_itself() {
        Movie movie = levels(10, Set.of(4));
        RecentFrames recent = new RecentFrames(movie, 3);
        // By hand: the three valid ones before; at the beginning the first three others.
        double[] means = {2, (0 + 2 + 3) / 3.0, (0 + 1 + 3) / 3.0, 1, 2, 2, (2 + 3 + 5) / 3.0, (3 + 5 + 6) / 3.0, 6, 7};
        for (int f = 0; f < means.length; f++) {
            assertEquals((float) means[f], recent.before(f, f + 1).pixels()[7], "frame " + f);
        }
        assertEquals(
                (float) means[6], new RecentFrames(movie, 3).before(6, 6 + 1).pixels()[0]);
    }

    @Test
    void a_mean_may_serve_several_frames_of_which_it_holds_none() {
        RecentFrames recent = new RecentFrames(levels(10, Set.of()), 3);
        assertEquals((2 + 3 + 4) / 3f, recent.before(0, 2).pixels()[0]);
        assertEquals((0 + 1 + 4) / 3f, recent.before(2, 4).pixels()[0]);
        assertEquals((1 + 2 + 3) / 3f, recent.before(4, 6).pixels()[0]);
    }

    @Test
    void a_short_movie_gives_what_it_has() {
        assertEquals(
                1.5f, new RecentFrames(levels(4, Set.of()), 50).before(3, 3 + 1).pixels()[0] + 0.5f);
        assertTrue(Float.isNaN(
                new RecentFrames(levels(1, Set.of()), 50).before(0, 0 + 1).pixels()[0]));
        Movie one = SCENE.movie(new double[][] {{2, 1}}, SEED);
        Shift shift =
                correct(one, Optional.of(target()), Map.of()).shifts().rows().get(0);
        assertEquals(Flag.OK, shift.flag());
        assertEquals(2, shift.dxPx(), 0.2);
    }

    /** Frames whose pixels all have the frame's number, or are undefined where that is odd and the pixel is the last. */
    private static Movie levels(int count, Set<Integer> bad) {
        FrameMask mask = FrameMask.allValid(count);
        for (int frame : bad) {
            mask = mask.with(frame, frame + 1, FrameMask.State.BAD);
        }
        List<float[]> frames = IntStream.range(0, count)
                .mapToObj(f -> {
                    float[] frame = new float[64];
                    Arrays.fill(frame, f);
                    frame[63] = f % 2 == 1 ? Float.NaN : f;
                    return frame;
                })
                .toList();
        return new ArrayMovie("levels", 8, 8, Clock.uniform(count, 30), Calibration.UNKNOWN, mask, frames);
    }

    @Test
    void an_undefined_pixel_counts_only_where_it_has_a_value() {
        RecentFrames recent = new RecentFrames(levels(8, Set.of()), 3);
        recent.before(2, 2 + 1);
        assertEquals(5f, recent.before(6, 6 + 1).pixels()[0] + 1);
        assertEquals(4f, recent.before(6, 6 + 1).pixels()[63]);
        assertEquals(5f, recent.before(7, 7 + 1).pixels()[63]);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ROWS", "PIECEWISE"})
    void rows_need_one_template(String engine) {
        String message = assertThrows(
                        BadParameterException.class,
                        () -> correct(SCENE.movie(drift(3), SEED), Optional.empty(), Map.of("engine", engine)))
                .getMessage();
        assertTrue(message.contains("engine = " + engine) && message.contains("RIGID"), message);
    }

    @Test
    void a_length_without_a_running_template_is_refused() {
        String message = assertThrows(
                        BadParameterException.class,
                        () -> correct(
                                SCENE.movie(drift(3), SEED),
                                Optional.empty(),
                                Map.of("template", "ALIGNED", "running_frames", 20)))
                .getMessage();
        assertTrue(message.contains("running_frames = 20") && message.contains("template = RUNNING"), message);
    }
}
