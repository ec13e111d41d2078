// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.stats;

import io.github.spinet.core.BadParameterException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A linear model of the means of cells: an intercept and terms of categorical factors in effects coding (a factor of L
 * levels has L − 1 columns; column k is 1 at level k, −1 at the last level, 0 elsewhere; an interaction has the products).
 */
final class CellModel {

    private final CellTable table;
    private final List<Term> terms;
    private final int[] occupied;
    private final double[] weights;
    private final double[] centred;
    private final LinearFit full;

    CellModel(CellTable table, List<Term> terms) {
        this.table = table;
        this.terms = List.copyOf(terms);
        this.occupied = table.occupied();
        this.weights = new double[occupied.length];
        this.centred = new double[occupied.length];
        // Without the grand mean the projections do not lose digits to a large offset.
        double grand = table.grandMean();
        for (int i = 0; i < occupied.length; i++) {
            weights[i] = table.count(occupied[i]);
            centred[i] = table.mean(occupied[i]) - grand;
        }
        this.full = fit(terms);
    }

    CellTable table() {
        return table;
    }

    List<Term> terms() {
        return terms;
    }

    /** The fit of the whole model. */
    LinearFit full() {
        return full;
    }

    /** The fit of an intercept and some terms, in this order. */
    LinearFit fit(List<Term> some) {
        LinearFit fit = new LinearFit(centred, weights);
        double[] ones = new double[occupied.length];
        Arrays.fill(ones, 1);
        fit.add(ones);
        some.forEach(term -> add(fit, term));
        return fit;
    }

    /** Adds the columns of a term to a fit. */
    void add(LinearFit fit, Term term) {
        double[][] rows = new double[occupied.length][];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = codes(term, table.levelsOf(occupied[i]));
        }
        for (int j = 0; j < columns(term); j++) {
            double[] column = new double[rows.length];
            for (int i = 0; i < rows.length; i++) {
                column[i] = rows[i][j];
            }
            fit.add(column);
        }
    }

    /** How many columns a term has: its degrees of freedom where no cell is empty. */
    int columns(Term term) {
        int columns = 1;
        for (String factor : term.factors()) {
            columns *= table.levels(index(factor)).size() - 1;
        }
        return columns;
    }

    /**
     * The population marginal mean of a combination of levels of some factors, as factors of the model's coefficients:
     * the other factors are averaged over their levels with equal weight, which leaves only the terms without them.
     *
     * @param level of each factor, −1 for those that are averaged
     */
    double[] marginal(int[] level) {
        List<Double> l = new ArrayList<>();
        l.add(1.0);
        for (Term term : terms) {
            for (double code : codes(term, level)) {
                l.add(code);
            }
        }
        return l.stream().mapToDouble(Double::doubleValue).toArray();
    }

    int index(String factor) {
        int index = table.names().indexOf(factor);
        if (index < 0) {
            throw new BadParameterException("There is no factor '" + factor + "'; the factors are " + table.names());
        }
        return index;
    }

    private double[] codes(Term term, int[] level) {
        double[] codes = {1};
        for (String factor : term.factors()) {
            int f = index(factor);
            int columns = table.levels(f).size() - 1;
            double[] product = new double[codes.length * columns];
            for (int i = 0; i < codes.length; i++) {
                for (int k = 0; k < columns; k++) {
                    product[i * columns + k] = codes[i] * code(level[f], k, columns);
                }
            }
            codes = product;
        }
        return codes;
    }

    // Averaged over all levels, every column of effects coding is zero.
    private static double code(int level, int column, int columns) {
        return level == column ? 1 : level == columns ? -1 : 0;
    }
}
