// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.stats;

/**
 * The null distribution of Spearman's correlation: all permutations for few pairs, for more the Edgeworth series of Best and
 * Roberts (1975, Applied Statistics 24, algorithm AS 89), as R has it.
 */
final class SpearmanExact {

    /** The most pairs for which all permutations are counted. */
    static final int MOST_PAIRS = 12;

    private SpearmanExact() {}

    /**
     * P(ρ ≤ r) and P(ρ ≥ r) of all permutations of mid-ranks; ties are permuted as they are. The permutations are counted by the
     * sum of products of ranks that they give, set of used ranks by set of used ranks.
     */
    static double[] allPermutations(double[] ranksX, double[] ranksY) {
        int n = ranksX.length;
        int[] x = whole(ranksX);
        int[] y = whole(ranksY);
        int observed = 0;
        int most = 0;
        for (int i = 0; i < n; i++) {
            observed += x[i] * y[i];
            most += x[i] * 2 * n;
        }
        double[][] ways = new double[1 << n][];
        ways[0] = new double[most + 1];
        ways[0][0] = 1;
        for (int used = 0; used < n; used++) {
            for (int set = 0; set < 1 << n; set++) {
                if (Integer.bitCount(set) == used) {
                    extend(ways, set, x[used], y);
                    ways[set] = null;
                }
            }
        }
        double all = 0;
        double below = 0;
        double above = 0;
        double[] counts = ways[(1 << n) - 1];
        for (int sum = 0; sum < counts.length; sum++) {
            all += counts[sum];
            below += sum <= observed ? counts[sum] : 0;
            above += sum >= observed ? counts[sum] : 0;
        }
        return new double[] {below / all, above / all};
    }

    // Pairs rank x with every y that the set leaves.
    private static void extend(double[][] ways, int set, int x, int[] y) {
        double[] from = ways[set];
        for (int j = 0; j < y.length; j++) {
            if ((set >> j & 1) == 0) {
                int larger = set | 1 << j;
                if (ways[larger] == null) {
                    ways[larger] = new double[from.length];
                }
                double[] to = ways[larger];
                int step = x * y[j];
                for (int sum = from.length - 1 - step; sum >= 0; sum--) {
                    to[sum + step] += from[sum];
                }
            }
        }
    }

    // Mid-ranks are multiples of one half.
    private static int[] whole(double[] ranks) {
        int[] doubled = new int[ranks.length];
        for (int i = 0; i < ranks.length; i++) {
            doubled[i] = (int) Math.round(2 * ranks[i]);
        }
        return doubled;
    }

    /** P(ρ ≤ r) and P(ρ ≥ r) of the Edgeworth series, for ranks without ties. */
    static double[] edgeworth(double[] ranksX, double[] ranksY) {
        double n = ranksX.length;
        double squares = 0;
        for (int i = 0; i < ranksX.length; i++) {
            squares += (ranksX[i] - ranksY[i]) * (ranksX[i] - ranksY[i]);
        }
        squares = Math.rint(squares);
        // The sum of squares takes even values only; each tail includes the observed one.
        return new double[] {upper(squares, n), 1 - upper(squares + 2, n)};
    }

    // P(Σ d² ≥ squares)
    private static double upper(double squares, double n) {
        double b = 1 / n;
        double x = (6 * (squares - 1) * b / (n * n - 1) - 1) * Math.sqrt(1 / b - 1);
        double y = x * x;
        double series = 0.2274
                + b * (0.2531 + 0.1745 * b)
                + y
                        * (-0.0758
                                + b * (0.1033 + 0.3932 * b)
                                - y
                                        * b
                                        * (0.0879
                                                + 0.0151 * b
                                                - y * (0.0072 - 0.0831 * b + y * b * (0.0131 - 4.6e-4 * y))));
        double normal = Math.exp(Tails.lnNormal(x)) / 2;
        double tail = x * b * series / Math.exp(y / 2) + (x > 0 ? normal : 1 - normal);
        return Math.max(0, Math.min(1, tail));
    }
}
