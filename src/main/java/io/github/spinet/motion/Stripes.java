// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.motion;

import io.github.spinet.movie.Image;
import java.util.List;
import java.util.Optional;

/**
 * The pixels of an image in two alternating sets of stripes, so that a shift found on one set can be judged on the other.
 * Stripes are finer than the field, so that both sets see all of it, and wider than a spine.
 *
 * @param ofRows whether stripes run along rows; else along columns
 * @param odd whether this is the set without the first stripe
 */
record Stripes(boolean ofRows, boolean odd) {

    private static final int WIDTH = 16;
    // Fewer pixels have too few stripes.
    private static final int NARROWEST = 64;
    private static final double SMOOTHING = 2;
    // With less than this part of what tells places apart, a set of stripes cannot find a frame.
    private static final double ENOUGH = 0.1;

    /** Both sets. */
    static List<Stripes> sets(boolean ofRows) {
        return List.of(new Stripes(ofRows, false), new Stripes(ofRows, true));
    }

    /**
     * Both sets of a kind that can tell: columns, or, if one set of these holds nearly all structures, as of a dendrite that
     * runs upright, rows.
     *
     * @param templates what frames are found on; of two, only what both show counts, which is no noise
     * @return empty if neither kind can tell
     */
    static Optional<List<Stripes>> sharing(List<Image> templates, SearchRange range) {
        for (boolean ofRows : new boolean[] {false, true}) {
            Image first = templates.get(0);
            boolean wide = first.width() >= NARROWEST && (!ofRows || first.height() >= NARROWEST);
            if (wide && poorerShare(ofRows, first, templates.get(templates.size() - 1), range) >= ENOUGH) {
                return Optional.of(sets(ofRows));
            }
        }
        return Optional.empty();
    }

    /** What part of the structures the poorer set holds, inside every frame of the search; 1/2 if there are none. */
    private static double poorerShare(boolean ofRows, Image one, Image other, SearchRange range) {
        double[] held = new double[2];
        for (int axis = 0; axis < 2; axis++) {
            float[] a = slope(one, axis);
            float[] b = slope(other, axis);
            for (int y = range.maxY(); y < one.height() - range.maxY(); y++) {
                for (int x = range.maxX(); x < one.width() - range.maxX(); x++) {
                    int p = y * one.width() + x;
                    held[stripe(ofRows, x, y) & 1] += (double) a[p] * b[p];
                }
            }
        }
        double all = held[0] + held[1];
        return all > 0 ? Math.min(held[0], held[1]) / all : 0.5;
    }

    private static float[] slope(Image image, int axis) {
        float[] centred = image.pixels().clone();
        Frames.centre(centred);
        return Derivatives.smoothed(SMOOTHING).of(centred, image.width(), 1 - axis, axis);
    }

    private static int stripe(boolean ofRows, int x, int y) {
        return (ofRows ? y : x) / WIDTH;
    }

    /** Whether a pixel belongs to this set. */
    boolean contain(int x, int y) {
        return (stripe(ofRows, x, y) & 1) == (odd ? 1 : 0);
    }

    /** Whether a pixel is judged: not at a stripe's edge, where interpolation reads the neighbouring stripe. */
    boolean judged(int x, int y) {
        int at = (ofRows ? y : x) % WIDTH;
        return at != 0 && at != WIDTH - 1;
    }
}
