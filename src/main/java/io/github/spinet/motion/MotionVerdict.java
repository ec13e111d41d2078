// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.motion;

import io.github.spinet.core.Table;
import io.github.spinet.motion.MotionCorrection.Flag;
import io.github.spinet.motion.MotionCorrection.Shift;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * Whether a movie's motion correction can be trusted, from its table of shifts.
 *
 * @param grade the worst that any reason gives
 * @param okShare frames flagged {@code OK} among those recorded; NaN if none was recorded
 * @param atLimitShare recorded frames whose best place is at the border of the search; NaN likewise
 * @param keptRawShare recorded frames that are not more like the template than before; NaN likewise
 * @param correlationGain median rise of the correlation with the template over frames flagged {@code OK}; NaN without
 *     any
 * @param reasons what speaks against the movie; empty if it is {@link Grade#GOOD}
 */
public record MotionVerdict(
        Grade grade,
        double okShare,
        double atLimitShare,
        double keptRawShare,
        double correlationGain,
        List<Reason> reasons) {

    /** How far to trust it. */
    public enum Grade {
        /** Nothing stands out. */
        GOOD,
        /** Enough is left, but more was lost than usual. */
        USABLE,
        /** Look at the movie before using it. */
        LOOK
    }

    /** What may be wrong. */
    public enum Reason {
        /** No frame was recorded. */
        NO_FRAMES,
        /** Many recorded frames are not to be used. */
        FRAMES_LOST,
        /** Frames lie at the border of the search: let it reach farther. */
        AT_LIMIT,
        /** Frames are not more like the template than as recorded. */
        NOT_BETTER_THAN_RAW,
        /** The typical frame is less like the template than as recorded. */
        CORRELATION_FELL,
        /** Frames have nothing in common with the template beyond chance: noise, or a field that was lost. */
        NOTHING_IN_COMMON,
        /** The field moves by less than can be measured and all frames were kept as recorded; speaks against nothing. */
        HARDLY_MOVES
    }

    // A frame in twenty lost leaves most events whole; with one in five lost, hardly any event is.
    private static final double LOST_SOME = 0.05;
    private static final double LOST_MANY = 0.2;
    private static final double LIMIT_SOME = 0.001;
    private static final double LIMIT_MANY = 0.02;
    // A field that hardly moves has frames that need no shift; their number alone makes no movie bad.
    private static final double RAW_SOME = 0.1;
    private static final double STILL_PX = 1;

    public MotionVerdict {
        reasons = List.copyOf(reasons);
    }

    /** Judges a table of shifts; frames never recorded do not count. */
    public static MotionVerdict of(Table<Shift> shifts) {
        List<Shift> recorded =
                shifts.stream().filter(s -> s.flag() != Flag.MISSING).toList();
        double ok = share(recorded, s -> s.flag() == Flag.OK);
        double limit = share(recorded, s -> s.flag() == Flag.AT_LIMIT);
        double raw = share(recorded, s -> s.corrAfter() <= s.corrBefore());
        double gain = medianGain(recorded);
        List<Reason> reasons = new ArrayList<>();
        Grade grade = Grade.GOOD;
        if (recorded.isEmpty()) {
            reasons.add(Reason.NO_FRAMES);
            grade = Grade.LOOK;
        }
        if (ok < 1 - LOST_SOME) {
            reasons.add(Reason.FRAMES_LOST);
            grade = worse(grade, ok < 1 - LOST_MANY ? Grade.LOOK : Grade.USABLE);
        }
        if (limit > LIMIT_SOME) {
            reasons.add(Reason.AT_LIMIT);
            grade = worse(grade, limit > LIMIT_MANY ? Grade.LOOK : Grade.USABLE);
        }
        if (raw > RAW_SOME) {
            reasons.add(Reason.NOT_BETTER_THAN_RAW);
            grade = worse(grade, Grade.USABLE);
        }
        if (gain < 0) {
            reasons.add(Reason.CORRELATION_FELL);
            grade = Grade.LOOK;
        }
        return new MotionVerdict(grade, ok, limit, raw, gain, reasons);
    }

    /**
     * Judges a correction by what had no say in it, too. Where all frames were kept as recorded because correction did not
     * help, that alone is the reason: the field hardly moves, the frames show nothing, or shifts were found that do not fit.
     */
    public static MotionVerdict of(MotionQuality.Result quality) {
        MotionVerdict plain = of(quality.motion().shifts());
        List<Reason> reasons = new ArrayList<>(plain.reasons());
        Grade grade = plain.grade();
        if (quality.keptRaw()) {
            reasons.remove(Reason.NOT_BETTER_THAN_RAW);
            grade = reasons.isEmpty() ? Grade.GOOD : grade;
        }
        if (!quality.gain().alike()) {
            reasons.add(Reason.NOTHING_IN_COMMON);
            grade = Grade.LOOK;
        } else if (quality.keptRaw() && quality.foundPx() < STILL_PX) {
            reasons.add(Reason.HARDLY_MOVES);
        } else if (!quality.gain().helps()) {
            reasons.remove(Reason.NOT_BETTER_THAN_RAW);
            reasons.add(Reason.NOT_BETTER_THAN_RAW);
            grade = Grade.LOOK;
        }
        return new MotionVerdict(
                grade, plain.okShare(), plain.atLimitShare(), plain.keptRawShare(), plain.correlationGain(), reasons);
    }

    private static double share(List<Shift> shifts, Predicate<Shift> which) {
        return shifts.isEmpty()
                ? Double.NaN
                : (double) shifts.stream().filter(which).count() / shifts.size();
    }

    private static double medianGain(List<Shift> shifts) {
        double[] gains = shifts.stream()
                .filter(s -> s.flag() == Flag.OK)
                .mapToDouble(s -> s.corrAfter() - s.corrBefore())
                .filter(Double::isFinite)
                .sorted()
                .toArray();
        int half = gains.length / 2;
        if (gains.length == 0) {
            return Double.NaN;
        }
        return gains.length % 2 == 1 ? gains[half] : (gains[half - 1] + gains[half]) / 2;
    }

    private static Grade worse(Grade a, Grade b) {
        return a.compareTo(b) >= 0 ? a : b;
    }
}
