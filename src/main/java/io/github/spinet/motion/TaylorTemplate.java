// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.motion;

import io.github.spinet.movie.Image;
import java.util.Arrays;

/**
 * A template as a Taylor series in its own shift, each term times the weight of the pixel: what a frame has to be
 * multiplied with and summed up to fit its shift by weighted least squares.
 *
 * <p>The template is smoothed a little, so that its noise does not count as structure. The weight of a pixel is the
 * inverse of its variance in one frame: shot noise, proportional to the template's brightness above its dark parts, plus
 * a constant. Where the template is undefined, and near it, the weight is 0.
 */
final class TaylorTemplate {

    /** Number of terms: the weights alone (a constant), then the ten derivatives. */
    static final int TERMS = GaussianDerivatives.COUNT + 1;

    private static final double SIGMA = 1;
    private static final double DARK = 0.05;
    // The variance of dark pixels, in parts of the mean brightness above them.
    private static final double BACKGROUND = 0.5;

    final int width;
    final int height;
    /** Term, row, column. */
    final float[][][] weighted;

    TaylorTemplate(Image template) {
        width = template.width();
        height = template.height();
        float[] centred = template.pixels().clone();
        Frames.centre(centred);
        float[][] derivatives = new GaussianDerivatives(width, height, SIGMA).of(centred);
        boolean[] usable = usable(template.pixels(), GaussianDerivatives.radius(SIGMA));
        float[] weights = weights(derivatives[0], usable);
        weighted = new float[TERMS][height][width];
        for (int y = 0; y < height; y++) {
            System.arraycopy(weights, y * width, weighted[0][y], 0, width);
            for (int k = 1; k < TERMS; k++) {
                for (int x = 0; x < width; x++) {
                    int p = y * width + x;
                    weighted[k][y][x] = weights[p] * derivatives[k - 1][p];
                }
            }
        }
    }

    private boolean[] usable(float[] template, int radius) {
        boolean[] usable = new boolean[template.length];
        for (int y = radius; y < height - radius; y++) {
            Arrays.fill(usable, y * width + radius, (y + 1) * width - radius, true);
        }
        for (int p = 0; p < template.length; p++) {
            if (!Float.isFinite(template[p])) {
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

    private static float[] weights(float[] smooth, boolean[] usable) {
        int n = 0;
        float[] values = new float[smooth.length];
        for (int p = 0; p < smooth.length; p++) {
            if (usable[p]) {
                values[n++] = smooth[p];
            }
        }
        float[] weights = new float[smooth.length];
        if (n == 0) {
            return weights;
        }
        values = Arrays.copyOf(values, n);
        Arrays.sort(values);
        double dark = values[(int) (DARK * n)];
        double mean = 0;
        for (float value : values) {
            mean += value / (double) n;
        }
        double constant = BACKGROUND * Math.max(0, mean - dark) + 1e-3 * (values[n - 1] - values[0]);
        for (int p = 0; p < weights.length; p++) {
            if (usable[p] && constant > 0) {
                weights[p] = (float) (constant / (constant + Math.max(0, smooth[p] - dark)));
            }
        }
        return weights;
    }
}
