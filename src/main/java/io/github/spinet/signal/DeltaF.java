// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.signal;

import io.github.spinet.core.BadInputException;
import io.github.spinet.core.BadParameterException;
import io.github.spinet.core.Field;
import io.github.spinet.core.Numbers;
import io.github.spinet.core.Parallel;
import io.github.spinet.core.Progress;
import io.github.spinet.core.Seeds;
import io.github.spinet.core.Table;
import io.github.spinet.movie.FrameMask;
import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.math3.stat.descriptive.moment.StandardDeviation;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.SharedStateContinuousSampler;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;

/**
 * ΔF/F0 of raw traces over a baseline that follows bleaching and drift: the chain of the analysis code published with
 * Hedrick et al. 2022 (Nat Neurosci, doi:10.1038/s41593-022-01086-6).
 *
 * <ol>
 *   <li>Frames that are not valid (the first {@code blankS} of every acquisition among them) are undefined.
 *   <li>Baseline: the mode of block means in a window of 20 s, every 7 s, joined by a cubic spline. To have nodes beyond
 *       the ends, 50 blocks of values drawn at random from the ends of a first baseline are put around the trace, and the
 *       baseline is taken again.
 *   <li>ΔF/F0 = (F − F0) / F0.
 *   <li>Moving mean over {@code smoothS}; beyond the ends it sees Gaussian noise of the trace's own SD.
 * </ol>
 *
 * <p>At 58.3 Hz the defaults are the published numbers: blocks of 20 frames, windows of 58 blocks, steps of 20 blocks, a
 * mean over 29 frames. At other rates they keep their duration.
 *
 * <p>It departs from the published code where that would invent data or hide trouble:
 *
 * <ul>
 *   <li>The published code fills undefined frames with random numbers and gives ΔF/F0 there, and it blanks no frame of a
 *       recording with one acquisition only. Here undefined frames enter neither baseline nor mean and stay NaN, and every
 *       acquisition's start is blanked.
 *   <li>A trace with negative samples is kept as it is. The published code adds the size of its smallest sample to it,
 *       which the floor under its pixels made rare. In other data one deep sample of the noise would so decide about the
 *       height of all events. {@link Negatives#SHIFT} does it all the same, and {@link Quality#offset} tells it. (The
 *       published code shifts at samples below 1. For sums of whole numbers this is the same; here samples between 0 and 1
 *       are no reason, so that the unit of the pixels does not matter.)
 *   <li>Where F0 is not above a tenth of the noise of one frame, a ratio to it means nothing: ΔF/F0 is NaN and the ROI's
 *       {@link Quality#status} {@link Status#LOW_F0}. (The published code adds 1 to a baseline of median 0.)
 * </ul>
 */
public final class DeltaF {

    /** What to do with a trace that has negative samples. */
    public enum Negatives {
        /** Leave the trace as it is. */
        KEEP,
        /** Add the size of the smallest sample to all, as published. */
        SHIFT
    }

    /** How far a ROI's ΔF/F0 can be trusted. */
    public enum Status {
        /** Nothing to remark. */
        OK,
        /** Had negative samples and was shifted up: ΔF/F0 is smaller than the true one. */
        SHIFTED,
        /** F0 is below the noise of one frame, or too low in some frames for a ΔF/F0 there. */
        LOW_F0,
        /** Too few defined samples for a baseline, e.g. a spine that is absent in this session. */
        ABSENT
    }

    public record Params(
            @Field(
                    init = "2",
                    unit = "s",
                    min = 0,
                    max = 600,
                    help = "Time left out after the start of every acquisition")
            double blankS,

            @Field(init = "0.5", unit = "s", min = 0, help = "Moving mean of dF/F0 (29 frames at 58.3 Hz)")
            double smoothS,

            @Field(
                    init = "0.343",
                    unit = "s",
                    min = 0,
                    help = "Block of frames averaged for the baseline (20 at 58.3 Hz)")
            double blockS,

            @Field(init = "19.9", unit = "s", min = 0, help = "Window whose most frequent value is the baseline")
            double windowS,

            @Field(init = "6.86", unit = "s", min = 0, help = "Step from one window of the baseline to the next")
            double stepS,

            @Field(
                    init = "KEEP",
                    help =
                            "A trace with negative samples is kept (KEEP) or shifted up by its minimum as published (SHIFT)")
            Negatives negatives,

            @Field(init = "1", help = "Seed of the random values put around the traces")
            long seed)
            implements Serializable {

        public Params {
            if (windowS < stepS) {
                throw new BadParameterException("window_s = " + Numbers.toText(windowS) + " s is shorter than step_s = "
                        + Numbers.toText(stepS) + " s; the baseline would skip frames");
            }
        }
    }

