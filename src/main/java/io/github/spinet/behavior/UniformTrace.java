// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.behavior;

import io.github.spinet.core.BadInputException;
import io.github.spinet.core.Numbers;

/**
 * A sensor's trace at 1 kHz (up to a millionth), the rate at which movements are sought.
 *
 * @param startS time of the first sample on the sensor's clock, s
 * @param rateHz samples per s
 * @param values the samples
 */
record UniformTrace(double startS, double rateHz, double[] values) {

    private static final double RATE_HZ = 1000;
    private static final double SAME_RATE = 1e-6;
    // About 27 h: more would not fit into an array anyway, and means times that are not in s.
    private static final double MOST_SAMPLES = 1e8;

    /** How a trace at another rate comes to 1 kHz. */
    enum Conversion {
        /** Through a low-pass filter, with the ends held. */
        BAND_LIMITED,
        /** Through a low-pass filter, as if the trace were 0 before its start and after its end. */
        BAND_LIMITED_ZERO_OUTSIDE,
        /** Straight lines between samples; through the low-pass filter only where samples are closer than 1 ms. */
        LINEAR
    }

    static UniformTrace of(Lever lever, Conversion conversion) {
        double seconds = lever.volts().length / lever.rateHz();
        if (seconds * RATE_HZ > MOST_SAMPLES) {
            throw new BadInputException("Trace '" + lever.name() + "' lasts " + Numbers.toText(seconds)
                    + " s, more than a day; check that its times are in s and its rate in Hz");
        }
        if (!lever.isRegular()) {
            return new UniformTrace(lever.startS(), RATE_HZ, interpolated(lever.timesS(), lever.volts()));
        }
        if (Math.abs(lever.rateHz() / RATE_HZ - 1) < SAME_RATE) {
            return new UniformTrace(lever.startS(), lever.rateHz(), lever.volts());
        }
        if (conversion == Conversion.LINEAR && lever.rateHz() < RATE_HZ) {
            return new UniformTrace(lever.startS(), RATE_HZ, interpolated(lever.rateHz(), lever.volts()));
        }
        Resample resample = Resample.by(RATE_HZ / lever.rateHz());
        double[] values = conversion == Conversion.BAND_LIMITED_ZERO_OUTSIDE
                ? resample.zeroOutside(lever.volts())
                : resample.held(lever.volts());
        return new UniformTrace(lever.startS(), lever.rateHz() * resample.ratio(), values);
    }

    double timeS(int sample) {
        return startS + sample / rateHz;
    }

    /** The number of samples nearest to a duration. */
    int samplesIn(double durationS) {
        return (int) Math.round(durationS * rateHz);
    }

    // Times relative to the first: sample i of the result lies at i ms.
    private static double[] interpolated(double[] timesS, double[] x) {
        double[] y = new double[(int) Math.floor((timesS[timesS.length - 1] - timesS[0]) * RATE_HZ + SAME_RATE) + 1];
        int k = 0;
        for (int i = 0; i < y.length; i++) {
            double time = timesS[0] + i / RATE_HZ;
            while (k < x.length - 2 && timesS[k + 1] <= time) {
                k++;
            }
            double part = Math.min(1, (time - timesS[k]) / (timesS[k + 1] - timesS[k]));
            y[i] = x[k] + part * (x[k + 1] - x[k]);
        }
        return y;
    }

    // The last sample stands for its whole interval, as the others do.
    private static double[] interpolated(double rateHz, double[] x) {
        double[] y = new double[(int) Math.ceil(x.length * RATE_HZ / rateHz - SAME_RATE)];
        for (int i = 0; i < y.length; i++) {
            double position = i * rateHz / RATE_HZ;
            int k = Math.min((int) position, x.length - 1);
            double next = x[Math.min(k + 1, x.length - 1)];
            y[i] = x[k] + (position - k) * (next - x[k]);
        }
        return y;
    }
}
