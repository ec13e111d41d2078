// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.motion;

/** Pixels of a frame made fit for comparison. */
final class Frames {

    private Frames() {}

    /**
     * Sets undefined pixels to the mean of the others and takes that mean away, so that sums of products keep their
     * digits whatever the detector's offset.
     *
     * @param pixels changed in place
     * @return false if the frame shows nothing: all its values are equal or undefined
     */
    static boolean centre(float[] pixels) {
        double sum = 0;
        int count = 0;
        float min = Float.POSITIVE_INFINITY;
        float max = Float.NEGATIVE_INFINITY;
        for (float value : pixels) {
            if (Float.isFinite(value)) {
                sum += value;
                count++;
                min = Math.min(min, value);
                max = Math.max(max, value);
            }
        }
        if (!(max > min)) {
            return false;
        }
        double mean = sum / count;
        for (int p = 0; p < pixels.length; p++) {
            pixels[p] = Float.isFinite(pixels[p]) ? (float) (pixels[p] - mean) : 0;
        }
        return true;
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
        float scale = 1f / (factor * factor);
        for (int y = 0; y < h * factor; y++) {
            int to = y / factor * w;
            int from = y * width;
            for (int x = 0; x < w; x++) {
                float sum = 0;
                for (int i = 0; i < factor; i++) {
                    sum += image[from++];
                }
                small[to + x] += sum * scale;
            }
        }
        return small;
    }
}
