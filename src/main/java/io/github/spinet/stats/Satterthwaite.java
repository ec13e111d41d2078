// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.stats;

import java.util.function.ToDoubleFunction;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.EigenDecomposition;

/**
 * Degrees of freedom of estimates in a mixed model by Satterthwaite's method, as in Kuznetsova et al. (2017,
 * doi:10.18637/jss.v082.i13): twice the squared variance of the estimate over the variance of that variance, which follows
 * from the curvature of the deviance in the variance parameters. Derivatives are central differences with one step of
 * Richardson's extrapolation.
 */
final class Satterthwaite {

    private static final double STEP = 0.02;
    private static final double FLAT = 1e-8;

    private final double[] at;
    private final EigenDecomposition curvature;

    /**
     * @param deviance minus twice the log (restricted) likelihood
     * @param at its minimum
     */
    Satterthwaite(ToDoubleFunction<double[]> deviance, double[] at) {
        this.at = at.clone();
        int m = at.length;
        double[][] hessian = new double[m][m];
        for (int i = 0; i < m; i++) {
            for (int j = 0; j <= i; j++) {
                hessian[i][j] = (4 * second(deviance, i, j, STEP / 2) - second(deviance, i, j, STEP)) / 3;
                hessian[j][i] = hessian[i][j];
            }
        }
        curvature = new EigenDecomposition(new Array2DRowRealMatrix(hessian));
    }

    /** @param variance the variance of the estimate as a function of the variance parameters */
    double df(ToDoubleFunction<double[]> variance) {
        int m = at.length;
        double[] gradient = new double[m];
        for (int i = 0; i < m; i++) {
            gradient[i] = (4 * first(variance, i, STEP / 2) - first(variance, i, STEP)) / 3;
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
        double v = variance.applyAsDouble(at.clone());
        return 2 * v * v / varianceOfVariance;
    }

    private double first(ToDoubleFunction<double[]> f, int i, double step) {
        double h = step * size(i);
        return (at(f, i, h, i, 0) - at(f, i, -h, i, 0)) / (2 * h);
    }

    private double second(ToDoubleFunction<double[]> f, int i, int j, double step) {
        double h = step * size(i);
        double k = step * size(j);
        if (i == j) {
            return (at(f, i, h, i, 0) - 2 * at(f, i, 0, i, 0) + at(f, i, -h, i, 0)) / (h * h);
        }
        return (at(f, i, h, j, k) - at(f, i, h, j, -k) - at(f, i, -h, j, k) + at(f, i, -h, j, -k)) / (4 * h * k);
    }

    private double size(int i) {
        return Math.max(0.1, Math.abs(at[i]));
    }

    private double at(ToDoubleFunction<double[]> f, int i, double h, int j, double k) {
        double[] moved = at.clone();
        moved[i] += h;
        moved[j] += k;
        return f.applyAsDouble(moved);
    }
}
