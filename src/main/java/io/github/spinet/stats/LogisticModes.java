// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.stats;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.math3.analysis.integration.gauss.GaussIntegrator;
import org.apache.commons.math3.analysis.integration.gauss.GaussIntegratorFactory;

/**
 * The deviance of a logistic model with nested or crossed random intercepts, by Laplace's approximation at the most likely
 * random effects or, for one grouping factor, by adaptive Gauss-Hermite quadrature around them (Bates et al. 2015,
 * doi:10.18637/jss.v067.i01; Pinheiro and Chao 2006, doi:10.1198/106186006X96962).
 *
 * <p>The factor with most levels is eliminated level by level, only the levels of the others make a dense matrix. The search
 * for the most likely effects starts at the last ones found, so that an object serves one thread.
 */
final class LogisticModes {

    private static final int MOST_STEPS = 100;
    private static final double CLOSE = 1e-9;
    private static final double MUCH = 1e200;

    private final double[] y;
    private final double[][] columns;
    // The factor with most levels first; of each the level of each row.
    private final int[] order;
    private final int[][] levels;
    private final int firsts;
    private final int others;
    private final int[] offsets;
    private final int[] factorOf;
    // Of each level of the first factor the other levels that it meets, and of each row where its ones stand there.
    private final int[][] meets;
    private final int[][] slots;
    private final double[] nodes;
    private final double[] lnWeights;
    // Of the first factor, then of the others.
    private final double[] effects;
    private final double[] eta;
    private final double[] mu;

    /**
     * @param y 0 or 1
     * @param columns of the fixed part
     * @param groups the level of each row, for each factor
     * @param quadrature number of nodes for one factor; 1 for Laplace's approximation
     */
    LogisticModes(double[] y, double[][] columns, List<int[]> groups, int quadrature) {
        this.y = y;
        this.columns = columns;
        int[] counts = groups.stream().mapToInt(FixedPart::count).toArray();
        order = IntStream.range(0, counts.length)
                .boxed()
                .sorted(Comparator.comparingInt(k -> -counts[k]))
                .mapToInt(Integer::intValue)
                .toArray();
        levels = Arrays.stream(order).mapToObj(groups::get).toArray(int[][]::new);
        firsts = counts[order[0]];
        offsets = new int[order.length];
        int sum = 0;
        for (int k = 1; k < order.length; k++) {
            offsets[k] = sum;
            sum += counts[order[k]];
        }
        others = sum;
        factorOf = new int[others];
        for (int k = 1; k < order.length; k++) {
            Arrays.fill(factorOf, offsets[k], offsets[k] + counts[order[k]], k);
        }
        meets = new int[firsts][0];
        slots = new int[order.length][y.length];
        for (int i = 0; i < y.length; i++) {
            for (int k = 1; k < order.length; k++) {
                slots[k][i] = slot(levels[0][i], offsets[k] + levels[k][i]);
            }
        }
        GaussIntegrator rule = new GaussIntegratorFactory().hermite(quadrature);
        nodes = new double[quadrature];
        lnWeights = new double[quadrature];
        for (int q = 0; q < quadrature; q++) {
            nodes[q] = Math.sqrt(2) * rule.getPoint(q);
            lnWeights[q] = Math.log(rule.getWeight(q)) + rule.getPoint(q) * rule.getPoint(q) - Math.log(Math.PI) / 2;
        }
        effects = new double[firsts + others];
        eta = new double[y.length];
        mu = new double[y.length];
    }

    private int slot(int first, int other) {
        int[] met = meets[first];
        for (int x = 0; x < met.length; x++) {
            if (met[x] == other) {
                return x;
            }
        }
        meets[first] = Arrays.copyOf(met, met.length + 1);
        meets[first][met.length] = other;
        return met.length;
    }

    /**
     * Minus twice the log likelihood.
     *
     * @param theta standard deviations of the intercepts, in the caller's order; the sign does not matter
     * @param beta coefficients of the columns
     * @return NaN where the search for the random effects fails
     */
    double deviance(double[] theta, double[] beta) {
        double[] fixed = new double[y.length];
        for (int j = 0; j < beta.length; j++) {
            for (int i = 0; i < fixed.length; i++) {
                fixed[i] += beta[j] * columns[j][i];
            }
        }
        double value = penalised(fixed, theta, effects);
        for (int step = 0; step < MOST_STEPS; step++) {
            Equations equations = new Equations(theta);
            double[] move = equations.step();
            double scale = 1;
            double[] moved = new double[effects.length];
            double there = Double.NaN;
            for (int half = 0; half < 30; half++) {
                for (int a = 0; a < moved.length; a++) {
                    moved[a] = effects[a] + scale * move[a];
                }
                there = penalised(fixed, theta, moved);
                if (there <= value + 1e-12 * Math.abs(value)) {
                    break;
                }
                scale /= 2;
            }
            if (!(there <= value + 1e-9 * Math.abs(value))) {
                Arrays.fill(effects, 0);
                return Double.NaN;
            }
            System.arraycopy(moved, 0, effects, 0, moved.length);
            value = there;
            if (largest(move) < CLOSE) {
                break;
            }
        }
        Equations last = new Equations(theta);
        return nodes.length == 1 ? value + last.lnDeterminant : quadrature(fixed, theta[order[0]], last.pivots);
    }

