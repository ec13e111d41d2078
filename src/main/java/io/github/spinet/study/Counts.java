// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.study;

import io.github.spinet.stats.Factor;
import java.util.List;

/**
 * How many cases have each combination of two factors' levels.
 *
 * @param rows levels of the factor on the left of the formula
 * @param columns levels of the one on the right
 * @param counts {@code counts[row][column]}, not copied
 */
public record Counts(List<String> rows, List<String> columns, long[][] counts) {

    public Counts {
        rows = List.copyOf(rows);
        columns = List.copyOf(columns);
    }

    static Counts of(TestTable table, TableStatistics.Params params) {
        Factor row = table.grouping(table.responseName());
        Factor column = table.grouping(table.variable(params.test(), "enlarged ~ mrs"));
        long[][] counts = new long[row.levels().size()][column.levels().size()];
        double[] cases = params.counts()
                .map(name -> table.numbers(name, v -> v >= 0 && v == Math.rint(v), "a whole number of cases from 0 on"))
                .orElse(null);
        for (int i = 0; i < table.n(); i++) {
            double add = cases == null ? 1 : cases[i];
            counts[row.codes()[i]][column.codes()[i]] += (long) add;
        }
        return new Counts(row.levels(), column.levels(), counts);
    }

    boolean isTwoByTwo() {
        return rows.size() == 2 && columns.size() == 2;
    }

    long n() {
        long n = 0;
        for (long[] row : counts) {
            for (long count : row) {
                n += count;
            }
        }
        return n;
    }

    /** How many cases each level of the factor on the right has. */
    public long[] columnSums() {
        long[] sums = new long[columns.size()];
        for (long[] row : counts) {
            for (int j = 0; j < sums.length; j++) {
                sums[j] += row[j];
            }
        }
        return sums;
    }
}
