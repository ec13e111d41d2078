// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.motion;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.spinet.core.Parallel;
import io.github.spinet.core.Progress;
import io.github.spinet.core.Seeds;
import io.github.spinet.motion.LinePhase.Reason;
import io.github.spinet.movie.ArrayMovie;
import io.github.spinet.movie.FrameMask.State;
import io.github.spinet.movie.Movie;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.PoissonSampler;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The offset of lines that was drawn is found, and none where none was drawn. */
class LinePhaseFitTest {

    private static final int FRAMES = 60;
    // About one photon a pixel on average.
    private static final Scene SCENE = new Scene(128, 128, 10, 0.3);

    /** An animal that moves by some px, several during a frame. */
    static double[] run(double t) {
        return new double[] {3 * Math.sin(t / 3.1) + 2 * Math.sin(t / 17.0), 2.5 * Math.cos(t / 2.3)};
    }

    private static LinePhase fit(Movie movie) {
        return LinePhaseFit.of(movie, Parallel.serial(), Progress.NONE);
    }

    private static LinePhase fit(DoubleUnaryOperator phase, long seed) {
        return fit(SCENE.scanned(FRAMES, LinePhaseFitTest::run, phase, seed));
    }

    @ParameterizedTest
    @CsvSource({"0.3, 1", "1.7, 2", "-2.4, 3", "-11.3, 4"})
    void an_offset_is_found_at_one_photon_a_pixel_while_the_animal_moves(double px, long seed) {
        LinePhase phase = fit(t -> px, seed);
        assertEquals(Reason.FOUND, phase.reason(), "seed " + seed);
        assertEquals(px, phase.meanPx(), 0.05, "seed " + seed);
        assertEquals(0, phase.driftPx(), "seed " + seed);
        assertTrue(phase.standardErrorPx() < 0.05, "seed " + seed + ": " + phase.standardErrorPx());
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void lines_that_are_in_step_stay_so(long seed) {
        LinePhase phase = fit(t -> 0, seed);
        assertEquals(Reason.NOT_SIGNIFICANT, phase.reason(), "seed " + seed);
        assertEquals(0, phase.estimatePx(), 0.06, "seed " + seed);
        assertEquals(0, phase.px(0));
        assertTrue(!phase.moves());
    }

    @Test
    void a_drift_is_followed() {
        DoubleUnaryOperator drift = t -> 0.5 + 1.2 * t / FRAMES;
        LinePhase phase = fit(drift, 5);
        assertTrue(phase.driftPx() > 0.8, "drift " + phase.driftPx());
        for (int f = 5; f < FRAMES - 5; f += 10) {
            assertEquals(drift.applyAsDouble(f), phase.px(f), 0.12, "frame " + f + " " + phase);
        }
    }

    @Test
    void frames_that_may_not_be_used_are_not_looked_at() {
        ArrayMovie movie = SCENE.scanned(40, LinePhaseFitTest::run, t -> t < 20 ? 4 : 1, 6);
        Movie later = new ArrayMovie(
                "later",
                128,
                128,
                movie.clock(),
                movie.calibration(),
                movie.mask().with(0, 20, State.BAD),
                movie.pixels());
        assertEquals(1, fit(later).meanPx(), 0.06);
    }

    @Test
    void threads_change_nothing() {
        Movie movie = SCENE.scanned(30, LinePhaseFitTest::run, t -> 0.8, 8);
        try (Parallel three = Parallel.of(3)) {
            assertEquals(fit(movie), LinePhaseFit.of(movie, three, Progress.NONE));
        }
    }

    /** A movie of one picture with shot noise. */
    private static Movie still(float[] picture, int width, int frames, long seed) {
        UniformRandomProvider random = Seeds.stream(seed, "still");
        List<float[]> pixels = new ArrayList<>();
        for (int f = 0; f < frames; f++) {
            float[] frame = picture.clone();
            for (int p = 0; p < frame.length; p++) {
                frame[p] = frame[p] > 0 ? PoissonSampler.of(random, frame[p]).sample() : 0;
            }
            pixels.add(frame);
        }
        return ArrayMovie.of("still", width, picture.length / width, 30, pixels);
    }

    private static float[] picture(int width, int height, Brightness brightness) {
        float[] picture = new float[width * height];
        for (int p = 0; p < picture.length; p++) {
            picture[p] = (float) brightness.at(p % width, p / width);
        }
        return picture;
    }

    private interface Brightness {
        double at(int x, int y);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 1, 50})
    void noise_alone_has_no_offset(double photons) {
        for (long seed = 1; seed <= 4; seed++) {
            LinePhase phase = fit(still(picture(64, 64, (x, y) -> photons), 64, 40, seed));
            assertTrue(!phase.moves(), "seed " + seed + ": " + phase);
        }
    }

    @ParameterizedTest
    // Stripes are alike at every multiple of their period.
    @CsvSource({"8, 1", "8, 0.2", "5, 2", "13, 0.5"})
    void vertical_stripes_have_no_offset(double period, double photons) {
        for (long seed = 1; seed <= 3; seed++) {
            LinePhase phase = fit(still(
                    picture(96, 96, (x, y) -> photons * (1 + Math.cos(2 * Math.PI * x / period))), 96, 40, seed));
            assertTrue(!phase.moves(), "seed " + seed + ": " + phase);
        }
    }

    @Test
    void oblique_stripes_and_rows_of_unlike_brightness_have_no_offset() {
        for (long seed = 1; seed <= 3; seed++) {
            LinePhase oblique =
                    fit(still(picture(96, 96, (x, y) -> 2 + 2 * Math.cos(0.6 * x + 0.5 * y)), 96, 40, seed));
            assertTrue(!oblique.moves(), "seed " + seed + ": " + oblique);
            LinePhase rows = fit(still(picture(96, 96, (x, y) -> (y % 2 == 0 ? 5 : 1) * SCENE.at(x, y)), 96, 40, seed));
            assertTrue(!rows.moves(), "seed " + seed + ": " + rows);
        }
    }

    @Test
    void a_bright_dim_movie_in_any_units_says_the_same() {
        ArrayMovie movie = SCENE.scanned(24, LinePhaseFitTest::run, t -> 1.3, 9);
        List<float[]> other = movie.pixels().stream()
                .map(frame -> {
                    float[] mapped = frame.clone();
                    for (int p = 0; p < mapped.length; p++) {
                        mapped[p] = 32 * mapped[p] - 20000;
                    }
                    return mapped;
                })
                .toList();
        LinePhase mapped = fit(ArrayMovie.of("mapped", 128, 128, 30, other));
        assertEquals(fit(movie).meanPx(), mapped.meanPx(), 1e-6);
    }

    @Test
    void too_little_to_tell_is_said() {
        assertEquals(
                Reason.TOO_LITTLE,
                fit(SCENE.scanned(7, LinePhaseFitTest::run, t -> 3, 1)).reason());
        Scene narrow = new Scene(24, 128, 10, 1);
        assertEquals(
                Reason.TOO_LITTLE,
                fit(narrow.scanned(20, LinePhaseFitTest::run, t -> 3, 1)).reason());
        Movie black = still(new float[64 * 64], 64, 20, 1);
        assertEquals(Reason.TOO_LITTLE, fit(black).reason());
    }
}
