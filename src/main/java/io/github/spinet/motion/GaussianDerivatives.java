// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.motion;

import java.util.Arrays;

/**
 * An image smoothed by a Gaussian, and its derivatives up to the third order, taken of the Gaussian itself.
 *
 * <p>The order of the ten images is that of the powers of a Taylor series: the image; x, y; xx, xy, yy; xxx, xxy, xyy,
 * yyy. In a margin of {@link #radius} they are 0.
 */
final class GaussianDerivatives {

    /** Number of images. */
    static final int COUNT = 10;

    private static final int ORDERS = 4;

    private final int width;
    private final int height;
    private final double[][] kernels;

    GaussianDerivatives(int width, int height, double sigma) {
        this.width = width;
        this.height = height;
        int radius = radius(sigma);
        kernels = new double[ORDERS][2 * radius + 1];
        double sum = 0;
        for (int i = -radius; i <= radius; i++) {
            sum += Math.exp(-i * i / (2 * sigma * sigma));
        }
        for (int i = -radius; i <= radius; i++) {
            double u = i / sigma;
            double g = Math.exp(-u * u / 2) / sum;
            kernels[0][i + radius] = g;
            kernels[1][i + radius] = -u / sigma * g;
            kernels[2][i + radius] = (u * u - 1) / (sigma * sigma) * g;
            kernels[3][i + radius] = (3 * u - u * u * u) / (sigma * sigma * sigma) * g;
        }
    }

    /** How many pixels on each side a value depends on. */
    static int radius(double sigma) {
        return (int) Math.ceil(4 * sigma);
    }

    /** The ten images of {@code image}, which must be finite. */
    float[][] of(float[] image) {
        float[][] result = new float[COUNT][];
        for (int orderX = 0; orderX < ORDERS; orderX++) {
            float[] alongX = alongX(image, kernels[orderX]);
            for (int orderY = 0; orderX + orderY < ORDERS; orderY++) {
                int order = orderX + orderY;
                result[order * (order + 1) / 2 + orderY] = alongY(alongX, kernels[orderY]);
            }
        }
        return result;
    }

    private float[] alongX(float[] image, double[] kernel) {
        int radius = kernel.length / 2;
        float[] result = new float[image.length];
        for (int y = 0; y < height; y++) {
            for (int x = radius; x < width - radius; x++) {
                double sum = 0;
                for (int i = -radius; i <= radius; i++) {
                    sum += kernel[radius + i] * image[y * width + x - i];
                }
                result[y * width + x] = (float) sum;
            }
        }
        return result;
    }

    private float[] alongY(float[] image, double[] kernel) {
        int radius = kernel.length / 2;
        float[] result = new float[image.length];
        double[] sums = new double[width];
        for (int y = radius; y < height - radius; y++) {
            Arrays.fill(sums, 0);
            for (int i = -radius; i <= radius; i++) {
                double k = kernel[radius + i];
                int from = (y - i) * width;
                for (int x = 0; x < width; x++) {
                    sums[x] += k * image[from + x];
                }
            }
            for (int x = 0; x < width; x++) {
                result[y * width + x] = (float) sums[x];
            }
        }
        return result;
    }
}
