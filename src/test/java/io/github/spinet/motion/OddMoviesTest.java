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
import io.github.spinet.motion.MotionCorrection.Params;
import io.github.spinet.motion.MotionCorrection.Shift;
import io.github.spinet.motion.MotionVerdict.Grade;
import io.github.spinet.motion.MotionVerdict.Reason;
import io.github.spinet.movie.ArrayMovie;
import io.github.spinet.movie.Movie;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.PoissonSampler;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Movies as they should not be: shifts near the truth, or a flag and a verdict; never the corner of the search. */
class OddMoviesTest {

    private static final long SEED = 21;
    private static final Scene SCENE = new Scene(128, 96, 8, 1);

    private static List<float[]> frames(double[][] shifts) {
        return new ArrayList<>(SCENE.movie(shifts, SEED).pixels());
    }

    private static MotionQuality.Result judge(List<float[]> frames) {
        return MotionQualityTest.judge(ArrayMovie.of("odd", 128, 96, 30, frames), Engine.AUTO, Map.of());
    }

    /** RMS error of the frames chosen, after the mean difference of all usable frames is taken off. */
    private static double error(double[][] truth, MotionQuality.Result result, int from, int to) {
        List<Shift> ok = result.motion().shifts().stream()
                .filter(s -> s.flag() == Flag.OK)
                .toList();
        double mx = ok.stream()
                .mapToDouble(s -> s.dxPx() - truth[s.frame() - 1][0])
                .average()
                .orElseThrow();
        double my = ok.stream()
                .mapToDouble(s -> s.dyPx() - truth[s.frame() - 1][1])
                .average()
                .orElseThrow();
        return Math.sqrt(ok.stream()
                .filter(s -> s.frame() > from && s.frame() <= to)
                .mapToDouble(s -> Math.pow(s.dxPx() - truth[s.frame() - 1][0] - mx, 2)
                        + Math.pow(s.dyPx() - truth[s.frame() - 1][1] - my, 2))
                .average()
                .orElseThrow());
    }

    @Test
    void one_repeated_frame_hardly_moves() {
        float[] frame = frames(new double[1][2]).get(0);
        MotionQuality.Result result = judge(Collections.nCopies(20, frame));
        result.motion().shifts().forEach(s -> assertEquals(0, Math.hypot(s.dxPx(), s.dyPx()), 0.01));
        MotionVerdict verdict = MotionVerdict.of(result);
        assertEquals(Grade.GOOD, verdict.grade(), verdict.toString());
        assertEquals(List.of(Reason.HARDLY_MOVES), verdict.reasons());
    }

    @Test
    void noise_alone_is_worth_a_look() {
        UniformRandomProvider random = Seeds.stream(SEED, "odd noise");
        List<float[]> frames = new ArrayList<>();
        for (int f = 0; f < 40; f++) {
            float[] frame = new float[128 * 96];
            for (int p = 0; p < frame.length; p++) {
                frame[p] = PoissonSampler.of(random, 2).sample();
            }
            frames.add(frame);
        }
        MotionQuality.Result result = judge(frames);
        assertTrue(result.keptRaw(), result.gain().toString());
        MotionVerdict verdict = MotionVerdict.of(result);
        assertEquals(Grade.LOOK, verdict.grade());
        assertTrue(verdict.reasons().contains(Reason.NOTHING_IN_COMMON), verdict.toString());
        String why = MotionSummary.of(result, "noise", 1).engineReason();
        assertTrue(why.startsWith("tried in vain"), why);
    }

    @Test
    void a_light_leak_moves_nothing() {
        double[][] truth = Scene.shifts(120, 1.5, SEED);
        List<float[]> frames = frames(truth);
        UniformRandomProvider random = Seeds.stream(SEED, "leak");
        for (int f = 40; f < 80; f++) {
            float[] frame = frames.get(f);
            for (int p = 0; p < frame.length; p++) {
                // Twice as much as the dendrite is bright, stronger to the right.
                frame[p] +=
                        PoissonSampler.of(random, 12 + 6.0 * (p % 128) / 128).sample();
            }
        }
        MotionQuality.Result result = judge(frames);
        assertTrue(error(truth, result, 0, 40) < 0.15, "before the leak " + error(truth, result, 0, 40));
        long leaking = result.motion().shifts().stream()
                .filter(s -> s.frame() > 40 && s.frame() <= 80 && s.flag() == Flag.OK)
                .count();
        double off = leaking == 0 ? 0 : error(truth, result, 40, 80);
        assertTrue(off < 0.6, "seed " + SEED + ": in the leak " + off + " px");
    }

    @Test
    void a_leak_that_drowns_most_frames_does_not_blur_the_template() {
        double[][] truth = Scene.shifts(90, 1.5, SEED);
        List<float[]> frames = frames(truth);
        UniformRandomProvider random = Seeds.stream(SEED, "long leak");
        for (int f = 30; f < 90; f++) {
            float[] frame = frames.get(f);
            for (int p = 0; p < frame.length; p++) {
                frame[p] += PoissonSampler.of(random, 30).sample();
            }
        }
        MotionQuality.Result result = judge(frames);
        assertTrue(error(truth, result, 0, 30) < 0.15, "seed " + SEED + ": " + error(truth, result, 0, 30));
        assertTrue(error(truth, result, 30, 90) < 0.6, "seed " + SEED + ": " + error(truth, result, 30, 90));
    }

