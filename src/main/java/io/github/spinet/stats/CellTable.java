// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.stats;

import io.github.spinet.core.BadInputException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What an analysis of variance needs to know of the rows: count, mean and sum of squares of each combination of levels.
 * It is gathered in one pass, so the memory depends on the number of cells and not of rows. Levels without a row that is
 * used are left out.
 */
final class CellTable {

    private static final int MAX_CELLS = 1 << 20;

    private final List<String> names;
    private final List<List<String>> levels;
    private final long[] counts;
    private final double[] means;
    private final double within;
    private final long rows;

    private CellTable(
            List<String> names, List<List<String>> levels, long[] counts, double[] means, double within, long rows) {
        this.names = names;
        this.levels = levels;
        this.counts = counts;
        this.means = means;
        this.within = within;
        this.rows = rows;
    }

    /** Gathers the rows in which neither y nor a factor is missing. */
    static CellTable of(double[] y, List<Factor> factors) {
        int[][] codes = factors.stream().map(Factor::codes).toArray(int[][]::new);
        boolean[] used = usable(y, factors);
        int[][] renumbered = new int[codes.length][];
        List<List<String>> levels = new ArrayList<>();
        long cells = 1;
        for (int f = 0; f < codes.length; f++) {
            renumbered[f] = present(codes[f], factors.get(f).levels().size(), used);
            levels.add(presentNames(factors.get(f).levels(), renumbered[f]));
            cells *= Math.max(1, levels.get(f).size());
            if (cells > MAX_CELLS) {
                throw new BadInputException("The factors have more than " + MAX_CELLS
                        + " combinations of levels; merge levels or leave out a factor");
            }
        }
        long[] counts = new long[(int) cells];
        double[] means = new double[(int) cells];
        double within = 0;
        long rows = 0;
        for (int i = 0; i < y.length; i++) {
            if (used[i]) {
                int cell = 0;
                for (int f = 0; f < codes.length; f++) {
                    cell = cell * levels.get(f).size() + renumbered[f][codes[f][i]];
                }
                double deviation = y[i] - means[cell];
                means[cell] += deviation / ++counts[cell];
                within += deviation * (y[i] - means[cell]);
                rows++;
            }
        }
        return new CellTable(factors.stream().map(Factor::name).toList(), levels, counts, means, within, rows);
    }

    private static boolean[] usable(double[] y, List<Factor> factors) {
        boolean[] used = new boolean[y.length];
        for (int i = 0; i < y.length; i++) {
            Samples.refuseInfinite(y[i], "the response", i);
            used[i] = !Double.isNaN(y[i]);
        }
        for (Factor factor : factors) {
            int[] codes = factor.codes();
            if (codes.length != y.length) {
                throw new BadInputException("Factor '" + factor.name() + "' has " + codes.length
                        + " rows, the response " + y.length + "; expected equal lengths");
            }
            for (int i = 0; i < y.length; i++) {
                used[i] &= codes[i] != Factor.MISSING;
            }
        }
        return used;
    }

    // New number of each level, -1 where no row has it.
    private static int[] present(int[] codes, int levels, boolean[] used) {
        int[] numbers = new int[levels];
        Arrays.fill(numbers, -1);
        for (int i = 0; i < codes.length; i++) {
            if (used[i]) {
                numbers[codes[i]] = 0;
            }
        }
        int next = 0;
        for (int k = 0; k < levels; k++) {
            numbers[k] = numbers[k] == 0 ? next++ : -1;
        }
        return numbers;
    }

    private static List<String> presentNames(List<String> names, int[] numbers) {
        List<String> kept = new ArrayList<>();
        for (int k = 0; k < numbers.length; k++) {
            if (numbers[k] >= 0) {
                kept.add(names.get(k));
            }
        }
        return List.copyOf(kept);
    }

    List<String> names() {
        return names;
    }

    /** The levels of factor {@code f} that occur. */
    List<String> levels(int f) {
        return levels.get(f);
    }

    int cells() {
        return counts.length;
    }

    long count(int cell) {
        return counts[cell];
    }

    double mean(int cell) {
        return means[cell];
    }

    /** Sum of squares of the rows around the means of their cells. */
    double within() {
        return within;
    }

    long rows() {
        return rows;
    }

    double grandMean() {
        double sum = 0;
        for (int c = 0; c < counts.length; c++) {
            sum += counts[c] * means[c];
        }
        return sum / rows;
    }

    /** The level of each factor in a cell. */
    int[] levelsOf(int cell) {
        int[] of = new int[names.size()];
        for (int f = of.length - 1; f >= 0; f--) {
            of[f] = cell % levels.get(f).size();
            cell /= levels.get(f).size();
        }
        return of;
    }

    /** The cells that have rows. */
    int[] occupied() {
        return cellsWhere(true);
    }

    /** The combinations of levels that no row has. */
    int[] empty() {
        return cellsWhere(false);
    }

    private int[] cellsWhere(boolean occupied) {
        int[] found = new int[counts.length];
        int n = 0;
        for (int c = 0; c < counts.length; c++) {
            if (counts[c] > 0 == occupied) {
                found[n++] = c;
            }
        }
        return Arrays.copyOf(found, n);
    }

    /** A cell for the reader: {@code a=yes, b=2}. */
    String describe(int cell) {
        int[] of = levelsOf(cell);
        List<String> parts = new ArrayList<>();
        for (int f = 0; f < of.length; f++) {
            parts.add(names.get(f) + "=" + levels.get(f).get(of[f]));
        }
        return String.join(", ", parts);
    }
}
