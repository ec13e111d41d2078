// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.motion;

import java.util.Arrays;
import java.util.function.IntPredicate;

/**
 * A template as a Taylor series in its own shift, and what a frame is multiplied with and summed up to fit that series.
 *
 * <p>The factors are the template, smoothed a little so that its noise does not count as structure, and its derivatives,
 * times the weight of each pixel; the series is made of the template as it is. Smoothing thus chooses what is looked at,
 * and takes nothing from what is expected to be seen.
 *
 * <p>The weight of a pixel is the inverse of its variance in one frame. Where the template is undefined, and near it, the weight is 0.
 */
final class TaylorTemplate {

    /** Number of factors: the weights alone, then the template and its derivatives to the second order. */
    static final int FACTORS = 7;

    /** Number of terms of the series: a constant, then the template and its derivatives to the third order. */
    static final int TERMS = 1 + Derivatives.COUNT;

    private static final double SIGMA = 1;
    private static final double TILE_SIGMA = 2;

    final int width;
    final int height;
    /** Factor, row, column. */
    final float[][][] factors;
    /** Term, row, column. */
    final float[][][] terms;
    /** For each row, first pixel and one past the last one of each run of pixels to look at. */
    final int[][] runs;

    TaylorTemplate(Template template) {
        this(template, p -> true);
    }

    /** @param pixels which pixels of the template may tell something; a frame's others have no say */
    TaylorTemplate(Template template, IntPredicate pixels) {
        width = template.width();
        height = template.height();
        float[] centred = template.centred();
        Derivatives smoothing = Derivatives.smoothed(SIGMA);
        Derivatives differences = Derivatives.differences();
        float[][] smooth = smoothing.of(centred, width);
        float[][] plain = differences.of(centred, width);
        boolean[] usable =
                usable(known(template.image().pixels()), width, Math.max(smoothing.radius(), differences.radius()));
        for (int p = 0; p < usable.length; p++) {
            usable[p] &= pixels.test(p);
        }
        float[] smoothImage = smoothing.of(template.image().pixels(), width)[0];
        float[] weights = weights(smoothImage, usable, template.noise());
        runs = runs(centred, known(template.image().pixels()), weights, smooth, width);
        factors = new float[FACTORS][height][width];
        terms = new float[TERMS][height][width];
        float[] ones = new float[weights.length];
        Arrays.fill(ones, 1);
        template.active().takeOutOf(ones, weights, template.noise().least());
        for (int k = 1; k < FACTORS; k++) {
            template.active().takeOutOf(smooth[k - 1], weights, template.noise().least());
        }
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                factors[0][y][x] = weights[y * width + x] * ones[y * width + x];
            }
            Arrays.fill(terms[0][y], 1);
            for (int k = 1; k < FACTORS; k++) {
                for (int x = 0; x < width; x++) {
                    factors[k][y][x] = weights[y * width + x] * smooth[k - 1][y * width + x];
                }
            }
            for (int k = 1; k < TERMS; k++) {
                System.arraycopy(plain[k - 1], y * width, terms[k][y], 0, width);
            }
        }
    }

    /**
     * The runs of pixels to look at, by an image smoothed more than the factors are: noise would make empty tiles look
     * full. Near the border, where that cannot be had, the factors themselves tell.
     *
     * @param image finite
     * @param smooth its derivatives as the factors have them
     */
    private static int[][] runs(float[] image, boolean[] known, float[] weights, float[][] smooth, int width) {
        Derivatives smoothing = Derivatives.smoothed(TILE_SIGMA);
        boolean[] usable = usable(known, width, smoothing.radius());
        float[] slopeX = smoothing.of(image, width, 1, 0);
        float[] slopeY = smoothing.of(image, width, 0, 1);
        float[] information = new float[weights.length];
        for (int p = 0; p < information.length; p++) {
            float x = usable[p] ? slopeX[p] : smooth[1][p];
            float y = usable[p] ? slopeY[p] : smooth[2][p];
            information[p] = weights[p] * (x * x + y * y);
        }
        return ActiveTiles.runs(information, width, weights.length / width);
    }

    private static boolean[] known(float[] template) {
        boolean[] known = new boolean[template.length];
        for (int p = 0; p < known.length; p++) {
            known[p] = Float.isFinite(template[p]);
        }
        return known;
    }

    /** Pixels all of whose neighbours within the radius are known. */
    private static boolean[] usable(boolean[] known, int width, int radius) {
        int height = known.length / width;
        boolean[] usable = new boolean[known.length];
        if (2 * radius >= width) {
            return usable;
        }
        for (int y = radius; y < height - radius; y++) {
            Arrays.fill(usable, y * width + radius, (y + 1) * width - radius, true);
        }
        for (int p = 0; p < known.length; p++) {
            if (!known[p]) {
                int x = p % width;
                int y = p / width;
                for (int v = Math.max(0, y - radius); v <= Math.min(height - 1, y + radius); v++) {
                    int from = v * width;
                    Arrays.fill(usable, from + Math.max(0, x - radius), from + Math.min(width, x + radius + 1), false);
                }
            }
        }
        return usable;
    }

    // The largest weight is about 1.
    private static float[] weights(float[] smooth, boolean[] usable, NoiseLine noise) {
        float[] weights = new float[smooth.length];
        for (int p = 0; p < weights.length; p++) {
            weights[p] = usable[p] ? (float) (noise.least() / noise.variance(smooth[p])) : 0;
        }
        return weights;
    }
}
