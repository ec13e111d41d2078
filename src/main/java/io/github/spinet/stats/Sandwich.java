// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.stats;

import io.github.spinet.stats.ClusterRobust.Correction;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.EigenDecomposition;

/**
 * Variances of estimates from the sums that each cluster adds to the estimating equations, in coordinates in which the
 * information of all clusters together is the unit matrix.
 */
final class Sandwich {

    private static final double ONE = 1e-10;

    private final double[][] scores;
    private final double[][][] shares;
    private final double[][][] roots;
    private final Correction correction;
    private final double factor;

    /**
     * @param scores what each cluster adds to the estimating equations
     * @param shares what each cluster adds to the information; they sum to the unit matrix
     * @param n number of rows
     */
    Sandwich(double[][] scores, double[][][] shares, int n, Correction correction) {
        this.shares = shares;
        this.correction = correction;
        int clusters = shares.length;
        int p = shares[0].length;
        factor = correction == Correction.CR1 ? clusters / (clusters - 1.0) * (n - 1.0) / (n - p) : 1;
        roots = new double[clusters][][];
        this.scores = new double[clusters][];
        for (int g = 0; g < clusters; g++) {
            roots[g] = reduced() ? inversePower(shares[g], correction == Correction.CR2 ? 0.5 : 1) : null;
            this.scores[g] = reduced() ? times(roots[g], scores[g]) : scores[g];
        }
    }

    private boolean reduced() {
        return correction == Correction.CR2 || correction == Correction.CR3;
    }

    /** The variance of a combination of coefficients; NaN where one cluster alone determines it. */
    double variance(double[] dual) {
        double variance = 0;
        for (double[] score : scores) {
            double along = LinearFit.dot(score, dual);
            variance += factor * along * along;
        }
        double length = LinearFit.dot(dual, dual);
        for (double[][] share : shares) {
            if (LinearFit.dot(dual, times(share, dual)) > (1 - ONE) * length) {
                return Double.NaN;
            }
        }
        return variance;
    }

    /** Degrees of freedom; infinite for the uncorrected estimate, whose reference is the normal distribution. */
    double df(double[] dual) {
        return switch (correction) {
            case CR0 -> Double.POSITIVE_INFINITY;
            case CR1 -> shares.length - 1;
            case CR2, CR3 -> bellMcCaffrey(dual);
        };
    }

    // (I - G)^(-power) of a cluster's share G of the unit matrix: because Q'(I - QQ')^(-1/2) = (I - Q'Q)^(-1/2) Q', no
    // matrix of the size of a cluster is needed. Directions that one cluster alone determines have no residuals: they
    // count zero.
    private static double[][] inversePower(double[][] share, double power) {
        int p = share.length;
        EigenDecomposition axes = new EigenDecomposition(new Array2DRowRealMatrix(share));
        double[][] root = new double[p][p];
        for (int k = 0; k < p; k++) {
            double rest = 1 - axes.getRealEigenvalue(k);
            double scale = rest > ONE ? Math.pow(rest, -power) : 0;
            double[] v = axes.getEigenvector(k).toArray();
            for (int i = 0; i < p; i++) {
                for (int j = 0; j < p; j++) {
                    root[i][j] += scale * v[i] * v[j];
                }
            }
        }
        return root;
    }

    // (tr Γ)² / tr Γ² with Γ the covariance, under the working model, of the clusters' contributions to the estimate.
    private double bellMcCaffrey(double[] dual) {
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
