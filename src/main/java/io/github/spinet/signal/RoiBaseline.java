// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.signal;

import io.github.spinet.movie.FrameMask;
import java.util.Arrays;
import org.apache.commons.math3.stat.descriptive.rank.Median;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * The trace of one ROI with its baseline. All arrays have one value a frame.
 *
 * @param trace raw value + offset; NaN where undefined
 * @param f0 baseline of the same; NaN at the same frames, and throughout if the ROI is absent
 * @param offset what was added to the raw values
 * @param noise SD of the noise of one frame, in the unit of the trace
 * @param absent whether there were too few defined samples for a baseline
 */
record RoiBaseline(double[] trace, double[] f0, double offset, double noise, boolean absent) {

    private static final int PAD_BLOCKS = 50;
    private static final double MIN_F0_PER_NOISE = 0.1;

    static RoiBaseline of(
            double[] raw,
            FrameMask usable,
            RunningMode mode,
            DeltaF.Negatives negatives,
            UniformRandomProvider random) {
        double[] trace = raw.clone();
        double[] f0 = new double[raw.length];
        Arrays.fill(f0, Double.NaN);
        int first = raw.length;
        int end = 0;
        int defined = 0;
        double min = 0;
        for (int i = 0; i < trace.length; i++) {
            if (!usable.isValid(i) || !Double.isFinite(raw[i])) {
                trace[i] = Double.NaN;
                continue;
            }
            first = Math.min(first, i);
            end = i + 1;
            defined++;
            min = Math.min(min, raw[i]);
        }
        if (defined < mode.minFrames()) {
            return new RoiBaseline(trace, f0, Double.NaN, Double.NaN, true);
        }
        double offset = negatives == DeltaF.Negatives.SHIFT && min < 0 ? -min : 0;
        for (int i = first; i < end; i++) {
            trace[i] += offset;
        }
        double[] baseline = padded(Arrays.copyOfRange(trace, first, end), mode, random);
        for (int i = first; i < end; i++) {
            f0[i] = Double.isNaN(trace[i]) ? Double.NaN : baseline[i - first];
        }
        return new RoiBaseline(trace, f0, offset, frameNoise(trace), false);
    }

    // The baseline of the trace between random draws from the ends of a first baseline.
    private static double[] padded(double[] trace, RunningMode mode, UniformRandomProvider random) {
        double[] estimate = mode.baseline(trace);
        int pad = PAD_BLOCKS * mode.block();
        int source = Math.min(pad, trace.length);
        double[] padded = new double[trace.length + 2 * pad];
        System.arraycopy(trace, 0, padded, pad, trace.length);
        for (int i = 0; i < pad; i++) {
            padded[i] = estimate[random.nextInt(source)];
        }
        for (int i = padded.length - pad; i < padded.length; i++) {
            padded[i] = estimate[trace.length - 1 - random.nextInt(source)];
        }
        return Arrays.copyOfRange(mode.baseline(padded), pad, pad + trace.length);
    }

    // For Gaussian noise the mean size of the step from frame to frame is 2 / √π SDs. Slow signals hardly enter.
    private static double frameNoise(double[] trace) {
        double sum = 0;
        int count = 0;
        for (int i = 1; i < trace.length; i++) {
            double step = Math.abs(trace[i] - trace[i - 1]);
            if (!Double.isNaN(step)) {
                sum += step;
                count++;
            }
        }
        return count == 0 ? 0 : sum / count * Math.sqrt(Math.PI) / 2;
    }

    /** Unsmoothed ΔF/F0; NaN where the baseline is undefined or too low to divide by. */
    double[] ratio() {
        double[] ratio = new double[trace.length];
        for (int i = 0; i < ratio.length; i++) {
            boolean divisible = f0[i] > 0 && f0[i] >= MIN_F0_PER_NOISE * noise;
            ratio[i] = divisible ? (trace[i] - f0[i]) / f0[i] : Double.NaN;
        }
        return ratio;
    }

    /** The baseline without the offset. */
    double[] inRawUnits() {
        return Arrays.stream(f0).map(v -> v - offset).toArray();
    }

    DeltaF.Quality quality(String name) {
        if (absent) {
            return new DeltaF.Quality(name, DeltaF.Status.ABSENT, offset, Double.NaN, Double.NaN, 0);
        }
        double[] defined = Arrays.stream(f0).filter(v -> !Double.isNaN(v)).toArray();
        int divisible =
                (int) Arrays.stream(ratio()).filter(v -> !Double.isNaN(v)).count();
        double median = new Median().evaluate(defined);
        DeltaF.Status status = offset > 0 ? DeltaF.Status.SHIFTED : DeltaF.Status.OK;
        if (!(median > 0 && median >= noise) || divisible < defined.length) {
            status = DeltaF.Status.LOW_F0;
        }
        return new DeltaF.Quality(name, status, offset, median, median > 0 ? noise / median : Double.NaN, divisible);
    }
}