    /** What there is to know about one ROI's baseline. */
    public record Quality(
            @Field(help = "ROI") String roi,

            @Field(help = "OK, SHIFTED (had negative samples), LOW_F0 (F0 near the noise) or ABSENT")
            Status status,

            @Field(help = "Added to the trace before F0 was divided by, in the unit of the trace")
            double offset,

            @Field(help = "Median of the baseline as divided by, offset included")
            double medianF0,

            @Field(help = "Noise (SD) of one frame before smoothing, as a fraction of the median F0")
            double noise,

            @Field(help = "Frames with a defined dF/F0") int definedFrames) {}

    /**
     * ΔF/F0 with what it was made of.
     *
     * @param dff smoothed ΔF/F0 (a pure number; 1 = 100 %); NaN at frames that are not valid or whose raw value is NaN,
     *     where F0 is too low, and throughout an absent ROI
     * @param baseline F0 − offset, in the unit of the raw traces, to be drawn over them; NaN at frames that are not valid or
     *     whose raw value is NaN, and throughout an absent ROI. Unsmoothed, ΔF/F0 = (raw − baseline) / (baseline + offset)
     * @param quality one row a ROI
     */
    public record Result(Traces dff, Traces baseline, Table<Quality> quality) {}

    private DeltaF() {}

    /**
     * Computes ΔF/F0.
     *
     * @param raw fluorescence
     * @param mask which of the frames are valid; starts of acquisitions are added here
     * @throws BadInputException if the valid frames are fewer than four blocks
     */
    public static Result run(Traces raw, FrameMask mask, Params params, Parallel parallel, Progress progress) {
        RunningMode mode = RunningMode.of(params.blockS(), params.windowS(), params.stepS(), raw.clock());
        FrameMask usable = mask.withAcquisitionStarts(raw.clock(), params.blankS());
        if (usable.validFrames() < mode.minFrames()) {
            throw new BadInputException("The recording has " + usable.validFrames() + " usable of " + raw.frames()
                    + " frames; F0 needs at least " + mode.minFrames() + " (4 blocks of "
                    + Numbers.toText(params.blockS())
                    + " s at " + Numbers.toText(raw.clock().rateHz())
                    + " Hz): record longer, or lower block_s or blank_s");
        }
        int span = OddSpan.of(params.smoothS(), raw.clock());
        double[][] dff = new double[raw.size()][];
        double[][] baseline = new double[raw.size()][];
        Quality[] quality = new Quality[raw.size()];
        parallel.forEach(raw.size(), "ΔF/F0", progress, roi -> {
            String name = raw.names().get(roi);
            UniformRandomProvider random = Seeds.stream(params.seed(), "dff", name);
            RoiBaseline own = RoiBaseline.of(raw.values()[roi], usable, mode, params.negatives(), random);
            dff[roi] = smooth(own.ratio(), span, random);
            baseline[roi] = own.inRawUnits();
            quality[roi] = own.quality(name);
        });
        return new Result(raw.with(dff), raw.with(baseline), new Table<>(Quality.class, List.of(quality)));
    }

    // Undefined frames enter no mean and stay undefined. Noise beyond the ends keeps the noise of the mean even there.
    private static double[] smooth(double[] ratio, int span, UniformRandomProvider random) {
        double[] defined = Arrays.stream(ratio).filter(v -> !Double.isNaN(v)).toArray();
        double sd = defined.length < 2 ? 0 : new StandardDeviation().evaluate(defined);
        SharedStateContinuousSampler normal = ZigguratSampler.NormalizedGaussian.of(random);
        int half = span / 2;
        double[] padded = new double[ratio.length + 2 * half];
        System.arraycopy(ratio, 0, padded, half, ratio.length);
        for (int i = 0; i < half; i++) {
            padded[i] = sd * normal.sample();
            padded[half + ratio.length + i] = sd * normal.sample();
        }
        double[] smooth = Arrays.copyOfRange(MovingMean.smooth(padded, span), half, half + ratio.length);
        for (int i = 0; i < smooth.length; i++) {
            smooth[i] = Double.isNaN(ratio[i]) ? Double.NaN : smooth[i];
        }
        return smooth;
    }
}
