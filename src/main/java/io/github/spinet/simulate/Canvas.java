// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.simulate;

/**
 * A picture larger than the frame from which displaced frames are sampled.
 *
 * <p>What is drawn are Gaussians only. They are kept as coefficients of cubic B-splines, which sample at any sub-pixel place
 * with four weights an axis. The spline itself widens a Gaussian by a variance of 1/3 grid step², so that much is taken off
 * before drawing; as drawn Gaussians are at least 1.4 grid steps wide (SD), a displaced picture lies within 0.001 px of
 * where it should, and no value is negative.
 */
final class Canvas {

    // Gaussians narrower than this many grid steps (SD) get a finer grid.
    private static final double NARROWEST = 1.5;
    private static final double SPLINE_VARIANCE = 1 / 3.0;
    // Gaussians are cut off here, at 0.03 % of their peak.
    private static final double REACH = 4;

    final int marginPx;
    final int perPx;
    final int width;
    final int height;
    private final float[] values;

    private Canvas(int marginPx, int perPx, int width, int height) {
        this.marginPx = marginPx;
        this.perPx = perPx;
        this.width = width;
        this.height = height;
        this.values = new float[width * height];
    }

    /**
     * An empty canvas.
     *
     * @param marginPx how far it reaches beyond the frame on each side
     * @param sigmaPx SD of the narrowest Gaussian that will be drawn
     */
    static Canvas around(int frameWidth, int frameHeight, int marginPx, double sigmaPx) {
        int perPx = perPx(sigmaPx);
        return new Canvas(marginPx, perPx, (frameWidth + 2 * marginPx) * perPx, (frameHeight + 2 * marginPx) * perPx);
    }

    /** Grid steps in a pixel. */
    static int perPx(double sigmaPx) {
        return Math.max(1, (int) Math.ceil(NARROWEST / sigmaPx));
    }

    /** An empty canvas of the same size. */
    Canvas blank() {
        return new Canvas(marginPx, perPx, width, height);
    }

    float[] values() {
        return values;
    }

    /** Adds the same value everywhere. */
    void fill(double value) {
        for (int i = 0; i < values.length; i++) {
            values[i] += (float) value;
        }
    }

    /**
     * Adds a round Gaussian.
     *
     * @param xPx centre in the frame's coordinates at rest
     * @return the first and last column and row drawn on: {@code {x0, y0, x1, y1}}, inclusive; last before first for none
     */
    int[] spot(double xPx, double yPx, double sigmaPx, double peak) {
        double sigma = Math.sqrt(sigmaPx * sigmaPx * perPx * perPx - SPLINE_VARIANCE);
        // The peak of the sampled spline is that of the wider Gaussian.
        double scale = peak * sigmaPx * sigmaPx * perPx * perPx / (sigma * sigma);
        double cx = toGrid(xPx);
        double cy = toGrid(yPx);
        int x0 = Math.max(0, (int) Math.ceil(cx - REACH * sigma));
        int x1 = Math.min(width - 1, (int) Math.floor(cx + REACH * sigma));
        int y0 = Math.max(0, (int) Math.ceil(cy - REACH * sigma));
        int y1 = Math.min(height - 1, (int) Math.floor(cy + REACH * sigma));
        double[] along = new double[Math.max(0, x1 - x0 + 1)];
        for (int x = x0; x <= x1; x++) {
            along[x - x0] = Math.exp(-0.5 * (x - cx) * (x - cx) / (sigma * sigma));
        }
        for (int y = y0; y <= y1; y++) {
            double row = scale * Math.exp(-0.5 * (y - cy) * (y - cy) / (sigma * sigma));
            for (int x = x0; x <= x1; x++) {
                values[y * width + x] += (float) (row * along[x - x0]);
            }
        }
        return new int[] {x0, y0, x1, y1};
    }

    /**
     * Samples one row of a frame.
     *
     * @param canvas coefficients of the size of this canvas
     * @param row row of the frame
     * @param dxPx how far the content is displaced
     * @param into receives the row at {@code row * frameWidth}
     * @param scratch at least {@link #width} long
     */
    void sampleRow(float[] canvas, int row, double dxPx, double dyPx, int frameWidth, float[] into, float[] scratch) {
        double v = toGrid(row + 0.5 - dyPx);
        int y = (int) Math.floor(v);
        float[] w = weights(v - y);
        int r0 = clampRow(y - 1) * width;
        int r1 = clampRow(y) * width;
        int r2 = clampRow(y + 1) * width;
        int r3 = clampRow(y + 2) * width;
        for (int x = 0; x < width; x++) {
            scratch[x] = w[0] * canvas[r0 + x] + w[1] * canvas[r1 + x] + w[2] * canvas[r2 + x] + w[3] * canvas[r3 + x];
        }
        double u = toGrid(0.5 - dxPx);
        int first = (int) Math.floor(u);
        w = weights(u - first);
        // Beyond the canvas its last columns go on; the margin makes that rare.
        int start = Math.max(1, Math.min(width - 3 - (frameWidth - 1) * perPx, first));
        for (int x = 0, c = start; x < frameWidth; x++, c += perPx) {
            into[row * frameWidth + x] =
                    w[0] * scratch[c - 1] + w[1] * scratch[c] + w[2] * scratch[c + 1] + w[3] * scratch[c + 2];
        }
    }

    /**
     * Samples one point.
     *
     * @param canvas coefficients of the size of this canvas
     * @param xPx where, in the frame's coordinates at rest; pixel centres lie at whole numbers
     */
    float sample(float[] canvas, double xPx, double yPx) {
        double u = toGrid(xPx + 0.5);
        double v = toGrid(yPx + 0.5);
        int x = (int) Math.floor(u);
        int y = (int) Math.floor(v);
        float[] across = weights(u - x);
        float[] down = weights(v - y);
        int first = Math.max(1, Math.min(width - 3, x)) - 1;
        float sum = 0;
        for (int j = 0; j < down.length; j++) {
            int row = clampRow(y - 1 + j) * width + first;
            for (int i = 0; i < across.length; i++) {
                sum += down[j] * across[i] * canvas[row + i];
            }
        }
        return sum;
    }

    private double toGrid(double px) {
        return (px + marginPx) * perPx - 0.5;
    }

    private int clampRow(int y) {
        return Math.max(0, Math.min(height - 1, y));
    }

    // The cubic B-spline at −1 − f, −f, 1 − f, 2 − f.
    private static float[] weights(double f) {
        double g = 1 - f;
        return new float[] {
            (float) (g * g * g / 6),
            (float) (2 / 3.0 - f * f * (2 - f) / 2),
            (float) (2 / 3.0 - g * g * (2 - g) / 2),
            (float) (f * f * f / 6)
        };
    }
}
