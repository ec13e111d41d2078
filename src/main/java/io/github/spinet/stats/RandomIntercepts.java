// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.stats;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The likelihood of a linear model with nested or crossed random intercepts (Bates et al. 2015, doi:10.18637/jss.v067.i01).
 *
 * <p>The rows enter once, as products of group indicators, fixed columns and response; an evaluation does not depend on
 * their number. The factor with most levels has a diagonal block and is eliminated level by level; only the levels of the
 * other factors make a dense matrix.
 */
final class RandomIntercepts {

    /** The state at one set of variances: what the likelihood and the tests are made of. */
    record State(double lnDeterminant, double[][] information, double[] coefficients, double residual) {}

    private final int n;
    private final int p;
    // Number in the caller's order of the factor with most levels, then of the others.
    private final int[] order;
    private final int[] sizes;
    private final double[] firstCounts;
    // Of each level of the first factor: the other levels that it meets, and in how many rows.
    private final int[][] meets;
    private final double[][] meetCounts;
    private final double[][] otherCounts;
    private final int[] factorOfOther;
    // Products of the indicators with the basis and, last, with the residuals of ordinary least squares.
    private final double[][] firstProducts;
    private final double[][] otherProducts;
    private final double squares;

    /**
     * @param basis orthonormal columns
     * @param residuals of the response, orthogonal to the basis
     * @param levels the level of each row, for each random factor
     */
    RandomIntercepts(double[][] basis, double[] residuals, List<int[]> levels) {
        n = residuals.length;
        p = basis.length;
        int[] counts = levels.stream().mapToInt(FixedPart::count).toArray();
        order = IntStream.range(0, counts.length)
                .boxed()
                .sorted(Comparator.comparingInt(k -> -counts[k]))
                .mapToInt(Integer::intValue)
                .toArray();
        sizes = Arrays.stream(order).map(k -> counts[k]).toArray();
        int others = Arrays.stream(sizes).skip(1).sum();
        firstCounts = new double[sizes[0]];
        otherCounts = new double[others][others];
        factorOfOther = new int[others];
        firstProducts = new double[sizes[0]][p + 1];
        otherProducts = new double[others][p + 1];
        List<List<Integer>> met = new ArrayList<>();
        for (int i = 0; i < sizes[0]; i++) {
            met.add(new ArrayList<>());
        }
        int[] offsets = new int[order.length];
        for (int k = 1; k < order.length; k++) {
            offsets[k] = k == 1 ? 0 : offsets[k - 1] + sizes[k - 1];
            Arrays.fill(factorOfOther, offsets[k], offsets[k] + sizes[k], k);
        }
        double sum = 0;
        for (int i = 0; i < n; i++) {
            int first = levels.get(order[0])[i];
            firstCounts[first]++;
            addProducts(firstProducts[first], basis, residuals, i);
            for (int k = 1; k < order.length; k++) {
                int a = offsets[k] + levels.get(order[k])[i];
                met.get(first).add(a);
                addProducts(otherProducts[a], basis, residuals, i);
                for (int m = 1; m < order.length; m++) {
                    otherCounts[a][offsets[m] + levels.get(order[m])[i]]++;
                }
            }
            sum += residuals[i] * residuals[i];
        }
        squares = sum;
        meets = new int[sizes[0]][];
        meetCounts = new double[sizes[0]][];
        for (int i = 0; i < sizes[0]; i++) {
            int[] all = met.get(i).stream().mapToInt(Integer::intValue).toArray();
            meets[i] = Arrays.stream(all).distinct().toArray();
            meetCounts[i] = Arrays.stream(meets[i])
                    .mapToDouble(a -> Arrays.stream(all).filter(b -> b == a).count())
                    .toArray();
        }
    }

    private static void addProducts(double[] to, double[][] basis, double[] residuals, int row) {
        for (int j = 0; j < basis.length; j++) {
            to[j] += basis[j][row];
        }
        to[basis.length] += residuals[row];
    }

    int n() {
        return n;
    }

    int p() {
        return p;
    }

    /**
     * Solves the mixed model equations.
     *
     * @param theta standard deviation of each random factor over that of the residual, in the caller's order; the sign does
     *     not matter
     */
    State at(double[] theta) {
        double first = theta[order[0]];
        int others = factorOfOther.length;
        double[] scale =
                Arrays.stream(factorOfOther).mapToDouble(k -> theta[order[k]]).toArray();
        double[][] matrix = new double[others][others];
        double[][] right = new double[others][p + 1];
        double[][] products = new double[p + 1][p + 1];
        for (int a = 0; a < others; a++) {
            for (int b = 0; b <= a; b++) {
                matrix[a][b] = scale[a] * scale[b] * otherCounts[a][b] + (a == b ? 1 : 0);
            }
            for (int j = 0; j <= p; j++) {
                right[a][j] = scale[a] * otherProducts[a][j];
            }
        }
        double lnDeterminant = 0;
        for (int i = 0; i < sizes[0]; i++) {
            double pivot = first * first * firstCounts[i] + 1;
            double weight = first * first / pivot;
            lnDeterminant += Math.log(pivot);
            for (int x = 0; x < meets[i].length; x++) {
                int a = meets[i][x];
                double factor = weight * scale[a] * meetCounts[i][x];
                for (int y = 0; y < meets[i].length; y++) {
                    int b = meets[i][y];
                    if (b <= a) {
                        matrix[a][b] -= factor * scale[b] * meetCounts[i][y];
                    }
                }
                for (int j = 0; j <= p; j++) {
                    right[a][j] -= factor * firstProducts[i][j];
                }
            }
            addSquares(products, firstProducts[i], weight);
        }
        lnDeterminant += Cholesky.factor(matrix);
        Cholesky.forward(matrix, right);
        for (double[] row : right) {
            addSquares(products, row, 1);
        }
        return solve(products, lnDeterminant);
    }

    // What the random effects take from the products of fixed columns and response leaves the equations of the fixed
    // part.
    private State solve(double[][] taken, double lnDeterminant) {
        double[][] information = new double[p][p];
        double[] right = new double[p];
        for (int j = 0; j < p; j++) {
            for (int k = 0; k < p; k++) {
                information[j][k] = (j == k ? 1 : 0) - taken[Math.max(j, k)][Math.min(j, k)];
            }
            right[j] = -taken[p][j];
        }
        double[] coefficients = Cholesky.solve(information, right);
        double residual = squares - taken[p][p] - LinearFit.dot(coefficients, right);
        return new State(lnDeterminant, information, coefficients, residual);
    }

    private static void addSquares(double[][] sum, double[] row, double weight) {
        for (int j = 0; j < row.length; j++) {
            double scaled = weight * row[j];
            for (int k = 0; k <= j; k++) {
                sum[j][k] += scaled * row[k];
            }
        }
    }
}
