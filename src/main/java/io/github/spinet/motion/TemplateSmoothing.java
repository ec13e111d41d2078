// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.motion;

/**
 * How much a template is smoothed before its slopes say where to look. Slopes of a mean of few or dim frames are noise
 * for a good part, which adds that noise to every shift; smoothed too much, they no longer fit the frames.
 *
 * <p>The variance of a shift is proportional to the sum of the squared slopes looked at, each over its pixel's variance,
 * divided by the square of the sum of their products with the true slopes. Two halves of the frames, whose noise is
 * independent, give these products without bias.
 */
final class TemplateSmoothing {

    /** For a template of which no more is known. */
    static final double USUAL = 1;

    private static final double[] CANDIDATES = {USUAL, 1.4, 2, 2.8};
    // More smoothing has to reduce the variance by this factor at least.
    private static final double BETTER = 0.97;

    private TemplateSmoothing() {}

    /**
     * The standard deviation of the best Gaussian, px.
     *
     * @param all mean of all frames, finite
     * @param early mean of one half, finite
     * @param late mean of the other half, finite
     * @param known which pixels have a mean
     */
    static double of(float[] all, float[] early, float[] late, boolean[] known, int width, NoiseLine noise) {
        float[][] slopesEarly = slopes(Derivatives.differences(), early, width);
        float[][] slopesLate = slopes(Derivatives.differences(), late, width);
        double best = USUAL;
        double least = Double.POSITIVE_INFINITY;
        for (double sigma : CANDIDATES) {
            Derivatives smoothing = Derivatives.smoothed(sigma);
            boolean[] usable = TaylorTemplate.usable(known, width, smoothing.radius());
            float[] weights = TaylorTemplate.weights(smoothing.of(all, width, 0, 0), usable, noise);
            float[][] looked = slopes(smoothing, all, width);
            int[][] runs = ActiveTiles.runs(
                    TaylorTemplate.information(looked[0], looked[1], weights), width, all.length / width);
            float[][] fromEarly = slopes(smoothing, early, width);
            float[][] fromLate = slopes(smoothing, late, width);
            double squares = sum(weights, runs, width, looked, looked);
            double products = (sum(weights, runs, width, fromEarly, slopesLate)
                            + sum(weights, runs, width, fromLate, slopesEarly))
                    / 2;
            double variance = products > 0 ? squares / (products * products) : Double.POSITIVE_INFINITY;
            if (variance < BETTER * least) {
                least = variance;
                best = sigma;
            }
        }
        return best;
    }

    private static float[][] slopes(Derivatives derivatives, float[] image, int width) {
        return new float[][] {derivatives.of(image, width, 1, 0), derivatives.of(image, width, 0, 1)};
    }

    private static double sum(float[] weights, int[][] runs, int width, float[][] a, float[][] b) {
        double sum = 0;
        for (int y = 0; y < runs.length; y++) {
            for (int r = 0; r < runs[y].length; r += 2) {
                for (int p = y * width + runs[y][r]; p < y * width + runs[y][r + 1]; p++) {
                    sum += weights[p] * (a[0][p] * b[0][p] + a[1][p] * b[1][p]);
                }
            }
        }
        return sum;
    }
}
