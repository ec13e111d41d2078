// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.stats;

import io.github.spinet.core.BadInputException;

/** The one treatment of outcomes 0 and 1. */
final class Outcomes {

    private Outcomes() {}

    /** Refuses what is not 0, 1 or missing. */
    static void check(double[] y) {
        for (int i = 0; i < y.length; i++) {
            if (y[i] != 0 && y[i] != 1 && !Double.isNaN(y[i])) {
                throw new BadInputException(
                        "Outcome " + (i + 1) + " is " + y[i] + "; expected 0 or 1, or NaN where it is missing");
            }
        }
    }

    /** Refuses complete rows that all have one outcome. */
    static void refuseConstant(double[] y) {
        if (Samples.constant(y)) {
            throw new BadInputException("All " + y.length + " outcomes are " + (y.length > 0 ? (int) y[0] : "missing")
                    + "; expected both 0 and 1");
        }
    }

    /** Whether no level has both outcomes. */
    static boolean separatedBy(int[] levels, double[] y) {
        double[] first = new double[FixedPart.count(levels)];
        boolean[] seen = new boolean[first.length];
        for (int i = 0; i < y.length; i++) {
            if (seen[levels[i]] && first[levels[i]] != y[i]) {
                return false;
            }
            seen[levels[i]] = true;
            first[levels[i]] = y[i];
        }
        return true;
    }
}
