// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.stats;

import io.github.spinet.core.BadInputException;
import io.github.spinet.core.Field;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.EigenDecomposition;

/**
 * Ordinary least squares with standard errors that hold however the rows of a cluster (an animal) depend on each other.
 */
public final class ClusterRobust {

    /** The correction for a finite number of clusters. */
    public enum Correction {
        /** The factor G/(G − 1) · (n − 1)/(n − p), with G − 1 degrees of freedom, as in Stata. */
        CR1,
        /**
         * The bias-reduced estimate and degrees of freedom of Bell and McCaffrey (2002): to be preferred below some 40
         * clusters.
         */
        CR2
    }

    /** One coefficient. */
    public record Coefficient(
            @Field(help = "Column of the design") String name,
            @Field(help = "Estimate") double estimate,
            @Field(help = "Cluster-robust standard error") double se,
            @Field(help = "Degrees of freedom") double df,
            @Field(help = "t statistic") double t,

            @Field(help = "Lower end of the 95 % confidence interval")
            double low,

            @Field(help = "Upper end of the 95 % confidence interval")
            double high,

            @Field(help = "Two-sided p value") double p,
            @Field(help = "Natural logarithm of p") double lnP,
            @Field(help = "Why a value is undefined") String note)
            implements TestResult {

        @Override
        public String summary() {
            return Phrase.is(name, estimate, low, high) + ", " + Phrase.is("t(" + Phrase.number(df) + ")", t);
        }
    }

    private static final double ONE = 1e-10;

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
        boolean reduced = correction == Correction.CR2;
        double n = fixed.n();
        double factor = reduced ? 1 : clusters / (clusters - 1.0) * (n - 1) / (n - p);
        double[][][] roots = new double[clusters][][];
        for (int g = 0; g < clusters; g++) {
            roots[g] = reduced ? inverseRoot(shares[g]) : null;
            scores[g] = reduced ? times(roots[g], scores[g]) : scores[g];
        }
        List<Coefficient> coefficients = new ArrayList<>();
        for (int j = 0; j < design.size(); j++) {
            double[] dual = fixed.dual(j);
            double variance = 0;
            for (double[] score : scores) {
                double along = LinearFit.dot(score, dual);
                variance += factor * along * along;
            }
            double df = reduced ? df(shares, roots, dual) : clusters - 1;
            coefficients.add(coefficient(design.names().get(j), fixed.fit().estimate(dual), variance, df));
        }
        return List.copyOf(coefficients);
    }

    private static Coefficient coefficient(String name, double estimate, double variance, double df) {
        double se = Math.sqrt(variance);
        double t = estimate / se;
        double lnP = Tails.lnT(t, df);
        double half = Intervals.t95(df) * se;
        String note = Double.isNaN(t) ? "not determined: the column depends on the others or within one cluster" : "";
        return new Coefficient(name, estimate, se, df, t, estimate - half, estimate + half, Math.exp(lnP), lnP, note);
    }

    // (I - G)^(-1/2) of a cluster's share G of the unit matrix: because Q'(I - QQ')^(-1/2) = (I - Q'Q)^(-1/2) Q', no
    // matrix
    // of the size of a cluster is needed. Directions that one cluster alone determines have no residuals: they count
    // zero.
    private static double[][] inverseRoot(double[][] share) {
        int p = share.length;
        EigenDecomposition axes = new EigenDecomposition(new Array2DRowRealMatrix(share));
        double[][] root = new double[p][p];
        for (int k = 0; k < p; k++) {
            double rest = 1 - axes.getRealEigenvalue(k);
            double scale = rest > ONE ? 1 / Math.sqrt(rest) : 0;
            double[] v = axes.getEigenvector(k).toArray();
            for (int i = 0; i < p; i++) {
                for (int j = 0; j < p; j++) {
                    root[i][j] += scale * v[i] * v[j];
                }
            }
        }
        return root;
    }

    // (tr Γ)² / tr Γ² with Γ the covariance, under independent rows, of the clusters' contributions to the estimate.
    private static double df(double[][][] shares, double[][][] roots, double[] dual) {
        int clusters = shares.length;
        double[][] along = new double[clusters][];
        double[] own = new double[clusters];
        for (int g = 0; g < clusters; g++) {
            double[] w = times(roots[g], dual);
            along[g] = times(shares[g], w);
            own[g] = LinearFit.dot(w, along[g]);
        }
        double trace = 0;
        double squares = 0;
        for (int g = 0; g < clusters; g++) {
            for (int h = 0; h < clusters; h++) {
                double entry = (g == h ? own[g] : 0) - LinearFit.dot(along[g], along[h]);
                trace += g == h ? entry : 0;
                squares += entry * entry;
            }
        }
        return trace * trace / squares;
    }

    private static double[] times(double[][] matrix, double[] vector) {
        double[] product = new double[matrix.length];
        for (int i = 0; i < product.length; i++) {
            product[i] = LinearFit.dot(matrix[i], vector);
        }
        return product;
    }
}
