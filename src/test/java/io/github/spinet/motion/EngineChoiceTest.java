// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.motion;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.spinet.core.Parallel;
import io.github.spinet.core.Progress;
import io.github.spinet.motion.EngineChoice.Reason;
import io.github.spinet.motion.MotionCorrection.Flag;
import io.github.spinet.motion.MotionCorrection.Result;
import io.github.spinet.motion.MotionCorrection.Shift;
import io.github.spinet.movie.ArrayMovie;
import io.github.spinet.movie.Clock;
import java.util.Optional;
import java.util.function.DoubleFunction;
import java.util.function.IntToDoubleFunction;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rows are placed where rows move, and only there. */
class EngineChoiceTest {

    private static EngineChoice choose(int frames, IntToDoubleFunction gain, double information) {
        double[] rows = new double[frames];
        double[] whole = new double[frames];
        for (int f = 0; f < frames; f++) {
            whole[f] = 2 * gain.applyAsDouble(f);
        }
        return EngineChoice.of(whole, rows, 2, information, false);
    }

    @Test
    void the_standard_error_is_that_of_means_of_four_frames() {
        // Blocks of mean 1, 3, 1, 3, 1, 3: SD sqrt(6 / 5), over sqrt(6).
        EngineChoice choice = choose(24, f -> f / 4 % 2 == 0 ? 1 : 3, 2);
        assertEquals(2, choice.gain(), 1e-12);
        assertEquals(Math.sqrt(0.2), choice.standardError(), 1e-12);
        // Half χ² of 2 with an information of 1 half χ² a px².
        assertEquals(Math.sqrt(2), choice.withinFramePx(), 1e-12);
        assertEquals(Reason.ROWS_MOVE, choice.reason());
        assertEquals(Engine.ROWS, choice.used());
    }

    @Test
    void a_gain_must_be_significant_and_matter() {
        assertEquals(
                Reason.GAIN_NOT_SIGNIFICANT,
                choose(24, f -> f / 4 % 2 == 0 ? -3 : 5, 1).reason());
        assertEquals(Reason.GAIN_NOT_SIGNIFICANT, choose(24, f -> -1 - f, 1).reason());
        assertEquals(Reason.GAIN_NOT_SIGNIFICANT, choose(24, f -> 0, 1).reason());
        EngineChoice small = choose(24, f -> 2 + f % 3, 1e6);
        assertEquals(Reason.MOVEMENT_TOO_SMALL, small.reason());
        assertEquals(Engine.RIGID, small.used());
        assertEquals(Reason.TOO_FEW_FRAMES, choose(19, f -> 2, 1).reason());
        assertTrue(Double.isNaN(choose(3, f -> 2, 1).gain()));
    }

    @Test
    void the_unit_of_costs_is_found_from_how_far_halves_of_a_frame_disagree() {
        long seed = 8;
        UniformRandomProvider random = io.github.spinet.core.Seeds.stream(seed, "unit");
        ZigguratSampler.NormalizedGaussian normal = ZigguratSampler.NormalizedGaussian.of(random);
        double unit = 50;
        BandEquations equations = new BandEquations(2000, new RowShifts(2000, 64));
        for (int i = 0; i < 2000 * 8; i++) {
            double information = 3 + i % 4;
            // A slope varies as much as its information says, times the unit.
            double sd = Math.sqrt(unit * information);
            equations.set(i, information, 0, information, sd * normal.sample(), sd * normal.sample());
        }
        assertEquals(unit, ChiSquareUnit.of(equations, new double[16]), 0.1 * unit, "seed " + seed);
        assertEquals(0, ChiSquareUnit.of(new BandEquations(3, new RowShifts(3, 64)), new double[16]));
    }

