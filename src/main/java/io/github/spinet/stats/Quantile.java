// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.stats;

import io.github.spinet.core.BadParameterException;
import java.util.Arrays;

/** Percentiles in MATLAB's definition, which differs from the default of R and NumPy. */
public final class Quantile {

    private Quantile() {}

    /**
     * The percentile as {@code prctile} has it: the sorted values sit at 100 (i − 0.5) / n percent, with straight lines
     * between them and the extreme values beyond the ends (type 5 of Hyndman and Fan 1996).
     *
     * @param values in any order, left unchanged; NaN are left out
     * @param percent 0 to 100
     * @return NaN if there is no value
     */
    public static double matlab(double[] values, double percent) {
        return ofSorted(sorted(values), percent);
    }

    /** Several percentiles of the same values, which are sorted once. */
    public static double[] matlab(double[] values, double[] percents) {
        double[] sorted = sorted(values);
        return Arrays.stream(percents).map(percent -> ofSorted(sorted, percent)).toArray();
    }

    /** The median, the mean of the two middle values where their number is even; NaN if there is no value. */
    public static double median(double[] values) {
        double[] kept = valid(values);
        int n = kept.length;
        if (n == 0) {
            return Double.NaN;
        }
        int upper = n / 2;
        double high = Selection.smallest(kept, upper);
        if (n % 2 == 1) {
            return high;
        }
        double low = kept[0];
        for (int i = 1; i < upper; i++) {
            low = Math.max(low, kept[i]);
        }
        return ofSorted(new double[] {low, high}, 50);
    }

    static double ofSorted(double[] sorted, double percent) {
        if (!(percent >= 0 && percent <= 100)) {
            throw new BadParameterException("percent = " + percent + "; expected 0 to 100");
        }
        int n = sorted.length;
        if (n == 0) {
            return Double.NaN;
        }
        double position = percent / 100 * n + 0.5;
        if (position <= 1) {
            return sorted[0];
        }
        if (position >= n) {
            return sorted[n - 1];
        }
        int below = (int) position;
        double share = position - below;
        // Where both neighbours are equal (also infinite) there is nothing to interpolate.
        return share == 0 || sorted[below - 1] == sorted[below]
                ? sorted[below - 1]
                : sorted[below - 1] * (1 - share) + sorted[below] * share;
    }

    private static double[] sorted(double[] values) {
        double[] kept = valid(values);
        Arrays.sort(kept);
        return kept;
    }

    private static double[] valid(double[] values) {
        double[] kept = new double[values.length];
        int n = 0;
        for (double value : values) {
            if (!Double.isNaN(value)) {
                kept[n++] = value;
            }
        }
        return n == kept.length ? kept : Arrays.copyOf(kept, n);
    }
}
