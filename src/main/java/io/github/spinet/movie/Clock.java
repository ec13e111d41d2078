// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.movie;

import io.github.spinet.core.BadInputException;
import io.github.spinet.core.Numbers;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;

/**
 * When each frame was taken, in s. Frames count from 0 here and from 1 in files.
 *
 * <p>The rate is always worked out from the times, so that a clock read back from a table is the clock that was written.
 */
public final class Clock {

    // A pause of more than this many frame intervals separates two acquisition bouts.
    private static final double BOUT_GAP = 1.5;
    private static final MathContext RATE_DIGITS = new MathContext(9);

    private final double[] timesS;
    private final double rateHz;

    private Clock(double[] timesS) {
        this.timesS = timesS;
        this.rateHz = rate(timesS);
    }

    /**
     * Frames at a constant rate, the first at 0 s.
     *
     * @param rateHz frames per s, above 0
     */
    public static Clock uniform(int frames, double rateHz) {
        if (!(rateHz > 0) || Double.isInfinite(rateHz)) {
            throw new BadInputException("The frame rate is " + Numbers.toText(rateHz)
                    + " Hz; expected a number above 0: give it as rate_hz, or set the frame interval in Fiji"
                    + " (Image > Properties) and save the movie again");
        }
        double[] times = new double[frames];
        for (int i = 0; i < frames; i++) {
            times[i] = i / rateHz;
        }
        return new Clock(times);
    }

    /** Frames whose times nobody knows: all times and the rate are NaN. Enough to register a movie, not to analyse it. */
    public static Clock untimed(int frames) {
        double[] times = new double[frames];
        Arrays.fill(times, Double.NaN);
        return new Clock(times);
    }

    /**
     * Frames at given times.
     *
     * @param timesS s, strictly increasing; NaN throughout for frames whose times nobody knows
     */
    public static Clock of(double[] timesS) {
        if (timesS.length > 0 && Arrays.stream(timesS).allMatch(Double::isNaN)) {
            return untimed(timesS.length);
        }
        for (int i = 1; i < timesS.length; i++) {
            if (!(timesS[i] > timesS[i - 1])) {
                throw new BadInputException("Frame " + (i + 1) + " has time " + Numbers.toText(timesS[i])
                        + " s, not after the " + Numbers.toText(timesS[i - 1])
                        + " s of the frame before; expected increasing frame times");
            }
        }
        return new Clock(timesS.clone());
    }

    public int frames() {
        return timesS.length;
    }

    /** @param frame from 0 */
    public double timeS(int frame) {
        return timesS[frame];
    }

    public double[] timesS() {
        return timesS.clone();
    }

    /** Frames per s to nine digits, pauses left out; NaN for fewer than two frames. */
    public double rateHz() {
        return rateHz;
    }

    /** The first frames of the acquisition bouts, frame 0 among them: a bout begins after a pause. */
    public int[] boutStarts() {
        int[] starts = new int[Math.max(1, timesS.length)];
        int n = 1;
        for (int i = 1; i < timesS.length; i++) {
            if ((timesS[i] - timesS[i - 1]) * rateHz > BOUT_GAP) {
                starts[n++] = i;
            }
        }
        return Arrays.copyOf(starts, n);
    }

    /** The number of frames that a duration spans, rounded to the nearest whole. */
    public int framesIn(double durationS) {
        if (Double.isNaN(rateHz)) {
            throw new BadInputException(
                    "The frame rate is unknown; give it as rate_hz, or set the frame interval in Fiji"
                            + " (Image > Properties) and save the movie again");
        }
        return (int) Math.round(durationS * rateHz);
    }

    // The mean over the frames of a movie without pauses is more exact than the median, which times in ms would
    // quantise.
    private static double rate(double[] timesS) {
        if (timesS.length < 2) {
            return Double.NaN;
        }
        double[] steps = new double[timesS.length - 1];
        for (int i = 0; i < steps.length; i++) {
            steps[i] = timesS[i + 1] - timesS[i];
        }
        if (Double.isNaN(steps[0])) {
            return Double.NaN;
        }
        double[] sorted = steps.clone();
        Arrays.sort(sorted);
        double median = sorted[sorted.length / 2];
        double sum = 0;
        int count = 0;
        for (double step : steps) {
            if (step <= BOUT_GAP * median) {
                sum += step;
                count++;
            }
        }
        return new BigDecimal(count / sum).round(RATE_DIGITS).doubleValue();
    }
}
