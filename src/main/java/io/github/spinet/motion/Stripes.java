// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.motion;

/**
 * Columns of an image in two alternating sets of stripes, so that a shift found on one set can be judged on the other.
 * Stripes are finer than the field, so that both sets see all of it, and wider than a spine.
 */
enum Stripes {
    EVEN,
    ODD;

    private static final int WIDTH = 16;

    /** Whether a column belongs to this set. */
    boolean contain(int x) {
        return (x / WIDTH & 1) == ordinal();
    }

    /** The set in whose columns a shift found on the columns of the other set is judged. */
    static Stripes foundOnFor(int x) {
        return EVEN.contain(x) ? ODD : EVEN;
    }

    /** Whether a column is judged: not at a stripe's edge, where interpolation reads the neighbouring stripe. */
    static boolean judged(int x) {
        return x % WIDTH != 0 && x % WIDTH != WIDTH - 1;
    }
}
