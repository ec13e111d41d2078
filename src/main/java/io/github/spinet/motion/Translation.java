// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.motion;

import java.util.Arrays;

/** Moves the content of an image back by a shift, with bilinear interpolation. */
final class Translation {

    /** How many rows of room a row needs. */
    static final int ROOM = 2;

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
        float[][] room = new float[ROOM][width];
        for (int y = 0; y < height; y++) {
            undoRow(source, width, height, y, dx, dy, room, result, y * width);
        }
    }

    /**
     * Fills one row with the source at places on a curve.
     *
     * @param columns of the source at every {@code step}-th pixel of the row, from the first to at or beyond the last;
     *     straight lines lie between
     * @param rows of the source there
     * @param result receives the row; NaN where the source has none
     * @param at where in the result the row begins
     */
    static void undoAlong(
            float[] source, int width, int height, double[] columns, double[] rows, int step, float[] result, int at) {
        for (int x = 0; x < width; x++) {
            int n = Math.min(x / step, columns.length - 2);
            double part = (double) (x - n * step) / step;
            double column = columns[n] + part * (columns[n + 1] - columns[n]);
            double row = rows[n] + part * (rows[n + 1] - rows[n]);
            boolean inside = column >= 0 && column <= width - 1 && row >= 0 && row <= height - 1;
            result[at + x] = inside ? bilinear(source, width, height, column, row) : Float.NaN;
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
     * @param room {@link #ROOM} rows
     * @param result receives the row
     * @param at where in the result the row begins
     */
    static void undoRow(
            float[] source,
            int width,
            int height,
            int y,
            double dx,
            double dy,
            float[][] room,
            float[] result,
            int at) {
        int x0 = (int) Math.floor(dx);
        int y0 = (int) Math.floor(dy);
        float fx = (float) (dx - x0);
        float fy = (float) (dy - y0);
        int from = Math.max(0, -x0);
        int to = Math.min(width, width - x0 - (fx > 0 ? 1 : 0));
        int upper = y + y0;
        boolean outside = upper < 0 || upper + (fy > 0 ? 1 : 0) >= height || !(from < to);
        if (outside || Double.isNaN(dx) || Double.isNaN(dy)) {
            Arrays.fill(result, at, at + width, Float.NaN);
            return;
        }
        // Loops over arrays with one index become vector instructions; what is displaced is copied first.
        int length = to - from;
        float[] blended = room[0];
        float[] other = room[1];
        int columns = length + (fx > 0 ? 1 : 0);
        System.arraycopy(source, upper * width + from + x0, blended, 0, columns);
        if (fy > 0) {
            System.arraycopy(source, (upper + 1) * width + from + x0, other, 0, columns);
            blend(blended, other, fy, columns);
        }
        if (fx > 0) {
            System.arraycopy(blended, 1, other, 0, length);
            blend(blended, other, fx, length);
        }
        Arrays.fill(result, at, at + from, Float.NaN);
        System.arraycopy(blended, 0, result, at + from, length);
        Arrays.fill(result, at + to, at + width, Float.NaN);
    }

    private static void blend(float[] values, float[] others, float part, int n) {
        for (int x = 0; x < n; x++) {
            values[x] += part * (others[x] - values[x]);
        }
    }
}
