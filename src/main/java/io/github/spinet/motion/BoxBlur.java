// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.motion;

/** The coarse picture of an image: the mean of a square around each pixel, taken twice. */
final class BoxBlur {

    private static final int RADIUS = 3;
    private static final int ROUNDS = 2;

    private BoxBlur() {}

    /** @param image all pixels finite; at the border the mean is over the part of the square inside */
    static float[] of(float[] image, int width) {
        float[] blurred = image;
        for (int round = 0; round < ROUNDS; round++) {
            blurred = down(across(blurred, width), width);
        }
        return blurred;
    }

    private static float[] across(float[] image, int width) {
        float[] result = new float[image.length];
        for (int row = 0; row < image.length; row += width) {
            double sum = 0;
            int n = 0;
            for (int x = -RADIUS; x < width; x++) {
                if (x + RADIUS < width) {
                    sum += image[row + x + RADIUS];
                    n++;
                }
                if (x - RADIUS - 1 >= 0) {
                    sum -= image[row + x - RADIUS - 1];
                    n--;
                }
                if (x >= 0) {
                    result[row + x] = (float) (sum / n);
                }
            }
        }
        return result;
    }

    private static float[] down(float[] image, int width) {
        int height = image.length / width;
        float[] result = new float[image.length];
        double[] sum = new double[width];
        int n = 0;
        for (int y = -RADIUS; y < height; y++) {
            if (y + RADIUS < height) {
                add(sum, image, (y + RADIUS) * width, 1);
                n++;
            }
            if (y - RADIUS - 1 >= 0) {
                add(sum, image, (y - RADIUS - 1) * width, -1);
                n--;
            }
            for (int x = 0; x < width && y >= 0; x++) {
                result[y * width + x] = (float) (sum[x] / n);
            }
        }
        return result;
    }

    private static void add(double[] sums, float[] image, int from, int sign) {
        for (int x = 0; x < sums.length; x++) {
            sums[x] += sign * image[from + x];
        }
    }
}
