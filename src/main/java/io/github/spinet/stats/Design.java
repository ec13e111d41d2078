// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.stats;

import io.github.spinet.core.BadInputException;
import io.github.spinet.core.BadParameterException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The fixed part of a linear model of single rows: an intercept and terms of factors and covariates. */
public final class Design {

    /** The numbers that stand for the levels of a factor. */
    public enum Coding {
        /**
         * Each coefficient is a level against the first one. Tests of terms below an interaction are then tests at the first
         * levels.
         */
        TREATMENT,
        /** Effects coding as in {@link Anova}: coefficients are deviations from the mean of levels; tests are Type III. */
        SUM_TO_ZERO
    }

    private static final String INTERCEPT = "(intercept)";

    private final int rows;
    private final List<Term> terms;
    private final List<String> names = new ArrayList<>();
    private final List<double[]> columns = new ArrayList<>();
    private final Coding coding;
    // Of the factors, those that rows have, in order.
    private final Map<String, List<String>> levelsOf = new HashMap<>();
    private final Map<String, Double> meanOf = new HashMap<>();
    private final List<Integer> termOf = new ArrayList<>();

    private Design(int rows, List<Term> terms, Coding coding) {
        this.rows = rows;
        this.coding = coding;
        this.terms = List.copyOf(terms);
    }

    /**
     * Builds the columns.
     *
     * @param rows number of rows
     * @param factors of as many rows; levels that no row has are left out
     * @param covariates of as many rows
     * @param terms of these variables; a term of two covariates is their product. None for an intercept alone
     */
    public static Design of(
            int rows, List<Factor> factors, List<Covariate> covariates, List<Term> terms, Coding coding) {
        Design design = new Design(rows, terms, coding);
        double[] ones = new double[rows];
        Arrays.fill(ones, 1);
        design.add(INTERCEPT, ones, -1);
        for (int t = 0; t < terms.size(); t++) {
            List<String> names = List.of("");
            List<double[]> columns = List.of(ones);
            for (String variable : terms.get(t).factors()) {
                Coded coded = code(variable, factors, covariates, coding);
                design.levelsOf.put(variable, coded.levels);
                design.meanOf.put(variable, coded.levels.isEmpty() ? Describe.mean(coded.columns.get(0)) : 0);
                List<String> productNames = new ArrayList<>();
                List<double[]> products = new ArrayList<>();
                for (int i = 0; i < columns.size(); i++) {
                    for (int j = 0; j < coded.columns.size(); j++) {
                        String joint = names.get(i).isEmpty() ? "" : names.get(i) + ":";
                        productNames.add(joint + coded.names.get(j));
                        products.add(product(columns.get(i), coded.columns.get(j), variable));
                    }
                }
                names = productNames;
                columns = products;
            }
            for (int j = 0; j < columns.size(); j++) {
                design.add(names.get(j), columns.get(j), t);
            }
        }
        return design;
    }

    private void add(String name, double[] column, int term) {
        names.add(name);
        columns.add(column);
        termOf.add(term);
    }

    /** The names of the columns, the intercept first. */
    public List<String> names() {
        return List.copyOf(names);
    }

    /** The terms, in order. */
    public List<Term> terms() {
        return terms;
    }

    int rows() {
        return rows;
    }

    int size() {
        return columns.size();
    }

    /** NaN in rows where a variable is missing. */
    double[] column(int j) {
        return columns.get(j);
    }

    /** The numbers of the columns of a term. */
    int[] columnsOf(int term) {
        int[] of = new int[columns.size()];
        int n = 0;
        for (int j = 0; j < of.length; j++) {
            if (termOf.get(j) == term) {
                of[n++] = j;
            }
        }
        return Arrays.copyOf(of, n);
    }

    /** Marks the rows in which a value is missing. */
    void excludeMissing(boolean[] used) {
        for (double[] column : columns) {
            for (int i = 0; i < used.length; i++) {
                used[i] &= !Double.isNaN(column[i]);
            }
        }
    }

    /**
     * All pairs of levels of the factors that are terms of their own, as the factor of each column's coefficient. With
     * treatment coding they compare at the first levels of other factors, else on the average over them.
     */
    public Map<String, double[]> comparisons() {
        Map<String, double[]> comparisons = new LinkedHashMap<>();
        for (int t = 0; t < terms.size(); t++) {
            String name = terms.get(t).toString();
            List<String> levels = levelsOf.getOrDefault(name, List.of());
            int[] of = columnsOf(t);
            for (int a = 1; a < levels.size(); a++) {
                for (int b = 0; b < a; b++) {
                    double[] l = new double[columns.size()];
                    addLevel(l, of, a, 1);
                    addLevel(l, of, b, -1);
                    comparisons.put(name + ": " + levels.get(a) + " vs " + levels.get(b), l);
                }
            }
        }
        return comparisons;
    }

