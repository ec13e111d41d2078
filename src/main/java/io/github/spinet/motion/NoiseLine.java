// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.motion;

import io.github.spinet.movie.PixelStatistics;
import java.util.Arrays;

/**
 * The variance of a pixel over frames as a straight line in its brightness: shot noise on top of a constant. Only its
 * course matters here, not its scale.
 *
 * @param slope variance a unit of brightness
 * @param intercept variance at brightness 0
 * @param least smallest variance, above 0
 * @param guessed whether no frames have been seen yet
 */
record NoiseLine(double slope, double intercept, double least, boolean guessed) {

    private static final int BINS = 50;
    private static final double DARK = 0.05;
    // So many pixels tell the line.
    private static final int ENOUGH = 1 << 15;

    NoiseLine(double slope, double intercept, double least) {
        this(slope, intercept, least, false);
    }

    double variance(double brightness) {
        return Math.max(least, slope * brightness + intercept);
    }

    /** A line for an image of which no frames have been seen: the dark parts are as noisy as the mean is bright. */
    static NoiseLine guess(float[] image) {
        float[] sorted = finite(image);
        double mean = 0;
        for (float value : sorted) {
            mean += value / (double) sorted.length;
        }
        double dark = sorted[(int) (DARK * sorted.length)];
        double range = (double) sorted[sorted.length - 1] - sorted[0];
        double least = mean - dark + 1e-3 * range;
        return new NoiseLine(1, least - dark, least, true);
    }

    /**
     * Fits the line to aligned frames, by least squares over fifty equally large groups of pixels of like brightness, of
     * large images to some pixels spread over them.
     *
     * @param image brightness of each pixel
     * @param frames variance of each pixel
     * @return a guess if the variances are no use, such as those of frames without noise; a flat line if bright pixels are
     *     the less noisy ones
     */
    static NoiseLine fit(float[] image, PixelStatistics frames) {
        int[] known = known(image, frames);
        if (known.length < 2 * BINS) {
            return guess(image);
        }
        double[] brightness = new double[BINS];
        double[] variance = new double[BINS];
        for (int bin = 0; bin < BINS; bin++) {
            int from = (int) ((long) bin * known.length / BINS);
            int to = (int) ((long) (bin + 1) * known.length / BINS);
            for (int i = from; i < to; i++) {
                brightness[bin] += image[known[i]] / (double) (to - from);
                variance[bin] += frames.variance(known[i]) / (to - from);
            }
        }
        double smallest = Arrays.stream(variance).min().orElse(0);
        NoiseLine line = line(brightness, variance, smallest / 2);
        if (!(smallest > 0)) {
            return guess(image);
        }
        // Light from elsewhere, or a gain that changes, makes bright pixels no noisier than dark ones.
        double mean = Arrays.stream(variance).sum() / BINS;
        return line.slope > 0 ? line : new NoiseLine(0, mean, mean);
    }

    /** The pixels with a variance, by brightness. */
    private static int[] known(float[] image, PixelStatistics frames) {
        long[] keys = new long[image.length];
        int n = 0;
        for (int p = 0; p < image.length; p += step(image)) {
            if (Float.isFinite(image[p]) && frames.count(p) > 1) {
                int bits = Float.floatToIntBits(image[p]);
                // Ordered like the value, negative values too.
                int order = bits >= 0 ? bits : ~bits ^ 0x80000000;
                keys[n++] = ((long) order << 32) | p;
            }
        }
        long[] sorted = Arrays.copyOf(keys, n);
        Arrays.sort(sorted);
        return Arrays.stream(sorted).mapToInt(key -> (int) key).toArray();
    }

    // Odd, so as not to look at few columns only.
    private static int step(float[] image) {
        return image.length / ENOUGH | 1;
    }

    // The error of a variance is proportional to it.
    private static NoiseLine line(double[] x, double[] y, double least) {
        double w = 0;
        double wx = 0;
        double wy = 0;
        double wxx = 0;
        double wxy = 0;
        for (int i = 0; i < x.length; i++) {
            double weight = 1 / (y[i] * y[i]);
            w += weight;
            wx += weight * x[i];
            wy += weight * y[i];
            wxx += weight * x[i] * x[i];
            wxy += weight * x[i] * y[i];
        }
        double slope = (w * wxy - wx * wy) / (w * wxx - wx * wx);
        return new NoiseLine(slope, (wy - slope * wx) / w, least);
    }

    private static float[] finite(float[] image) {
        float[] values = new float[image.length];
        int n = 0;
        for (int p = 0; p < image.length; p += step(image)) {
            if (Float.isFinite(image[p])) {
                values[n++] = image[p];
            }
        }
        float[] sorted = Arrays.copyOf(values, n);
        Arrays.sort(sorted);
        return sorted;
    }
}
