// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.stats;

import java.util.Arrays;

/** Products of the small matrices of which the equations of random effects consist. */
final class SmallMatrices {

    private SmallMatrices() {}

    /** Adds the lower triangle of a row's products with itself. */
    static void addOuter(double[][] sum, double[] row) {
        for (int j = 0; j < row.length; j++) {
            for (int k = 0; k <= j; k++) {
                sum[j][k] += row[j] * row[k];
            }
        }
    }

    /** A lower triangular factor, transposed, times rows. */
    static double[][] transposedTimes(double[][] factor, double[][] rows) {
        double[][] product = new double[factor.length][rows[0].length];
        for (int i = 0; i < factor.length; i++) {
            for (int k = i; k < factor.length; k++) {
                double share = factor[k][i];
                for (int j = 0; j < product[i].length; j++) {
                    product[i][j] += share * rows[k][j];
                }
            }
        }
        return product;
    }

    /** Rows times a lower triangular factor. */
    static double[][] columnsTimes(double[][] rows, double[][] factor) {
        double[][] product = new double[rows.length][factor.length];
        for (int i = 0; i < rows.length; i++) {
            for (int j = 0; j < factor.length; j++) {
                for (int k = j; k < factor.length; k++) {
                    product[i][j] += rows[i][k] * factor[k][j];
                }
            }
        }
        return product;
    }

    /** A matrix times a vector. */
    static double[] times(double[][] matrix, double[] vector) {
        return Arrays.stream(matrix)
                .mapToDouble(row -> LinearFit.dot(row, vector))
                .toArray();
    }
}
