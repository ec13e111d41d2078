// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.motion;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.spinet.core.Seeds;
import io.github.spinet.motion.Trajectory.Bending;
import io.github.spinet.movie.Clock;
import java.util.function.IntToDoubleFunction;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.LUDecomposition;
import org.apache.commons.rng.UniformRandomProvider;
import org.junit.jupiter.api.Test;

class TrajectoryTest {

    private static final int BANDS = 6;
    private static final int BELOW = 4;

    @Test
    void banded_solution_is_that_of_the_full_matrix() {
        long seed = 2;
        UniformRandomProvider random = Seeds.stream(seed, "matrix");
        int n = 20;
        Array2DRowRealMatrix full = new Array2DRowRealMatrix(n, n);
        BandedCholesky banded = new BandedCholesky(n, BELOW);
        double[] right = new double[n];
        for (int i = 0; i < n; i++) {
            right[i] = random.nextDouble();
            for (int j = Math.max(0, i - BELOW); j <= i; j++) {
                double value = i == j ? 10 : random.nextDouble();
                full.setEntry(i, j, value);
                full.setEntry(j, i, value);
                banded.add(i, j, value);
            }
        }
        double[] expected = new LUDecomposition(full)
                .getSolver()
                .solve(new ArrayRealVector(right))
                .toArray();
        banded.solve(right);
        assertArrayEquals(expected, right, 1e-12, "seed " + seed);
    }

    /** Bands that all tell their place on a path, equally well. */
    private static BandEquations told(int frames, IntToDoubleFunction x) {
        RowShifts at = new RowShifts(frames, BANDS * RowShifts.BAND);
        for (int i = 0; i < frames * BANDS; i++) {
            at.set(i / BANDS, i % BANDS, x.applyAsDouble(i), -2 * x.applyAsDouble(i));
        }
        BandEquations equations = new BandEquations(frames, at);
        for (int i = 0; i < frames * BANDS; i++) {
            equations.set(i, 3, 0, 3, 0, 0);
        }
        return equations;
    }

    // With the way back after each frame, band i of all bands is scanned at this time, in bands.
    private static double time(int i) {
        return i % BANDS + i / BANDS * (BANDS / 0.9);
    }

    @Test
    void a_straight_path_bends_nowhere() {
        BandEquations equations = told(4, i -> 0.3 * time(i) - 1);
        Trajectory trajectory = new Trajectory(equations, Clock.uniform(4, 30), 0.9, new double[2 * BANDS]);
        double[] path = trajectory.solve(0, 4, new Bending(1e6, true), i -> i % 3 == 0);
        for (int i = 0; i < 4 * BANDS; i++) {
            assertEquals(0.3 * time(i) - 1, path[2 * i], 1e-4, "band " + i);
            assertEquals(-2 * (0.3 * time(i) - 1), path[2 * i + 1], 1e-4, "band " + i);
        }
    }

    @Test
    void a_pause_and_unlinked_frames_cut_the_path() {
        BandEquations jump = told(2, i -> i < BANDS ? 0 : 5);
        double[] none = new double[2 * BANDS];
        Clock pause = Clock.of(new double[] {0, 0.1, 5});
        BandEquations three = told(3, i -> i < 2 * BANDS ? 0 : 5);
        double[] paused = new Trajectory(three, pause, 0.9, none).solve(0, 3, new Bending(1e9, true), i -> true);
        assertEquals(0, paused[2 * (2 * BANDS - 1)], 1e-3);
        assertEquals(5, paused[2 * 2 * BANDS], 1e-3);
        Trajectory steady = new Trajectory(jump, Clock.uniform(2, 30), 0.9, none);
        double[] unlinked = steady.solve(0, 2, new Bending(1e9, false), i -> true);
        assertEquals(5, unlinked[2 * BANDS], 1e-3);
        double[] linked = steady.solve(0, 2, new Bending(1e9, true), i -> true);
        assertEquals(linked[2] - linked[0], linked[4] - linked[2], 1e-3, "one straight line");
    }

    @Test
    void a_warp_of_all_frames_is_no_bend() {
        double[] warp = new double[2 * BANDS];
        for (int b = 0; b < BANDS; b++) {
            warp[2 * b] = b % 2;
            warp[2 * b + 1] = -2 * (b % 2);
        }
        BandEquations equations = told(3, i -> i % BANDS % 2);
        double[] path = new Trajectory(equations, Clock.uniform(3, 30), 0.9, warp)
                .solve(0, 3, new Bending(1e6, true), i -> true);
        for (int i = 0; i < 3 * BANDS; i++) {
            assertEquals(i % BANDS % 2, path[2 * i], 1e-4);
        }
    }
}
