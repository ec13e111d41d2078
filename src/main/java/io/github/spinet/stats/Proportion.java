// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.stats;

import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * A share of independent trials with Wilson's interval (1927, doi:10.1080/01621459.1927.10502953).
 *
 * @param share hits over trials; NaN without trials
 * @param low lower end of the interval
 * @param high upper end of the interval
 */
public record Proportion(double share, double low, double high) {

    private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

    /**
     * Counts.
     *
     * @param hits of {@code n} trials
     * @param confidence in %, below 100
     */
    public static Proportion of(int hits, int n, double confidence) {
        if (n == 0) {
            return new Proportion(Double.NaN, Double.NaN, Double.NaN);
        }
        double z = NORMAL.inverseSurvivalProbability((1 - confidence / 100) / 2);
        double share = (double) hits / n;
        double middle = (share + z * z / (2 * n)) / (1 + z * z / n);
        double half = z / (1 + z * z / n) * Math.sqrt(share * (1 - share) / n + z * z / (4.0 * n * n));
        return new Proportion(
                share, hits == 0 ? 0 : Math.max(0, middle - half), hits == n ? 1 : Math.min(1, middle + half));
    }
}
