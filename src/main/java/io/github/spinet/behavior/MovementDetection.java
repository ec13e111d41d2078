// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.behavior;

import io.github.spinet.behavior.EdgeRefinement.Cutoff;
import io.github.spinet.behavior.UniformTrace.Conversion;
import io.github.spinet.core.Field;
import io.github.spinet.core.Progress;
import io.github.spinet.core.Table;
import io.github.spinet.signal.Epochs;
import io.github.spinet.signal.Epochs.Run;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/**
 * When the animal moves, from the trace of a lever, a steering wheel or a treadmill.
 *
 * <p>Every trace is brought to 1 kHz and turned into one number a sample that is large while the animal moves (the
 * envelope). Samples above a threshold are active; active runs are lengthened (dilation), close ones joined (gap) and short
 * ones dropped (minimum).
 *
 * <ul>
 *   <li><b>Lever</b>: the published analysis code of Hedrick et al. 2022 (doi:10.1038/s41593-022-01086-6) and of its parent,
 *       Peters et al. 2014 (doi:10.1038/nature13235). Low pass at 5 Hz without phase shift, velocity smoothed over 5 ms, its
 *       Hilbert envelope above 0.7 V/s. Movements that touch an end of the recording are left out, as their onset or offset
 *       was not seen. At last the edges are moved inwards to where the unfiltered lever leaves the noise.
 *   <li><b>Wheel</b>: the definition of the International Brain Laboratory (doi:10.7554/eLife.63711). A sample is active if
 *       the wheel turns by more than 8 encoder steps within the 200 ms that follow; the onset is moved to the last sample
 *       of these 200 ms that is still within 1.5 steps of the position at the first.
 *   <li><b>Speed</b>: the magnitude of the low-passed speed above a threshold, with the lever's dilation, gap and minimum.
 * </ul>
 */
public final class MovementDetection {

    private static final int FILTER_ORDER = 4;
    private static final int VELOCITY_SPAN = 5;
    private static final int STEPS = 5;
    private static final double LEVER_V_PER_MS = 0.0007;
    // A wheel encoder of 1024 lines counts 4096 steps a turn.
    private static final double STEP_RAD = 2 * Math.PI / 4096;

    private MovementDetection() {}

    /** The sensor and the published variant. */
    public enum Preset {
        /** A lever in V, as published, except that a lever at rest away from 0 V makes no movement at the ends. */
        LEVER(Conversion.BAND_LIMITED, Cutoff.PERCENTILE_99, LEVER_V_PER_MS, 0.15, 0.5, 0.15),
        /** A lever in V, as in the published analysis code of Hedrick et al. 2022, which resamples as if 0 V lay outside. */
        HEDRICK2020(Conversion.BAND_LIMITED_ZERO_OUTSIDE, Cutoff.PERCENTILE_99, LEVER_V_PER_MS, 0.15, 0.5, 0.15),
        /** As HEDRICK2020, with the edges refined as in the code that Peters et al. 2014 made public. */
        PETERS2014(Conversion.BAND_LIMITED_ZERO_OUTSIDE, Cutoff.STANDARD_DEVIATION, LEVER_V_PER_MS, 0.15, 0.5, 0.15),
        /** The position of a steering wheel in rad, as in the International Brain Laboratory; in encoder steps, set threshold 8. */
        WHEEL(Conversion.LINEAR, Cutoff.NONE, 8 * STEP_RAD, 0, 0.1, 0.05),
        /** A running speed in any unit; it has no published threshold. */
        SPEED(Conversion.LINEAR, Cutoff.NONE, Double.NaN, 0.15, 0.5, 0.15);

        private final Conversion conversion;
        private final Cutoff cutoff;
        private final double threshold;
        private final double dilationS;
        private final double gapS;
        private final double minimumS;

        Preset(Conversion conversion, Cutoff cutoff, double threshold, double dilationS, double gapS, double minimumS) {
            this.conversion = conversion;
            this.cutoff = cutoff;
            this.threshold = threshold;
            this.dilationS = dilationS;
            this.gapS = gapS;
            this.minimumS = minimumS;
        }
    }

    /** Where the threshold comes from if none is given. */
    public enum ThresholdFrom {
        /** The preset's; from the trace where the preset has none. */
        PRESET,
        /** The trace itself, split into a quiet and a moving level. */
        TRACE
    }

    /** The settings. */
    public record Params(
            @Field(init = "LEVER", help = "Kind of sensor, and published variant")
            Preset preset,

            @Field(
                    init = "NaN",
                    min = 0,
                    help =
                            "Level above which the animal moves: V/ms for a lever, turn within the look-ahead for a wheel, speed for a"
                                    + " treadmill; NaN for the preset's or an automatic one")
            double threshold,

            @Field(init = "PRESET", help = "Where the threshold comes from if it is NaN")
            ThresholdFrom thresholdFrom,

            @Field(init = "5", unit = "Hz", min = 0.01, max = 400, help = "Low-pass cut-off for a lever or a speed")
            double cutoffHz,

            @Field(
                    init = "NaN",
                    unit = "s",
                    min = 0,
                    help = "Time by which an active stretch grows in all, half at each side; NaN for the preset's")
            double dilationS,

            @Field(init = "NaN", unit = "s", min = 0, help = "Movements closer than this are one; NaN for the preset's")
            double gapS,

            @Field(
                    init = "NaN",
                    unit = "s",
                    min = 0,
                    help = "Movements shorter than this are dropped; NaN for the preset's")
            double minimumS,

            @Field(init = "0.2", unit = "s", min = 0.001, help = "Time ahead within which a wheel must turn")
            double lookAheadS,

            @Field(
                    init = "NaN",
                    min = 0,
                    help = "Turn of a wheel at its onset; NaN for 3/16 of the threshold, 1.5 encoder steps of 8")
            double onsetTurn)
            implements Serializable {}

