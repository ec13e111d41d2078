// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.analysis;

import io.github.spinet.core.BadInputException;
import io.github.spinet.core.Field;
import io.github.spinet.core.Table;
import io.github.spinet.motion.MotionCorrection.Shift;
import io.github.spinet.motion.MotionQuality.Frame;
import io.github.spinet.movie.Clock;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * How the frames' likeness to the template changes when the animal begins to move, before and after motion correction.
 *
 * <p>Each movement that begins after a while of rest gives one curve around its onset, from which the mean over the time
 * just before the onset is subtracted; the curves of all movements are averaged. Dips that are left after correction are
 * movement that correction could not undo, such as out of the plane.
 *
 * <p>Source: Extended Data Fig. 1j of Hedrick et al. 2022, Nat Neurosci, doi:10.1038/s41593-022-01086-6, whose legend speaks
 * of the mean change in correlation; windows are ours.
 */
public final class MovementAlignedCorrelation {

    /** The settings. */
    public record Params(
            @Field(
                    init = "1",
                    unit = "s",
                    min = 0,
                    help = "Rest that must go before a movement for its onset to be looked at")
            double restS,

            @Field(init = "1", unit = "s", min = 0, help = "Time before the onset that is the reference")
            double leadS,

            @Field(init = "3", unit = "s", min = 0, help = "Time after the onset that is looked at")
            double followS)
            implements Serializable {}

    /** A time around the onset: a row of {@code motion_aligned.csv}. */
    public record Point(
            @Field(help = "Time from the onset of movement", unit = "s")
            double timeS,

            @Field(help = "Movements with a frame at this time")
            int movements,

            @Field(help = "Change of the correlation with the template as recorded, mean over movements")
            double changeBefore,

            @Field(help = "Its standard error; undefined for fewer than two movements")
            double semBefore,

            @Field(help = "Change of the correlation with the template after correction, mean over movements")
            double changeAfter,

            @Field(help = "Its standard error; undefined for fewer than two movements")
            double semAfter,

            @Field(
                    help = "Change of the correlation as recorded in columns not used to find the frame, mean over"
                            + " movements; undefined for narrow frames")
            double heldoutBefore,

            @Field(help = "Its standard error") double heldoutSemBefore,

            @Field(help = "The same after correction") double heldoutAfter,
            @Field(help = "Its standard error") double heldoutSemAfter) {}

    private MovementAlignedCorrelation() {}

    /**
     * Aligns correlations to movements.
     *
     * @param shifts one row a frame
     * @param quality likewise
     * @param clock the frames' times
     * @param startsS onsets of movements on the movie's clock, increasing
     * @param endsS ends of the same movements
     * @return one row a frame interval; empty if no movement begins after enough rest that was recorded whole
     */
    public static Table<Point> run(
            Table<Shift> shifts, Table<Frame> quality, Clock clock, double[] startsS, double[] endsS, Params params) {
        if (shifts.size() != clock.frames() || quality.size() != clock.frames()) {
            throw new BadInputException("The tables have " + shifts.size() + " and " + quality.size()
                    + " rows, the movie " + clock.frames() + " frames; expected equal numbers");
        }
        int lead = clock.framesIn(params.leadS);
        int follow = clock.framesIn(params.followS);
        List<Integer> onsets = onsets(clock, startsS, endsS, params, lead);
        double[][] before = curves(shifts, clock, onsets, lead, follow, Shift::corrBefore);
        double[][] after = curves(shifts, clock, onsets, lead, follow, Shift::corrAfter);
        double[][] apartBefore = curves(quality, clock, onsets, lead, follow, Frame::heldoutBefore);
        double[][] apartAfter = curves(quality, clock, onsets, lead, follow, Frame::heldoutAfter);
        List<Point> points = new ArrayList<>();
        for (int k = 0; k < lead + follow + 1 && !onsets.isEmpty(); k++) {
            double[] b = meanAndSem(before, k);
            double[] a = meanAndSem(after, k);
            double[] hb = meanAndSem(apartBefore, k);
            double[] ha = meanAndSem(apartAfter, k);
            points.add(new Point(
                    (k - lead) / clock.rateHz(), (int) a[2], b[0], b[1], a[0], a[1], hb[0], hb[1], ha[0], ha[1]));
        }
        return new Table<>(Point.class, points);
    }

    /** The first frames of the movements that begin after rest, with the time before recorded without a pause. */
    private static List<Integer> onsets(Clock clock, double[] startsS, double[] endsS, Params params, int lead) {
        double tolerance = 0.5 / clock.rateHz();
        List<Integer> onsets = new ArrayList<>();
        int frame = 0;
        for (int m = 0; m < startsS.length; m++) {
            while (frame < clock.frames() && clock.timeS(frame) < startsS[m] - 1e-9) {
                frame++;
            }
            double restS = m == 0 ? Double.POSITIVE_INFINITY : startsS[m] - endsS[m - 1];
            double needed = Math.max(params.restS, params.leadS);
            int first = frame - Math.max(lead, clock.framesIn(params.restS));
            boolean recorded = frame < clock.frames()
                    && first >= 0
                    && clock.timeS(frame) - startsS[m] < 2 * tolerance
                    && clock.timeS(frame) - clock.timeS(first) < needed + 2 * tolerance;
            if (restS >= params.restS - 1e-9 && recorded) {
                onsets.add(frame);
            }
        }
        return onsets;
    }

    /** A row a movement: values around the onset, their reference taken off; NaN after a pause or without a value. */
    private static <R extends Record> double[][] curves(
            Table<R> frames, Clock clock, List<Integer> onsets, int lead, int follow, ToDoubleFunction<R> value) {
        double[][] curves = new double[onsets.size()][lead + follow + 1];
        for (int m = 0; m < curves.length; m++) {
            int onset = onsets.get(m);
            double sum = 0;
            int n = 0;
            for (int k = 0; k < curves[m].length; k++) {
                int frame = onset - lead + k;
                boolean there = frame < clock.frames()
                        && Math.abs((clock.timeS(frame) - clock.timeS(onset)) * clock.rateHz() - (k - lead)) < 0.5;
                curves[m][k] = there ? value.applyAsDouble(frames.rows().get(frame)) : Double.NaN;
                if (k < lead && Double.isFinite(curves[m][k])) {
                    sum += curves[m][k];
                    n++;
                }
            }
            for (int k = 0; k < curves[m].length; k++) {
                curves[m][k] -= lead > 0 ? sum / n : 0;
            }
        }
        return curves;
    }

    private static double[] meanAndSem(double[][] curves, int k) {
        double sum = 0;
        int n = 0;
        for (double[] curve : curves) {
            if (Double.isFinite(curve[k])) {
                sum += curve[k];
                n++;
            }
        }
        double mean = n > 0 ? sum / n : Double.NaN;
        double squares = 0;
        for (double[] curve : curves) {
            squares += Double.isFinite(curve[k]) ? (curve[k] - mean) * (curve[k] - mean) : 0;
        }
        double sem = n > 1 ? Math.sqrt(squares / (n - 1) / n) : Double.NaN;
        return new double[] {mean, sem, n};
    }
}
