// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.stats;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.EigenDecomposition;

/**
 * Degrees of freedom of estimates in a mixed model by Satterthwaite's method, as in Kuznetsova et al. (2017,
 * doi:10.18637/jss.v082.i13): twice the squared variance of the estimate over the variance of that variance, which follows
 * from the curvature of the deviance in the variance parameters.
 */
final class Satterthwaite implements FixedErrors {

    private static final double FLAT = 1e-8;

    private final double[] at;
    private final MixedLikelihood.Point model;
    private final List<List<MixedLikelihood.Point>> around = new ArrayList<>();
    private final EigenDecomposition curvature;

    /** @param at the parameters of the deviance at its minimum: see {@link MixedLikelihood#deviance} */
    Satterthwaite(MixedLikelihood likelihood, double[] at) {
        this.at = at.clone();
        for (int i = 0; i < at.length; i++) {
            around.add(Arrays.stream(Derivatives.points(at, i))
                    .map(likelihood::point)
                    .toList());
        }
        model = likelihood.point(at);
        curvature =
                new EigenDecomposition(new Array2DRowRealMatrix(Derivatives.hessian(likelihood::deviance, this.at)));
    }

    @Override
    public double covariance(double[] a, double[] b) {
        return model.covariance(a, b);
    }

    @Override
    public double df(double[] dual) {
        int m = at.length;
        double[] gradient = new double[m];
        for (int i = 0; i < m; i++) {
            double[] values = around.get(i).stream()
                    .mapToDouble(point -> point.covariance(dual, dual))
                    .toArray();
            gradient[i] = Derivatives.first(values, at, i);
        }
        double largest = 0;
        for (double eigenvalue : curvature.getRealEigenvalues()) {
            largest = Math.max(largest, eigenvalue);
        }
        double varianceOfVariance = 0;
        for (int k = 0; k < m; k++) {
            double eigenvalue = curvature.getRealEigenvalue(k);
            // Flat directions (a variance at zero) tell nothing.
            if (eigenvalue > FLAT * largest) {
                double along = LinearFit.dot(curvature.getEigenvector(k).toArray(), gradient);
                varianceOfVariance += 2 * along * along / eigenvalue;
            }
        }
        double v = covariance(dual, dual);
        return 2 * v * v / varianceOfVariance;
    }

    // Independent contrasts have one t test each; their mean square is F (Fai and Cornelius 1996,
    // doi:10.1080/00949659608811740).
    @Override
    public Joint joint(double[][] duals, double[] estimates) {
        int q = duals.length;
        double[][] covariance = new double[q][q];
        for (int i = 0; i < q; i++) {
            for (int j = 0; j < q; j++) {
                covariance[i][j] = covariance(duals[i], duals[j]);
            }
        }
        EigenDecomposition axes = new EigenDecomposition(new Array2DRowRealMatrix(covariance));
        double f = 0;
        double[] dfs = new double[q];
        for (int k = 0; k < q; k++) {
            double[] contrast = new double[duals[0].length];
            double estimate = 0;
            for (int i = 0; i < q; i++) {
                double share = axes.getV().getEntry(i, k);
                estimate += share * estimates[i];
                for (int j = 0; j < contrast.length; j++) {
                    contrast[j] += share * duals[i][j];
                }
            }
            f += estimate * estimate / covariance(contrast, contrast) / q;
            dfs[k] = df(contrast);
        }
        return new Joint(f, jointDf(dfs));
    }

    private static double jointDf(double[] dfs) {
        double smallest = Arrays.stream(dfs).min().orElse(Double.NaN);
        double largest = Arrays.stream(dfs).max().orElse(Double.NaN);
        if (largest - smallest < 1e-8) {
            return smallest;
        }
        if (smallest <= 2) {
            return 2;
        }
        double sum = Arrays.stream(dfs).map(df -> df / (df - 2)).sum();
        return 2 * sum / (sum - dfs.length);
    }
}
