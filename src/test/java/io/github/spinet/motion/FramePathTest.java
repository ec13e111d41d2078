// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.motion;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.spinet.core.Parallel;
import io.github.spinet.core.Progress;
import io.github.spinet.core.Seeds;
import io.github.spinet.motion.EngineChoice.Linking;
import io.github.spinet.motion.EngineChoice.Reason;
import io.github.spinet.motion.MotionCorrection.Flag;
import io.github.spinet.motion.MotionCorrection.Result;
import io.github.spinet.motion.MotionCorrection.Shift;
import io.github.spinet.movie.ArrayMovie;
import io.github.spinet.movie.Clock;
import io.github.spinet.movie.FrameMask;
import io.github.spinet.movie.FrameMask.State;
import java.util.Optional;
import java.util.function.IntToDoubleFunction;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Whole frames share what neighbouring frames tell where that helps, and only there. */
class FramePathTest {

    private static final int BANDS = 8;
    private static final double[] ORIGIN = new double[2];

    /** Bands that tell the place of their frame with an information of 1/px² each, with noise to match. */
    private static BandEquations told(int frames, IntToDoubleFunction x, double noise, long seed) {
        ZigguratSampler.NormalizedGaussian normal = ZigguratSampler.NormalizedGaussian.of(Seeds.stream(seed, "bands"));
        BandEquations bands = new BandEquations(frames, new RowShifts(frames, BANDS * RowShifts.BAND));
        for (int i = 0; i < frames * BANDS; i++) {
            // A slope of the likelihood at 0 stands for a place.
            double place = x.applyAsDouble(i / BANDS);
            bands.set(i, 1, 0, 1, place + noise * normal.sample(), -place + noise * normal.sample());
        }
        return bands;
    }

    private static FramePath.Placed find(BandEquations bands) {
        return new FramePath(bands, ORIGIN, Clock.uniform(bands.frames, 30), 0.9, Parallel.serial(), Progress.NONE)
                .find();
    }

    @Test
    void a_slow_drift_is_followed_closer_than_single_frames_can_be() {
        long seed = 1;
        IntToDoubleFunction drift = f -> 0.5 * Math.sin(0.05 * f);
        FramePath.Placed placed = find(told(300, drift, 1, seed));
        Linking linking = placed.linking();
        assertEquals(Reason.FRAMES_LINKED, linking.reason(), "seed " + seed + ": " + linking);
        assertTrue(linking.linked());
        // Six of eight bands place a frame with an error of 1 / sqrt(6) px; a path with much less.
        assertEquals(1 / Math.sqrt(6), linking.sparedPx(), 0.08, "seed " + seed);
        double[] path = placed.shifts().orElseThrow();
        double squares = 0;
        int own = 0;
        for (int f = 0; f < 300; f++) {
            own += Double.isNaN(path[2 * f]) ? 1 : 0;
            squares += Double.isNaN(path[2 * f]) ? 0 : Math.pow(path[2 * f] - drift.applyAsDouble(f), 2) / 300;
        }
        double single = 1 / Math.sqrt(BANDS);
        assertTrue(Math.sqrt(squares) < 0.5 * single, "seed " + seed + ": error " + Math.sqrt(squares));
        assertTrue(own < 15, "seed " + seed + ": " + own + " frames left the path");
    }

    @Test
    void frames_that_jump_at_random_stay_where_they_were_found() {
        long seed = 2;
        ZigguratSampler.NormalizedGaussian normal = ZigguratSampler.NormalizedGaussian.of(Seeds.stream(seed, "jumps"));
        double[] jumps = normal.samples(300).toArray();
        FramePath.Placed placed = find(told(300, f -> 2 * jumps[f], 1, seed));
        assertEquals(Optional.empty(), placed.shifts());
        assertTrue(placed.linking().gain() < 0.1, "seed " + seed + ": " + placed.linking());
        assertFalse(placed.linking().linked());
    }

    @Test
    void a_single_jump_stays_and_does_not_pull_at_its_neighbours() {
        long seed = 3;
        FramePath.Placed placed = find(told(300, f -> f == 150 ? 5 : 0, 1, seed));
        double[] path = placed.shifts().orElseThrow();
        assertTrue(Double.isNaN(path[300]), "seed " + seed);
        assertEquals(0, path[298], 0.3, "seed " + seed);
        assertEquals(0, path[302], 0.3, "seed " + seed);
    }

