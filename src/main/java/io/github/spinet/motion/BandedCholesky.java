// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.motion;

/** Solves a symmetric, positive definite system whose matrix has few diagonals. */
final class BandedCholesky {

    private final int size;
    private final int below;
    private final double[] lower;

    /** @param below diagonals below the main one */
    BandedCholesky(int size, int below) {
        this.size = size;
        this.below = below;
        lower = new double[size * (below + 1)];
    }

    /** Adds to an element of the lower triangle, {@code column ≤ row ≤ column + below}. */
    void add(int row, int column, double value) {
        lower[at(row, column)] += value;
    }

    /**
     * Overwrites the right side by the solution; the matrix is used up. The factors are a lower triangle with ones on its
     * diagonal and a diagonal between it and its transpose, whose inverse is kept: one division a row, and no root.
     */
    void solve(double[] right) {
        double[] inverse = new double[size];
        double[] row = new double[below + 1];
        for (int i = 0; i < size; i++) {
            int first = Math.max(0, i - below);
            double sum = right[i];
            double diagonal = lower[at(i, i)];
            for (int j = first; j < i; j++) {
                // Before it is divided by the diagonal.
                double element = lower[at(i, j)];
                for (int k = Math.max(first, j - below), q = at(j, k); k < j; k++, q++) {
                    element -= row[k - first] * lower[q];
                }
                row[j - first] = element;
                double factor = element * inverse[j];
                lower[at(i, j)] = factor;
                diagonal -= element * factor;
                sum -= factor * right[j];
            }
            inverse[i] = 1 / diagonal;
            right[i] = sum;
        }
        for (int i = size - 1; i >= 0; i--) {
            double sum = right[i] * inverse[i];
            for (int k = i + 1; k <= Math.min(size - 1, i + below); k++) {
                sum -= lower[at(k, i)] * right[k];
            }
            right[i] = sum;
        }
    }

    private int at(int row, int column) {
        return row * (below + 1) + below - (row - column);
    }
}
