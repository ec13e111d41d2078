// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.stats;

import io.github.spinet.core.BadInputException;
import java.util.ArrayList;
import java.util.List;

/**
 * Ordinary least squares with standard errors that hold however the rows of a cluster (an animal) depend on each other.
 */
public final class ClusterRobust {

    /** The correction for a finite number of clusters. */
    public enum Correction {
        /** None, and the normal distribution (Liang and Zeger 1986, doi:10.1093/biomet/73.1.13): for many clusters only. */
        CR0,
        /** The factor G/(G − 1) · (n − 1)/(n − p), with G − 1 degrees of freedom, as in Stata. */
        CR1,
        /**
         * The bias-reduced estimate and degrees of freedom of Bell and McCaffrey (2002): to be preferred below some 40
         * clusters. In generalised models it is the estimate of Kauermann and Carroll (2001, doi:10.1198/016214501753382309).
         */
        CR2,
        /**
         * The errors that leaving out each cluster gives to first order, with degrees of freedom as in {@link #CR2}: rather
         * too large than too small. In generalised models it is the estimate of Mancl and DeRouen (2001,
         * doi:10.1111/j.0006-341X.2001.00126.x).
         */
        CR3
    }

    private ClusterRobust() {}

    /**
     * Fits the design and tests each coefficient.
     *
     * @param cluster two or more levels; rows of different levels must be independent
     */
    public static List<Coefficient> run(double[] y, Design design, Factor cluster, Correction correction) {
        FixedPart fixed = FixedPart.of(y, design, List.of(cluster));
        int[] levels = fixed.levels(cluster);
        int clusters = FixedPart.count(levels);
        int p = fixed.fit().rank();
        if (clusters < 2 || fixed.n() <= p) {
            throw new BadInputException("There are " + clusters + " clusters and " + fixed.n() + " complete rows for "
                    + p + " coefficients; expected at least 2 clusters and more rows");
        }
        double[][] scores = new double[clusters][p];
        double[][][] shares = new double[clusters][p][p];
        double[][] basis = fixed.fit().basis();
        double[] residuals = fixed.fit().residuals();
        for (int i = 0; i < fixed.n(); i++) {
            for (int j = 0; j < p; j++) {
                scores[levels[i]][j] += basis[j][i] * residuals[i];
                for (int k = 0; k < p; k++) {
                    shares[levels[i]][j][k] += basis[j][i] * basis[k][i];
                }
            }
        }
        Sandwich sandwich = new Sandwich(scores, shares, fixed.n(), correction);
        List<Coefficient> coefficients = new ArrayList<>();
        for (int j = 0; j < design.size(); j++) {
            double[] dual = fixed.dual(j);
            coefficients.add(coefficient(
                    design.names().get(j), fixed.fit().estimate(dual), sandwich.variance(dual), sandwich.df(dual)));
        }
        return List.copyOf(coefficients);
    }

    private static Coefficient coefficient(String name, double estimate, double variance, double df) {
        Coefficient c = Coefficient.of(name, estimate, Math.sqrt(variance), df);
        return Double.isNaN(c.t())
                ? c.withNote("not determined: the column depends on the others or within one cluster")
                : c;
    }
}
