// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.spinet.core.BadInputException;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class CorrelationTest {

    private static final double[] X = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12};
    private static final double[] Y = {2.1, 1.9, 3.5, 3.5, 5.1, 4.7, 7.2, 6.9, 9.5, 8.8, 11.2, 10.1};

    // scipy.stats.pearsonr(x, y) and its confidence_interval()
    @Test
    void pearson_agrees_with_scipy() {
        Correlation.Result result = Correlation.pearson(X, Y);
        assertEquals(12, result.n());
        assertEquals(10, result.df());
        assertEquals(0.9716952, result.r(), 1e-7);
        assertEquals(1.3644e-7, result.p(), 1e-11);
        assertEquals(Math.log(result.p()), result.lnP(), 1e-12);
        assertEquals(0.8992885, result.low(), 1e-5);
        assertEquals(0.9922572, result.high(), 1e-5);
    }

    // scipy.stats.spearmanr(x, y), which has the t approximation
    @Test
    void spearman_agrees_with_scipy() {
        Correlation.Result result = Correlation.spearman(X, Y);
        assertEquals(0.9632239, result.r(), 1e-7);
        assertEquals(4.9805e-7, result.p(), 1e-11);
    }

    @Test
    void spearman_ignores_any_rising_map() {
        double[] mapped = Arrays.stream(Y).map(Math::exp).toArray();
        assertEquals(Correlation.spearman(X, Y), Correlation.spearman(X, mapped));
    }

    @Test
    void pearson_ignores_shift_and_scale() {
        double[] mapped = Arrays.stream(Y).map(v -> 1000 - 3 * v).toArray();
        assertEquals(
                -Correlation.pearson(X, Y).r(), Correlation.pearson(X, mapped).r(), 1e-12);
    }

    @Test
    void a_huge_sample_has_a_logarithm_of_p_where_p_underflows() {
        int n = 100_000;
        double[] x = new double[n];
        double[] y = new double[n];
        for (int i = 0; i < n; i++) {
            x[i] = i;
            y[i] = i + (i % 2 == 0 ? n / 3.0 : -n / 3.0);
        }
        Correlation.Result result = Correlation.pearson(x, y);
        assertEquals(0, result.p());
        assertTrue(result.lnP() < -10_000 && Double.isFinite(result.lnP()), "ln p = " + result.lnP());
    }

    @Test
    void pairs_with_missing_values_are_left_out() {
        double[] x = {1, Double.NaN, 2, 3, 5};
        double[] y = {2, 4, 1, Double.NaN, 7};
        assertEquals(Correlation.pearson(new double[] {1, 2, 5}, new double[] {2, 1, 7}), Correlation.pearson(x, y));
    }

    @Test
    void points_on_a_line_have_p_zero() {
        Correlation.Result result = Correlation.pearson(new double[] {1, 2, 3, 4}, new double[] {2, 4, 6, 8});
        assertEquals(1, result.r());
        assertEquals(0, result.p());
    }

    @Test
    void degenerate_data_are_undefined_with_a_reason() {
        Correlation.Result constant = Correlation.pearson(new double[] {1, 2, 3}, new double[] {0.1, 0.1, 0.1});
        assertTrue(Double.isNaN(constant.r()) && Double.isNaN(constant.p()));
        assertEquals("all values of y are equal", constant.note());
        Correlation.Result few = Correlation.spearman(new double[] {1, 2}, new double[] {1, 2});
        assertTrue(Double.isNaN(few.p()));
        assertEquals("only 2 pairs; a correlation test needs 3", few.note());
    }

    @Test
    void unequal_lengths_and_infinite_values_are_refused() {
        assertThrows(BadInputException.class, () -> Correlation.pearson(new double[3], new double[4]));
        double[] infinite = {1, 2, Double.NEGATIVE_INFINITY};
        assertThrows(BadInputException.class, () -> Correlation.spearman(new double[3], infinite));
    }
}
