// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.stats;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The likelihood of a linear model with nested or crossed random effects (Bates et al. 2015, doi:10.18637/jss.v067.i01).
 *
 * <p>The rows enter once, as products of the columns of the random effects, fixed columns and response; an evaluation does not
 * depend on their number. The factor with most levels has a small block a level and is eliminated level by level; only the
 * levels of the other factors make a dense matrix.
 */
final class RandomEffects {

    /** The state at one set of variances: what the likelihood and the tests are made of. */
    record State(double lnDeterminant, double[][] information, double[] coefficients, double residual) {}

    private final int n;
    private final int p;
    private final List<RandomStructure.Block> blocks;
    // The block with most levels, then the others.
    private final int[] order;
    private final int first;
    // Products of the columns of the first block, of each level: with each other, with the others that it meets,
    // with the basis and, last, the residuals of ordinary least squares.
    private final double[][][] squaresOf;
    private final int[][] meets;
    private final double[][][] meetProducts;
    private final double[][][] firstProducts;
    // Of the dense columns: block, number within the level, products.
    private final int[] blockOf;
    private final int[] within;
    private final int[] offsets;
    private final double[][] otherSquares;
    private final double[][] otherProducts;
    private final double squares;

    /**
     * @param basis orthonormal columns
     * @param residuals of the response, orthogonal to the basis
     */
    RandomEffects(double[][] basis, double[] residuals, List<RandomStructure.Block> blocks) {
        this.blocks = blocks;
        n = residuals.length;
        p = basis.length;
        order = IntStream.range(0, blocks.size())
                .boxed()
                .sorted(Comparator.comparingInt(b -> -blocks.get(b).count()))
                .mapToInt(Integer::intValue)
                .toArray();
        first = order[0];
        offsets = new int[blocks.size()];
        int others = 0;
        for (int k = 1; k < order.length; k++) {
            offsets[order[k]] = others;
            others += blocks.get(order[k]).count() * blocks.get(order[k]).size();
        }
        blockOf = new int[others];
        within = new int[others];
        for (int k = 1; k < order.length; k++) {
            RandomStructure.Block block = blocks.get(order[k]);
            for (int a = 0; a < block.count() * block.size(); a++) {
                blockOf[offsets[order[k]] + a] = order[k];
                within[offsets[order[k]] + a] = a % block.size();
            }
        }
        RandomStructure.Block most = blocks.get(first);
        int levels = most.count();
        squaresOf = new double[levels][most.size()][most.size()];
        firstProducts = new double[levels][most.size()][p + 1];
        meets = new int[levels][];
        meetProducts = new double[levels][most.size()][];
        otherSquares = new double[others][others];
        otherProducts = new double[others][p + 1];
        squares = LinearFit.dot(residuals, residuals);
        sum(basis, residuals);
    }

    // The rows level by level of the first block, so that one line of products is open at a time.
    private void sum(double[][] basis, double[] residuals) {
        RandomStructure.Block most = blocks.get(first);
        int others = blockOf.length;
        int[] sorted = LevelOrder.of(most.levels(), squaresOf.length);
        int[] slots = new int[others];
        Arrays.fill(slots, -1);
        int[] met = new int[others];
        double[][] open = new double[most.size()][others];
        int count = 0;
        int[] columns = new int[order.length];
        for (int s = 0; s < n; s++) {
            int row = sorted[s];
            int level = most.levels()[row];
            for (int k = 1; k < order.length; k++) {
                RandomStructure.Block block = blocks.get(order[k]);
                columns[k] = offsets[order[k]] + block.levels()[row] * block.size();
                for (int c = 0; c < block.size(); c++) {
                    int a = columns[k] + c;
                    if (slots[a] < 0) {
                        slots[a] = count;
                        met[count++] = a;
                    }
                    for (int r = 0; r < most.size(); r++) {
                        open[r][slots[a]] += most.columns()[r][row] * block.columns()[c][row];
                    }
                    addProducts(otherProducts[a], block.columns()[c][row], basis, residuals, row);
                    for (int m = 1; m <= k; m++) {
                        addSquares(a, columns[m], block.columns()[c][row], blocks.get(order[m]), row);
                    }
                }
            }
            for (int r = 0; r < most.size(); r++) {
                double z = most.columns()[r][row];
                addProducts(firstProducts[level][r], z, basis, residuals, row);
                for (int c = 0; c < most.size(); c++) {
                    squaresOf[level][r][c] += z * most.columns()[c][row];
                }
            }
            if (s == n - 1 || most.levels()[sorted[s + 1]] != level) {
                meets[level] = Arrays.copyOf(met, count);
                for (int r = 0; r < most.size(); r++) {
                    meetProducts[level][r] = Arrays.copyOf(open[r], count);
                    Arrays.fill(open[r], 0, count, 0);
                }
                for (int x = 0; x < count; x++) {
                    slots[met[x]] = -1;
                }
                count = 0;
            }
        }
        for (int a = 0; a < others; a++) {
            for (int b = 0; b < a; b++) {
                otherSquares[b][a] = otherSquares[a][b];
            }
        }
    }

