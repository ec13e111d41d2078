// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class KendallTest {

    private static final double[] X = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12};

    // R: cor.test(1:12, c(5,3,9,1,12,4,8,2,11,7,10,6), method = "kendall")
    @Test
    void without_ties_p_is_exact() {
        Kendall.Result result = Kendall.run(X, new double[] {5, 3, 9, 1, 12, 4, 8, 2, 11, 7, 10, 6});
        assertTrue(result.exact());
        assertEquals(0.151515151515, result.tau(), 1e-11);
        assertEquals(0.545204700778, result.p(), 1e-11);
        assertEquals(10, result.s());
    }

    // R: cor.test(1:12, c(2.1,1.9,3.5,3.5,5.1,4.7,7.2,6.9,9.5,8.8,11.2,11.2), method = "kendall", exact = FALSE)
    @Test
    void with_ties_it_is_tau_b_with_a_corrected_variance() {
        double[] y = {2.1, 1.9, 3.5, 3.5, 5.1, 4.7, 7.2, 6.9, 9.5, 8.8, 11.2, 11.2};
        Kendall.Result result = Kendall.run(X, y, RankOptions.of(RankOptions.Method.R));
        assertFalse(result.exact());
        assertEquals(0.861640436855, result.tau(), 1e-11);
        assertEquals(3.85824778227, result.z(), 1e-10);
        assertEquals(0.000114202837643, result.p(), 1e-13);
    }

    // R: i <- 0:79; cor.test((i*37) %% 41, (i*29) %% 53 + i/4, method = "kendall", exact = FALSE)
    @Test
    void larger_samples_agree_with_R() {
        double[] x = new double[80];
        double[] y = new double[80];
        for (int i = 0; i < 80; i++) {
            x[i] = i * 37 % 41;
            y[i] = i * 29 % 53 + i / 4.0;
        }
        Kendall.Result result = Kendall.run(x, y, RankOptions.of(RankOptions.Method.R));
        assertEquals(-0.14997900964, result.tau(), 1e-10);
        assertEquals(0.0502881253331, result.p(), 1e-12);
    }

    @Test
    void perfect_order_of_n_has_two_in_n_factorial() {
        Kendall.Result result = Kendall.run(new double[] {1, 2, 3, 4, 5}, new double[] {9, 8, 7, 6, 5});
        assertEquals(-1, result.tau());
        assertEquals(2 / 120.0, result.p(), 1e-15);
    }

    // scipy.stats.kendalltau([-1, -0., 0, 1, 2], [0, -1, 1, -0., 2]) of SciPy 1.17
    @Test
    void zeros_of_either_sign_are_ties() {
        double[] x = {-1, -0.0, 0, 1, 2};
        double[] y = {0, -1, 1, -0.0, 2};
        assertEquals(0.4444444444444444, Kendall.run(x, y).tau(), 1e-15);
    }

    @Test
    void degenerate_data_are_undefined_with_a_reason() {
        assertEquals(
                "all values of x are equal",
                Kendall.run(new double[3], new double[] {1, 2, 3}).note());
        assertTrue(Double.isNaN(Kendall.run(new double[1], new double[1]).p()));
    }
}
