// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.movie;

import java.util.Arrays;

/**
 * Count, mean, maximum and standard deviation of every pixel over frames, NaN left out. Meant as the collector of
 * {@link FrameBlocks}.
 */
public final class PixelStatistics implements FrameBlocks.Collector {

    private final int[] count;
    // Sums of deviations from the pixel's first value, so that a large offset costs no digits.
    private final float[] origin;
    private final double[] sum;
    private final double[] sumOfSquares;
    private final float[] maximum;

    public PixelStatistics(int pixels) {
        count = new int[pixels];
        origin = new float[pixels];
        sum = new double[pixels];
        sumOfSquares = new double[pixels];
        maximum = new float[pixels];
        Arrays.fill(maximum, Float.NaN);
    }

    @Override
    public void add(int from, int to, float[][] frames, int loaded) {
        for (int f = 0; f < loaded; f++) {
            float[] frame = frames[f];
            for (int p = from; p < to; p++) {
                float value = frame[p];
                if (Float.isNaN(value)) {
                    continue;
                }
                if (count[p]++ == 0) {
                    origin[p] = value;
                    maximum[p] = value;
                }
                double deviation = (double) value - origin[p];
                sum[p] += deviation;
                sumOfSquares[p] += deviation * deviation;
                maximum[p] = Math.max(maximum[p], value);
            }
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
            means[p] = count[p] == 0 ? Float.NaN : (float) (origin[p] + sum[p] / count[p]);
        }
        return means;
    }

    /** The maxima; NaN where no frame had a value. */
    public float[] maxima() {
        return maximum.clone();
    }

    /** The variances with denominator n − 1; NaN where fewer than two frames had a value. */
    public double variance(int pixel) {
        int n = count[pixel];
        if (n < 2) {
            return Double.NaN;
        }
        return Math.max(0, sumOfSquares[pixel] - sum[pixel] * sum[pixel] / n) / (n - 1);
    }

    /** The standard deviations with denominator n − 1; NaN where fewer than two frames had a value. */
    public float[] standardDeviations() {
        float[] deviations = new float[count.length];
        for (int p = 0; p < deviations.length; p++) {
            deviations[p] = (float) Math.sqrt(variance(p));
        }
        return deviations;
    }
}
