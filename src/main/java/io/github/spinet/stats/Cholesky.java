// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.stats;

/** Cholesky factors of small symmetric positive definite matrices, of which the lower triangle is given. */
final class Cholesky {

    private Cholesky() {}

    /**
     * Replaces the lower triangle by its factor.
     *
     * @return the logarithm of the determinant; NaN if the matrix is not positive definite
     */
    static double factor(double[][] matrix) {
        double lnDeterminant = 0;
        for (int i = 0; i < matrix.length; i++) {
            double[] row = matrix[i];
            for (int j = 0; j <= i; j++) {
                double[] other = matrix[j];
                double sum = row[j];
                for (int k = 0; k < j; k++) {
                    sum -= row[k] * other[k];
                }
                row[j] = i == j ? Math.sqrt(sum) : sum / other[j];
            }
            lnDeterminant += 2 * Math.log(row[i]);
        }
        return lnDeterminant;
    }

    /** Replaces the rows B by L⁻¹ B. */
    static void forward(double[][] factor, double[][] rows) {
        for (int i = 0; i < factor.length; i++) {
            for (int k = 0; k < i; k++) {
                double share = factor[i][k];
                if (share != 0) {
                    for (int j = 0; j < rows[i].length; j++) {
                        rows[i][j] -= share * rows[k][j];
                    }
                }
            }
            for (int j = 0; j < rows[i].length; j++) {
                rows[i][j] /= factor[i][i];
            }
        }
    }

    /** The solution of a system; the matrix is left as it is. */
    static double[] solve(double[][] matrix, double[] right) {
        double[][] factor = copy(matrix);
        factor(factor);
        double[] x = right.clone();
        for (int i = 0; i < x.length; i++) {
            for (int k = 0; k < i; k++) {
                x[i] -= factor[i][k] * x[k];
            }
            x[i] /= factor[i][i];
        }
        backward(factor, x);
        return x;
    }

    /** Replaces the column x by L'⁻¹ x. */
    static void backward(double[][] factor, double[] x) {
        for (int i = x.length - 1; i >= 0; i--) {
            for (int k = i + 1; k < x.length; k++) {
                x[i] -= factor[k][i] * x[k];
            }
            x[i] /= factor[i][i];
        }
    }

    /** The inverse; the matrix is left as it is. */
    static double[][] inverse(double[][] matrix) {
        double[][] inverse = new double[matrix.length][];
        for (int i = 0; i < matrix.length; i++) {
            double[] unit = new double[matrix.length];
            unit[i] = 1;
            inverse[i] = solve(matrix, unit);
        }
        return inverse;
    }

    /** The logarithm of the determinant; the matrix is left as it is. */
    static double lnDeterminant(double[][] matrix) {
        return factor(copy(matrix));
    }

    private static double[][] copy(double[][] matrix) {
        double[][] copy = new double[matrix.length][];
        for (int i = 0; i < matrix.length; i++) {
            copy[i] = matrix[i].clone();
        }
        return copy;
    }
}
