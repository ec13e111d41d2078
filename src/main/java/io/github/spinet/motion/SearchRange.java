// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.motion;

/**
 * How far a frame may lie from the template.
 *
 * @param maxX px to the left and to the right
 * @param maxY px up and down
 */
record SearchRange(int maxX, int maxY) {

    // At least half of the image's width and height is left to compare.
    private static final int PART = 4;

    /** The range asked for, cut down to a quarter of the image's width and height. */
    static SearchRange within(int maxX, int maxY, int width, int height) {
        return new SearchRange(Math.min(maxX, width / PART), Math.min(maxY, height / PART));
    }

    boolean contains(double dx, double dy) {
        return Math.abs(dx) <= maxX && Math.abs(dy) <= maxY;
    }

    /** A place, moved to the border of the range if it lies beyond. */
    Match match(double dx, double dy, double score, boolean atLimit) {
        double x = Math.max(-maxX, Math.min(maxX, dx));
        double y = Math.max(-maxY, Math.min(maxY, dy));
        return new Match(x, y, score, atLimit || !contains(dx, dy));
    }
}
