// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.stats;

import io.github.spinet.core.BadInputException;
import java.util.Arrays;

/**
 * The one treatment of missing and infinite values, and of zeros: a negative zero, as rounding makes it, is the same number
 * as a positive one but sorts apart from it; all become positive.
 */
final class Samples {

    private Samples() {}

    /** The values without NaN, in order; infinite ones are refused. */
    static double[] valid(double[] values, String what) {
        double[] kept = new double[values.length];
        int n = 0;
        for (int i = 0; i < values.length; i++) {
            refuseInfinite(values[i], what, i);
            if (!Double.isNaN(values[i])) {
                kept[n++] = values[i] + 0.0;
            }
        }
        return Arrays.copyOf(kept, n);
    }

    /** Both arrays without the pairs in which either is NaN. */
    static double[][] validPairs(double[] x, double[] y) {
        if (x.length != y.length) {
            throw new BadInputException(
                    "x has " + x.length + " values, y has " + y.length + "; paired data need equal lengths");
        }
        double[][] kept = new double[2][x.length];
        int n = 0;
        for (int i = 0; i < x.length; i++) {
            refuseInfinite(x[i], "x", i);
            refuseInfinite(y[i], "y", i);
            if (!Double.isNaN(x[i]) && !Double.isNaN(y[i])) {
                kept[0][n] = x[i] + 0.0;
                kept[1][n++] = y[i] + 0.0;
            }
        }
        return new double[][] {Arrays.copyOf(kept[0], n), Arrays.copyOf(kept[1], n)};
    }

    static void refuseInfinite(double value, String what, int index) {
        if (Double.isInfinite(value)) {
            throw new BadInputException("Value " + (index + 1) + " of " + what + " is " + value
                    + "; expected a finite number, or NaN where it is missing");
        }
    }

    /** Whether no value differs from the first; true for an empty array. */
    static boolean constant(double[] values) {
        for (double value : values) {
            if (value != values[0]) {
                return false;
            }
        }
        return true;
    }

    static double[] concat(double[] a, double[] b) {
        double[] all = Arrays.copyOf(a, a.length + b.length);
        System.arraycopy(b, 0, all, a.length, b.length);
        return all;
    }
}
