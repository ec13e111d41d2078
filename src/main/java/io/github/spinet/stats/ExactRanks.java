// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.stats;

import io.github.spinet.core.BadParameterException;

/**
 * Exact distributions of sums of mid-ranks, by counting all outcomes with dynamic programming. Ties need no correction:
 * the ranks that occurred are the ones that are permuted.
 */
final class ExactRanks {

    private static final long MOST_CELLS = 10_000_000;
    // Beyond, the number of signs exceeds what a double holds.
    private static final int MOST_SIGNS = 1000;

    private ExactRanks() {}

    /**
     * P(W ≤ w) and P(W ≥ w) for the sum W of {@code size} ranks drawn from all without replacement.
     *
     * @param w the observed sum
     */
    static double[] drawn(double[] ranks, int size, double w) {
        int[] doubled = doubled(ranks);
        int most = sum(doubled);
        if ((size + 1L) * (most + 1L) > MOST_CELLS) {
            throw tooMany(ranks.length);
        }
        double[][] ways = new double[size + 1][most + 1];
        ways[0][0] = 1;
        int reached = 0;
        for (int i = 0; i < doubled.length; i++) {
            reached += doubled[i];
            // Larger subsets first, so that a rank is used at most once.
            for (int k = Math.min(size, i + 1); k >= 1; k--) {
                for (int s = reached; s >= doubled[i]; s--) {
                    ways[k][s] += ways[k - 1][s - doubled[i]];
                }
            }
        }
        return tails(ways[size], w);
    }

    /** P(W ≤ w) and P(W ≥ w) for the sum W of the ranks that get a positive sign when each sign is a fair coin. */
    static double[] signed(double[] ranks, double w) {
        if (ranks.length > MOST_SIGNS) {
            throw tooMany(ranks.length);
        }
        int[] doubled = doubled(ranks);
        double[] ways = new double[sum(doubled) + 1];
        ways[0] = 1;
        int reached = 0;
        for (int rank : doubled) {
            reached += rank;
            for (int s = reached; s >= rank; s--) {
                ways[s] += ways[s - rank];
            }
        }
        return tails(ways, w);
    }

    private static BadParameterException tooMany(int n) {
        return new BadParameterException("method = EXACT for " + n
                + " values needs too much memory and time; choose the normal approximation, which is good for so many");
    }

    private static double[] tails(double[] ways, double w) {
        int observed = (int) Math.round(2 * w);
        double all = 0;
        double below = 0;
        double above = 0;
        for (int s = 0; s < ways.length; s++) {
            all += ways[s];
            below += s <= observed ? ways[s] : 0;
            above += s >= observed ? ways[s] : 0;
        }
        return new double[] {below / all, above / all};
    }

    // Mid-ranks are multiples of one half.
    private static int[] doubled(double[] ranks) {
        int[] doubled = new int[ranks.length];
        for (int i = 0; i < ranks.length; i++) {
            doubled[i] = (int) Math.round(2 * ranks[i]);
        }
        return doubled;
    }

    private static int sum(int[] values) {
        int sum = 0;
        for (int value : values) {
            sum += value;
        }
        return sum;
    }
}
