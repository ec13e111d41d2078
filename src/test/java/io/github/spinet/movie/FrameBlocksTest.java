// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.movie;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.spinet.core.Parallel;
import io.github.spinet.core.Progress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FrameBlocksTest {

    private static final int PIXELS = 20_000;

    /** Sums and notes what it is called with. */
    private static final class Sums implements FrameBlocks.Collector {
        private final double[] sums = new double[PIXELS];
        private final int[] seen = new int[PIXELS];
        private final List<String> finished = new ArrayList<>();

        @Override
        public void add(FrameBlocks.Block block, int from, int to) {
            for (int p = from; p < to; p++) {
                assertEquals(block.first(), seen[p]);
                seen[p] += block.count();
                for (int f = 0; f < block.count(); f++) {
                    sums[p] += block.frames()[f][p];
                }
            }
        }

        @Override
        public void finish(int first, int count) {
            assertArrayEquals(
                    new int[] {first + count}, Arrays.stream(seen).distinct().toArray());
            finished.add(first + " to " + (first + count - 1));
        }
    }

    @ParameterizedTest
    @CsvSource({"1, 37", "3, 37", "40, 37", "2, 1", "2, 0"})
    void every_collector_sees_every_pixel_of_every_frame_in_order(int threads, int frames) {
        List<Sums> collectors = List.of(new Sums(), new Sums());
        try (Parallel parallel = Parallel.of(threads)) {
            FrameBlocks.forEach(frames, PIXELS, parallel, Progress.NONE, "", (i, p) -> Arrays.fill(p, i), collectors);
        }
        double[] expected = new double[PIXELS];
        Arrays.fill(expected, frames * (frames - 1) / 2.0);
        for (Sums sums : collectors) {
            assertArrayEquals(expected, sums.sums);
            List<String> blocks = frames == 0
                    ? List.of()
                    : frames == 1 ? List.of("0 to 0") : List.of("0 to 15", "16 to 31", "32 to 36");
            assertEquals(blocks, sums.finished);
        }
    }

    @Test
    void statistics_of_groups_are_those_of_single_frames() {
        float[][] frames = new float[19][PIXELS];
        for (int f = 0; f < frames.length; f++) {
            for (int p = 0; p < PIXELS; p++) {
                boolean undefined = p % 7 == 0 && f % 5 == p % 5 || p == 3 && f < 6 || p == 4;
                frames[f][p] = undefined ? Float.NaN : (p + 1) * (float) Math.sin(f * p) + 1e4f;
            }
            frames[f][5] = f == 7 ? 1e30f : 1;
        }
        PixelStatistics statistics = new PixelStatistics(PIXELS);
        statistics.add(new FrameBlocks.Block(0, 19, frames), 0, PIXELS);
        for (int p = 0; p < PIXELS; p++) {
            int pixel = p;
            double[] values = Arrays.stream(frames)
                    .mapToDouble(frame -> frame[pixel])
                    .filter(v -> !Double.isNaN(v))
                    .toArray();
            double mean = Arrays.stream(values).average().orElse(Double.NaN);
            double variance =
                    Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum() / (values.length - 1);
            assertEquals(values.length, statistics.count(p));
            if (values.length == 0) {
                assertEquals(Float.NaN, statistics.means()[p]);
                continue;
            }
            assertEquals(mean, statistics.means()[p], 1e-6 * (Math.abs(mean) + Math.sqrt(variance)));
            assertEquals(variance, statistics.variance(p), 1e-5 * variance + 1e-6);
            assertEquals(Arrays.stream(values).max().orElseThrow(), statistics.maxima()[p]);
            if (p > 100) {
                p += 97;
            }
        }
    }

    @Test
    void projections_made_in_passing_are_those_of_a_pass_of_their_own() {
        List<float[]> pixels = new ArrayList<>();
        for (int f = 0; f < 41; f++) {
            float[] frame = new float[40 * 30];
            for (int p = 0; p < frame.length; p++) {
                frame[p] = (f * 31 + p * 17) % 101 == 0 ? Float.NaN : (f * 7919 + p * 104729) % 1013 / 7f;
            }
            pixels.add(frame);
        }
        ArrayMovie all = ArrayMovie.of("m", 40, 30, 30, pixels);
        FrameMask mask = all.mask().with(17, 23, FrameMask.State.BAD);
        ArrayMovie movie = new ArrayMovie("m", 40, 30, all.clock(), all.calibration(), mask, pixels);
        Projections passing = new Projections(movie);
        try (Parallel parallel = Parallel.of(3)) {
            FrameBlocks.forEach(41, 40 * 30, parallel, Progress.NONE, "", movie::read, passing);
        }
        Projections.Result own = Projections.run(movie, Parallel.serial(), Progress.NONE);
        assertEquals(35, own.frames());
        assertArrayEquals(own.average().pixels(), passing.result().average().pixels());
        assertArrayEquals(own.maximum().pixels(), passing.result().maximum().pixels());
        assertArrayEquals(own.sd().pixels(), passing.result().sd().pixels());
    }
}
