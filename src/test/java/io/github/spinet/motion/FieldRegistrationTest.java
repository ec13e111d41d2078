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
import io.github.spinet.core.Seeds;
import io.github.spinet.core.Table;
import io.github.spinet.motion.EngineChoice.Reason;
import io.github.spinet.motion.MotionCorrection.Result;
import io.github.spinet.motion.MotionCorrection.Shift;
import io.github.spinet.motion.Trajectory.Bending;
import io.github.spinet.movie.ArrayMovie;
import io.github.spinet.movie.Calibration;
import io.github.spinet.movie.Clock;
import io.github.spinet.movie.Image;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.PoissonSampler;
import org.junit.jupiter.api.Test;

/** Tissue that shears and stretches is followed across columns, and only where it does. */
class FieldRegistrationTest {

    private static final int FRAMES = 64;
    private static final Scene SCENE = new Scene(160, 96, 15, 1.5);

    /** Where tissue at a place across, −1 … 1, lies at a time in frames. */
    private static double[] place(double t, double u, double shear) {
        double x = 2 * Math.sin(0.61 * t) + shear * Math.sin(0.23 * t) * u;
        double y = 1.5 * Math.sin(0.47 * t + 1) + shear * Math.cos(0.31 * t) * u;
        return new double[] {x, y};
    }

    private static ArrayMovie movie(double shear, long seed) {
        UniformRandomProvider random = Seeds.stream(seed, "sheared");
        List<float[]> frames = new ArrayList<>();
        for (int f = 0; f < FRAMES; f++) {
            float[] frame = new float[SCENE.width() * SCENE.height()];
            for (int p = 0; p < frame.length; p++) {
                int x = p % SCENE.width();
                int y = p / SCENE.width();
                double t = SCENE.time(f, y);
                double[] shift = place(t, ColumnField.across(x, SCENE.width()), shear);
                shift = place(t, ColumnField.across(x - shift[0], SCENE.width()), shear);
                frame[p] = PoissonSampler.of(random, SCENE.at(x - shift[0], y - shift[1]))
                        .sample();
            }
            frames.add(frame);
        }
        return ArrayMovie.of("sheared", SCENE.width(), SCENE.height(), 30, frames);
    }

    /** The RMS error per axis over bands and places across, after the mean difference is taken away. */
    private static double error(Result result, double shear) {
        double squares = 0;
        double[] mean = new double[2];
        int n = 0;
        RowShifts rows = result.rows().orElseThrow();
        for (int f = 0; f < FRAMES; f++) {
            for (int b = 0; b < rows.bands(); b++) {
                for (int x = 10; x < SCENE.width(); x += 35) {
                    double u = ColumnField.across(x, SCENE.width());
                    double[] truth = place(SCENE.time(f, rows.centre(b)), u, shear);
                    double dx = rows.at(f, b, 0, x) - truth[0];
                    double dy = rows.at(f, b, 1, x) - truth[1];
                    squares += dx * dx + dy * dy;
                    mean[0] += dx;
                    mean[1] += dy;
                    n++;
                }
            }
        }
        return Math.sqrt((squares - (mean[0] * mean[0] + mean[1] * mean[1]) / n) / (2 * n));
    }

    @Test
    void tissue_that_shears_is_placed_better_by_half() {
        long seed = 4;
        ArrayMovie movie = movie(1, seed);
        double rows = error(correct(movie, Engine.ROWS), 1);
        Result auto = correct(movie, Engine.AUTO);
        assertEquals(Engine.PIECEWISE, auto.choice().used(), "seed " + seed + ": " + auto.choice());
        assertEquals(Reason.COLUMNS_MOVE, auto.choice().reason());
        assertTrue(auto.choice().across().orElseThrow().acrossPx() > 0.25);
        double field = error(auto, 1);
        assertTrue(field < rows / 3 && field < 0.2, "seed " + seed + ": rows " + rows + ", field " + field);
        Shift shift = auto.shifts().rows().get(7);
        assertEquals(auto.rows().orElseThrow().mean(7)[1], shift.dyPx());
        assertTrue(shift.corrAfter() > shift.corrBefore());
    }

    @Test
    void straight_rows_are_left_straight_unless_a_field_is_asked_for() {
        long seed = 5;
        ArrayMovie movie = movie(0, seed);
        Result rows = correct(movie, Engine.ROWS);
        Result auto = correct(movie, Engine.AUTO);
        assertEquals(Engine.ROWS, auto.choice().used(), "seed " + seed + ": " + auto.choice());
        assertEquals(Reason.ROWS_MOVE, auto.choice().reason());
        assertEquals(
                Reason.GAIN_NOT_SIGNIFICANT,
                auto.choice().across().orElseThrow().reason());
        assertEquals(rows.rows(), auto.rows());
        assertEquals(rows.shifts(), auto.shifts());
        Result asked = correct(movie, Engine.PIECEWISE);
        assertTrue(asked.rows().orElseThrow().bends());
        assertEquals(Reason.ASKED_FOR, asked.choice().reason());
        assertTrue(error(asked, 0) < 1.3 * error(rows, 0), "seed " + seed + ": " + error(asked, 0));
    }

    @Test
    void threads_change_nothing() {
        ArrayMovie movie = movie(1, 6);
        Result one = correct(movie, Engine.PIECEWISE);
        try (Parallel three = Parallel.of(3)) {
            Result many = MotionCorrection.run(
                    movie, Optional.empty(), MotionCorrectionTest.params(Engine.PIECEWISE), three, Progress.NONE);
            assertEquals(one.rows(), many.rows());
            assertEquals(one.choice(), many.choice());
        }
    }

