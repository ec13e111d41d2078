// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.motion;

import java.util.Arrays;

/** One size of shrunken images at which a frame is looked for. Safe for several threads. */
final class SearchLevel {

    final int bin;
    private final int width;
    private final int height;
    private final Core core;
    private final int columns;
    private final int rows;

    /** @param template pixels of mean 0, all finite */
    SearchLevel(float[] template, int fullWidth, int fullHeight, SearchRange range, int bin) {
        this.bin = bin;
        width = fullWidth / bin;
        height = fullHeight / bin;
        int marginX = (range.maxX() + bin - 1) / bin;
        int marginY = (range.maxY() + bin - 1) / bin;
        core = new Core(Frames.shrink(template, fullWidth, fullHeight, bin), width, height, marginX, marginY);
        columns = 2 * marginX + 1;
        rows = 2 * marginY + 1;
    }

    /** How many places there are. */
    int places() {
        return columns * rows;
    }

    /** The place of a shift in pixels of this level, or the nearest there is. */
    int place(int x, int y) {
        return within(y + core.marginY, rows) * columns + within(x + core.marginX, columns);
    }

    int x(int place) {
        return place % columns - core.marginX;
    }

    int y(int place) {
        return place / columns - core.marginY;
    }

    private static int within(int value, int size) {
        return Math.max(0, Math.min(size - 1, value));
    }

    /** The correlations of one shrunken frame, each computed when it is first asked for. For one thread. */
    final class Scores {

        private final float[] image;
        private final WindowSums sums;
        private final double[] known = new double[places()];

        Scores(float[] image) {
            this.image = image;
            sums = new WindowSums(image, width, height);
            Arrays.fill(known, Double.NaN);
        }

        double at(int place) {
            if (Double.isNaN(known[place])) {
                known[place] = core.score(image, width, sums, place % columns, place / columns);
            }
            return known[place];
        }

        /** The standard deviation of correlations with mere noise. */
        double noise() {
            return 1 / Math.sqrt(core.values.length);
        }

        /** The place that is reached by always going to the best neighbour; the same from any place that leads there. */
        int climb(int from) {
            int place = from;
            while (true) {
                int best = place;
                for (int i = 0; i < 9; i++) {
                    int next = place(x(place) + i % 3 - 1, y(place) + i / 3 - 1);
                    best = at(next) > at(best) ? next : best;
                }
                if (best == place) {
                    return place;
                }
                place = best;
            }
        }

        /** The place between pixels by parabolas; at the limit on the border of the search. */
        Match match(int place) {
            int column = place % columns;
            int row = place / columns;
            boolean border = column == 0 || row == 0 || column == columns - 1 || row == rows - 1;
            double dx = border ? 0 : parabola(at(place - 1), at(place), at(place + 1));
            double dy = border ? 0 : parabola(at(place - columns), at(place), at(place + columns));
            return new Match((x(place) + dx) * bin, (y(place) + dy) * bin, at(place), border);
        }
    }

    private static double parabola(double before, double peak, double after) {
        double curvature = before - 2 * peak + after;
        return curvature < 0 ? (before - after) / (2 * curvature) : 0;
    }
}
