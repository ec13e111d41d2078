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
