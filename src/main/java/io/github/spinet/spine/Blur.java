// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.spine;

/** Gaussian smoothing of images row by row and column by column; beyond the border there are zeros. */
final class Blur {

    private Blur() {}

    /** @return the smoothed image, the given one unchanged; a sigma of 0 leaves that axis as it is */
    static float[] gaussian(float[] image, int width, int height, double sigmaX, double sigmaY) {
        float[] rows = new float[image.length];
        double[] kernel = kernel(sigmaX);
        for (int y = 0; y < height; y++) {
            line(image, rows, kernel, y * width, 1, width);
        }
        float[] both = new float[image.length];
        double[] kernelY = kernel(sigmaY);
        for (int x = 0; x < width; x++) {
            line(rows, both, kernelY, x, width, height);
        }
        return both;
    }

    /**
     * The smoothed values over the smoothed mask: pixels without data (mask 0, value 0) have no say.
     *
     * @return 0 where no data are near
     */
    static float[] masked(float[] image, float[] mask, int width, int height, double sigma) {
        float[] sum = gaussian(image, width, height, sigma, sigma);
        float[] weight = gaussian(mask, width, height, sigma, sigma);
        for (int i = 0; i < sum.length; i++) {
            sum[i] = weight[i] > 1e-3f ? sum[i] / weight[i] : 0;
        }
        return sum;
    }

    private static void line(float[] from, float[] to, double[] kernel, int offset, int stride, int n) {
        int reach = kernel.length / 2;
        for (int i = 0; i < n; i++) {
            double sum = 0;
            int last = Math.min(n - 1, i + reach);
            for (int k = Math.max(0, i - reach); k <= last; k++) {
                sum += kernel[k - i + reach] * from[offset + k * stride];
            }
            to[offset + i * stride] = (float) sum;
        }
    }

    private static double[] kernel(double sigma) {
        int reach = (int) Math.ceil(3 * sigma);
        double[] kernel = new double[2 * reach + 1];
        double sum = 0;
        for (int i = -reach; i <= reach; i++) {
            kernel[i + reach] = i == 0 ? 1 : Math.exp(-0.5 * i * i / (sigma * sigma));
            sum += kernel[i + reach];
        }
        for (int i = 0; i < kernel.length; i++) {
            kernel[i] /= sum;
        }
        return kernel;
    }
}
