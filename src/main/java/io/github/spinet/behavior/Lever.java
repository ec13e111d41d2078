// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.behavior;

import io.github.spinet.core.BadInputException;
import io.github.spinet.core.Numbers;
import java.math.BigDecimal;
import java.math.MathContext;

/**
 * The trace of a behavioural sensor: a lever in V, a steering wheel's position in rad, a running speed in cm/s.
 *
 * @param name the file or column it comes from, for messages
 * @param startS time of the first sample on the trace's own clock, s
 * @param rateHz samples per s; the mean rate where {@code timesS} is given
 * @param volts the values, in V or the sensor's own unit, all finite; not copied, never to be changed
 * @param timesS one time a sample, s, strictly increasing, for samples at irregular times; empty where sample i (from 0)
 *     lies at {@code startS + i / rateHz}
 */
public record Lever(String name, double startS, double rateHz, double[] volts, double[] timesS) {

    private static final double[] REGULAR = {};
    // Times that lie within this part of the interval from an even spacing are even, up to how they were printed.
    private static final double JITTER = 0.1;
    private static final MathContext RATE_DIGITS = new MathContext(9);

    public Lever {
        if (volts.length == 0) {
            throw new BadInputException("Trace '" + name + "' has no samples");
        }
        if (!(rateHz > 0) || Double.isInfinite(rateHz)) {
            throw new BadInputException("Trace '" + name + "' has a rate of " + Numbers.toText(rateHz)
                    + " Hz; expected a number above 0: give it as rate_hz");
        }
        if (!Double.isFinite(startS)) {
            throw new BadInputException(
                    "Trace '" + name + "' starts at " + Numbers.toText(startS) + " s; expected a finite time");
        }
        for (int i = 0; i < volts.length; i++) {
            if (!Double.isFinite(volts[i])) {
                double time = timesS.length == volts.length ? timesS[i] : startS + i / rateHz;
                throw new BadInputException("Trace '" + name + "' has the value " + Numbers.toText(volts[i])
                        + " at sample " + (i + 1) + " (" + Numbers.toText(time)
                        + " s); expected a number: cut the trace there or repair the sample");
            }
        }
        if (timesS.length > 0) {
            checkTimes(name, timesS, volts.length);
        }
    }

    /** A trace at a constant rate whose first sample lies at 0 s. */
    public Lever(String name, double rateHz, double[] volts) {
        this(name, 0, rateHz, volts, REGULAR);
    }

    /**
     * A trace at given times. Evenly spaced ones make a trace at a constant rate.
     *
     * @param timesS s, strictly increasing, one a sample, at least two
     */
    public static Lever at(String name, double[] timesS, double[] volts) {
        checkTimes(name, timesS, volts.length);
        if (timesS.length < 2) {
            throw new BadInputException(
                    "Trace '" + name + "' has " + timesS.length + " samples with times; expected at least 2");
        }
        double start = timesS[0];
        double rate = new BigDecimal((timesS.length - 1) / (timesS[timesS.length - 1] - start))
                .round(RATE_DIGITS)
                .doubleValue();
        return new Lever(name, start, rate, volts, isEven(timesS, rate) ? REGULAR : timesS);
    }

    public boolean isRegular() {
        return timesS.length == 0;
    }

    private static boolean isEven(double[] timesS, double rateHz) {
        for (int i = 0; i < timesS.length; i++) {
            if (Math.abs((timesS[i] - timesS[0]) * rateHz - i) > JITTER) {
                return false;
            }
        }
        return true;
    }

    private static void checkTimes(String name, double[] timesS, int samples) {
        if (timesS.length != samples) {
            throw new BadInputException("Trace '" + name + "' has " + samples + " values and " + timesS.length
                    + " times; expected equal numbers");
        }
        for (int i = 0; i < timesS.length; i++) {
            if (!Double.isFinite(timesS[i]) || i > 0 && timesS[i] <= timesS[i - 1]) {
                throw new BadInputException("Trace '" + name + "' has the time " + Numbers.toText(timesS[i])
                        + " s at sample " + (i + 1)
                        + (i > 0 ? " after " + Numbers.toText(timesS[i - 1]) + " s" : "")
                        + "; expected increasing times in s");
            }
        }
    }
}
