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

    /** Overwrites the right side by the solution; the matrix is used up. */
    void solve(double[] right) {
        for (int i = 0; i < size; i++) {
            int first = Math.max(0, i - below);
            for (int j = first; j <= i; j++) {
                double sum = lower[at(i, j)];
                int from = Math.max(first, j - below);
                int p = at(i, from);
                int q = at(j, from);
                for (int k = from; k < j; k++) {
                    sum -= lower[p++] * lower[q++];
                }
                lower[at(i, j)] = j == i ? Math.sqrt(sum) : sum / lower[at(j, j)];
            }
        }
        for (int i = 0; i < size; i++) {
            for (int k = Math.max(0, i - below); k < i; k++) {
                right[i] -= lower[at(i, k)] * right[k];
            }
            right[i] /= lower[at(i, i)];
        }
        for (int i = size - 1; i >= 0; i--) {
            for (int k = i + 1; k <= Math.min(size - 1, i + below); k++) {
                right[i] -= lower[at(k, i)] * right[k];
            }
            right[i] /= lower[at(i, i)];
        }
    }

    private int at(int row, int column) {
        return row * (below + 1) + below - (row - column);
    }
}
