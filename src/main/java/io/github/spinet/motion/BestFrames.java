// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.motion;

import io.github.spinet.core.Parallel;
import io.github.spinet.core.Progress;
import io.github.spinet.movie.Movie;
import io.github.spinet.movie.PixelMeans;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * A first template without any alignment: the mean of the frames that agree best with each other.
 *
 * <p>The frames are shrunk; five times, the mean of the selected ones (at first all) is taken and those are selected
 * whose correlation with it lies above the 80th percentile. So the published analysis code makes its template.
 */
final class BestFrames {

    private static final int ROUNDS = 5;
    private static final double PERCENTILE = 0.8;
    private static final int FACTOR = 16;
    // Small images are shrunk less, or nothing would be left to compare.
    private static final int SMALLEST = 16;

    private BestFrames() {}

    /** The mean image of the best fifth of the frames. */
    static float[] mean(Movie movie, int[] frames, Parallel parallel, Progress progress) {
        int width = movie.width();
        int height = movie.height();
        int factor = Math.max(1, Math.min(FACTOR, Math.min(width, height) / SMALLEST));
        float[][] small = new float[frames.length][];
        parallel.forEach(frames.length, "Comparing frames", progress, i -> {
            float[] frame = movie.read(frames[i]);
            Frames.centre(frame);
            small[i] = Frames.shrink(frame, width, height, factor);
        });
        int[] best = select(small);
        int[] chosen = IntStream.of(best).map(i -> frames[i]).toArray();
        return PixelMeans.of(movie, chosen, "Averaging the best frames", parallel, progress)
                .means();
    }

    /** The positions of the frames in the final selection. */
    static int[] select(float[][] small) {
        int[] selected = IntStream.range(0, small.length).toArray();
        for (int round = 0; round < ROUNDS; round++) {
            double[] mean = mean(small, selected);
            double[] r =
                    Arrays.stream(small).mapToDouble(s -> correlation(s, mean)).toArray();
            double limit = quantile(r, PERCENTILE);
            int[] above = IntStream.range(0, r.length).filter(i -> r[i] > limit).toArray();
            if (above.length == 0) {
                return selected;
            }
            selected = above;
        }
        return selected;
    }

    private static double[] mean(float[][] small, int[] selected) {
        double[] mean = new double[small[0].length];
        for (int i : selected) {
            for (int p = 0; p < mean.length; p++) {
                mean[p] += small[i][p] / selected.length;
            }
        }
        return mean;
    }

    private static double correlation(float[] frame, double[] mean) {
        double a = 0;
        double b = 0;
        for (int p = 0; p < mean.length; p++) {
            a += frame[p];
            b += mean[p];
        }
        a /= mean.length;
        b /= mean.length;
        double ab = 0;
        double aa = 0;
        double bb = 0;
        for (int p = 0; p < mean.length; p++) {
            ab += (frame[p] - a) * (mean[p] - b);
            aa += (frame[p] - a) * (frame[p] - a);
            bb += (mean[p] - b) * (mean[p] - b);
        }
        return aa > 0 && bb > 0 ? ab / Math.sqrt(aa * bb) : 0;
    }

    // The i-th of n sorted values (from 0) stands for the part (i + 1/2) / n, as in MATLAB.
    private static double quantile(double[] values, double part) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        double at = Math.max(0, Math.min(sorted.length - 1, part * sorted.length - 0.5));
        int below = (int) at;
        int above = Math.min(sorted.length - 1, below + 1);
        return sorted[below] + (at - below) * (sorted[above] - sorted[below]);
    }
}
