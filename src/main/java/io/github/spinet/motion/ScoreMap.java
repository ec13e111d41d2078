// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.motion;

/**
 * Scores of all whole-pixel places of a search, and the published rule for the peak between them.
 *
 * @param width places along x
 * @param height places along y
 * @param scores row by row
 */
record ScoreMap(int width, int height, double[] scores) {

    // Ten times the precision of the single-precision numbers in which the published engine keeps its scores.
    private static final double FLAT = 10 * 0x1p-23;
    private static final int OUTSIDE = 0;

    /** The first of the largest scores in reading order. */
    int peak() {
        int best = 0;
        for (int i = 1; i < scores.length; i++) {
            best = scores[i] > scores[best] ? i : best;
        }
        return best;
    }

    /** Whether a place is on the border of the map. */
    boolean isBorder(int place) {
        int x = place % width;
        int y = place / width;
        return x == 0 || y == 0 || x == width - 1 || y == height - 1;
    }

    /**
     * How far the peak of a parabola through the score at a place and its neighbours lies from it, along x and y. The
     * neighbours are the nearest places whose score differs from the peak's; if one of the four would lie outside the
     * map, the answer is (0, 0).
     */
    double[] offset(int place) {
        int left = steps(place, -1, true);
        int right = steps(place, 1, true);
        int up = steps(place, -1, false);
        int down = steps(place, 1, false);
        if (left == OUTSIDE || right == OUTSIDE || up == OUTSIDE || down == OUTSIDE) {
            return new double[2];
        }
        return new double[] {parabola(place, left, right, 1), parabola(place, up, down, width)};
    }

    private int steps(int place, int direction, boolean alongX) {
        int size = alongX ? width : height;
        int position = alongX ? place % width : place / width;
        int stride = alongX ? 1 : width;
        int furthest = Math.max(1, size >> 4);
        for (int n = 1; n <= furthest; n++) {
            int at = position + n * direction;
            if (at < 0 || at >= size) {
                return OUTSIDE;
            }
            if (Math.abs(scores[place + n * direction * stride] - scores[place]) > FLAT) {
                return n;
            }
        }
        return furthest;
    }

    private double parabola(int place, int before, int after, int stride) {
        double low = scores[place - before * stride];
        double high = scores[place + after * stride];
        double curvature = 2 * (low - 2 * scores[place] + high);
        double offset = curvature == 0 ? 0 : (low - high) / curvature;
        return Math.max(-before, Math.min(after, offset));
    }
}