    /**
     * The weights of the coefficients in the mean that the model predicts at some levels. Factors that are not named are
     * averaged over their levels with equal weight; covariates are at their means over all rows.
     *
     * @param at a level of each factor that is named
     */
    public double[] meanAt(Map<String, String> at) {
        double[] weights = new double[columns.size()];
        weights[0] = 1;
        for (int t = 0; t < terms.size(); t++) {
            double[] products = {1};
            for (String variable : terms.get(t).factors()) {
                double[] own = codedMean(variable, at.get(variable));
                double[] more = new double[products.length * own.length];
                for (int k = 0; k < more.length; k++) {
                    more[k] = products[k / own.length] * own[k % own.length];
                }
                products = more;
            }
            int[] of = columnsOf(t);
            for (int k = 0; k < of.length; k++) {
                weights[of[k]] = products[k];
            }
        }
        return weights;
    }

    // The numbers that stand for a level, or for the average of all where it is null.
    private double[] codedMean(String variable, String level) {
        List<String> levels = levelsOf.get(variable);
        if (levels.isEmpty()) {
            return new double[] {meanOf.get(variable)};
        }
        double[] row = new double[levels.size() - 1];
        int[] own = new int[row.length];
        for (int k = 0; k < own.length; k++) {
            own[k] = k;
        }
        for (int k = 0; k < levels.size(); k++) {
            if (level == null || levels.get(k).equals(level)) {
                addLevel(row, own, k, level == null ? 1.0 / levels.size() : 1);
            }
        }
        return row;
    }

    private void addLevel(double[] l, int[] of, int level, double sign) {
        boolean treatment = coding == Coding.TREATMENT;
        if (treatment && level > 0) {
            l[of[level - 1]] += sign;
        } else if (!treatment && level < of.length) {
            l[of[level]] += sign;
        } else if (!treatment) {
            for (int column : of) {
                l[column] -= sign;
            }
        }
    }

    private record Coded(List<String> names, List<double[]> columns, List<String> levels) {}

    private static Coded code(String variable, List<Factor> factors, List<Covariate> covariates, Coding coding) {
        for (Factor factor : factors) {
            if (factor.name().equals(variable)) {
                return code(factor, coding);
            }
        }
        for (Covariate covariate : covariates) {
            if (covariate.name().equals(variable)) {
                for (int i = 0; i < covariate.values().length; i++) {
                    Samples.refuseInfinite(covariate.values()[i], "covariate '" + variable + "'", i);
                }
                return new Coded(List.of(variable), List.of(covariate.values()), List.of());
            }
        }
        throw new BadParameterException("There is no variable '" + variable + "'; there are "
                + factors.stream().map(Factor::name).toList() + " and "
                + covariates.stream().map(Covariate::name).toList());
    }

    private static Coded code(Factor factor, Coding coding) {
        int[] present = Arrays.stream(factor.codes())
                .filter(c -> c != Factor.MISSING)
                .distinct()
                .sorted()
                .toArray();
        boolean treatment = coding == Coding.TREATMENT;
        List<String> names = new ArrayList<>();
        List<double[]> columns = new ArrayList<>();
        int reference = treatment ? 0 : present.length - 1;
        for (int k = 0; k < present.length; k++) {
            if (k != reference) {
                double[] column = new double[factor.codes().length];
                for (int i = 0; i < column.length; i++) {
                    int code = factor.codes()[i];
                    double others = !treatment && code == present[reference] ? -1 : 0;
                    column[i] = code == Factor.MISSING ? Double.NaN : code == present[k] ? 1 : others;
                }
                names.add(factor.name() + "=" + factor.levels().get(present[k]));
                columns.add(column);
            }
        }
        return new Coded(
                names,
                columns,
                Arrays.stream(present).mapToObj(factor.levels()::get).toList());
    }

    private static double[] product(double[] a, double[] b, String variable) {
        if (a.length != b.length) {
            throw new BadInputException("Variable '" + variable + "' has " + b.length + " rows; expected " + a.length
                    + " as in the response");
        }
        double[] product = new double[a.length];
        for (int i = 0; i < a.length; i++) {
            product[i] = a[i] * b[i];
        }
        return product;
    }
}
