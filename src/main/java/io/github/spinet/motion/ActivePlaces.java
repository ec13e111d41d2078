// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.motion;

import io.github.spinet.movie.PixelStatistics;
import java.util.Arrays;

/**
 * Places of a template that change their brightness by themselves, such as active spines. One beside a dendrite that
 * lights up brightens the dendrite's flank, which looks like a shift of the dendrite.
 *
 * <p>Found as pixels that vary more over aligned frames than others of their brightness, and joined to places around the
 * pixels that vary most. The light of each place is taken for a random factor times one picture: the standard deviations
 * of its pixels beyond noise.
 *
 * @param sd of each pixel beyond noise, in the unit of the image if its noise is that of the line; 0 for most
 * @param place of each pixel with such, counted from 0; −1 for the others
 * @param places how many
 */
record ActivePlaces(float[] sd, int[] place, int places) {

    // A spine is about as wide, and single pixels are too noisy to tell; a finer look would cut places to pieces.
    private static final double SIGMA = 2;
    // Of the scatter of quiet pixels.
    private static final double CLEARLY = 2;
    private static final int ENOUGH = 20_000;
    private static final double KNOWN = 2;
    // The standard deviation of a normal distribution over its median absolute deviation.
    private static final double NORMAL = 1.4826;

    static ActivePlaces none() {
        return new ActivePlaces(new float[0], new int[0], 0);
    }

    /**
     * Finds them.
     *
     * @param image mean of each pixel; NaN where it is undefined
     * @param noise how variance goes with brightness
     * @param frames variance of each pixel
     */
    static ActivePlaces find(float[] image, int width, NoiseLine noise, PixelStatistics frames) {
        float[] height = variability(image, width, noise, frames);
        float[] sorted = sample(height);
        float typical = median(sorted);
        if (!(typical > 1 / KNOWN && typical < KNOWN)) {
            // Frames without noise, or with another than is known.
            return none();
        }
        for (int i = 0; i < sorted.length; i++) {
            sorted[i] = Math.abs(sorted[i] - typical);
        }
        double quiet = typical + CLEARLY * NORMAL * median(sorted);
        float[] sd = new float[image.length];
        for (int p = 0; p < sd.length; p++) {
            if (height[p] > quiet && Float.isFinite(image[p])) {
                sd[p] = (float) Math.sqrt((height[p] - quiet) / typical * noise.variance(image[p]));
            }
        }
        return joined(sd, height, width);
    }

    /** Variance over that of the noise, smoothed; NaN where too little is known. */
    private static float[] variability(float[] image, int width, NoiseLine noise, PixelStatistics frames) {
        float[] ratio = new float[image.length];
        float[] known = new float[image.length];
        for (int p = 0; p < ratio.length; p++) {
            if (Float.isFinite(image[p]) && frames.count(p) > 1) {
                ratio[p] = (float) (frames.variance(p) / noise.variance(image[p]));
                known[p] = 1;
            }
        }
        Derivatives blur = Derivatives.smoothed(SIGMA);
        float[] smooth = blur.of(ratio, width, 0, 0);
        float[] share = blur.of(known, width, 0, 0);
        for (int p = 0; p < smooth.length; p++) {
            smooth[p] = share[p] > 0.5 ? smooth[p] / share[p] : Float.NaN;
        }
        return smooth;
    }

    /** Some of the values that are known; a median needs no more. */
    private static float[] sample(float[] values) {
        int step = Math.max(1, values.length / ENOUGH);
        float[] sample = new float[values.length];
        int n = 0;
        for (int p = 0; p < values.length; p += step) {
            if (Float.isFinite(values[p])) {
                sample[n++] = values[p];
            }
        }
        return Arrays.copyOf(sample, n);
    }

    /** Sorts the values; NaN without any. */
    private static float median(float[] values) {
        Arrays.sort(values);
        return values.length > 0 ? values[values.length / 2] : Float.NaN;
    }

    /** Each pixel belongs to the peak that a climb from it reaches. */
    private static ActivePlaces joined(float[] sd, float[] height, int width) {
        int[] place = new int[sd.length];
        Arrays.fill(place, -1);
        int places = 0;
        int[] path = new int[sd.length];
        for (int p = 0; p < sd.length; p++) {
            int length = 0;
            int at = p;
            while (sd[p] > 0 && place[at] < 0) {
                path[length++] = at;
                int up = highest(at, height, width);
                if (up == at) {
                    place[at] = places++;
                }
                at = up;
            }
            for (int i = 0; i < length; i++) {
                place[path[i]] = place[at];
            }
        }
        return new ActivePlaces(sd, place, places);
    }

    private static int highest(int p, float[] height, int width) {
        int best = p;
        int x = p % width;
        for (int y = Math.max(0, p / width - 1); y <= Math.min(height.length / width - 1, p / width + 1); y++) {
            for (int q = y * width + Math.max(0, x - 1); q <= y * width + Math.min(width - 1, x + 1); q++) {
                best = height[q] > height[best] ? q : best;
            }
        }
        return best;
    }

    /**
     * Takes out of an image what cannot be told from a change of brightness of an active place, so that a weighted sum of
     * products with the rest is blind to it.
     *
     * @param weights inverse of the noise's variance of each pixel, times {@code unit}
     * @param image changed in place
     */
    void takeOutOf(float[] image, float[] weights, double unit) {
        double[] products = new double[places];
        double[] squares = new double[places];
        for (int p = 0; p < place.length; p++) {
            if (place[p] >= 0) {
                double weighted = (double) weights[p] * sd[p];
                products[place[p]] += weighted * image[p];
                squares[place[p]] += weighted * sd[p];
            }
        }
        for (int p = 0; p < place.length; p++) {
            if (place[p] >= 0) {
                image[p] -= (float) (sd[p] * products[place[p]] / (unit + squares[place[p]]));
            }
        }
    }
}
