// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.motion;

import java.util.Arrays;

/** Moves the content of an image back by a shift, with bilinear interpolation. */
final class Translation {

    private Translation() {}

    /**
     * Takes a shift back: pixel (x, y) of the result is the source at (x + dx, y + dy).
     *
     * @param source pixels row by row
     * @param dx how far the content lies to the right, px
     * @param dy how far the content lies down, px
     * @param result receives the pixels; NaN where the source has none
     */
    static void undo(float[] source, int width, int height, double dx, double dy, float[] result) {
        float[] blended = new float[width];
        for (int y = 0; y < height; y++) {
            undoRow(source, width, height, y, dx, dy, blended, result);
        }
    }

    /**
     * Takes a shift back in one row.
     *
     * @param blended room for a row
     */
    static void undoRow(
            float[] source, int width, int height, int y, double dx, double dy, float[] blended, float[] result) {
        int x0 = (int) Math.floor(dx);
        int y0 = (int) Math.floor(dy);
        float fx = (float) (dx - x0);
        float fy = (float) (dy - y0);
        int from = Math.max(0, -x0);
        int to = Math.min(width, width - x0 - (fx > 0 ? 1 : 0));
        int row = y * width;
        int upper = y + y0;
        boolean outside = upper < 0 || upper + (fy > 0 ? 1 : 0) >= height || !(from < to);
        if (outside || Double.isNaN(dx) || Double.isNaN(dy)) {
            Arrays.fill(result, row, row + width, Float.NaN);
            return;
        }
        System.arraycopy(source, upper * width, blended, 0, width);
        if (fy > 0) {
            int lower = (upper + 1) * width;
            for (int x = 0; x < width; x++) {
                blended[x] += fy * (source[lower + x] - blended[x]);
            }
        }
        Arrays.fill(result, row, row + from, Float.NaN);
        Arrays.fill(result, row + to, row + width, Float.NaN);
        if (fx > 0) {
            for (int x = from; x < to; x++) {
                float left = blended[x + x0];
                result[row + x] = left + fx * (blended[x + x0 + 1] - left);
            }
        } else {
            System.arraycopy(blended, from + x0, result, row + from, to - from);
        }
    }
}
