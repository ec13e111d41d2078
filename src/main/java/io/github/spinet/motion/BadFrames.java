// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.motion;

import io.github.spinet.motion.MotionCorrection.Flag;
import io.github.spinet.motion.MotionCorrection.Shift;
import java.util.Arrays;

/**
 * Finds frames that do not look like the template even when corrected, such as those out of focus.
 *
 * <p>A frame is bad if its correlation with the template lies below the median correlation by more than the mean plus
 * {@code sds} standard deviations of the absolute steps from frame to frame. The published analysis uses 3.5 and does
 * not judge the last ten frames of a day; here they are judged, too.
 */
final class BadFrames {

    private BadFrames() {}

    /**
     * Flags the registered frames that are bad.
     *
     * @param shifts receives the flags
     * @param whole the same frames moved as a whole. A frame that is good there stays so whatever rows were placed:
     *     placed rows make correlations steadier, and a frame would fall under the rule for less.
     */
    static void flag(Shift[] shifts, Shift[] whole, double sds) {
        boolean[] bad = bad(shifts, sds);
        boolean[] badWhole = bad(whole, sds);
        for (int f = 0; f < shifts.length; f++) {
            if (bad[f] && badWhole[f]) {
                Shift s = shifts[f];
                shifts[f] = new Shift(
                        s.frame(), s.timeS(), s.dxPx(), s.dyPx(), s.score(), s.corrBefore(), s.corrAfter(), Flag.BAD);
            }
        }
    }

    private static boolean[] bad(Shift[] shifts, double sds) {
        double[] correlations = Arrays.stream(shifts)
                .mapToDouble(s -> s.flag() == Flag.OK ? s.corrAfter() : Double.NaN)
                .toArray();
        double limit = limit(correlations, sds);
        boolean[] bad = new boolean[shifts.length];
        for (int f = 0; f < shifts.length; f++) {
            bad[f] = correlations[f] < limit;
        }
        return bad;
    }

    /**
     * The correlation below which a frame is bad.
     *
     * @param correlations of the registered frames in order, NaN for frames not to be counted
     * @param sds standard deviations of the steps
     * @return −∞ with fewer than three frames, as nothing is known of their steps
     */
    static double limit(double[] correlations, double sds) {
        double[] known =
                Arrays.stream(correlations).filter(c -> !Double.isNaN(c)).toArray();
        if (known.length < 3) {
            return Double.NEGATIVE_INFINITY;
        }
        int steps = known.length - 1;
        double[] step = new double[steps];
        for (int i = 0; i < steps; i++) {
            step[i] = Math.abs(known[i + 1] - known[i]);
        }
        double mean = Arrays.stream(step).sum() / steps;
        double squares = Arrays.stream(step).map(s -> (s - mean) * (s - mean)).sum();
        double sd = Math.sqrt(squares / (steps - 1));
        return median(known) - (mean + sds * sd);
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int half = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
    }
}
