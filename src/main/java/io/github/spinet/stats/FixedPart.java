// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.stats;

import io.github.spinet.core.BadInputException;
import java.util.Arrays;
import java.util.List;

/**
 * The complete rows of a model, with the fixed part as an orthonormal basis. Estimates are made in this basis, whose
 * coefficients are well scaled whatever the units; {@link LinearFit#dual} leads back to the coefficients of the columns.
 */
final class FixedPart {

    private final Design design;
    private final LinearFit fit;
    private final int[] rows;

    private FixedPart(Design design, LinearFit fit, int[] rows) {
        this.design = design;
        this.fit = fit;
        this.rows = rows;
    }

    /** @param groups factors that must not be missing either */
    static FixedPart of(double[] y, Design design, List<Factor> groups) {
        if (y.length != design.rows()) {
            throw new BadInputException(
                    "The response has " + y.length + " rows, the design " + design.rows() + "; expected equal numbers");
        }
        boolean[] used = new boolean[y.length];
        for (int i = 0; i < y.length; i++) {
            Samples.refuseInfinite(y[i], "the response", i);
            used[i] = !Double.isNaN(y[i]);
        }
        design.excludeMissing(used);
        for (Factor group : groups) {
            if (group.codes().length != y.length) {
                throw new BadInputException("Factor '" + group.name() + "' has " + group.codes().length
                        + " rows, the response " + y.length + "; expected equal lengths");
            }
            for (int i = 0; i < y.length; i++) {
                used[i] &= group.codes()[i] != Factor.MISSING;
            }
        }
        int[] rows = new int[y.length];
        int n = 0;
        for (int i = 0; i < y.length; i++) {
            if (used[i]) {
                rows[n++] = i;
            }
        }
        rows = Arrays.copyOf(rows, n);
        double[] weights = new double[n];
        Arrays.fill(weights, 1);
        LinearFit fit = new LinearFit(pick(y, rows), weights);
        for (int j = 0; j < design.size(); j++) {
            fit.add(pick(design.column(j), rows));
        }
        return new FixedPart(design, fit, rows);
    }

    private static double[] pick(double[] values, int[] rows) {
        double[] picked = new double[rows.length];
        for (int i = 0; i < rows.length; i++) {
            picked[i] = values[rows[i]];
        }
        return picked;
    }

    /** The values of the complete rows. */
    double[] pick(double[] values) {
        return pick(values, rows);
    }

    /** The values with NaN in place of some of the complete rows. */
    double[] without(double[] values, boolean[] left) {
        double[] rest = values.clone();
        for (int i = 0; i < rows.length; i++) {
            rest[rows[i]] = left[i] ? Double.NaN : rest[rows[i]];
        }
        return rest;
    }

    Design design() {
        return design;
    }

    LinearFit fit() {
        return fit;
    }

    /** Number of complete rows. */
    int n() {
        return rows.length;
    }

    /** One column's coefficient in terms of the basis; NaN where the data do not determine it. */
    double[] dual(int column) {
        double[] l = new double[design.size()];
        l[column] = 1;
        return fit.dual(l);
    }

    /** The levels of a factor in the complete rows, numbered without gaps in order of their first row. */
    int[] levels(Factor factor) {
        int[] numbers = new int[factor.levels().size()];
        Arrays.fill(numbers, -1);
        int[] levels = new int[rows.length];
        int next = 0;
        for (int i = 0; i < rows.length; i++) {
            int code = factor.codes()[rows[i]];
            if (numbers[code] < 0) {
                numbers[code] = next++;
            }
            levels[i] = numbers[code];
        }
        return levels;
    }

    /** The names of the {@link #levels} by number. */
    List<String> levelNames(Factor factor) {
        return Arrays.stream(rows)
                .map(row -> factor.codes()[row])
                .distinct()
                .mapToObj(factor.levels()::get)
                .toList();
    }

    static int count(int[] levels) {
        return Arrays.stream(levels).max().orElse(-1) + 1;
    }
}
