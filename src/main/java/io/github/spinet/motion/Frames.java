// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.motion;

/** Pixels of a frame made fit for comparison. */
final class Frames {

    // Sums of so many pixels keep their digits in single precision.
    private static final int CHUNK = 512;

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

    // Eight sums that do not wait for each other.
    private static double sum(float[] pixels) {
        double sum = 0;
        int p = 0;
        while (p < pixels.length - 7) {
            int end = Math.min(pixels.length - 7, p + CHUNK);
            float s0 = 0;
            float s1 = 0;
            float s2 = 0;
            float s3 = 0;
            float s4 = 0;
            float s5 = 0;
            float s6 = 0;
            float s7 = 0;
            for (; p < end; p += 8) {
                s0 += pixels[p];
                s1 += pixels[p + 1];
                s2 += pixels[p + 2];
                s3 += pixels[p + 3];
                s4 += pixels[p + 4];
                s5 += pixels[p + 5];
                s6 += pixels[p + 6];
                s7 += pixels[p + 7];
            }
            sum += ((double) s0 + s1) + ((double) s2 + s3) + ((double) s4 + s5) + ((double) s6 + s7);
        }
        for (; p < pixels.length; p++) {
            sum += pixels[p];
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
        for (int y = 0; y < h; y++) {
            System.arraycopy(image, y * factor * width, columns, 0, width);
            for (int i = 1; i < factor; i++) {
                add(columns, image, (y * factor + i) * width);
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

    private static void add(float[] sums, float[] image, int from) {
        for (int x = 0; x < sums.length; x++) {
            sums[x] += image[from + x];
        }
    }
}
