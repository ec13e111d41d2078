// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.motion;

import java.util.stream.IntStream;

/**
 * Finds a frame to about a pixel by correlation with some stripes of a template: on strongly shrunken
 * images at every place of the search, then on less shrunken ones around the best. No other pixel of the frame has a
 * say, not even by its spread. Safe for several threads.
 */
final class StripeSearch {

    private static final int COARSEST = 8;
    private static final int ENOUGH = 32;

    private final int width;
    private final int height;
    private final SearchRange range;
    private final Stripes stripes;
    private final int bin;
    private final Level coarse;
    private final Level fine;

    /** @param template pixels of mean 0, all finite */
    StripeSearch(float[] template, int width, int height, Stripes stripes, SearchRange range) {
        this.width = width;
        this.height = height;
        this.range = range;
        this.stripes = stripes;
        int factor = COARSEST;
        while (factor > 1 && Math.min(width, height) / factor < ENOUGH) {
            factor /= 2;
        }
        bin = factor;
        coarse = new Level(template, bin);
        fine = new Level(template, Math.max(1, bin / 2));
    }

    /** The size of a pixel of the finer images: about how far off the answer may be. */
    int resolution() {
        return fine.factor;
    }

    /** The best place; at the limit if it is at the border of the search. */
    Match find(float[] frame) {
        float[] small = Frames.shrink(frame, width, height, bin);
        int bestX = 0;
        int bestY = 0;
        double best = Double.NEGATIVE_INFINITY;
        for (int y = -coarse.marginY; y <= coarse.marginY; y++) {
            for (int x = -coarse.marginX; x <= coarse.marginX; x++) {
                double score = coarse.score(small, x, y);
                if (score > best) {
                    best = score;
                    bestX = x;
                    bestY = y;
                }
            }
        }
        int step = bin / fine.factor;
        return climb(Frames.shrink(frame, width, height, fine.factor), bestX * step, bestY * step);
    }

    private Match climb(float[] small, int startX, int startY) {
        int x = within(startX, fine.marginX);
        int y = within(startY, fine.marginY);
        double here = fine.score(small, x, y);
        while (true) {
            int nextX = x;
            int nextY = y;
            for (int i = 0; i < 9; i++) {
                int tryX = within(x + i % 3 - 1, fine.marginX);
                int tryY = within(y + i / 3 - 1, fine.marginY);
                double score = fine.score(small, tryX, tryY);
                if (score > here) {
                    here = score;
                    nextX = tryX;
                    nextY = tryY;
                }
            }
            if (nextX == x && nextY == y) {
                boolean border = Math.abs(x) == fine.marginX || Math.abs(y) == fine.marginY;
                return new Match((double) x * fine.factor, (double) y * fine.factor, here, border);
            }
            x = nextX;
            y = nextY;
        }
    }

    private static int within(int value, int most) {
        return Math.max(-most, Math.min(most, value));
    }

    /** A shrunken template and how far frames are moved over it. */
    private final class Level {

        private final int factor;
        private final int w;
        private final int h;
        private final int marginX;
        private final int marginY;
        private final float[] template;
        // Those inside the stripes and the margins.
        private final int[] columns;
        private final int[] rows;

        Level(float[] image, int factor) {
            this.factor = factor;
            w = width / factor;
            h = height / factor;
            marginX = (range.maxX() + factor - 1) / factor;
            marginY = (range.maxY() + factor - 1) / factor;
            template = Frames.shrink(image, width, height, factor);
            columns = IntStream.range(marginX, w - marginX)
                    .filter(x -> stripes.ofRows() || stripes.contain(x * factor, 0))
                    .toArray();
            rows = IntStream.range(marginY, h - marginY)
                    .filter(y -> !stripes.ofRows() || stripes.contain(0, y * factor))
                    .toArray();
        }

        /** Pearson's correlation in the stripes, of the template and the frame moved back by whole shrunken pixels. */
        double score(float[] frame, int dx, int dy) {
            double t = 0;
            double tt = 0;
            double f = 0;
            double ff = 0;
            double tf = 0;
            for (int y : rows) {
                int row = y * w;
                int moved = (y + dy) * w + dx;
                for (int x : columns) {
                    double a = template[row + x];
                    double b = frame[moved + x];
                    t += a;
                    tt += a * a;
                    f += b;
                    ff += b * b;
                    tf += a * b;
                }
            }
            double n = (double) columns.length * rows.length;
            double scatter = (tt - t * t / n) * (ff - f * f / n);
            return scatter > 0 ? (tf - t * f / n) / Math.sqrt(scatter) : 0;
        }
    }
}