    @Test
    void whole_frames_are_told_where_their_bands_agree() {
        RowShifts at = new RowShifts(1, 32);
        BandEquations equations = new BandEquations(1, at);
        for (int b = 0; b < 4; b++) {
            at.set(0, b, 1 + b, -2);
            equations.set(b, 1, 0, 2, 0, 0.5);
        }
        double[] warp = {0, 0, 1, 0, 2, 0, 3, 0};
        BandEquations whole = equations.whole(warp, b -> true);
        assertEquals(1, whole.at.dx(0, 0), 1e-6);
        assertEquals(-1.75, whole.at.dy(0, 0), 1e-6);
        assertEquals(4, whole.xx(0));
        assertEquals(2, equations.whole(warp, b -> b % 2 == 0).xx(0));
        assertEquals(3, equations.whole(new double[8], b -> b % 2 == 0).at.dx(0, 0) + 1, 1e-6);
    }

    // A pulse, and jumps up and back every 25 frames.
    private static double[] jumps(double t) {
        double jump = 1 / (1 + Math.exp(-6 * (t % 25 - 12.5)));
        return new double[] {2.5 * jump + 0.3 * Math.sin(0.9 * t), 1.5 * jump + 0.3 * Math.sin(0.9 * t + 1)};
    }

    private static final Scene FIELD = new Scene(128, 72, 1, 0.1);

    private static ArrayMovie whole(double photons, int frames, long seed) {
        double[][] shifts = new double[frames][];
        for (int f = 0; f < frames; f++) {
            shifts[f] = jumps(f);
        }
        return new Scene(FIELD.width(), FIELD.height(), photons, 0.1 * photons).movie(shifts, seed);
    }

    @ParameterizedTest
    @CsvSource({"0.5, 1", "0.5, 2", "2, 3", "2, 4", "8, 5", "8, 6"})
    void frames_that_move_as_a_whole_are_never_taken_for_rows(double photons, long seed) {
        ArrayMovie movie = whole(photons, 96, seed);
        Result rigid = MotionCorrectionTest.correct(movie, Engine.RIGID);
        Result auto = MotionCorrectionTest.correct(movie, Engine.AUTO);
        assertEquals(Reason.GAIN_NOT_SIGNIFICANT, auto.choice().reason(), "seed " + seed + ": " + auto.choice());
        assertEquals(Optional.empty(), auto.rows());
        assertEquals(rigid.shifts(), auto.shifts());
        assertEquals(Engine.RIGID, rigid.choice().used());
        assertEquals(Reason.ASKED_FOR, rigid.choice().reason());
    }

    @ParameterizedTest
    @CsvSource({"1.5, 1", "3, 3", "8, 5"})
    void rows_that_move_are_placed_in_dim_and_bright_movies(double photons, long seed) {
        DoubleFunction<double[]> sway = t -> new double[] {2 * Math.sin(0.61 * t), 1.5 * Math.sin(0.47 * t + 1)};
        Scene scene = new Scene(FIELD.width(), FIELD.height(), photons, 0.1 * photons);
        Result auto = MotionCorrectionTest.correct(scene.scanned(96, sway, seed), Engine.AUTO);
        assertEquals(Reason.ROWS_MOVE, auto.choice().reason(), "seed " + seed + ": " + auto.choice());
        assertTrue(auto.rows().isPresent());
        assertTrue(auto.choice().gain() > 3 * auto.choice().standardError());
        for (Shift shift : auto.shifts()) {
            assertEquals(Flag.OK, shift.flag(), "seed " + seed + ", frame " + shift.frame());
        }
    }

