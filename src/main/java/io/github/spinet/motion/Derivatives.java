// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.motion;

import java.util.Arrays;

/**
 * The partial derivatives of an image up to the third order.
 *
 * <p>The order of the ten images is that of the powers of a Taylor series: the image; x, y; xx, xy, yy; xxx, xxy, xyy,
 * yyy. In a margin of {@link #radius} pixels they are 0.
 */
final class Derivatives {

    /** Number of images. */
    static final int COUNT = 10;

    private static final int ORDERS = 4;

    // By order and distance: central differences of nine values, exact for polynomials of degree eight.
    private static final double[][] DIFFERENCES = {
        {1, 0, 0, 0, 0},
        {0, 4 / 5.0, -1 / 5.0, 4 / 105.0, -1 / 280.0},
        {-205 / 72.0, 8 / 5.0, -1 / 5.0, 8 / 315.0, -1 / 560.0},
        {0, -61 / 30.0, 169 / 120.0, -3 / 10.0, 7 / 240.0}
    };

    private final double[][] kernels;

    private Derivatives(double[][] kernels) {
        this.kernels = kernels;
    }

    /** Derivatives of the pixels as they are. */
    static Derivatives differences() {
        int radius = DIFFERENCES[0].length - 1;
        double[][] kernels = new double[ORDERS][2 * radius + 1];
        for (int order = 0; order < ORDERS; order++) {
            for (int i = 0; i <= radius; i++) {
                kernels[order][radius - i] = DIFFERENCES[order][i];
                kernels[order][radius + i] = order % 2 == 0 ? DIFFERENCES[order][i] : -DIFFERENCES[order][i];
            }
        }
        return new Derivatives(kernels);
    }

    /** Derivatives of the image smoothed by a Gaussian, taken of the Gaussian. */
    static Derivatives smoothed(double sigma) {
        int radius = (int) Math.ceil(3.5 * sigma);
        double[][] kernels = new double[ORDERS][2 * radius + 1];
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
        return new Derivatives(kernels);
    }

    /** How many pixels on each side a value depends on. */
    int radius() {
        return kernels[0].length / 2;
    }

    /** The ten images of {@code image}, which must be finite. */
    float[][] of(float[] image, int width) {
        float[][] result = new float[COUNT][];
        for (int orderX = 0; orderX < ORDERS; orderX++) {
            float[] alongX = alongX(image, width, kernels[orderX]);
            for (int orderY = 0; orderX + orderY < ORDERS; orderY++) {
                int order = orderX + orderY;
                result[order * (order + 1) / 2 + orderY] = alongY(alongX, width, kernels[orderY]);
            }
        }
        return result;
    }

    // Both add whole rows, one tap after the other, which the compiler turns into vector instructions.
    /** One of them. */
    float[] of(float[] image, int width, int orderX, int orderY) {
        return alongY(alongX(image, width, kernels[orderX]), width, kernels[orderY]);
    }

    private static float[] alongX(float[] image, int width, double[] kernel) {
        int radius = kernel.length / 2;
        int inner = width - 2 * radius;
        float[] result = new float[image.length];
        float[] sums = new float[width];
        float[] shifted = new float[width];
        for (int row = 0; row < image.length && inner > 0; row += width) {
            Arrays.fill(sums, 0);
            for (int i = -radius; i <= radius; i++) {
                System.arraycopy(image, row + radius - i, shifted, 0, inner);
                add(sums, shifted, (float) kernel[radius + i]);
            }
            System.arraycopy(sums, 0, result, row + radius, inner);
        }
        return result;
    }

    private static float[] alongY(float[] image, int width, double[] kernel) {
        int radius = kernel.length / 2;
        float[] result = new float[image.length];
        float[] sums = new float[width];
        float[] shifted = new float[width];
        for (int row = radius * width; row < image.length - radius * width; row += width) {
            Arrays.fill(sums, 0);
            for (int i = -radius; i <= radius; i++) {
                System.arraycopy(image, row - i * width, shifted, 0, width);
                add(sums, shifted, (float) kernel[radius + i]);
            }
            System.arraycopy(sums, 0, result, row, width);
        }
        return result;
    }

    private static void add(float[] sums, float[] values, float factor) {
        for (int x = 0; x < sums.length; x++) {
            sums[x] += factor * values[x];
        }
    }
}
