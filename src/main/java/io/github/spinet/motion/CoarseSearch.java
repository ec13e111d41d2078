// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.motion;

/**
 * Finds a frame to about a pixel: correlation of strongly shrunken images at every place of the search, then on less
 * shrunken ones around the best. Safe for several threads.
 */
final class CoarseSearch {

    private static final int COARSEST = 8;
    // The coarsest image has at least so many pixels along its shorter side.
    private static final int ENOUGH = 32;

    private final int width;
    private final int height;
    private final int bin;
    private final Core coarse;
    private final int fineBin;
    private final Core fine;

    /** @param template pixels of mean 0, all finite */
    CoarseSearch(float[] template, int width, int height, SearchRange range) {
        this.width = width;
        this.height = height;
        int factor = COARSEST;
        while (factor > 1 && Math.min(width, height) / factor < ENOUGH) {
            factor /= 2;
        }
        bin = factor;
        fineBin = Math.max(1, factor / 2);
        coarse = core(template, range, bin);
        fine = core(template, range, fineBin);
    }

    private Core core(float[] template, SearchRange range, int factor) {
        float[] small = Frames.shrink(template, width, height, factor);
        int marginX = (range.maxX() + factor - 1) / factor;
        int marginY = (range.maxY() + factor - 1) / factor;
        return new Core(small, width / factor, height / factor, marginX, marginY);
    }

    /** The size of a pixel of the finer images: about how far off the answer may be. */
    int resolution() {
        return fineBin;
    }

    /** The best place; at the limit if no place around it is worse on every side. */
    Match find(float[] frame) {
        float[] less = Frames.shrink(frame, width, height, fineBin);
        int w = width / fineBin;
        float[] more = bin == fineBin ? less : Frames.shrink(less, w, height / fineBin, bin / fineBin);
        int best = scores(more).peak();
        int columns = 2 * coarse.marginX + 1;
        int step = bin / fineBin;
        int x = (best % columns - coarse.marginX) * step;
        int y = (best / columns - coarse.marginY) * step;
        return climb(less, x, y);
    }

    private ScoreMap scores(float[] image) {
        int w = width / bin;
        WindowSums sums = new WindowSums(image, w, height / bin);
        int columns = 2 * coarse.marginX + 1;
        double[] scores = new double[columns * (2 * coarse.marginY + 1)];
        for (int i = 0; i < scores.length; i++) {
            scores[i] = coarse.score(image, w, sums, i % columns, i / columns);
        }
        return new ScoreMap(columns, scores.length / columns, scores);
    }

    private Match climb(float[] image, int startX, int startY) {
        int w = width / fineBin;
        WindowSums sums = new WindowSums(image, w, height / fineBin);
        int x = within(startX + fine.marginX, 2 * fine.marginX);
        int y = within(startY + fine.marginY, 2 * fine.marginY);
        while (true) {
            double[] around = new double[9];
            int best = 4;
            for (int i = 0; i < 9; i++) {
                int nextX = within(x + i % 3 - 1, 2 * fine.marginX);
                int nextY = within(y + i / 3 - 1, 2 * fine.marginY);
                around[i] = fine.score(image, w, sums, nextX, nextY);
            }
            for (int i = 0; i < 9; i++) {
                best = around[i] > around[best] ? i : best;
            }
            if (best == 4) {
                boolean border = x == 0 || y == 0 || x == 2 * fine.marginX || y == 2 * fine.marginY;
                double dx = border ? 0 : parabola(around[3], around[4], around[5]);
                double dy = border ? 0 : parabola(around[1], around[4], around[7]);
                return new Match(
                        (x - fine.marginX + dx) * fineBin, (y - fine.marginY + dy) * fineBin, around[4], border);
            }
            x = within(x + best % 3 - 1, 2 * fine.marginX);
            y = within(y + best / 3 - 1, 2 * fine.marginY);
        }
    }

    private static int within(int value, int max) {
        return Math.max(0, Math.min(max, value));
    }

    private static double parabola(double before, double peak, double after) {
        double curvature = before - 2 * peak + after;
        return curvature < 0 ? (before - after) / (2 * curvature) : 0;
    }
}
