// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.movie;

import io.github.spinet.core.Parallel;
import io.github.spinet.core.Progress;

/**
 * Count and mean of every pixel over frames, NaN left out; where no more is asked, faster than {@link PixelStatistics}.
 * Meant as the collector of {@link FrameBlocks}.
 */
public final class PixelMeans implements FrameBlocks.Collector {

    private static final int GROUP = FrameBlocks.GROUP;

    private final int[] count;
    private final double[] sum;
    // Of four frames, in single precision.
    private final float[] group;

    public PixelMeans(int pixels) {
        count = new int[pixels];
        sum = new double[pixels];
        group = new float[pixels];
    }

    /**
     * Of some frames of a movie.
     *
     * @param frames which, from 0
     * @param what the step, for the progress
     */
    public static PixelMeans of(Movie movie, int[] frames, String what, Parallel parallel, Progress progress) {
        int pixels = movie.width() * movie.height();
        PixelMeans means = new PixelMeans(pixels);
        FrameBlocks.forEach(
                frames.length, pixels, parallel, progress, what, (i, into) -> movie.read(frames[i], into), means);
        return means;
    }

    @Override
    public void add(FrameBlocks.Block block, int from, int to) {
        float[][] frames = block.frames();
        int f = 0;
        for (; f + GROUP <= block.count(); f += GROUP) {
            join(frames[f], frames[f + 1], frames[f + 2], frames[f + 3], group, from, to);
            for (int p = from; p < to; p++) {
                // Neither undefined nor beyond single precision.
                if (group[p] - group[p] == 0) {
                    sum[p] += group[p];
                    count[p] += GROUP;
                } else {
                    for (int i = 0; i < GROUP; i++) {
                        add(p, frames[f + i][p]);
                    }
                }
            }
        }
        for (; f < block.count(); f++) {
            for (int p = from; p < to; p++) {
                add(p, frames[f][p]);
            }
        }
    }

    // One index for all arrays, so that the compiler makes vector instructions of it.
    private static void join(float[] a, float[] b, float[] c, float[] d, float[] sums, int from, int to) {
        for (int p = from; p < to; p++) {
            sums[p] = (a[p] + b[p]) + (c[p] + d[p]);
        }
    }

    private void add(int p, float value) {
        if (!Float.isNaN(value)) {
            sum[p] += value;
            count[p]++;
        }
    }

    /** How many frames had a value at a pixel. */
    public int count(int pixel) {
        return count[pixel];
    }

    /** The means; NaN where no frame had a value. */
    public float[] means() {
        float[] means = new float[count.length];
        for (int p = 0; p < means.length; p++) {
            means[p] = (float) (sum[p] / count[p]);
        }
        return means;
    }
}