    @Test
    void few_frames_are_not_linked() {
        Linking linking = find(told(12, f -> 0, 1, 4)).linking();
        assertEquals(Reason.TOO_FEW_FRAMES, linking.reason());
    }

    @Test
    void what_all_frames_have_in_common_is_taken_off() {
        BandEquations bands = told(200, f -> 0.3, 1, 5);
        double[] path = new FramePath(
                        bands, new double[] {0.3, -0.3}, Clock.uniform(200, 30), 0.9, Parallel.serial(), Progress.NONE)
                .find()
                .shifts()
                .orElseThrow();
        double sum = 0;
        for (int f = 0; f < 200; f++) {
            sum += Double.isNaN(path[2 * f]) ? 0 : path[2 * f] / 200;
        }
        assertEquals(0, sum, 0.08, "seed 5");
    }

    private static final int FRAMES = 240;

    private static double[][] sway() {
        double[][] shifts = new double[FRAMES][];
        for (int f = 0; f < FRAMES; f++) {
            shifts[f] = new double[] {1.5 * Math.sin(0.11 * f), Math.sin(0.17 * f + 1)};
        }
        return shifts;
    }

    private static Scene scene(double photons) {
        return new Scene(160, 128, photons, 0.1 * photons);
    }

    @ParameterizedTest
    @CsvSource({"3, 1, 0.95", "1, 2, 0.85", "0.3, 3, 0.7", "0.3, 4, 0.7"})
    void a_smooth_path_lies_below_the_bound_of_single_frames(double photons, long seed, double ratio) {
        double[][] shifts = sway();
        ArrayMovie movie = scene(photons).movie(shifts, seed);
        Result result = MotionCorrectionTest.correct(movie, Engine.AUTO);
        double error = Scene.error(shifts, result.shifts());
        double bound = scene(photons).bound();
        assertTrue(error < ratio * bound, "seed " + seed + ": error " + error + ", bound " + bound);
        assertEquals(Engine.RIGID, result.choice().used());
        assertTrue(result.choice().linked(), "seed " + seed + ": " + result.choice());
    }

    @Test
    void a_frame_taken_elsewhere_in_a_dim_movie_is_found_there() {
        long seed = 6;
        double[][] shifts = sway();
        shifts[100] = new double[] {6, -5};
        ArrayMovie all = scene(1).movie(shifts, seed);
        FrameMask mask = all.mask().with(30, 40, State.MISSING);
        ArrayMovie movie =
                new ArrayMovie("gap", all.width(), all.height(), all.clock(), all.calibration(), mask, all.pixels());
        Result result = MotionCorrectionTest.correct(movie, Engine.RIGID);
        assertTrue(result.choice().linked(), "seed " + seed + ": " + result.choice());
        double x = result.shifts().rows().get(99).dxPx() - shifts[99][0];
        Shift jump = result.shifts().rows().get(100);
        assertEquals(Flag.OK, jump.flag());
        assertEquals(6, jump.dxPx() - x, 0.8, "seed " + seed);
        for (int f : new int[] {0, 29, 40, 99, 101, 239}) {
            Shift shift = result.shifts().rows().get(f);
            assertEquals(shifts[f][0], shift.dxPx() - x, 0.5, "seed " + seed + ", frame " + f);
            assertTrue(shift.corrAfter() >= shift.corrBefore());
        }
        assertEquals(Flag.MISSING, result.shifts().rows().get(35).flag());
        assertTrue(Double.isNaN(result.shifts().rows().get(35).dxPx()));
    }

    @ParameterizedTest
    @EnumSource(names = {"RIGID", "AUTO"})
    void threads_change_nothing(Engine engine) {
        ArrayMovie movie = scene(0.5).movie(sway(), 7);
        Result one = MotionCorrectionTest.correct(movie, engine);
        try (Parallel three = Parallel.of(3)) {
            Result many = MotionCorrection.run(
                    movie, Optional.empty(), MotionCorrectionTest.params(engine), three, Progress.NONE);
            assertEquals(one.shifts(), many.shifts());
            assertEquals(one.choice(), many.choice());
            assertTrue(one.choice().linked());
        }
    }

    @Test
    void the_published_engine_is_never_linked() {
        Result result = MotionCorrectionTest.correct(scene(0.5).movie(sway(), 8), Engine.NCC);
        assertEquals(Optional.empty(), result.choice().linking());
    }
}