    private static RowShifts sheared() {
        RowShifts shifts = new RowShifts(2, 20).bendable(64, 2);
        for (int b = 0; b < 3; b++) {
            shifts.set(0, b, 1.5, -0.25);
            shifts.field().set(0, b, 1, 1, 2);
            shifts.field().set(0, b, 2, 0, 0.1f * b);
        }
        shifts.set(1, 0, Double.NaN, Double.NaN);
        return shifts;
    }

    @Test
    void tables_read_back_equal() {
        RowShifts shifts = sheared();
        assertEquals(shifts, RowShifts.of(shifts.table(), shifts.bendTable(), 2, 64, 20));
        Table<RowShifts.Bend> few =
                new Table<>(RowShifts.Bend.class, shifts.bendTable().rows().subList(0, 5));
        assertThrows(BadInputException.class, () -> RowShifts.of(shifts.table(), few, 2, 64, 20));
        List<RowShifts.Bend> turned = new ArrayList<>(shifts.bendTable().rows());
        Collections.reverse(turned);
        BadInputException refusal = assertThrows(
                BadInputException.class,
                () -> RowShifts.of(shifts.table(), new Table<>(RowShifts.Bend.class, turned), 2, 64, 20));
        assertTrue(refusal.getMessage().contains("frame 2"), refusal.getMessage());
    }

    @Test
    void a_plane_is_sheared_back_exactly() {
        int width = 64;
        int height = 40;
        RowShifts shifts = new RowShifts(1, height).bendable(width, 1);
        for (int b = 0; b < shifts.bands(); b++) {
            shifts.set(0, b, 0.5, 1);
            shifts.field().set(0, b, 1, 1, 2);
        }
        float[] source = new float[width * height];
        for (int p = 0; p < source.length; p++) {
            source[p] = 3 * (p % width) + 7 * (p / width);
        }
        float[] moved = new float[source.length];
        shifts.undo(source, width, 0, moved);
        for (int y = 5; y < 30; y++) {
            for (int x = 0; x < width - 1; x++) {
                double u = ColumnField.across(x, width);
                assertEquals(3 * (x + 0.5) + 7 * (y + 1 + 2 * u), moved[y * width + x], 1e-3);
            }
            assertTrue(Float.isNaN(moved[y * width + width - 1]), "beyond the right edge");
        }
        assertTrue(Float.isNaN(moved[width * (height - 1) + width - 2]), "below the lower edge");
        assertTrue(Float.isNaN(moved[0]), "above the upper edge");
    }

    @Test
    void a_field_of_nothing_moves_like_rows() {
        RowShifts rows = new RowShifts(1, 96);
        for (int b = 0; b < rows.bands(); b++) {
            rows.set(0, b, 0.3 * b - 1.7, 2.2 - 0.2 * b);
        }
        float[] frame = SCENE.frame(0, 0);
        float[] straight = new float[frame.length];
        float[] bent = new float[frame.length];
        rows.undo(frame, SCENE.width(), 0, straight);
        rows.bendable(SCENE.width(), 3).undo(frame, SCENE.width(), 0, bent);
        assertArrayEquals(straight, bent, 1e-3f);
    }

    @Test
    void polynomials_have_no_mean_and_are_orthogonal() {
        for (int k = 1; k <= ColumnField.MOST; k++) {
            for (int l = 0; l < k; l++) {
                double sum = 0;
                for (int x = 0; x < 2000; x++) {
                    double u = ColumnField.across(x, 2000);
                    sum += ColumnField.basis(k, u) * ColumnField.basis(l, u) / 2000;
                }
                assertEquals(0, sum, 1e-6);
            }
            assertEquals(1, ColumnField.basis(k, 1), 1e-12);
        }
    }

    @Test
    void blocks_add_up_to_rows() {
        TaylorTemplate series = new TaylorTemplate(
                Template.of(new Image(SCENE.width(), SCENE.height(), SCENE.frame(0, 0), Calibration.square(0.2))));
        TermSums rows = new TermSums(series);
        BlockSums blocks = new BlockSums(series);
        float[] frame = SCENE.frame(1, 2);
        for (int nx : new int[] {-5, 0, 6}) {
            double[] whole = rows.ofFrame(frame, 16, 48, nx, 3, TaylorTemplate.FACTORS);
            double[][] terms = rows.ofSeries(16, 48, nx, 3);
            double[] sum = new double[whole.length];
            double told = 0;
            for (int b = 0; b < BlockSums.BLOCKS; b++) {
                double[] part = blocks.ofFrame(frame, b, 16, 48, nx, 3);
                for (int k = 0; k < sum.length; k++) {
                    sum[k] += part[k];
                }
                BlockSums.Series of = blocks.ofSeries(b, 16, 48, nx, 3);
                told += of.products()[2][3];
                assertEquals(blocks.middle(b), of.column(), 10);
            }
            for (int k = 0; k < sum.length; k++) {
                assertEquals(whole[k], sum[k], 1e-3 * (1 + Math.abs(whole[k])), "factor " + k + ", shift " + nx);
            }
            assertEquals(terms[2][3], told, 1e-3 * (1 + Math.abs(told)));
        }
    }

    @Test
    void frames_that_tell_nothing_stay_where_they_were_assumed() {
        Trajectory rows =
                new Trajectory(new BandEquations(2, new RowShifts(2, 16)), Clock.uniform(2, 30), 0.9, new double[4]);
        FieldPath path = new FieldPath(rows, new double[8], 2);
        double[] start = new double[2 * 2 * 4];
        Arrays.fill(start, 1.25);
        Bending bending = new Bending(0, false);
        assertArrayEquals(start, path.solve(new FieldEquations(0, 2, 2), start, bending, bending, b -> true), 1e-9);
    }
}
