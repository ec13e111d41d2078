// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.stats;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/** Ranks from 1 in which equal values share the mean of their ranks, and what ties do to variances. */
public final class Ranks {

    /**
     * Ranks of a sample.
     *
     * @param ranks one a value, in the order of the values
     * @param tieTerm Σ (t³ − t) over the groups of t equal values; 0 without ties
     */
    public record Result(double[] ranks, double tieTerm) {}

    private Ranks() {}

    /** Ranks values among which there is no NaN. */
    public static Result of(double[] values) {
        // Zero of either sign is the same number but sorts apart.
        double[] plain = new double[values.length];
        Arrays.setAll(plain, i -> values[i] + 0.0);
        double[] distinct = plain.clone();
        Arrays.sort(distinct);
        double[] means = new double[plain.length];
        double tieTerm = 0;
        int groups = 0;
        int start = 0;
        for (int i = 1; i <= plain.length; i++) {
            if (i == plain.length || distinct[i] != distinct[start]) {
                double t = i - start;
                tieTerm += t * t * t - t;
                means[groups] = start + (t + 1) / 2;
                distinct[groups++] = distinct[start];
                start = i;
            }
        }
        for (int i = 0; i < plain.length; i++) {
            plain[i] = means[Arrays.binarySearch(distinct, 0, groups, plain[i])];
        }
        return new Result(plain, tieTerm);
    }

    /**
     * Ranks values of which neighbours in order count as equal where they differ by no more than the sum of their
     * tolerances.
     *
     * @param tolerance one a value, not negative
     */
    static Result of(double[] values, double[] tolerance) {
        int[] order = IntStream.range(0, values.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> values[i]))
                .mapToInt(Integer::intValue)
                .toArray();
        double[] snapped = values.clone();
        for (int k = 1; k < order.length; k++) {
            int before = order[k - 1];
            int here = order[k];
            if (values[before] + tolerance[before] >= values[here] - tolerance[here]) {
                snapped[here] = snapped[before];
            }
        }
        return of(snapped);
    }
}
