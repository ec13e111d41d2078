// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.signal;

import io.github.spinet.movie.Clock;
import java.util.Arrays;

/**
 * A slow baseline under a trace with events: the mode of block means in a sliding window, joined by a not-a-knot cubic
 * spline.
 *
 * @param block frames averaged into one sample
 * @param window samples whose mode gives one node
 * @param step samples from one node to the next
 */
record RunningMode(int block, int window, int step) {

    // A density of fewer samples has no meaningful peak; it matters for movies below about 0.5 Hz only.
    private static final int MIN_WINDOW = 10;
    private static final int MIN_BLOCKS = 4;

    /** The windows in frames of a recording from those in s. */
    static RunningMode of(double blockS, double windowS, double stepS, Clock clock) {
        double rateHz = OddSpan.rateHz(clock);
        int block = count(blockS * rateHz, 1, clock);
        int window = count(windowS * rateHz / block, MIN_WINDOW, clock);
        int step = count(stepS * rateHz / block, 1, clock);
        return new RunningMode(block, window, step);
    }

    // Rounded and within what makes sense in a recording of this length.
    private static int count(double value, int least, Clock clock) {
        return Math.max(least, (int) Math.round(Math.min(value, clock.frames())));
    }

    /** The defined frames that a baseline needs at least. */
    int minFrames() {
        return MIN_BLOCKS * block;
    }

    /**
     * The baseline at every frame.
     *
     * @param trace at least {@link #minFrames()} frames; NaN frames enter no block mean, and a stretch without any defined
     *     frame is bridged by the spline
     * @return a new array of the same length
     */
    double[] baseline(double[] trace) {
        double[] samples = blockMeans(trace);
        int stride = stride(trace.length);
        // Window and step must be both even or both odd, so that the window is centred on its step.
        int reach = (window + (window - stride & 1) - stride) / 2;
        int nodes = (samples.length + stride - 1) / stride;
        double[] times = new double[nodes];
        double[] modes = new double[nodes];
        int n = 0;
        for (int first = 0; first < samples.length; first += stride) {
            int last = Math.min(first + stride, samples.length) - 1;
            int from = Math.max(0, first - reach);
            int to = Math.min(samples.length, first + stride + reach);
            double mode = KernelDensity.mode(Arrays.copyOfRange(samples, from, to));
            if (!Double.isNaN(mode)) {
                times[n] = (first + last + 1) / 2.0 * block - 0.5;
                modes[n++] = mode;
            }
        }
        NotAKnotSpline spline = NotAKnotSpline.through(Arrays.copyOf(times, n), Arrays.copyOf(modes, n));
        double[] baseline = new double[trace.length];
        for (int i = 0; i < baseline.length; i++) {
            baseline[i] = spline.value(i);
        }
        return baseline;
    }

    // Short recordings get nodes at shorter steps, so that there are at least four.
    private int stride(int frames) {
        int stride = step;
        while (stride > 1 && frames < (long) MIN_BLOCKS * block * stride) {
            stride /= 2;
        }
        return stride;
    }

    // Frames after the last whole block are left out.
    private double[] blockMeans(double[] trace) {
        double[] means = new double[trace.length / block];
        for (int b = 0; b < means.length; b++) {
            double sum = 0;
            int count = 0;
            for (int i = b * block; i < (b + 1) * block; i++) {
                if (!Double.isNaN(trace[i])) {
                    sum += trace[i];
                    count++;
                }
            }
            means[b] = count == 0 ? Double.NaN : sum / count;
        }
        return means;
    }
}
