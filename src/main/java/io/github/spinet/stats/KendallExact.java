// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.stats;

import java.util.Arrays;

/** The null distribution of Kendall's S, concordant minus discordant pairs, over all pairings of x and y. */
final class KendallExact {

    /** The most pairs with ties for which all pairings are counted. */
    static final int MOST_TIED = 12;
    /** The most pairs without ties: beyond, one over the number of pairings is no double. */
    static final int MOST_UNTIED = 170;

    private KendallExact() {}

    /**
     * P(S ≤ s) and P(S ≥ s) without ties. Every further element adds 0 to k inversions, so the counts come from sums over
     * moving windows.
     */
    static double[] untied(int n, double s) {
        int most = n * (n - 1) / 2;
        double[] share = new double[most + 1];
        share[0] = 1;
        int reached = 0;
        for (int k = 2; k <= n; k++) {
            double[] next = new double[most + 1];
            reached += k - 1;
            // From the small end, whose window has only few terms; the other end is its mirror image.
            double window = 0;
            for (int i = 0; i <= reached / 2; i++) {
                window += share[i] - (i >= k ? share[i - k] : 0);
                next[i] = window / k;
                next[reached - i] = next[i];
            }
            share = next;
        }
        int inversions = (int) Math.round((most - s) / 2);
        double below = 0;
        double above = 0;
        for (int i = 0; i <= most; i++) {
            above += i <= inversions ? share[i] : 0;
        }
        for (int i = most; i >= inversions; i--) {
            below += share[i];
        }
        return new double[] {Math.min(1, below), Math.min(1, above)};
    }

    /**
     * P(S ≤ s) and P(S ≥ s) of values with ties. Groups of equal x are filled with y one after the other; what a group adds
     * to S depends on the set of y that are used before, so sets are visited, not pairings.
     */
    static double[] tied(double[] x, double[] y, double s) {
        int n = x.length;
        int most = n * (n - 1) / 2;
        int[] sizes = groups(x);
        double[][] ways = new double[1 << n][];
        ways[0] = new double[2 * most + 1];
        ways[0][most] = 1;
        int used = 0;
        for (int size : sizes) {
            for (int set = 0; set < 1 << n; set++) {
                if (ways[set] != null && Integer.bitCount(set) == used) {
                    fill(ways, set, size, y);
                    ways[set] = null;
                }
            }
            used += size;
        }
        double[] counts = ways[(1 << n) - 1];
        int observed = (int) Math.round(s) + most;
        double all = Arrays.stream(counts).sum();
        double below = 0;
        double above = 0;
        for (int k = 0; k < counts.length; k++) {
            below += k <= observed ? counts[k] : 0;
            above += k >= observed ? counts[k] : 0;
        }
        return new double[] {below / all, above / all};
    }

    // Adds every group of the wanted size from what the set leaves.
    private static void fill(double[][] ways, int set, int size, double[] y) {
        int rest = (1 << y.length) - 1 & ~set;
        for (int group = rest; group > 0; group = group - 1 & rest) {
            if (Integer.bitCount(group) == size) {
                int step = added(set, group, y);
                double[] from = ways[set];
                int joint = set | group;
                if (ways[joint] == null) {
                    ways[joint] = new double[from.length];
                }
                for (int k = Math.max(0, -step); k < Math.min(from.length, from.length - step); k++) {
                    ways[joint][k + step] += from[k];
                }
            }
        }
    }

    private static int added(int set, int group, double[] y) {
        int sum = 0;
        for (int later = 0; later < y.length; later++) {
            for (int before = 0; (group >> later & 1) == 1 && before < y.length; before++) {
                sum += (set >> before & 1) == 1 ? (int) Math.signum(y[later] - y[before]) : 0;
            }
        }
        return sum;
    }

    private static int[] groups(double[] x) {
        double[] sorted = x.clone();
        Arrays.sort(sorted);
        int[] sizes = new int[x.length];
        int groups = 0;
        for (int i = 0; i < sorted.length; i++) {
            groups += i == 0 || sorted[i] != sorted[i - 1] ? 1 : 0;
            sizes[groups - 1]++;
        }
        return Arrays.copyOf(sizes, groups);
    }
}
