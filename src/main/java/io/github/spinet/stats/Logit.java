// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.stats;

import java.util.Optional;

/**
 * Logistic regression in an orthonormal basis. One fit is maximum likelihood by Newton's method; a fit with a working
 * correlation solves the generalised estimating equations of Liang and Zeger (1986, doi:10.1093/biomet/73.1.13).
 */
final class Logit {

    private static final int MOST_STEPS = 200;
    private static final int EARLY = 10;
    private static final double CLOSE = 1e-10;
    private static final double SINGULAR = 1e-6;
    // A direction separates where no row speaks against it by more than this share of the row most in favour.
    private static final double AGAINST = 1e-6;

    private final double[] y;
    private final double[][] basis;
    private final int[] levels;
    private final int clusters;
    private final double[] coefficients;
    private double alpha;
    private double[] separating;
    private boolean converged;
    // At the present coefficients: of each cluster the sums of the estimating equations and of the information.
    private double[][] scores;
    private double[][][] shares;

    /** @param levels the cluster of each row */
    Logit(double[] y, double[][] basis, int[] levels) {
        this.y = y;
        this.basis = basis;
        this.levels = levels;
        this.clusters = FixedPart.count(levels);
        this.coefficients = new double[basis.length];
        sum();
        converged = maximise();
    }

    /** Continues with rows of a cluster that correlate alike. */
    void exchangeable() {
        converged = false;
        for (int k = 0; k < MOST_STEPS && !converged; k++) {
            double before = alpha;
            if (!estimateAlpha()) {
                return;
            }
            sum();
            double[] step = step();
            if (!move(step)) {
                return;
            }
            converged = largest(eta(step)) < CLOSE && Math.abs(alpha - before) < CLOSE;
        }
    }

    boolean converged() {
        return converged;
    }

    double[] coefficients() {
        return coefficients;
    }

    /** The working correlation of two rows of one cluster. */
    double alpha() {
        return alpha;
    }

    /**
     * A direction in which the likelihood grows for ever, the data being separated: of rows with outcome 1 none has a
     * negative and of rows with outcome 0 none a positive linear predictor along it (Albert and Anderson 1984,
     * doi:10.1093/biomet/71.1.1).
     */
    Optional<double[]> separating() {
        return Optional.ofNullable(separating);
    }

    /** Whether a separating direction predicts a row, so that the row tells nothing of the others. */
    boolean[] predicted() {
        double[] along = eta(separating);
        double most = largest(along);
        boolean[] predicted = new boolean[along.length];
        for (int i = 0; i < along.length; i++) {
            predicted[i] = Math.abs(along[i]) > AGAINST * most;
        }
        return predicted;
    }

    double[][] scores() {
        return scores;
    }

    double[][][] shares() {
        return shares;
    }

    /** The sum of the {@link #shares()}. */
    double[][] information() {
        int p = basis.length;
        double[][] information = new double[p][p];
        for (double[][] share : shares) {
            for (int j = 0; j < p; j++) {
                for (int k = 0; k < p; k++) {
                    information[j][k] += share[j][k];
                }
            }
        }
        return information;
    }

    private boolean maximise() {
        double likelihood = likelihood();
        for (int k = 0; k < MOST_STEPS; k++) {
            double[] step = step();
            if (k >= EARLY || !Double.isFinite(largest(step))) {
                // Of separated data, the coefficients or their steps turn into the direction.
                if (separates(coefficients) || separates(step)) {
                    return false;
                }
            }
            if (!Double.isFinite(largest(step))) {
                return false;
            }
            double before = likelihood;
            move(step);
            likelihood = likelihood();
            for (int half = 0; half < 40 && likelihood < before - 1e-12 * Math.abs(before); half++) {
                for (int j = 0; j < step.length; j++) {
                    step[j] /= 2;
                    coefficients[j] -= step[j];
                }
                sum();
                likelihood = likelihood();
            }
            if (largest(eta(step)) < CLOSE) {
                return true;
            }
        }
        return false;
    }

    private boolean separates(double[] direction) {
        double[] along = eta(direction);
        double most = largest(along);
        if (!(most > 0) || !Double.isFinite(most)) {
            return false;
        }
        for (int i = 0; i < along.length; i++) {
            if ((y[i] > 0 ? along[i] : -along[i]) < -AGAINST * most) {
                return false;
            }
        }
        separating = direction.clone();
        return true;
    }

