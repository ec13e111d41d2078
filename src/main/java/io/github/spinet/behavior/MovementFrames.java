// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.behavior;

import io.github.spinet.core.BadInputException;
import io.github.spinet.core.Field;
import io.github.spinet.core.Numbers;
import io.github.spinet.core.Table;
import io.github.spinet.movie.Clock;
import io.github.spinet.signal.Epochs;
import io.github.spinet.signal.Epochs.Run;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/**
 * In which frames of the movie the animal moves.
 *
 * <p>As in the published analysis code of Hedrick et al. 2022 (doi:10.1038/s41593-022-01086-6), frames within about 150 ms of
 * a movement count as movement for everything that relates spines to movement. The published numbers, 10 frames before and
 * 9 after at 58.3 Hz, are kept: the onset is set back from the last quiet frame, which adds one.
 */
public final class MovementFrames {

    /** When a frame counts as movement, before broadening. */
    public enum FrameRule {
        /**
         * At least half of the frame interval around the frame's time is active. Resampling the movement trace to the frames
         * and cutting it at one half, as published, says the same.
         */
        MAJORITY,
        /** Any sample from the frame's time to the next frame's is active, as in Peters et al. 2014. */
        ANY
    }

    /** The settings. */
    public record Params(
            @Field(init = "MAJORITY", help = "When a frame counts as movement")
            FrameRule frameRule,

            @Field(
                    init = "0.15",
                    unit = "s",
                    min = 0,
                    help = "Time around a movement that counts as movement; 0 for none")
            double broadenS,

            @Field(
                    init = "0",
                    unit = "s",
                    help = "Time of the movie's first frame (of time 0 of its clock) on the lever's clock")
            double leverOffsetS)
            implements Serializable {

        /** The same for another lever. */
        public Params withLeverOffsetS(double offsetS) {
            return new Params(frameRule, broadenS, offsetS);
        }
    }

    /** One frame of the movie. */
    public record MovingFrame(
            @Field(help = "Frame, from 1") int frame,

            @Field(unit = "s", help = "Time of the frame on the movie's clock")
            double timeS,

            @Field(help = "1 while the animal moves, else 0")
            int moving) {}

    private MovementFrames() {}

    /**
     * Puts movements on the clock of a movie.
     *
     * @param clock at least two frames
     * @return one state a frame; movements are not broadened across a pause between acquisition bouts
     * @throws BadInputException if the lever begins more than one frame after the movie or ends more than one before it
     */
    public static Epochs run(MovementDetection.Result lever, Clock clock, Params params) {
        if (clock.frames() < 2) {
            throw new BadInputException(
                    "The movie has " + clock.frames() + " frames; expected at least 2 to put movements on them");
        }
        checkCovered(lever, clock, params.leverOffsetS);
        int[] activeBefore = activeBefore(lever.active());
        int samples = lever.active().frames();
        double interval = 1 / clock.rateHz();
        double before = params.frameRule == FrameRule.MAJORITY ? interval / 2 : 0;
        boolean[] moving = new boolean[clock.frames()];
        for (int i = 0; i < moving.length; i++) {
            double from = (clock.timeS(i) + params.leverOffsetS - before - lever.startS()) * lever.rateHz();
            int first = sampleAt(from, samples - 1);
            int end = Math.max(first + 1, sampleAt(from + interval * lever.rateHz(), samples));
            int active = activeBefore[end] - activeBefore[first];
            moving[i] = params.frameRule == FrameRule.ANY ? active > 0 : 2 * active >= end - first;
        }
        return broadened(Epochs.of(moving), clock, params.broadenS);
    }

    /** One row a frame, for a file. */
    public static Table<MovingFrame> table(Epochs moving, Clock clock) {
        if (moving.frames() != clock.frames()) {
            throw new BadInputException("The movement trace has " + moving.frames() + " frames, the clock "
                    + clock.frames() + "; expected equal lengths");
        }
        List<MovingFrame> rows = new ArrayList<>(moving.frames());
        for (int i = 0; i < moving.frames(); i++) {
            rows.add(new MovingFrame(i + 1, clock.timeS(i), moving.isActive(i) ? 1 : 0));
        }
        return new Table<>(MovingFrame.class, rows);
    }

    private static Epochs broadened(Epochs moving, Clock clock, double broadenS) {
        int after = clock.framesIn(broadenS);
        if (after == 0) {
            return moving;
        }
        int[] bouts = clock.boutStarts();
        List<Run> broadened = new ArrayList<>();
        for (int k = 0; k < bouts.length; k++) {
            int start = bouts[k];
            int end = k + 1 < bouts.length ? bouts[k + 1] : moving.frames();
            List<Run> inBout = new ArrayList<>();
            for (Run run : moving.runs()) {
                if (run.overlaps(new Run(start, end))) {
                    inBout.add(new Run(Math.max(start, run.start()) - start, Math.min(end, run.end()) - start));
                }
            }
            for (Run run :
                    Epochs.of(end - start, inBout).broaden(after + 1, after).runs()) {
                broadened.add(new Run(start + run.start(), start + run.end()));
            }
        }
        return Epochs.of(moving.frames(), broadened);
    }

    // The first sample that is not before a position, as far as there are samples.
    private static int sampleAt(double position, int last) {
        // A millionth of a sample: a frame that begins with a sample has it, whatever the rounding.
        return (int) Math.max(0, Math.min(last, Math.ceil(position - 1e-6)));
    }

    private static int[] activeBefore(Epochs active) {
        int[] count = new int[active.frames() + 1];
        for (int i = 0; i < active.frames(); i++) {
            count[i + 1] = count[i] + (active.isActive(i) ? 1 : 0);
        }
        return count;
    }

    private static void checkCovered(MovementDetection.Result lever, Clock clock, double offsetS) {
        double interval = 1 / clock.rateHz();
        double leverS = lever.active().frames() / lever.rateHz();
        double firstS = clock.timeS(0) + offsetS - lever.startS();
        double endS = clock.timeS(clock.frames() - 1) + interval + offsetS - lever.startS();
        double tolerance = interval * (1 + 1e-6);
        if (endS - leverS > tolerance || -firstS > tolerance) {
            throw new BadInputException("The lever's trace lasts " + seconds(leverS) + " s, the movie "
                    + seconds(endS - firstS) + " s from " + seconds(firstS)
                    + " s after the lever's first sample on: the lever does not cover the movie; check lever_offset_s,"
                    + " the rates, and that both files are of one session");
        }
    }

    private static String seconds(double s) {
        return Numbers.toText(Math.rint(s * 1000) / 1000);
    }
}
