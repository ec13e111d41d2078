// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.stats;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.EigenDecomposition;

/**
 * Degrees of freedom of estimates in a mixed model by Satterthwaite's method, as in Kuznetsova et al. (2017,
 * doi:10.18637/jss.v082.i13): twice the squared variance of the estimate over the variance of that variance, which follows
 * from the curvature of the deviance in the variance parameters. Derivatives are central differences with one step of
 * Richardson's extrapolation.
 *
 * @param <M> what the variance of an estimate is computed from
 */
final class Satterthwaite<M> {

    private static final double STEP = 0.02;
    private static final double FLAT = 1e-8;
    // Weights of the values at -STEP, -STEP/2, STEP/2 and STEP that make the extrapolated first derivative.
    private static final double[] WEIGHTS = {1 / 6.0, -4 / 3.0, 4 / 3.0, -1 / 6.0};
    private static final double[] OFFSETS = {-STEP, -STEP / 2, STEP / 2, STEP};

    private final double[] at;
    private final M model;
    private final List<List<M>> around = new ArrayList<>();
    private final EigenDecomposition curvature;

    /**
     * @param deviance minus twice the log (restricted) likelihood
     * @param at its minimum
     * @param models the model at given variance parameters; it is asked for a few points, however many estimates follow
     */
    Satterthwaite(ToDoubleFunction<double[]> deviance, double[] at, Function<double[], M> models) {
        this.at = at.clone();
        int m = at.length;
        double[][] hessian = new double[m][m];
        for (int i = 0; i < m; i++) {
            for (int j = 0; j <= i; j++) {
                hessian[i][j] = (4 * second(deviance, i, j, STEP / 2) - second(deviance, i, j, STEP)) / 3;
                hessian[j][i] = hessian[i][j];
            }
            List<M> moved = new ArrayList<>();
            for (double offset : OFFSETS) {
                double[] parameters = at.clone();
                parameters[i] += offset * size(i);
                moved.add(models.apply(parameters));
            }
            around.add(moved);
        }
        model = models.apply(at.clone());
        curvature = new EigenDecomposition(new Array2DRowRealMatrix(hessian));
    }

    /** @param variance the variance of the estimate in a model */
    double df(ToDoubleFunction<M> variance) {
        int m = at.length;
        double[] gradient = new double[m];
        for (int i = 0; i < m; i++) {
            for (int k = 0; k < OFFSETS.length; k++) {
                gradient[i] += WEIGHTS[k] * variance.applyAsDouble(around.get(i).get(k)) / (STEP * size(i));
            }
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
        double v = variance.applyAsDouble(model);
        return 2 * v * v / varianceOfVariance;
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
