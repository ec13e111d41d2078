// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.spine;

import java.util.Arrays;

/**
 * Pairs the spines of two sets of positions in one frame of reference.
 *
 * <p>The pairs are those with the greatest total of 1 − (distance / gate)², each spine in one pair at most and no pair
 * beyond the gate. Then the movement that is left over is estimated around every spine from the pairs near it (each
 * weighs less the farther it is from the spine and the more it disagrees), taken off, and the pairs are made again: spines
 * one after the other on a dendrite that slid a little move together and are not taken for their neighbours.
 */
final class SpineMatching {

    /**
     * The outcome.
     *
     * @param match for every row of the first set its row of the second, −1 for none
     * @param confidence of each match, NaN for none
     */
    record Result(int[] match, double[] confidence) {}

    private static final int ROUNDS = 4;
    // How far the movement of a spine tells about that of another.
    private static final double NEAR_UM = 8;
    // A spine's own place is uncertain by about this: pairs that disagree by more lose their say.
    private static final double SCATTER_UM = 0.6;
    // Neighbours' weight at which half of their movement is believed.
    private static final double DOUBT = 1;

    private SpineMatching() {}

    /**
     * @param a x and y in µm of each spine
     * @param b the same of the other set
     * @param gateUm largest distance of a pair
     */
    static Result match(double[][] a, double[][] b, double gateUm) {
        double[][] drift = new double[a.length][2];
        int[] match = pair(a, b, drift, gateUm);
        for (int round = 0; round < ROUNDS; round++) {
            drift = drift(a, b, match, drift);
            int[] next = pair(a, b, drift, gateUm);
            if (Arrays.equals(next, match)) {
                break;
            }
            match = next;
        }
        return new Result(match, confidence(a, b, drift, match, gateUm));
    }

    private static int[] pair(double[][] a, double[][] b, double[][] drift, double gateUm) {
        double[][] gain = new double[a.length][b.length];
        for (int i = 0; i < a.length; i++) {
            for (int j = 0; j < b.length; j++) {
                gain[i][j] = 1 - squared(a, b, drift, i, j) / (gateUm * gateUm);
            }
        }
        return Assignment.best(gain, b.length);
    }

    private static double squared(double[][] a, double[][] b, double[][] drift, int i, int j) {
        double dx = b[j][0] - a[i][0] - drift[i][0];
        double dy = b[j][1] - a[i][1] - drift[i][1];
        return dx * dx + dy * dy;
    }

    // The spine's own pair has no say, so that it cannot confirm itself.
    private static double[][] drift(double[][] a, double[][] b, int[] match, double[][] before) {
        double[][] drift = new double[a.length][2];
        for (int i = 0; i < a.length; i++) {
            double weight = DOUBT;
            double sumX = 0;
            double sumY = 0;
            for (int k = 0; k < a.length; k++) {
                if (k == i || match[k] < 0) {
                    continue;
                }
                double near = Math.hypot(a[k][0] - a[i][0], a[k][1] - a[i][1]) / NEAR_UM;
                double off = squared(a, b, before, k, match[k]) / (SCATTER_UM * SCATTER_UM);
                double w = Math.exp(-0.5 * near * near) / ((1 + off) * (1 + off));
                weight += w;
                sumX += w * (b[match[k]][0] - a[k][0]);
                sumY += w * (b[match[k]][1] - a[k][1]);
            }
            drift[i][0] = sumX / weight;
            drift[i][1] = sumY / weight;
        }
        return drift;
    }

    /**
     * The share of a pair among all that its two spines could make: exp(−4.5 (d / gate)²) over the sum of the same for
     * every pair with one of the two spines, and of its value at the gate for making none. 1 for a spine met where it is
     * expected and alone there, 0.5 for one at the gate or between two that are as near.
     */
    private static double[] confidence(double[][] a, double[][] b, double[][] drift, int[] match, double gateUm) {
        double[] out = new double[a.length];
        double scale = -4.5 / (gateUm * gateUm);
        for (int i = 0; i < a.length; i++) {
            if (match[i] < 0) {
                out[i] = Double.NaN;
                continue;
            }
            double own = Math.exp(scale * squared(a, b, drift, i, match[i]));
            double all = own + Math.exp(-4.5);
            for (int j = 0; j < b.length; j++) {
                all += j == match[i] ? 0 : Math.exp(scale * squared(a, b, drift, i, j));
            }
            for (int k = 0; k < a.length; k++) {
                all += k == i ? 0 : Math.exp(scale * squared(a, b, drift, k, match[i]));
            }
            out[i] = own / all;
        }
        return out;
    }
}