    private void addSquares(int a, int from, double z, RandomStructure.Block block, int row) {
        for (int c = 0; c < block.size(); c++) {
            otherSquares[a][from + c] += z * block.columns()[c][row];
        }
    }

    private static void addProducts(double[] to, double z, double[][] basis, double[] residuals, int row) {
        for (int j = 0; j < basis.length; j++) {
            to[j] += z * basis[j][row];
        }
        to[basis.length] += z * residuals[row];
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
     * @param factors the triangular factor of the relative covariance of each block
     */
    State at(double[][][] factors) {
        return new Elimination(factors).state;
    }

    /**
     * The coefficients of each level that are most likely given the response (BLUP).
     *
     * @return for each block its levels' coefficients of the columns as the model uses them
     */
    double[][][] predictions(double[][][] factors) {
        return new Elimination(factors).predictions();
    }

    /** The number of random effects. */
    int size() {
        return firstSize() + blockOf.length;
    }

    private int firstSize() {
        return squaresOf.length * blocks.get(first).size();
    }

    /** The number, among all random effects, of the first one of a level. */
    int index(int block, int level) {
        int own = level * blocks.get(block).size();
        return block == first ? own : firstSize() + offsets[block] + own;
    }

    /** The products of the columns of all random effects with each other. */
    double[][] gram() {
        int from = firstSize();
        double[][] gram = new double[size()][size()];
        for (int i = 0; i < squaresOf.length; i++) {
            for (int r = 0; r < squaresOf[i].length; r++) {
                int row = index(first, i) + r;
                System.arraycopy(squaresOf[i][r], 0, gram[row], index(first, i), squaresOf[i].length);
                for (int x = 0; x < meets[i].length; x++) {
                    gram[row][from + meets[i][x]] = meetProducts[i][r][x];
                    gram[from + meets[i][x]][row] = meetProducts[i][r][x];
                }
            }
        }
        for (int a = 0; a < blockOf.length; a++) {
            System.arraycopy(otherSquares[a], 0, gram[from + a], from, blockOf.length);
        }
        return gram;
    }

    /** The products of the columns of all random effects with the basis. */
    double[][] products() {
        double[][] products = new double[size()][];
        for (int i = 0; i < squaresOf.length; i++) {
            for (int r = 0; r < squaresOf[i].length; r++) {
                products[index(first, i) + r] = Arrays.copyOf(firstProducts[i][r], p);
            }
        }
        for (int a = 0; a < blockOf.length; a++) {
            products[firstSize() + a] = Arrays.copyOf(otherProducts[a], p);
        }
        return products;
    }

    /** The transposed factors times rows, one for each random effect. */
    double[][] scaled(double[][][] factors, double[][] rows) {
        double[][] scaled = new double[rows.length][];
        for (int b = 0; b < blocks.size(); b++) {
            int size = blocks.get(b).size();
            for (int level = 0; level < blocks.get(b).count(); level++) {
                int from = index(b, level);
                double[][] product =
                        SmallMatrices.transposedTimes(factors[b], Arrays.copyOfRange(rows, from, from + size));
                System.arraycopy(product, 0, scaled, from, size);
            }
        }
        return scaled;
    }

    // One pass of the elimination.
    private final class Elimination {
        private final double[][][] factors;
        private final double[][] dense;
        private final double[][] right;
        private final double[][][] pivots;
        private final double[][][] links;
        private final double[][][] rights;
        private final State state;

        Elimination(double[][][] factors) {
            this.factors = factors;
            int others = blockOf.length;
            dense = new double[others][];
            right = new double[others][p + 1];
            for (int a = 0; a < others; a++) {
                dense[a] = new double[a + 1];
                for (int b = 0; b <= a; b++) {
                    dense[a][b] = scaled(a, b) + (a == b ? 1 : 0);
                }
                for (int r = within[a]; r < factors[blockOf[a]].length; r++) {
                    double share = factors[blockOf[a]][r][within[a]];
                    for (int j = 0; j <= p; j++) {
                        right[a][j] += share * otherProducts[a - within[a] + r][j];
                    }
                }
            }
            int levels = squaresOf.length;
            pivots = new double[levels][][];
            links = new double[levels][][];
            rights = new double[levels][][];
            double[][] products = new double[p + 1][p + 1];
            double lnDeterminant = 0;
            for (int i = 0; i < levels; i++) {
                lnDeterminant += eliminate(i, products);
            }
            lnDeterminant += Cholesky.factor(dense);
            Cholesky.forward(dense, right);
            for (double[] row : right) {
                SmallMatrices.addOuter(products, row);
            }
            state = solve(products, lnDeterminant);
        }

        private double scaled(int a, int b) {
            double[][] left = factors[blockOf[a]];
            double[][] other = factors[blockOf[b]];
            double sum = 0;
            for (int r = within[a]; r < left.length; r++) {
                double inner = 0;
                for (int s = within[b]; s < other.length; s++) {
                    inner += otherSquares[a - within[a] + r][b - within[b] + s] * other[s][within[b]];
                }
                sum += left[r][within[a]] * inner;
            }
            return sum;
        }

        private double eliminate(int i, double[][] products) {
            double[][] factor = factors[first];
            double[][] pivot = SmallMatrices.transposedTimes(factor, SmallMatrices.columnsTimes(squaresOf[i], factor));
            for (int r = 0; r < pivot.length; r++) {
                pivot[r][r] += 1;
            }
            double lnDeterminant = Cholesky.factor(pivot);
            double[][] link = SmallMatrices.transposedTimes(factor, linked(i));
            Cholesky.forward(pivot, link);
            double[][] own = SmallMatrices.transposedTimes(factor, firstProducts[i]);
            Cholesky.forward(pivot, own);
            for (int r = 0; r < pivot.length; r++) {
                for (int x = 0; x < meets[i].length; x++) {
                    int a = meets[i][x];
                    double share = link[r][x];
                    if (share == 0) {
                        continue;
                    }
                    for (int y = 0; y < meets[i].length; y++) {
                        if (meets[i][y] <= a) {
                            dense[a][meets[i][y]] -= share * link[r][y];
                        }
                    }
                    for (int j = 0; j <= p; j++) {
                        right[a][j] -= share * own[r][j];
                    }
                }
                SmallMatrices.addOuter(products, own[r]);
            }
            pivots[i] = pivot;
            links[i] = link;
            rights[i] = own;
            return lnDeterminant;
        }

        // The columns of a level stand side by side.
        private double[][] linked(int i) {
            double[][] linked = new double[meetProducts[i].length][meets[i].length];
            for (int x = 0; x < meets[i].length; x++) {
                int c = within[meets[i][x]];
                double[][] other = factors[blockOf[meets[i][x]]];
                for (int s = c; s < other.length; s++) {
                    for (int r = 0; r < linked.length; r++) {
                        linked[r][x] += meetProducts[i][r][x - c + s] * other[s][c];
                    }
                }
            }
            return linked;
        }

        double[][][] predictions() {
            double[][][] predictions = new double[blocks.size()][][];
            for (int b = 0; b < predictions.length; b++) {
                predictions[b] = new double[blocks.get(b).count()][];
            }
            double[] others = left(right);
            Cholesky.backward(dense, others);
            int[] next = new int[blocks.size()];
            for (int a = 0; a < others.length; a += factors[blockOf[a]].length) {
                int b = blockOf[a];
                predictions[b][next[b]++] =
                        SmallMatrices.times(factors[b], Arrays.copyOfRange(others, a, a + factors[b].length));
            }
            for (int i = 0; i < pivots.length; i++) {
                double[] own = left(rights[i]);
                for (int r = 0; r < own.length; r++) {
                    for (int x = 0; x < meets[i].length; x++) {
                        own[r] -= links[i][r][x] * others[meets[i][x]];
                    }
                }
                Cholesky.backward(pivots[i], own);
                predictions[first][i] = SmallMatrices.times(factors[first], own);
            }
            return predictions;
        }

        // The right side that the fixed part leaves.
        private double[] left(double[][] rows) {
            return Arrays.stream(rows)
                    .mapToDouble(row -> row[p] - LinearFit.dot(state.coefficients(), row))
                    .toArray();
        }
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
}
