// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.spine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.spinet.core.Seeds;
import org.apache.commons.rng.UniformRandomProvider;
import org.junit.jupiter.api.Test;

class AssignmentTest {

    @Test
    void the_whole_counts_more_than_the_best_pair() {
        // 9 + 1 < 8 + 7
        assertArrayEquals(new int[] {1, 0}, Assignment.best(new double[][] {{9, 8}, {7, 1}}, 2));
    }

    @Test
    void pairs_without_gain_are_not_made() {
        assertArrayEquals(new int[] {-1, 0}, Assignment.best(new double[][] {{-1, 0}, {2, -5}}, 2));
        assertArrayEquals(new int[] {-1, -1}, Assignment.best(new double[2][0], 0));
        assertEquals(0, Assignment.best(new double[0][], 3).length);
    }

    @Test
    void agrees_with_scipy() {
        // python3 -c "import numpy as np; from scipy.optimize import linear_sum_assignment as f
        // a=np.array([[(7*i*i+13*j+i*j)%17 for j in range(6)] for i in range(5)],float); r,c=f(a,True);
        // print(c,a[r,c].sum())"
        double[][] gain = new double[5][6];
        for (int i = 0; i < 5; i++) {
            for (int j = 0; j < 6; j++) {
                gain[i][j] = (7 * i * i + 13 * j + i * j) % 17;
            }
        }
        assertEquals(61.0, total(gain, Assignment.best(gain, 6)));
    }

    @Test
    void no_other_assignment_gains_more() {
        for (long seed = 0; seed < 200; seed++) {
            UniformRandomProvider random = Seeds.stream(seed, "assignment test");
            int rows = random.nextInt(0, 6);
            int columns = random.nextInt(0, 6);
            double[][] gain = new double[rows][columns];
            for (double[] row : gain) {
                for (int j = 0; j < columns; j++) {
                    row[j] = random.nextDouble(-1, 2);
                }
            }
            int[] found = Assignment.best(gain, columns);
            boolean[] taken = new boolean[columns];
            for (int column : found) {
                assertTrue(column < 0 || !taken[column], "seed " + seed);
                if (column >= 0) {
                    taken[column] = true;
                }
            }
            assertEquals(exhaustive(gain, 0, new boolean[columns]), total(gain, found), 1e-9, "seed " + seed);
        }
    }

    private static double total(double[][] gain, int[] columns) {
        double sum = 0;
        for (int i = 0; i < columns.length; i++) {
            sum += columns[i] < 0 ? 0 : gain[i][columns[i]];
        }
        return sum;
    }

    private static double exhaustive(double[][] gain, int row, boolean[] taken) {
        if (row == gain.length) {
            return 0;
        }
        double best = exhaustive(gain, row + 1, taken);
        for (int j = 0; j < taken.length; j++) {
            if (!taken[j]) {
                taken[j] = true;
                best = Math.max(best, gain[row][j] + exhaustive(gain, row + 1, taken));
                taken[j] = false;
            }
        }
        return best;
    }
}
