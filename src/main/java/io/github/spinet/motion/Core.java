// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.motion;

/**
 * The middle of a template: what is left when a margin on every side is taken off, so that it lies inside the frame
 * wherever in the margin it is put. Its mean is taken away.
 */
final class Core {

    final int marginX;
    final int marginY;
    final int width;
    final int height;
    final float[] values;
    final double scatter;

    /**
     * @param template pixels row by row
     * @param marginX columns to take off on the left and on the right
     * @param marginY rows to take off above and below
     */
    Core(float[] template, int templateWidth, int templateHeight, int marginX, int marginY) {
        this.marginX = marginX;
        this.marginY = marginY;
        width = templateWidth - 2 * marginX;
        height = templateHeight - 2 * marginY;
        values = new float[width * height];
        double sum = 0;
        for (int y = 0; y < height; y++) {
            System.arraycopy(template, (y + marginY) * templateWidth + marginX, values, y * width, width);
        }
        for (float value : values) {
            sum += value;
        }
        double mean = sum / values.length;
        double squares = 0;
        for (int i = 0; i < values.length; i++) {
            values[i] -= (float) mean;
            squares += (double) values[i] * values[i];
        }
        scatter = squares;
    }

    /**
     * The correlation from its parts; 0 where the window shows nothing.
     *
     * @param product sum of products of core and window
     * @param sums of the frame
     * @param x left edge of the window in the frame
     * @param y upper edge of the window in the frame
     */
    double correlation(double product, WindowSums sums, int x, int y) {
        double window = sums.scatter(x, y, width, height);
        // What rounding leaves of a constant window is no scatter.
        if (window <= 1e-12 * sums.total() || scatter <= 0) {
            return 0;
        }
        return product / Math.sqrt(window * scatter);
    }

    /**
     * The correlation with one window of a frame, summed directly.
     *
     * @param frame pixels row by row
     * @param frameWidth its width
     * @param sums its sums
     */
    double score(float[] frame, int frameWidth, WindowSums sums, int x, int y) {
        double product = 0;
        for (int row = 0; row < height; row++) {
            product += dot(values, row * width, frame, (y + row) * frameWidth + x, width);
        }
        return correlation(product, sums, x, y);
    }

    // Eight sums that do not wait for each other.
    private static float dot(float[] a, int p, float[] b, int q, int n) {
        float s0 = 0;
        float s1 = 0;
        float s2 = 0;
        float s3 = 0;
        float s4 = 0;
        float s5 = 0;
        float s6 = 0;
        float s7 = 0;
        int i = 0;
        for (; i < n - 7; i += 8) {
            s0 += a[p + i] * b[q + i];
            s1 += a[p + i + 1] * b[q + i + 1];
            s2 += a[p + i + 2] * b[q + i + 2];
            s3 += a[p + i + 3] * b[q + i + 3];
            s4 += a[p + i + 4] * b[q + i + 4];
            s5 += a[p + i + 5] * b[q + i + 5];
            s6 += a[p + i + 6] * b[q + i + 6];
            s7 += a[p + i + 7] * b[q + i + 7];
        }
        for (; i < n; i++) {
            s0 += a[p + i] * b[q + i];
        }
        return (s0 + s1) + (s2 + s3) + ((s4 + s5) + (s6 + s7));
    }
}