    // Minus twice the joint log density of outcomes and effects, without constants; leaves eta and mu behind.
    private double penalised(double[] fixed, double[] theta, double[] at) {
        double sum = LinearFit.dot(at, at);
        // One logarithm of many factors, of which each is at most 2.
        double product = 1;
        for (int i = 0; i < eta.length; i++) {
            double value = fixed[i] + theta[order[0]] * at[levels[0][i]];
            for (int k = 1; k < order.length; k++) {
                value += theta[order[k]] * at[firsts + offsets[k] + levels[k][i]];
            }
            eta[i] = value;
            double small = Math.exp(-Math.abs(value));
            mu[i] = value > 0 ? 1 / (1 + small) : small / (1 + small);
            double against = y[i] > 0 ? -value : value;
            sum += 2 * Math.max(0, against);
            product *= 1 + small;
            if (product > MUCH) {
                sum += 2 * Math.log(product);
                product = 1;
            }
        }
        return sum + 2 * Math.log(product);
    }

    // Of each level the integral over its effect, at nodes around the most likely one.
    private double quadrature(double[] fixed, double theta, double[] pivots) {
        double[][] ln = new double[firsts][nodes.length];
        double[] sds = Arrays.stream(pivots).map(d -> 1 / Math.sqrt(d)).toArray();
        for (int i = 0; i < firsts; i++) {
            for (int q = 0; q < nodes.length; q++) {
                double u = effects[i] + sds[i] * nodes[q];
                ln[i][q] = lnWeights[q] + Math.log(sds[i]) - u * u / 2;
            }
        }
        for (int row = 0; row < y.length; row++) {
            int i = levels[0][row];
            for (int q = 0; q < nodes.length; q++) {
                double value = fixed[row] + theta * (effects[i] + sds[i] * nodes[q]);
                double against = y[row] > 0 ? -value : value;
                ln[i][q] -= Math.max(0, against) + Math.log1p(Math.exp(-Math.abs(value)));
            }
        }
        double deviance = 0;
        for (double[] of : ln) {
            double most = Arrays.stream(of).max().orElse(0);
            deviance -= 2
                    * (most
                            + Math.log(Arrays.stream(of)
                                    .map(v -> Math.exp(v - most))
                                    .sum()));
        }
        return deviance;
    }

    private static double largest(double[] values) {
        double largest = 0;
        for (double value : values) {
            largest = Math.max(largest, Math.abs(value));
        }
        return largest;
    }

    // The curvature at the present effects, factored.
    private final class Equations {
        private final double[] pivots = new double[firsts];
        private final double[][] links = new double[firsts][];
        private final double[][] dense = new double[others][];
        private final double[] right = new double[firsts + others];
        private final double lnDeterminant;

        Equations(double[] theta) {
            double first = theta[order[0]];
            Arrays.fill(pivots, 1);
            for (int i = 0; i < firsts; i++) {
                links[i] = new double[meets[i].length];
            }
            for (int a = 0; a < others; a++) {
                dense[a] = new double[a + 1];
                dense[a][a] = 1;
            }
            for (int a = 0; a < right.length; a++) {
                right[a] = -effects[a];
            }
            for (int i = 0; i < y.length; i++) {
                double weight = mu[i] * (1 - mu[i]);
                double residual = y[i] - mu[i];
                int level = levels[0][i];
                pivots[level] += first * first * weight;
                right[level] += first * residual;
                for (int k = 1; k < order.length; k++) {
                    double own = theta[order[k]];
                    int a = offsets[k] + levels[k][i];
                    links[level][slots[k][i]] += first * own * weight;
                    right[firsts + a] += own * residual;
                    for (int m = 1; m <= k; m++) {
                        dense[a][offsets[m] + levels[m][i]] += own * theta[order[m]] * weight;
                    }
                }
            }
            double sum = 0;
            for (int i = 0; i < firsts; i++) {
                sum += Math.log(pivots[i]);
                for (int x = 0; x < links[i].length; x++) {
                    double share = links[i][x] / pivots[i];
                    int a = meets[i][x];
                    right[firsts + a] -= share * right[i];
                    for (int z = 0; z < links[i].length; z++) {
                        if (meets[i][z] <= a) {
                            dense[a][meets[i][z]] -= share * links[i][z];
                        }
                    }
                }
            }
            lnDeterminant = sum + Cholesky.factor(dense);
        }

        double[] step() {
            double[] step = right.clone();
            double[] tail = Arrays.copyOfRange(right, firsts, right.length);
            for (int a = 0; a < others; a++) {
                for (int b = 0; b < a; b++) {
                    tail[a] -= dense[a][b] * tail[b];
                }
                tail[a] /= dense[a][a];
            }
            Cholesky.backward(dense, tail);
            System.arraycopy(tail, 0, step, firsts, others);
            for (int i = 0; i < firsts; i++) {
                for (int x = 0; x < links[i].length; x++) {
                    step[i] -= links[i][x] * tail[meets[i][x]];
                }
                step[i] /= pivots[i];
            }
            return step;
        }
    }
}
