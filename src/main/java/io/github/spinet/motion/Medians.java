// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.motion;

import java.util.Arrays;

/** Middle and high values of what is defined. */
final class Medians {

    private Medians() {}

    /** The median without undefined values; NaN if nothing is left. */
    static double of(double[] values) {
        return quantile(values, 0.5);
    }

    /** The value below which a part of the defined ones lies, between neighbours on a straight line; NaN if there are none. */
    static double quantile(double[] values, double part) {
        double[] sorted =
                Arrays.stream(values).filter(Double::isFinite).sorted().toArray();
        if (sorted.length == 0) {
            return Double.NaN;
        }
        double at = part * (sorted.length - 1);
        int below = (int) at;
        int above = Math.min(sorted.length - 1, below + 1);
        return sorted[below] + (at - below) * (sorted[above] - sorted[below]);
    }
}
