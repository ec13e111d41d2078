// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.stats;

import io.github.spinet.core.BadInputException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/** Adjusted p values (q values) that control the false discovery rate over a family of tests. */
public final class Fdr {

    private Fdr() {}

    /**
     * The step-up procedure of Benjamini and Hochberg (1995): q of the k-th smallest p is the smallest p·m/rank from there
     * upwards, at most 1.
     *
     * @param p the family; NaN (tests that are not defined) stay NaN and do not count
     * @return q in the order of p
     */
    public static double[] benjaminiHochberg(double[] p) {
        int[] order = descending(p);
        double m = order.length;
        double[] q = new double[p.length];
        Arrays.fill(q, Double.NaN);
        double smallest = 1;
        for (int k = 0; k < order.length; k++) {
            smallest = Math.min(smallest, p[order[k]] * m / (m - k));
            q[order[k]] = smallest;
        }
        return q;
    }

    /** Indices of the defined p values, largest first. */
    static int[] descending(double[] p) {
        for (int i = 0; i < p.length; i++) {
            if (p[i] < 0 || p[i] > 1) {
                throw new BadInputException("p value " + (i + 1) + " is " + p[i] + "; expected 0 to 1");
            }
        }
        return IntStream.range(0, p.length)
                .filter(i -> !Double.isNaN(p[i]))
                .boxed()
                .sorted(Comparator.comparingDouble(i -> -p[i]))
                .mapToInt(Integer::intValue)
                .toArray();
    }
}
