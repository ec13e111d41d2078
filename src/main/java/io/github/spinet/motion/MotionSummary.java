// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.motion;

import io.github.spinet.core.Field;
import io.github.spinet.motion.MotionCorrection.Flag;
import io.github.spinet.motion.MotionCorrection.Shift;
import io.github.spinet.motion.MotionQuality.Frame;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/** A movie's motion correction in one row, {@code motion_verdict.csv}. Frames never recorded count only as missing. */
public record MotionSummary(
        @Field(help = "Movie") String movie,

        @Field(help = "Channel that frames were registered by, from 1")
        int channel,

        @Field(help = "GOOD, USABLE (more was lost than usual) or LOOK (look at the movie before using it)")
        MotionVerdict.Grade grade,

        @Field(help = "What speaks against it, or why frames were kept as recorded; empty if nothing stands out")
        String reasons,

        @Field(
                help = "Engine used, or tried where all frames were kept as recorded: RIGID (whole frames), ROWS,"
                        + " PIECEWISE or NCC (as published)")
        Engine engine,

        @Field(help = "Why that engine; 'tried in vain' where all frames were kept as recorded")
        String engineReason,

        @Field(
                help =
                        "Whether whole frames were placed on a smooth path over time, which foretold left-out rows better"
                                + " than frames placed one by one")
        boolean framesLinked,

        @Field(help = "Frames of the movie") int frames,
        @Field(help = "Frames that can be used") int ok,
        @Field(help = "Frames at the border of the search") int atLimit,

        @Field(help = "Frames unlike the template, out of focus or marked as bad before")
        int bad,

        @Field(help = "Frames never recorded or of one value")
        int missing,

        @Field(help = "Frames kept as recorded because correction made them no more alike")
        int keptRaw,

        @Field(help = "Whether all frames were kept as recorded because correction did not help")
        boolean allKeptRaw,

        @Field(help = "Median correlation with the template as recorded")
        double corrBefore,

        @Field(help = "Median correlation with the template after correction")
        double corrAfter,

        @Field(help = "Median correlation as recorded in columns not used to find the frame")
        double heldoutBefore,

        @Field(help = "The same as found, before any movie was kept as recorded")
        double heldoutAfter,

        @Field(help = "Mean gain of that correlation over frames")
        double heldoutGain,

        @Field(help = "Standard error of the mean gain that is due to chance alone")
        double heldoutChance,

        @Field(help = "Sharpness of the average as recorded: RMS slope over RMS contrast", unit = "1/px")
        double sharpnessBeforePerPx,

        @Field(help = "The same of the average after correction", unit = "1/px")
        double sharpnessAfterPerPx,

        @Field(help = "Largest shift of a frame", unit = "px")
        double largestShiftPx,

        @Field(help = "95th percentile of the speed of the field", unit = "px/s")
        double speedPxPerS,

        @Field(help = "95th percentile of the distance from frame to frame", unit = "px")
        double stepPx,

        @Field(help = "95th percentile of the movement within frames; undefined if moved as a whole", unit = "px")
        double withinFramePx,

        @Field(help = "Frames more than 5 robust SDs less alike or less sharp than light and speed explain")
        int outOfFocus,

        @Field(help = "Slice of the target stack that the movie was registered to; undefined without one")
        double plane,

        @Field(help = "5th percentile of the frames' slices")
        double planeLow,

        @Field(help = "95th percentile of the frames' slices")
        double planeHigh) {

    private static final double HIGH = 0.95;
    private static final double OUT_OF_FOCUS_SD = 5;

    /** @param channel from 1 */
    public static MotionSummary of(MotionQuality.Result quality, String movie, int channel) {
        MotionCorrection.Result motion = quality.motion();
        MotionVerdict verdict = MotionVerdict.of(quality);
        List<Shift> shifts = motion.shifts().rows();
        List<Frame> frames = quality.frames().rows();
        return new MotionSummary(
                movie,
                channel,
                verdict.grade(),
                words(verdict),
                motion.choice().used(),
                (quality.keptRaw() ? "tried in vain; " : "")
                        + word(motion.choice().reason()),
                motion.choice().linked(),
                shifts.size(),
                count(shifts, Flag.OK),
                count(shifts, Flag.AT_LIMIT),
                count(shifts, Flag.BAD),
                count(shifts, Flag.MISSING) + count(shifts, Flag.CONSTANT),
                (int) shifts.stream()
                        .filter(s -> s.corrAfter() <= s.corrBefore())
                        .count(),
                quality.keptRaw(),
                high(shifts, Shift::corrBefore, 0.5),
                high(shifts, Shift::corrAfter, 0.5),
                quality.gain().before(),
                quality.gain().after(),
                quality.gain().mean(),
                quality.gain().chance(),
                quality.sharpnessBefore(),
                quality.sharpnessAfter(),
                high(shifts, s -> Math.hypot(s.dxPx(), s.dyPx()), 1),
                high(frames, Frame::speedPxPerS, HIGH),
                high(frames, Frame::stepPx, HIGH),
                high(frames, Frame::withinFramePx, HIGH),
                (int) frames.stream().filter(f -> f.focus() < -OUT_OF_FOCUS_SD).count(),
                quality.planes().map(p -> (double) p.plane()).orElse(Double.NaN),
                high(frames, Frame::plane, 1 - HIGH),
                high(frames, Frame::plane, HIGH));
    }

    private static int count(List<Shift> shifts, Flag flag) {
        return (int) shifts.stream().filter(s -> s.flag() == flag).count();
    }

    private static <T> double high(List<T> rows, ToDoubleFunction<T> value, double part) {
        return Medians.quantile(rows.stream().mapToDouble(value).toArray(), part);
    }

    private static String words(MotionVerdict verdict) {
        return verdict.reasons().stream().map(MotionSummary::word).collect(Collectors.joining("; "));
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