    @Test
    void a_frame_that_fits_better_as_a_whole_keeps_its_shift() {
        long seed = 12;
        // A sway that rows follow, and one frame in it taken elsewhere at a stroke.
        Scene scene = new Scene(128, 128, 20, 2);
        DoubleFunction<double[]> sway = t -> {
            double off = t >= 40 && t < 41 ? 6 : 0;
            return new double[] {3 * Math.sin(0.61 * t) + off, 2 * Math.sin(0.47 * t + 1) - off};
        };
        ArrayMovie movie = scene.scanned(60, sway, seed);
        Result result = MotionCorrectionTest.correct(movie, Engine.ROWS);
        Result rigid = MotionCorrectionTest.correct(movie, Engine.RIGID);
        for (int f = 38; f <= 42; f++) {
            Shift shift = result.shifts().rows().get(f);
            assertEquals(rigid.shifts().rows().get(f).dxPx(), shift.dxPx(), 0.6, "seed " + seed + ", frame " + f);
            assertEquals(Flag.OK, shift.flag(), "seed " + seed + ", frame " + f);
        }
        assertEquals(Engine.ROWS, result.choice().used());
        assertEquals(Reason.ASKED_FOR, result.choice().reason());
    }

    @Test
    void a_path_is_left_only_where_the_whole_frame_fits_clearly_better() {
        BandEquations whole = new BandEquations(1, new RowShifts(1, 16));
        RowShifts off = new RowShifts(1, 16);
        off.setAll(0, 2, 0);
        BandEquations path = new BandEquations(1, off);
        // The truth is at 0, where the whole frame was found: half χ² of 2 · 10 · 2² / 2 = 40 on the path.
        for (int b = 0; b < 2; b++) {
            whole.set(b, 10, 0, 10, 0, 0);
            path.set(b, 10, 0, 10, -20, 0);
        }
        assertTrue(RowRegistration.fitsBetterWhole(0, whole, path, path.at, 39));
        assertFalse(RowRegistration.fitsBetterWhole(0, whole, path, path.at, 41));
        assertFalse(RowRegistration.fitsBetterWhole(0, path, whole, whole.at, 0), "the other way round");
    }

    @Test
    void rows_lose_no_frame_that_whole_frames_keep() {
        long seed = 21;
        ArrayMovie movie = whole(4, 100, seed);
        Result rigid = MotionCorrectionTest.correct(movie, Engine.RIGID);
        Result rows = MotionCorrectionTest.correct(movie, Engine.ROWS);
        for (int f = 0; f < 100; f++) {
            Shift whole = rigid.shifts().rows().get(f);
            Shift placed = rows.shifts().rows().get(f);
            assertTrue(whole.flag() != Flag.OK || placed.flag() == Flag.OK, "seed " + seed + ", frame " + f);
            assertTrue(placed.corrAfter() >= placed.corrBefore(), "seed " + seed + ", frame " + f);
            assertEquals(whole.dxPx(), placed.dxPx(), 0.5, "seed " + seed + ", frame " + f);
        }
    }

    @Test
    void a_path_without_time_between_frames_is_not_followed() {
        // One pause in the clock: the whole-frame path is cut there as the rows' path is.
        BandEquations equations = new BandEquations(3, new RowShifts(3, 8));
        for (int f = 0; f < 3; f++) {
            equations.at.setAll(f, f < 2 ? 0 : 5, 0);
            equations.set(f, 3, 0, 3, 0, 0);
        }
        Clock pause = Clock.of(new double[] {0, 0.1, 5});
        Trajectory frames = new Trajectory(equations.whole(new double[2], b -> true), pause, 0.9, new double[2]);
        double[] path = frames.solve(0, 3, new Trajectory.Bending(1e9, true), i -> true);
        assertEquals(0, path[2], 1e-3);
        assertEquals(5, path[4], 1e-3);
    }

    @Test
    void threads_do_not_change_the_choice() {
        ArrayMovie movie = whole(2, 64, 4);
        EngineChoice one = MotionCorrectionTest.correct(movie, Engine.AUTO).choice();
        try (Parallel three = Parallel.of(3)) {
            assertEquals(
                    one,
                    MotionCorrection.run(
                                    movie,
                                    Optional.empty(),
                                    MotionCorrectionTest.params(Engine.AUTO),
                                    three,
                                    Progress.NONE)
                            .choice());
        }
    }
}
