// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.motion;

/**
 * Sums over any rectangle of an image in constant time, from running sums of the values and of their squares.
 *
 * <p>Values should have a mean near 0.
 */
final class WindowSums {

    private final int stride;
    private final double[] sums;
    private final double[] squares;

    WindowSums(float[] image, int width, int height) {
        stride = width + 1;
        sums = new double[stride * (height + 1)];
        squares = new double[stride * (height + 1)];
        for (int y = 0; y < height; y++) {
            double sum = 0;
            double square = 0;
            for (int x = 0; x < width; x++) {
                double value = image[y * width + x];
                sum += value;
                square += value * value;
                int at = (y + 1) * stride + x + 1;
                sums[at] = sums[at - stride] + sum;
                squares[at] = squares[at - stride] + square;
            }
        }
    }

    /** The sum of squared deviations from the rectangle's own mean. */
    double scatter(int x, int y, int width, int height) {
        double sum = over(sums, x, y, width, height);
        return over(squares, x, y, width, height) - sum * sum / ((double) width * height);
    }

    /** The whole sum of squares. */
    double total() {
        return squares[squares.length - 1];
    }

    private double over(double[] table, int x, int y, int width, int height) {
        int top = y * stride + x;
        int bottom = top + height * stride;
        return table[bottom + width] - table[bottom] - table[top + width] + table[top];
    }
}
