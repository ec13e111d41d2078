// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.behavior;

import io.github.spinet.core.BadInputException;
import io.github.spinet.core.Numbers;
import java.util.Arrays;

/**
 * The border between a quiet and a moving level, for a sensor without a published threshold: Otsu's threshold (1979, IEEE
 * Trans Syst Man Cybern, doi:10.1109/TSMC.1979.4310076) over the logarithm of the envelope, which spreads noise and
 * movement of any size over comparable ranges.
 */
final class TwoLevels {

    private static final int BINS = 256;
    // Smaller values count as this part of the near-largest: exact zeros have no logarithm, and how quiet quiet is does
    // not matter.
    private static final double FLOOR = 1e-3;
    private static final double NEAR_LARGEST = 0.999;
    // The envelope of noise alone splits into levels that differ about 3-fold.
    private static final double LEAST_RATIO = 5;

    private TwoLevels() {}

    /**
     * Finds the border.
     *
     * @param envelope not negative
     * @throws BadInputException if the mean levels (of the logarithms) on both sides differ less than 5-fold
     */
    static double threshold(double[] envelope, String name) {
        double[] sorted = envelope.clone();
        Arrays.sort(sorted);
        double top = sorted[(int) (NEAR_LARGEST * (sorted.length - 1))];
        if (!(top > 0)) {
            throw new BadInputException("Trace '" + name
                    + "' hardly ever changes, so no threshold can be taken from it; give it as threshold");
        }
        double low = Math.log(top * FLOOR);
        double width = -Math.log(FLOOR) / BINS;
        double[] counts = new double[BINS];
        for (double value : sorted) {
            double bin = (Math.log(Math.max(value, top * FLOOR)) - low) / width;
            counts[Math.min(BINS - 1, (int) bin)]++;
        }
        Split split = otsu(counts);
        double ratio = Math.exp(split.distance * width);
        if (ratio < LEAST_RATIO) {
            throw new BadInputException("Trace '" + name
                    + "' does not show a quiet and a moving level (they would differ "
                    + Numbers.toText(Math.rint(ratio * 10) / 10) + "-fold, expected at least "
                    + Numbers.toText(LEAST_RATIO) + "-fold); give the level as threshold");
        }
        return Math.exp(low + width * split.border);
    }

    /**
     * A histogram cut in two.
     *
     * @param border where, in bins
     * @param distance between the mean bins on both sides
     */
    private record Split(double border, double distance) {}

    private static Split otsu(double[] counts) {
        double above = Arrays.stream(counts).sum();
        double momentAbove = 0;
        for (int k = 0; k < counts.length; k++) {
            momentAbove += counts[k] * k;
        }
        double below = 0;
        double momentBelow = 0;
        double best = 0;
        Split split = new Split(0, 0);
        int cut = -1;
        for (int k = 0; k < counts.length; k++) {
            if (counts[k] == 0) {
                continue;
            }
            double distance = momentAbove / above - (below == 0 ? 0 : momentBelow / below);
            double between = below * above * distance * distance;
            if (between > best) {
                best = between;
                // Where empty bins part the levels, the border lies in their middle.
                split = new Split((cut + 1 + k) / 2.0, distance);
            }
            cut = k;
            below += counts[k];
            momentBelow += counts[k] * k;
            above -= counts[k];
            momentAbove -= counts[k] * k;
        }
        return split;
    }
}
