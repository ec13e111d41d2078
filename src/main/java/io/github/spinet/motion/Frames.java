// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.motion;

import java.util.Arrays;

/** Pixels of a frame made fit for comparison. */
final class Frames {

    private static final int CHUNK = 1024;
    private static final int ROUNDS = 32;

    private Frames() {}

    /**
     * Sets undefined pixels to the mean of the others and takes that mean away, so that sums of products keep their
     * digits whatever the detector's offset.
     *
     * @param pixels changed in place
     * @return false if the frame shows nothing: all its values are equal or undefined
     */
    static boolean centre(float[] pixels) {
        double sum = sum(pixels);
        double mean = Double.isFinite(sum) ? sum / pixels.length : fill(pixels);
        boolean constant = isConstant(pixels);
        for (int p = 0; p < pixels.length; p++) {
            pixels[p] -= (float) mean;
        }
        return !constant;
    }

    /** Sets undefined pixels to the mean of the others, which is returned; to 0 if all are undefined. */
    private static double fill(float[] pixels) {
        double sum = 0;
        int count = 0;
        for (float value : pixels) {
            if (Float.isFinite(value)) {
                sum += value;
                count++;
            }
        }
        double mean = count == 0 ? 0 : sum / count;
        for (int p = 0; p < pixels.length; p++) {
            pixels[p] = Float.isFinite(pixels[p]) ? pixels[p] : (float) mean;
        }
        return mean;
    }

    private static boolean isConstant(float[] pixels) {
        for (float value : pixels) {
            if (value != pixels[0]) {
                return false;
            }
        }
        return true;
    }

    // Many sums side by side, of pieces that are copied first, become vector instructions.
    private static double sum(float[] pixels) {
        float[] lanes = new float[CHUNK];
        float[] piece = new float[CHUNK];
        double sum = 0;
        int p = 0;
        for (int round = 0; p < pixels.length; round++) {
            int n = Math.min(CHUNK, pixels.length - p);
            System.arraycopy(pixels, p, piece, 0, n);
            add(lanes, piece, n);
            p += n;
            // So that few values are added in single precision.
            if (round % ROUNDS == ROUNDS - 1 || p == pixels.length) {
                for (int x = 0; x < CHUNK; x++) {
                    sum += lanes[x];
                }
                Arrays.fill(lanes, 0);
            }
        }
        return sum;
    }

    /**
     * Shrinks an image by taking the mean of each block; columns and rows that fill no block are left out.
     *
     * @param factor edge of a block
     */
    static float[] shrink(float[] image, int width, int height, int factor) {
        int w = width / factor;
        int h = height / factor;
        float[] small = new float[w * h];
        float[] columns = new float[width];
        float scale = 1f / (factor * factor);
        float[] row = new float[width];
        for (int y = 0; y < h; y++) {
            System.arraycopy(image, y * factor * width, columns, 0, width);
            for (int i = 1; i < factor; i++) {
                System.arraycopy(image, (y * factor + i) * width, row, 0, width);
                add(columns, row, width);
            }
            for (int joined = factor; joined > 1; joined = joined % 2 == 0 ? joined / 2 : 1) {
                join(columns, width / factor * joined, joined % 2 == 0 ? 2 : joined);
            }
            for (int x = 0; x < w; x++) {
                small[y * w + x] = columns[x] * scale;
            }
        }
        return small;
    }

    /** Replaces the first columns by the sums of {@code n} neighbours. */
    private static void join(float[] columns, int count, int n) {
        if (n == 2) {
            for (int x = 0; x < count / 2; x++) {
                columns[x] = columns[2 * x] + columns[2 * x + 1];
            }
            return;
        }
        for (int x = 0; x < count / n; x++) {
            float sum = 0;
            for (int i = x * n; i < (x + 1) * n; i++) {
                sum += columns[i];
            }
            columns[x] = sum;
        }
    }

    private static void add(float[] sums, float[] values, int n) {
        for (int x = 0; x < n; x++) {
            sums[x] += values[x];
        }
    }
}
