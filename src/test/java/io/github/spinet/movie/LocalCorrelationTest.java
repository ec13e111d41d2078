// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.movie;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.spinet.core.Parallel;
import io.github.spinet.core.Progress;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.commons.math3.stat.correlation.PearsonsCorrelation;
import org.junit.jupiter.api.Test;

class LocalCorrelationTest {

    private static final long SEED = 5;
    // More pixels than a strip.
    private static final int WIDTH = 131;
    private static final int HEIGHT = 97;

    /** Noise about a bright level that neighbours share in part, moved so that borders are undefined in some frames. */
    private static List<float[]> frames(int count) {
        Random random = new Random(SEED);
        List<float[]> frames = new ArrayList<>();
        for (int f = 0; f < count; f++) {
            float[] frame = new float[WIDTH * HEIGHT];
            float common = (float) random.nextGaussian();
            int dx = f % 4;
            int dy = f % 3 - 1;
            for (int y = 0; y < HEIGHT; y++) {
                for (int x = 0; x < WIDTH; x++) {
                    boolean outside = x < dx || y + dy < 0 || y + dy >= HEIGHT || (x == 60 && y == 40 && f % 5 == 0);
                    float own = 30_000 + 3 * y + (float) (20 * random.nextGaussian()) + 15 * common * (x < 50 ? 1 : 0);
                    frame[y * WIDTH + x] = outside ? Float.NaN : own;
                }
            }
            frames.add(frame);
        }
        return frames;
    }

    private static float[] correlation(Movie movie, Parallel parallel) {
        return Projections.run(movie, parallel, Progress.NONE).correlation().pixels();
    }

    /** Straight from the definition. */
    private static double expected(List<float[]> frames, int x, int y) {
        double sum = 0;
        int count = 0;
        for (int v = Math.max(0, y - 1); v <= Math.min(HEIGHT - 1, y + 1); v++) {
            for (int u = Math.max(0, x - 1); u <= Math.min(WIDTH - 1, x + 1); u++) {
                if (u == x && v == y) {
                    continue;
                }
                int p = y * WIDTH + x;
                int q = v * WIDTH + u;
                List<float[]> both =
                        frames.stream().filter(f -> !Float.isNaN(f[p] + f[q])).toList();
                double r = new PearsonsCorrelation()
                        .correlation(
                                both.stream().mapToDouble(f -> f[p]).toArray(),
                                both.stream().mapToDouble(f -> f[q]).toArray());
                sum += r;
                count++;
            }
        }
        return sum / count;
    }

    @Test
    void is_the_mean_of_pearsons_correlations_over_frames_that_both_have() {
        List<float[]> frames = frames(53);
        float[] found = correlation(ArrayMovie.of("m", WIDTH, HEIGHT, 10, frames), Parallel.serial());
        int[][] places = {{0, 0}, {1, 0}, {2, 5}, {3, 96}, {60, 40}, {61, 41}, {130, 96}, {20, 62}, {21, 62}, {90, 1}};
        for (int[] at : places) {
            assertEquals(
                    expected(frames, at[0], at[1]),
                    found[at[1] * WIDTH + at[0]],
                    2e-6,
                    "seed " + SEED + ", pixel " + at[0] + ", " + at[1]);
        }
    }

    @Test
    void does_not_depend_on_threads_or_the_detector() {
        List<float[]> frames = frames(40);
        float[] one = correlation(ArrayMovie.of("m", WIDTH, HEIGHT, 10, frames), Parallel.serial());
        try (Parallel four = Parallel.of(4)) {
            assertArrayEquals(one, correlation(ArrayMovie.of("m", WIDTH, HEIGHT, 10, frames), four));
        }
        List<float[]> other = new ArrayList<>();
        for (float[] frame : frames) {
            float[] scaled = new float[frame.length];
            for (int p = 0; p < frame.length; p++) {
                scaled[p] = 2 * frame[p] - 50_000;
            }
            other.add(scaled);
        }
        assertArrayEquals(one, correlation(ArrayMovie.of("m", WIDTH, HEIGHT, 10, other), Parallel.serial()), 1e-4f);
    }

    @Test
    void pixels_that_never_change_have_none_and_count_for_none() {
        Random random = new Random(SEED);
        List<float[]> frames = new ArrayList<>();
        for (int f = 0; f < 20; f++) {
            float a = (float) random.nextGaussian();
            frames.add(new float[] {a, 2 * a, 7, 7});
        }
        float[] found = correlation(ArrayMovie.of("m", 4, 1, 10, frames), Parallel.serial());
        assertEquals(1, found[0], 1e-6);
        assertEquals(1, found[1], 1e-6);
        assertTrue(Float.isNaN(found[2]) && Float.isNaN(found[3]));
    }

    @Test
    void frames_counts_are_those_with_a_value() {
        List<float[]> frames = List.of(
                new float[] {1, Float.NaN, 3}, new float[] {2, Float.NaN, Float.NaN}, new float[] {4, Float.NaN, 3});
        Projections.Result result =
                Projections.run(ArrayMovie.of("m", 3, 1, 10, frames), Parallel.serial(), Progress.NONE);
        assertArrayEquals(new float[] {3, 0, 2}, result.validFrames().pixels());
    }
}
