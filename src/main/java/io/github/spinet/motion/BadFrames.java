// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.motion;

import io.github.spinet.motion.MotionCorrection.Flag;
import io.github.spinet.motion.MotionCorrection.Shift;
import java.util.Arrays;

/**
 * Finds frames that do not look like the template even when corrected, such as those out of focus.
 *
 * <p>By the published rule a frame is bad if its correlation with the template lies below the median correlation by more
 * than the mean plus {@code sds} standard deviations of the absolute steps from frame to frame. The published analysis
 * uses 3.5 and does not judge the last ten frames of a day; here they are judged, too.
 *
 * <p>The rule takes good frames for bad in bright movies that move slowly: interpolation raises the correlation of frames
 * between two pixels, and from frame to frame that changes little. It takes bad frames for good where there are many,
 * which make the steps large. The robust rule corrects both ways.
 */
final class BadFrames {

    // The standard deviation of a normal distribution over its median absolute deviation.
    private static final double NORMAL = 1.4826;
    // Mean and standard deviation of the absolute difference of two normal values of SD 1.
    private static final double MEAN_STEP = 2 / Math.sqrt(Math.PI);
    private static final double SD_STEP = Math.sqrt(2 - 4 / Math.PI);
    private static final double UNLIKE = 0.75;

    private BadFrames() {}

    /**
     * Flags the registered frames that are bad.
     *
     * @param shifts receives the flags
     * @param whole the same frames moved as a whole. A frame that is good there stays so whatever rows were placed:
     *     placed rows make correlations steadier, and a frame would fall under the rule for less.
     */
    static void flag(Shift[] shifts, Shift[] whole, double sds, BadFrameRule rule) {
        boolean[] bad = bad(shifts, sds, rule);
        boolean[] badWhole = bad(whole, sds, rule);
        for (int f = 0; f < shifts.length; f++) {
            if (bad[f] && badWhole[f]) {
                shifts[f] = shifts[f].flagged(Flag.BAD);
            }
        }
    }

    private static boolean[] bad(Shift[] shifts, double sds, BadFrameRule rule) {
        double[] correlations = Arrays.stream(shifts)
                .mapToDouble(s -> s.flag() == Flag.OK ? s.corrAfter() : Double.NaN)
                .toArray();
        double limit = rule == BadFrameRule.PUBLISHED ? limit(correlations, sds) : robustLimit(correlations, sds);
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

    /**
     * The same by the robust rule: the published limit, but not within what the spread of typical frames explains, and not
     * so low that frames of a quarter of the typical correlation pass.
     */
    static double robustLimit(double[] correlations, double sds) {
        double[] known =
                Arrays.stream(correlations).filter(c -> !Double.isNaN(c)).toArray();
        if (known.length < 3) {
            return Double.NEGATIVE_INFINITY;
        }
        double median = median(known);
        double sd = NORMAL
                * median(Arrays.stream(known).map(c -> Math.abs(c - median)).toArray());
        // What the published rule allows where frames scatter independently.
        double spread = (MEAN_STEP + sds * SD_STEP) * sd;
        double published = median - limit(correlations, sds);
        return median - Math.max(spread, Math.min(published, UNLIKE * Math.abs(median)));
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int half = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
    }
}
