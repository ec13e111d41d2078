// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.stats;

import io.github.spinet.core.BadInputException;
import io.github.spinet.core.BadParameterException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Adjusted p values (q values) that control the false discovery rate over a family of tests. NaN (tests that are not
 * defined) stay NaN and do not count.
 */
public final class Fdr {

    private Fdr() {}

    /**
     * The step-up procedure of Benjamini and Hochberg (1995): q of the k-th smallest p is the smallest p·m/rank from there
     * upwards, at most 1.
     *
     * @return q in the order of p
     */
    public static double[] benjaminiHochberg(double[] p) {
        return stepUp(p, 1);
    }

    /**
     * The procedure of Benjamini and Yekutieli (2001), valid under any dependence: that of Benjamini and Hochberg times
     * 1 + 1/2 + … + 1/m.
     *
     * @return q in the order of p
     */
    public static double[] benjaminiYekutieli(double[] p) {
        return stepUp(p, harmonic(Describe.count(p)));
    }

    private static double harmonic(long m) {
        double harmonic = 0;
        for (int k = 1; k <= m; k++) {
            harmonic += 1.0 / k;
        }
        return harmonic;
    }

    /**
     * Storey's q values (2002): those of Benjamini and Hochberg times the estimated share of true null hypotheses.
     *
     * @param lambda p values from here on are taken to come from true null hypotheses; usually 0.5
     * @return q in the order of p
     */
    public static double[] storey(double[] p, double lambda) {
        return stepUp(p, trueNulls(p, lambda));
    }

    /**
     * The estimate of the share of true null hypotheses, (1 + #(p ≥ λ)) / (m (1 − λ)), at most 1. The added 1 keeps it above
     * zero and the procedure valid (Storey, Taylor and Siegmund 2004, doi:10.1111/j.1467-9868.2004.00439.x).
     */
    public static double trueNulls(double[] p, double lambda) {
        if (!(lambda >= 0 && lambda < 1)) {
            throw new BadParameterException("lambda = " + lambda + "; expected 0 up to, not including, 1");
        }
        double above = Arrays.stream(p).filter(v -> v >= lambda).count();
        return Math.min(1, (1 + above) / (Describe.count(p) * (1 - lambda)));
    }

    private static double[] stepUp(double[] p, double factor) {
        check(p);
        double[] q = new double[p.length];
        int[] order = order(p, q);
        double m = order.length;
        double smallest = 1;
        for (int k = 0; k < order.length; k++) {
            smallest = Math.min(smallest, p[order[k]] * factor * m / (m - k));
            q[order[k]] = smallest;
        }
        return q;
    }

    /** {@link #benjaminiHochberg} from and to logarithms, for p too small for numbers. */
    public static double[] lnBenjaminiHochberg(double[] lnP) {
        return lnStepUp(lnP, 1);
    }

    /** {@link #benjaminiYekutieli} from and to logarithms. */
    public static double[] lnBenjaminiYekutieli(double[] lnP) {
        return lnStepUp(lnP, harmonic(Describe.count(lnP)));
    }

    /** {@link #storey} from and to logarithms. */
    public static double[] lnStorey(double[] lnP, double lambda) {
        return lnStepUp(lnP, trueNulls(Arrays.stream(lnP).map(Math::exp).toArray(), lambda));
    }

    private static double[] lnStepUp(double[] lnP, double factor) {
        double[] q = new double[lnP.length];
        int[] order = order(lnP, q);
        double m = order.length;
        double smallest = 0;
        for (int k = 0; k < order.length; k++) {
            smallest = Math.min(smallest, lnP[order[k]] + Math.log(factor * m / (m - k)));
            q[order[k]] = smallest;
        }
        return q;
    }

    private static int[] order(double[] p, double[] q) {
        Arrays.fill(q, Double.NaN);
        return descending(p);
    }

    /** Refuses what is neither a probability nor NaN. */
    static void check(double[] p) {
        for (int i = 0; i < p.length; i++) {
            if (p[i] < 0 || p[i] > 1) {
                throw new BadInputException("p value " + (i + 1) + " is " + p[i] + "; expected 0 to 1");
            }
        }
    }

    /** Indices of the defined p values, largest first. */
    static int[] descending(double[] p) {
        return IntStream.range(0, p.length)
                .filter(i -> !Double.isNaN(p[i]))
                .boxed()
                .sorted(Comparator.comparingDouble(i -> -p[i]))
                .mapToInt(Integer::intValue)
                .toArray();
    }
}
