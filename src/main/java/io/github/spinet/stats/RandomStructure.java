// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.stats;

import io.github.spinet.core.BadInputException;
import io.github.spinet.core.BadParameterException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The random part of a mixed model: for each grouping factor the columns whose coefficients differ between its levels, and
 * the numbers (theta) that make the triangular factor of their covariance, relative to the residual standard deviation.
 *
 * <p>Columns of slopes are scaled, and centred where the slope may correlate with an intercept, which makes theta well
 * conditioned whatever the units and does not change the model.
 */
final class RandomStructure {

    /** An entry of the triangular factor of one block. */
    private record Entry(int block, int row, int column) {}

    /**
     * A grouping factor.
     *
     * @param group its name
     * @param levelNames of the levels by number
     * @param levels of the rows, numbered without gaps
     * @param names of the columns: "" for the intercept
     * @param columns as the model uses them
     * @param original a matrix that leads from coefficients of these columns to those of the columns as given
     * @param correlated whether a column may correlate with the one before it
     */
    record Block(
            String group,
            List<String> levelNames,
            int[] levels,
            List<String> names,
            double[][] columns,
            double[][] original,
            boolean[] correlated) {

        int count() {
            return FixedPart.count(levels);
        }

        int size() {
            return columns.length;
        }

        String levelName(int level) {
            return levelNames.get(level);
        }

        /** What a column stands for, in words. */
        String effect(int k) {
            return names.get(k).isEmpty() ? INTERCEPT : names.get(k);
        }
    }

    static final String INTERCEPT = "(intercept)";

    private final List<Block> blocks = new ArrayList<>();
    private final List<Entry> entries = new ArrayList<>();

    static RandomStructure of(FixedPart fixed, List<RandomTerm> terms) {
        Map<String, List<RandomTerm>> byGroup = new LinkedHashMap<>();
        terms.forEach(term -> byGroup.computeIfAbsent(term.group().name(), name -> new ArrayList<>())
                .add(term));
        RandomStructure structure = new RandomStructure();
        double[] ones = new double[fixed.n()];
        Arrays.fill(ones, 1);
        byGroup.values().forEach(of -> structure.add(fixed, of, ones));
        return structure;
    }

    private void add(FixedPart fixed, List<RandomTerm> terms, double[] ones) {
        Factor group = terms.get(0).group();
        int[] levels = fixed.levels(group);
        int count = FixedPart.count(levels);
        if (count < 2 || count >= fixed.n()) {
            throw new BadInputException("Grouping factor '" + group.name() + "' has " + count + " levels in "
                    + fixed.n() + " rows; expected at least 2 and fewer than rows");
        }
        List<String> names = new ArrayList<>();
        List<double[]> columns = new ArrayList<>();
        int size = terms.stream()
                .mapToInt(t -> (t.intercept() ? 1 : 0) + (t.slope().isPresent() ? 1 : 0))
                .sum();
        double[][] original = new double[size][size];
        boolean[] correlated = new boolean[size];
        for (RandomTerm term : terms) {
            if (term.intercept()) {
                original[names.size()][names.size()] = 1;
                add(group, names, "");
                columns.add(ones);
            }
            if (term.slope().isPresent()) {
                int k = names.size();
                Covariate slope = term.slope().get();
                add(group, names, slope.name());
                double[] x = fixed.pick(slope.values());
                double centre = term.intercept() ? Describe.mean(x) : 0;
                double scale = scale(x, centre, slope.name());
                original[k][k] = 1 / scale;
                correlated[k] = term.intercept();
                if (term.intercept()) {
                    original[k - 1][k] = -centre / scale;
                }
                columns.add(Arrays.stream(x).map(v -> (v - centre) / scale).toArray());
            }
        }
        for (int k = 0; k < size; k++) {
            if (correlated[k]) {
                entries.add(new Entry(blocks.size(), k, k - 1));
            }
            entries.add(new Entry(blocks.size(), k, k));
        }
        blocks.add(new Block(
                group.name(),
                fixed.levelNames(group),
                levels,
                names,
                columns.toArray(double[][]::new),
                original,
                correlated));
    }

    private static void add(Factor group, List<String> names, String name) {
        if (names.contains(name)) {
            throw new BadParameterException("The random part gives '" + group.name() + "' the same "
                    + (name.isEmpty() ? "intercept" : "slope of '" + name + "'") + " twice; name it once");
        }
        names.add(name);
    }

    private static double scale(double[] x, double centre, String name) {
        if (Samples.constant(x)) {
            throw new BadInputException("A random slope of '" + name + "' needs different values; all " + x.length
                    + " are " + (x.length > 0 ? x[0] : Double.NaN));
        }
        double squares = 0;
        for (double value : x) {
            squares += (value - centre) * (value - centre);
        }
        return Math.sqrt(squares / x.length);
    }

    List<Block> blocks() {
        return blocks;
    }

    /** The number of parameters. */
    int size() {
        return entries.size();
    }

    /** Where the search begins: all as variable as the residual. */
    double[] start() {
        return entries.stream().mapToDouble(e -> e.row() == e.column() ? 1 : 0).toArray();
    }

    /** The triangular factors of the blocks. */
    double[][][] factors(double[] theta) {
        double[][][] factors = new double[blocks.size()][][];
        for (int b = 0; b < factors.length; b++) {
            factors[b] = new double[blocks.get(b).size()][blocks.get(b).size()];
        }
        for (int k = 0; k < theta.length; k++) {
            Entry e = entries.get(k);
            factors[e.block()][e.row()][e.column()] = theta[k];
        }
        return factors;
    }

    /** Whether a parameter is a diagonal one, which stands for a singular model where it is 0. */
    boolean diagonal(int k) {
        return entries.get(k).row() == entries.get(k).column();
    }

    /** The same parameters with a diagonal one set to 0; the variance that it shared with the next column goes to that. */
    double[] without(double[] theta, int k) {
        double[] less = theta.clone();
        less[k] = 0;
        boolean shared = k + 1 < less.length && !diagonal(k + 1);
        if (shared) {
            less[k + 2] = Math.hypot(less[k + 1], less[k + 2]);
            less[k + 1] = 0;
        }
        return less;
    }

    /** The parameters with diagonal ones not negative, which give the same covariance. */
    double[] positive(double[] theta) {
        double[] same = theta.clone();
        for (int k = 0; k < same.length; k++) {
            if (diagonal(k)) {
                if (same[k] < 0 && k + 1 < same.length && !diagonal(k + 1)) {
                    same[k + 1] = -same[k + 1];
                }
                same[k] = Math.abs(same[k]);
            }
        }
        return same;
    }

    /** The covariance of a block's coefficients of the columns as given, for unit residual variance. */
    double[][] covariance(int block, double[] theta) {
        double[][] factor = times(blocks.get(block).original(), factors(theta)[block]);
        int q = factor.length;
        double[][] covariance = new double[q][q];
        for (int i = 0; i < q; i++) {
            for (int j = 0; j < q; j++) {
                covariance[i][j] = LinearFit.dot(factor[i], factor[j]);
            }
        }
        return covariance;
    }

    private static double[][] times(double[][] a, double[][] b) {
        double[][] product = new double[a.length][b.length];
        for (int i = 0; i < a.length; i++) {
            for (int k = 0; k < b.length; k++) {
                for (int j = 0; j < b.length; j++) {
                    product[i][j] += a[i][k] * b[k][j];
                }
            }
        }
        return product;
    }
}
