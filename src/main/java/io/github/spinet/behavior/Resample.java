// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.behavior;

/**
 * Change of the sampling rate by a ratio of whole numbers through one low-pass filter, the Kaiser-windowed sinc (β = 5, ten
 * samples of the slower rate to either side) that MATLAB's {@code resample} uses by default.
 *
 * <p>Output sample m lies at the time of input sample {@code m·q/p}: nothing is delayed.
 */
public final class Resample {

    private static final int REACH = 10;
    private static final double BETA = 5;
    private static final double RATIO_TOLERANCE = 1e-6;

    private final int p;
    private final int q;
    private final double[] taps;

    private Resample(int p, int q) {
        this.p = p;
        this.q = q;
        this.taps = taps(p, q);
    }

    /**
     * A change of the rate by the simplest ratio p/q within a millionth of the wished one, found as a continued fraction.
     *
     * @param ratio new rate over old rate, above 0
     */
    public static Resample by(double ratio) {
        // Convergents: n / d approximates the ratio ever better.
        long n = Math.round(ratio);
        long d = 1;
        long n0 = 1;
        long d0 = 0;
        double rest = ratio - n;
        while (Math.abs((double) n / d - ratio) > RATIO_TOLERANCE * ratio) {
            double flipped = 1 / rest;
            long whole = Math.round(flipped);
            rest = flipped - whole;
            long n1 = n * whole + n0;
            long d1 = d * whole + d0;
            n0 = n;
            d0 = d;
            n = n1;
            d = d1;
        }
        return new Resample((int) Math.abs(n), (int) Math.abs(d));
    }

    /** The ratio that is really applied, p/q. */
    public double ratio() {
        return (double) p / q;
    }

    /** The number of samples that {@code n} samples become: ⌈n·p/q⌉. */
    public int length(int n) {
        return Math.toIntExact(((long) n * p + q - 1) / q);
    }

    /**
     * Resamples a trace that is zero outside its samples: near the ends it is drawn towards 0, unless it begins and ends
     * there.
     */
    public double[] zeroOutside(double[] x) {
        return resample(x, 0, 0);
    }

    /**
     * Resamples a trace that goes on beyond its ends as the straight line through its first and last sample, so that a trace
     * that rests at some level keeps that level to the end.
     */
    public double[] held(double[] x) {
        double first = x[0];
        double slope = x.length > 1 ? (x[x.length - 1] - first) / (x.length - 1) : 0;
        double[] y = resample(x, first, slope);
        for (int m = 0; m < y.length; m++) {
            y[m] += first + slope * ((double) m * q / p);
        }
        return y;
    }

    // The line is taken off sample by sample, which spares a second copy of a long trace.
    private double[] resample(double[] x, double first, double slope) {
        long half = taps.length / 2;
        double[] y = new double[length(x.length)];
        for (int m = 0; m < y.length; m++) {
            long centre = (long) m * q;
            int from = (int) Math.max(0, -Math.floorDiv(half - centre, p));
            int to = (int) Math.min(x.length - 1, Math.floorDiv(centre + half, p));
            int tap = (int) (centre - (long) from * p + half);
            double sum = 0;
            for (int k = from; k <= to; k++, tap -= p) {
                sum += (x[k] - first - slope * k) * taps[tap];
            }
            y[m] = sum;
        }
        return y;
    }

    /** The filter at p times the old rate, scaled to the sum p. */
    static double[] taps(int p, int q) {
        double[] taps = windowedSinc(Math.max(p, q));
        double sum = 0;
        for (double tap : taps) {
            sum += tap;
        }
        for (int i = 0; i < taps.length; i++) {
            taps[i] *= p / sum;
        }
        return taps;
    }

    /** The filter before scaling: cut-off at half the slower of the two rates, {@code factor} times below the filter's. */
    static double[] windowedSinc(int factor) {
        int half = REACH * factor;
        double[] taps = new double[2 * half + 1];
        for (int i = -half; i <= half; i++) {
            double phase = Math.PI * i / factor;
            double sinc = i == 0 ? 1 : Math.sin(phase) / phase;
            double edge = (double) i / half;
            taps[i + half] = sinc / factor * besselI0(BETA * Math.sqrt(1 - edge * edge)) / besselI0(BETA);
        }
        return taps;
    }

    // Modified Bessel function of the first kind, order 0, by its power series.
    private static double besselI0(double x) {
        double term = 1;
        double sum = 1;
        for (int k = 1; term > 1e-17 * sum; k++) {
            term *= (x / (2 * k)) * (x / (2 * k));
            sum += term;
        }
        return sum;
    }
}