    private double[] step() {
        double[] total = new double[basis.length];
        for (double[] score : scores) {
            for (int j = 0; j < total.length; j++) {
                total[j] += score[j];
            }
        }
        return Cholesky.solve(information(), total);
    }

    private boolean move(double[] step) {
        if (!Double.isFinite(largest(step))) {
            return false;
        }
        for (int j = 0; j < step.length; j++) {
            coefficients[j] += step[j];
        }
        sum();
        return true;
    }

    private double[] eta(double[] direction) {
        double[] eta = new double[y.length];
        for (int j = 0; j < direction.length; j++) {
            for (int i = 0; i < eta.length; i++) {
                eta[i] += direction[j] * basis[j][i];
            }
        }
        return eta;
    }

    private double likelihood() {
        double[] eta = eta(coefficients);
        double sum = 0;
        for (int i = 0; i < eta.length; i++) {
            double against = y[i] > 0 ? -eta[i] : eta[i];
            sum -= against > 0 ? against + Math.log1p(Math.exp(-against)) : Math.log1p(Math.exp(against));
        }
        return sum;
    }

    // Standard deviation of the outcome, and its residual over that; both tails keep their digits.
    private double[][] standardised() {
        double[] eta = eta(coefficients);
        double[][] of = new double[2][eta.length];
        for (int i = 0; i < eta.length; i++) {
            double small = Math.exp(-Math.abs(eta[i]));
            of[0][i] = Math.sqrt(small) / (1 + small);
            double root = Math.exp(-Math.abs(eta[i]) / 2);
            boolean likely = eta[i] > 0 == y[i] > 0;
            of[1][i] = (y[i] > 0 ? 1 : -1) * (likely ? root : 1 / root);
        }
        return of;
    }

    // Moments of the standardised residuals; false if there is no such correlation matrix.
    private boolean estimateAlpha() {
        double[] e = standardised()[1];
        double[] sums = new double[clusters];
        int[] sizes = new int[clusters];
        double squares = 0;
        for (int i = 0; i < e.length; i++) {
            sums[levels[i]] += e[i];
            sizes[levels[i]]++;
            squares += e[i] * e[i];
        }
        double products = -squares / 2;
        double pairs = 0;
        int largest = 1;
        for (int g = 0; g < clusters; g++) {
            products += sums[g] * sums[g] / 2;
            pairs += sizes[g] * (sizes[g] - 1.0) / 2;
            largest = Math.max(largest, sizes[g]);
        }
        int p = basis.length;
        if (largest == 1) {
            alpha = 0;
            return true;
        }
        alpha = products / (pairs - p) / (squares / (e.length - p));
        return pairs > p && alpha < 1 - SINGULAR && 1 + (largest - 1) * alpha > SINGULAR;
    }

    // With R = (1 - a) I + a J of a cluster of m rows, R⁻¹ = (I - a / (1 + (m - 1) a) J) / (1 - a).
    private void sum() {
        int p = basis.length;
        double[][] standardised = standardised();
        scores = new double[clusters][p];
        shares = new double[clusters][p][p];
        double[][] columnSums = new double[clusters][p];
        double[] residualSums = new double[clusters];
        int[] sizes = new int[clusters];
        double[] z = new double[p];
        for (int i = 0; i < y.length; i++) {
            int g = levels[i];
            double e = standardised[1][i];
            sizes[g]++;
            residualSums[g] += e;
            for (int j = 0; j < p; j++) {
                z[j] = standardised[0][i] * basis[j][i];
                columnSums[g][j] += z[j];
                scores[g][j] += z[j] * e;
                for (int k = 0; k <= j; k++) {
                    shares[g][j][k] += z[j] * z[k];
                }
            }
        }
        for (int g = 0; g < clusters; g++) {
            double common = alpha / (1 + (sizes[g] - 1) * alpha);
            for (int j = 0; j < p; j++) {
                scores[g][j] = (scores[g][j] - common * columnSums[g][j] * residualSums[g]) / (1 - alpha);
                for (int k = 0; k <= j; k++) {
                    double share = (shares[g][j][k] - common * columnSums[g][j] * columnSums[g][k]) / (1 - alpha);
                    shares[g][j][k] = share;
                    shares[g][k][j] = share;
                }
            }
        }
    }

    private static double largest(double[] values) {
        double largest = 0;
        for (double value : values) {
            if (Double.isNaN(value)) {
                return Double.NaN;
            }
            largest = Math.max(largest, Math.abs(value));
        }
        return largest;
    }
}