    /**
     * One movement.
     *
     * @param endS when the last active sample ends, one sample interval after it began
     */
    public record Movement(
            @Field(help = "Number of the movement, from 1") int movement,

            @Field(unit = "s", help = "Start on the trace's own clock")
            double startS,

            @Field(unit = "s", help = "End on the trace's own clock")
            double endS,

            @Field(unit = "s", help = "Duration") double durationS) {}

    /**
     * The movements and what they were found from, all at the same samples: sample i (from 0) lies at
     * {@code startS + i / rateHz}.
     *
     * @param movements one row a movement, in time order
     * @param active the samples within a movement
     * @param filtered the trace that was judged, in its own unit: low-passed lever or speed, wheel position
     * @param envelope what was compared with the threshold: V/ms for a lever, the trace's unit for the others
     * @param threshold the threshold
     * @param startS time of the first sample on the trace's own clock, s
     * @param rateHz samples per s, 1000 up to a millionth
     */
    public record Result(
            Table<Movement> movements,
            Epochs active,
            double[] filtered,
            double[] envelope,
            double threshold,
            double startS,
            double rateHz) {}

    /**
     * Finds the movements. There may be none.
     *
     * @throws io.github.spinet.core.BadInputException if the trace is too short to filter, or if a threshold is to come from
     *     it and it does not show two levels
     */
    public static Result run(Lever lever, Params params, Progress progress) {
        Preset preset = params.preset;
        progress.update(0, STEPS, "resampling " + lever.name());
        UniformTrace trace = UniformTrace.of(lever, preset.conversion);
        progress.update(1, STEPS, "filtering " + lever.name());
        double[] filtered = filtered(trace, params);
        progress.update(2, STEPS, "envelope of " + lever.name());
        double[] envelope = envelope(filtered, trace, params);
        progress.update(3, STEPS, "movements of " + lever.name());
        double threshold = threshold(lever, envelope, params);
        Epochs active = active(trace, filtered, envelope, threshold, params);
        progress.update(STEPS, STEPS, "movements of " + lever.name());
        return new Result(table(trace, active), active, filtered, envelope, threshold, trace.startS(), trace.rateHz());
    }

    private static double[] filtered(UniformTrace trace, Params params) {
        if (params.preset == Preset.WHEEL) {
            return trace.values();
        }
        return ZeroPhase.filter(
                Butterworth.lowPass(FILTER_ORDER, params.cutoffHz / (trace.rateHz() / 2)), trace.values());
    }

    private static double[] envelope(double[] filtered, UniformTrace trace, Params params) {
        return switch (params.preset) {
            case LEVER, HEDRICK2020, PETERS2014 -> Hilbert.envelope(Envelopes.velocity(filtered, VELOCITY_SPAN));
            case WHEEL -> Envelopes.rangeAhead(filtered, trace.samplesIn(params.lookAheadS));
            case SPEED -> Envelopes.magnitude(filtered);
        };
    }

    private static double threshold(Lever lever, double[] envelope, Params params) {
        if (!Double.isNaN(params.threshold)) {
            return params.threshold;
        }
        boolean published = params.thresholdFrom == ThresholdFrom.PRESET && !Double.isNaN(params.preset.threshold);
        return published ? params.preset.threshold : TwoLevels.threshold(envelope, lever.name());
    }

    private static Epochs active(
            UniformTrace trace, double[] filtered, double[] envelope, double threshold, Params params) {
        Preset preset = params.preset;
        int dilation = trace.samplesIn(or(params.dilationS, preset.dilationS));
        int gap = trace.samplesIn(or(params.gapS, preset.gapS));
        int minimum = trace.samplesIn(or(params.minimumS, preset.minimumS));
        Epochs dilated = MovementRules.dilated(MovementRules.above(envelope, threshold), dilation);
        if (preset == Preset.WHEEL) {
            double turn = or(params.onsetTurn, threshold * 1.5 / 8);
            Epochs joined = MovementRules.joined(dilated, gap - 1);
            Epochs refined = EdgeRefinement.onsets(joined, filtered, trace.samplesIn(params.lookAheadS), turn);
            return MovementRules.atLeast(refined, minimum);
        }
        // The published code counts a gap and a length from the last active sample, not from the one after it.
        Epochs joined = MovementRules.joined(dilated, gap - 2);
        Epochs longEnough = MovementRules.atLeast(joined, minimum + 1);
        if (preset.cutoff == Cutoff.NONE) {
            return longEnough;
        }
        Epochs complete = MovementRules.withoutEnds(longEnough);
        return EdgeRefinement.intoNoise(complete, trace.values(), filtered, preset.cutoff);
    }

    private static double or(double given, double otherwise) {
        return Double.isNaN(given) ? otherwise : given;
    }

    private static Table<Movement> table(UniformTrace trace, Epochs active) {
        List<Movement> rows = new ArrayList<>();
        for (Run run : active.runs()) {
            rows.add(new Movement(
                    rows.size() + 1, trace.timeS(run.start()), trace.timeS(run.end()), run.length() / trace.rateHz()));
        }
        return new Table<>(Movement.class, rows);
    }
}
