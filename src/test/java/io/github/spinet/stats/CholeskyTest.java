// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.stats;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class CholeskyTest {

    // L = (2 0 0; 1 3 0; -1 0.5 1), so det = 36
    private static double[][] matrix() {
        return new double[][] {{4, 2, -2}, {2, 10, 0.5}, {-2, 0.5, 2.25}};
    }

    @Test
    void the_factor_is_known() {
        double[][] m = matrix();
        assertEquals(Math.log(36), Cholesky.factor(m), 1e-12);
        assertArrayEquals(new double[] {-1, 0.5, 1}, m[2], 1e-12);
    }

    @Test
    void a_solution_solves_and_leaves_the_matrix_as_it_is() {
        double[][] m = matrix();
        double[] x = Cholesky.solve(m, new double[] {4 * 1 + 2 * 2 - 2 * 3, 2 + 20 + 1.5, -2 + 1 + 6.75});
        assertArrayEquals(new double[] {1, 2, 3}, x, 1e-12);
        assertArrayEquals(matrix()[2], m[2]);
        assertEquals(Math.log(36), Cholesky.lnDeterminant(m), 1e-12);
    }

    @Test
    void forward_substitution_is_the_inverse_of_the_factor() {
        double[][] m = matrix();
        Cholesky.factor(m);
        double[][] rows = {{2, 0}, {1, 3}, {-1, 0.5}};
        Cholesky.forward(m, rows);
        assertArrayEquals(new double[] {1, 0}, rows[0], 1e-12);
        assertArrayEquals(new double[] {0, 1}, rows[1], 1e-12);
        assertArrayEquals(new double[] {0, 0}, rows[2], 1e-12);
    }

    @Test
    void a_matrix_that_is_not_positive_definite_gives_nan() {
        assertTrue(Double.isNaN(Cholesky.factor(new double[][] {{1, 2}, {2, 1}})));
    }
}