    @Test
    void a_dendrite_in_one_stripe_of_columns_is_judged_by_stripes_of_rows() {
        int width = 96;
        int height = 192;
        int[] spines = {12, 31, 48, 77, 90, 121, 139, 160, 177};
        double[][] truth = Scene.shifts(60, 2, SEED);
        UniformRandomProvider random = Seeds.stream(SEED, "upright");
        List<float[]> frames = new ArrayList<>();
        for (double[] shift : truth) {
            float[] frame = new float[width * height];
            for (int p = 0; p < frame.length; p++) {
                double x = p % width - shift[0] - 38;
                double y = p / width - shift[1];
                double light = 0.05 + 4 * Math.exp(-x * x / 3);
                for (int spine : spines) {
                    light += 4 * Math.exp(-((x - 4) * (x - 4) + (y - spine) * (y - spine)) / 4);
                }
                frame[p] = PoissonSampler.of(random, light).sample();
            }
            frames.add(frame);
        }
        Movie movie = ArrayMovie.of("upright", width, height, 30, frames);
        MotionQuality.Result result = MotionQualityTest.judge(movie, Engine.AUTO, Map.of());
        assertFalse(result.keptRaw(), "seed " + SEED + ": " + result.gain());
        assertTrue(result.gain().frames() > 50 && result.gain().mean() > 0.1, "seed " + SEED + ": " + result.gain());
        assertTrue(error(truth, result, 0, 60) < 0.2, "seed " + SEED + ": " + error(truth, result, 0, 60));
    }

    @Test
    void saturated_frames_are_still_placed() {
        double[][] truth = Scene.shifts(60, 1.5, SEED);
        List<float[]> frames = frames(truth);
        for (int f = 0; f < 60; f += 10) {
            float[] frame = frames.get(f);
            for (int p = 0; p < frame.length; p++) {
                frame[p] = Math.min(3, frame[p] * 3);
            }
        }
        MotionQuality.Result result = judge(frames);
        for (int f = 0; f < 60; f += 10) {
            assertTrue(error(truth, result, 0, 60) < 0.3, "error " + error(truth, result, 0, 60));
        }
    }

    @Test
    void frames_stretched_one_by_one_are_placed_as_if_they_were_not() {
        double[][] truth = Scene.shifts(60, 1.5, SEED);
        List<float[]> frames = frames(truth);
        for (float[] frame : frames) {
            float max = (float) IntStream.range(0, frame.length)
                    .mapToDouble(p -> frame[p])
                    .max()
                    .orElseThrow();
            for (int p = 0; p < frame.length; p++) {
                frame[p] = Math.round(255 * frame[p] / max);
            }
        }
        MotionQuality.Result result = judge(frames);
        assertTrue(error(truth, result, 0, 60) < 0.15, "error " + error(truth, result, 0, 60));
        assertFalse(result.keptRaw());
    }

    @Test
    void missing_pages_and_frames_without_a_picture_are_told_apart_from_the_rest() {
        double[][] truth = Scene.shifts(60, 1.5, SEED);
        List<float[]> frames = frames(truth);
        for (int f = 20; f < 26; f++) {
            frames.set(f, new float[128 * 96]);
        }
        MotionQuality.Result result = judge(frames);
        for (int f = 20; f < 26; f++) {
            assertEquals(Flag.CONSTANT, result.motion().shifts().rows().get(f).flag());
            assertTrue(Double.isNaN(result.frames().rows().get(f).heldoutAfter()));
        }
        assertTrue(error(truth, result, 0, 60) < 0.15, "error " + error(truth, result, 0, 60));
        assertEquals(Grade.USABLE, MotionVerdict.of(result).grade());
    }

    @ParameterizedTest
    @EnumSource(Engine.class)
    void three_frames_and_a_strip_of_17_rows_can_be_judged(Engine engine) {
        double[][] truth = {{0, 0}, {3, 1}, {-2, 0}};
        MotionQuality.Result three = MotionQualityTest.judge(SCENE.movie(truth, SEED), engine, Map.of());
        assertEquals(3, three.frames().size());
        assertTrue(error(truth, three, 0, 3) < 0.5, "error " + error(truth, three, 0, 3));
        Movie strip = new Scene(1000, 17, 50, 5).movie(new double[][] {{0, 0}, {3, 1}, {-2, 0}}, SEED);
        MotionQuality.Result result = MotionQualityTest.judge(strip, engine, Map.of());
        for (Shift shift : result.motion().shifts()) {
            assertTrue(Math.abs(shift.dxPx()) < 31 || shift.flag() != Flag.OK, shift.toString());
        }
    }

    @ParameterizedTest
    @EnumSource(TemplateFrom.class)
    void templates_stand_a_drifting_start_low_light_and_a_wild_first_file(TemplateFrom from) {
        int n = 120;
        double[][] drift = new double[n][2];
        double[][] wild = new double[n][2];
        double[][] still = Scene.shifts(n, 0.7, SEED);
        for (int f = 0; f < n; f++) {
            drift[f] = new double[] {still[f][0] + Math.max(0, 60 - f) / 8.0, still[f][1]};
            wild[f] = f < 40 ? new double[] {6 * still[f][0], 6 * still[f][1]} : still[f];
        }
        Scene dim = new Scene(128, 96, 1.5, 0.3);
        for (Movie movie : List.of(SCENE.movie(drift, SEED), SCENE.movie(wild, SEED), dim.movie(still, SEED))) {
            double[][] truth = movie.frames() == n
                            && Arrays.equals(
                                    movie.read(0), SCENE.movie(drift, SEED).read(0))
                    ? drift
                    : Arrays.equals(movie.read(0), SCENE.movie(wild, SEED).read(0)) ? wild : still;
            Params params = Records.from(Params.class, Map.of("engine", "RIGID", "template", from));
            MotionCorrection.Result result =
                    MotionCorrection.run(movie, Optional.empty(), params, Parallel.serial(), Progress.NONE);
            double error = Scene.error(truth, result.shifts());
            assertTrue(error < 0.35, from + ": error " + error);
        }
    }
}
