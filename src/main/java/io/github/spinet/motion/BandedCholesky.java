// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.motion;

/** Solves a symmetric, positive definite system whose matrix has few diagonals. */
final class BandedCholesky {

    /** Diagonals below the main one. */
    static final int BELOW = 4;

    private static final int STRIDE = BELOW + 1;

    private final int size;
    private final double[] lower;

    BandedCholesky(int size) {
        this.size = size;
        lower = new double[size * STRIDE];
    }

    /** Adds to an element of the lower triangle, {@code column ≤ row ≤ column + BELOW}. */
    void add(int row, int column, double value) {
        lower[row * STRIDE + BELOW - (row - column)] += value;
    }

    /** Overwrites the right side by the solution; the matrix is used up. */
    void solve(double[] right) {
        for (int i = 0; i < size; i++) {
            int first = Math.max(0, i - BELOW);
            for (int j = first; j <= i; j++) {
                double sum = lower[at(i, j)];
                for (int k = Math.max(first, j - BELOW); k < j; k++) {
                    sum -= lower[at(i, k)] * lower[at(j, k)];
                }
                lower[at(i, j)] = j == i ? Math.sqrt(sum) : sum / lower[at(j, j)];
            }
        }
        for (int i = 0; i < size; i++) {
            for (int k = Math.max(0, i - BELOW); k < i; k++) {
                right[i] -= lower[at(i, k)] * right[k];
            }
            right[i] /= lower[at(i, i)];
        }
        for (int i = size - 1; i >= 0; i--) {
            for (int k = i + 1; k <= Math.min(size - 1, i + BELOW); k++) {
                right[i] -= lower[at(k, i)] * right[k];
            }
            right[i] /= lower[at(i, i)];
        }
    }

    private static int at(int row, int column) {
        return row * STRIDE + BELOW - (row - column);
    }
}
