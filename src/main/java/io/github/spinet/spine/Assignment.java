// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.spine;

import java.util.Arrays;

/**
 * The one-to-one assignment of rows to columns with the greatest sum of gains, found by shortest augmenting paths (the
 * Hungarian method; Jonker and Volgenant 1987, Computing 38:325, doi:10.1007/BF02278710). Leaving a row or a column alone
 * gains 0, so pairs whose gain is not positive are never made.
 */
final class Assignment {

    private Assignment() {}

    /**
     * @param gain {@code gain[row][column]}, finite; at most 0 forbids the pair
     * @param columns number of columns
     * @return for every row its column, −1 for none
     */
    static int[] best(double[][] gain, int columns) {
        int rows = gain.length;
        // Every row has a column of its own, at gain 0, that means: alone.
        int all = columns + rows;
        double[] rowPrice = new double[rows + 1];
        double[] columnPrice = new double[all + 1];
        int[] rowOf = new int[all + 1];
        for (int row = 1; row <= rows; row++) {
            augment(gain, columns, row, rowPrice, columnPrice, rowOf);
        }
        int[] columnOf = new int[rows];
        Arrays.fill(columnOf, -1);
        for (int column = 1; column <= columns; column++) {
            int row = rowOf[column];
            if (row > 0 && gain[row - 1][column - 1] > 0) {
                columnOf[row - 1] = column - 1;
            }
        }
        return columnOf;
    }

    // Rows and columns count from 1 here; column 0 holds the row to be placed.
    private static void augment(
            double[][] gain, int columns, int first, double[] rowPrice, double[] columnPrice, int[] rowOf) {
        int all = columnPrice.length - 1;
        double[] slack = new double[all + 1];
        int[] before = new int[all + 1];
        boolean[] done = new boolean[all + 1];
        Arrays.fill(slack, Double.POSITIVE_INFINITY);
        rowOf[0] = first;
        int column = 0;
        do {
            done[column] = true;
            int row = rowOf[column];
            double least = Double.POSITIVE_INFINITY;
            int next = 0;
            for (int j = 1; j <= all; j++) {
                if (done[j]) {
                    continue;
                }
                double reduced = cost(gain, columns, row - 1, j - 1) - rowPrice[row] - columnPrice[j];
                if (reduced < slack[j]) {
                    slack[j] = reduced;
                    before[j] = column;
                }
                if (slack[j] < least) {
                    least = slack[j];
                    next = j;
                }
            }
            for (int j = 0; j <= all; j++) {
                if (done[j]) {
                    rowPrice[rowOf[j]] += least;
                    columnPrice[j] -= least;
                } else {
                    slack[j] -= least;
                }
            }
            column = next;
        } while (rowOf[column] != 0);
        while (column != 0) {
            rowOf[column] = rowOf[before[column]];
            column = before[column];
        }
    }

    private static double cost(double[][] gain, int columns, int row, int column) {
        return column < columns ? -Math.max(0, gain[row][column]) : 0;
    }
}
