// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.spinet.core.Seeds;
import java.util.Arrays;
import org.apache.commons.math3.stat.regression.OLSMultipleLinearRegression;
import org.apache.commons.rng.UniformRandomProvider;
import org.junit.jupiter.api.Test;

class LinearFitTest {

    private static final double[] ONES = {1, 1, 1, 1};
    private static final double[] X = {0, 1, 2, 3};

    private static LinearFit line(double[] y, double... weights) {
        LinearFit fit = new LinearFit(y, weights);
        fit.add(ONES);
        fit.add(X);
        return fit;
    }

    @Test
    void a_line_through_points_on_it_has_no_residual() {
        LinearFit fit = line(new double[] {1, 3, 5, 7}, 1, 1, 1, 1);
        assertEquals(2, fit.rank());
        assertEquals(0, fit.residual(), 1e-20);
        assertEquals(1, fit.estimate(fit.dual(new double[] {1, 0})), 1e-12);
        assertEquals(2, fit.estimate(fit.dual(new double[] {0, 1})), 1e-12);
        // x = 10
        assertEquals(21, fit.estimate(fit.dual(new double[] {1, 10})), 1e-12);
    }

    @Test
    void a_weight_counts_like_repeated_rows() {
        double[] y = {1, 2, 4, 3};
        LinearFit weighted = line(y, 1, 2, 1, 3);
        LinearFit repeated = new LinearFit(new double[] {1, 2, 2, 4, 3, 3, 3}, new double[] {1, 1, 1, 1, 1, 1, 1});
        repeated.add(new double[] {1, 1, 1, 1, 1, 1, 1});
        repeated.add(new double[] {0, 1, 1, 2, 3, 3, 3});
        double[] slope = {0, 1};
        assertEquals(repeated.estimate(repeated.dual(slope)), weighted.estimate(weighted.dual(slope)), 1e-12);
        assertEquals(repeated.residual(), weighted.residual(), 1e-12);
        assertEquals(repeated.lnDeterminant(), weighted.lnDeterminant(), 1e-12);
    }

    @Test
    void the_variance_of_a_slope_is_one_over_its_squares() {
        LinearFit fit = line(new double[4], 1, 1, 1, 1);
        double[] dual = fit.dual(new double[] {0, 1});
        assertEquals(1 / 5.0, LinearFit.dot(dual, dual), 1e-12);
    }

    @Test
    void a_dependent_column_is_passed_over_and_only_sums_are_determined() {
        LinearFit fit = line(new double[] {1, 3, 5, 7}, 1, 1, 1, 1);
        assertFalse(fit.add(new double[] {2, 4, 6, 8}));
        assertEquals(2, fit.rank());
        assertTrue(Double.isNaN(fit.dual(new double[] {0, 0, 1})[0]));
        // The third column is 2 + 2x: the mean at x = 3, 1·b0 + 3·b1 + 8·b2, is determined.
        assertEquals(7, fit.estimate(fit.dual(new double[] {1, 3, 8})), 1e-12);
    }

    @Test
    void random_problems_agree_with_an_independent_library() {
        UniformRandomProvider random = Seeds.stream(4, "least squares");
        int n = 40;
        int p = 6;
        double[][] rows = new double[n][p];
        double[] y = random.doubles(n).toArray();
        double[] weights = new double[n];
        LinearFit fit = new LinearFit(y, fill(weights));
        double[] ones = fill(new double[n]);
        fit.add(ones);
        for (int j = 0; j < p; j++) {
            double[] column = new double[n];
            for (int i = 0; i < n; i++) {
                column[i] = 1000 * j + random.nextDouble();
                rows[i][j] = column[i];
            }
            fit.add(column);
        }
        OLSMultipleLinearRegression other = new OLSMultipleLinearRegression();
        other.newSampleData(y, rows);
        assertEquals(other.calculateResidualSumOfSquares(), fit.residual(), 1e-9, "seed 4");
        double[] beta = other.estimateRegressionParameters();
        double[] errors = other.estimateRegressionParametersStandardErrors();
        for (int j = 1; j <= p; j++) {
            double[] l = new double[p + 1];
            l[j] = 1;
            double[] dual = fit.dual(l);
            assertEquals(beta[j], fit.estimate(dual), 1e-7);
            double variance = fit.residual() / (n - p - 1);
            assertEquals(errors[j], Math.sqrt(variance * LinearFit.dot(dual, dual)), 1e-7);
        }
    }

    private static double[] fill(double[] values) {
        Arrays.fill(values, 1);
        return values;
    }
}
