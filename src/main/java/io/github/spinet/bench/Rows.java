// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.bench;

import io.github.spinet.stats.Factor;
import java.util.Arrays;
import java.util.stream.IntStream;

/** Picks and averages rows. */
final class Rows {

    private Rows() {}

    /** The values of one level. */
    static double[] of(double[] values, Factor factor, int level) {
        return IntStream.range(0, values.length)
                .filter(i -> factor.codes()[i] == level)
                .mapToDouble(i -> values[i])
                .toArray();
    }

    /** The rows of one level of a factor, picked from another factor. */
    static Factor of(Factor picked, Factor factor, int level) {
        return new Factor(
                picked.name(),
                picked.levels(),
                IntStream.range(0, factor.codes().length)
                        .filter(i -> factor.codes()[i] == level)
                        .map(i -> picked.codes()[i])
                        .toArray());
    }

    /** The mean of the rows of each mouse that are of a level; NaN for a mouse without any. */
    static double[] means(double[] values, Factor mouse, Factor factor, int level) {
        double[] sums = new double[mouse.levels().size()];
        int[] counts = new int[sums.length];
        for (int i = 0; i < values.length; i++) {
            if (factor.codes()[i] == level) {
                sums[mouse.codes()[i]] += values[i];
                counts[mouse.codes()[i]]++;
            }
        }
        Arrays.setAll(sums, m -> sums[m] / counts[m]);
        return sums;
    }
}
