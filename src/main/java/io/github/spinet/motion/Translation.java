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
     * Fills one row with the source at places on a curve.
     *
     * @param columns of the source at every {@code step}-th pixel of the row, from the first to at or beyond the last;
     *     straight lines lie between
     * @param rows of the source there
     * @param result receives row {@code y}; NaN where the source has none
     */
    static void undoAlong(
            float[] source, int width, int height, int y, double[] columns, double[] rows, int step, float[] result) {
        for (int x = 0; x < width; x++) {
            int n = Math.min(x / step, columns.length - 2);
            double part = (double) (x - n * step) / step;
            double column = columns[n] + part * (columns[n + 1] - columns[n]);
            double row = rows[n] + part * (rows[n + 1] - rows[n]);
            boolean inside = column >= 0 && column <= width - 1 && row >= 0 && row <= height - 1;
            result[y * width + x] = inside ? bilinear(source, width, height, column, row) : Float.NaN;
        }
    }

    private static float bilinear(float[] source, int width, int height, double column, double row) {
        int left = Math.min((int) column, width - 2);
        int upper = Math.min((int) row, height - 2);
        float fx = (float) (column - left);
        float fy = (float) (row - upper);
        int p = upper * width + left;
        float top = source[p] + fx * (source[p + 1] - source[p]);
        float bottom = source[p + width] + fx * (source[p + width + 1] - source[p + width]);
        return top + fy * (bottom - top);
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
