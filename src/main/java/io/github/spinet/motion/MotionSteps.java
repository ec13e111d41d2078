// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.motion;

import io.github.spinet.core.Table;
import io.github.spinet.motion.MotionCorrection.Flag;
import io.github.spinet.motion.MotionCorrection.Shift;
import io.github.spinet.movie.Clock;
import java.util.Arrays;
import java.util.List;

/**
 * How far and fast frames move.
 *
 * @param stepPx distance of each frame from the one before; NaN for the first one of a bout and where either has no shift
 * @param speedPxPerS that distance by the time between the frames; NaN without frame times
 * @param withinFramePx largest distance of a row's shift from the frame's; NaN if frames were moved as a whole
 */
public record MotionSteps(double[] stepPx, double[] speedPxPerS, double[] withinFramePx) {

    private static final double PAUSE = 1.5;
    private static final double MOST = 0.95;
    private static final double LEAST_RANGE = 4;
    private static final double BEYOND = 2;

    public static MotionSteps of(MotionCorrection.Result motion, Clock clock) {
        List<Shift> shifts = motion.shifts().rows();
        double[] step = new double[shifts.size()];
        double[] speed = step.clone();
        double[] within = step.clone();
        Arrays.fill(step, Double.NaN);
        Arrays.fill(speed, Double.NaN);
        Arrays.fill(within, Double.NaN);
        for (int f = 0; f < step.length; f++) {
            if (f > 0) {
                double seconds = clock.timeS(f) - clock.timeS(f - 1);
                boolean pause = seconds * clock.rateHz() > PAUSE;
                Shift now = shifts.get(f);
                Shift before = shifts.get(f - 1);
                step[f] = pause ? Double.NaN : Math.hypot(now.dxPx() - before.dxPx(), now.dyPx() - before.dyPx());
                speed[f] = step[f] / seconds;
            }
            if (motion.rows().isPresent() && Double.isFinite(shifts.get(f).dxPx())) {
                within[f] = within(motion.rows().get(), f);
            }
        }
        return new MotionSteps(step, speed, within);
    }

    /** The distance from the median place within which 95 % of the frames flagged {@code OK} lie, px; NaN without any. */
    static double reach(Table<Shift> shifts) {
        List<Shift> ok = shifts.stream().filter(s -> s.flag() == Flag.OK).toList();
        double x = Medians.of(ok.stream().mapToDouble(Shift::dxPx).toArray());
        double y = Medians.of(ok.stream().mapToDouble(Shift::dyPx).toArray());
        return Medians.quantile(
                ok.stream()
                        .mapToDouble(s -> Math.hypot(s.dxPx() - x, s.dyPx() - y))
                        .toArray(),
                MOST);
    }

    /**
     * As far as frames flagged {@code OK} lie from the template, and a little more: where half of a frame, which tells less,
     * is to be looked for.
     */
    static SearchRange range(Table<Shift> shifts, SearchRange most) {
        double x = LEAST_RANGE;
        double y = LEAST_RANGE;
        for (Shift s : shifts) {
            if (s.flag() == Flag.OK) {
                x = Math.max(x, Math.abs(s.dxPx()) + BEYOND);
                y = Math.max(y, Math.abs(s.dyPx()) + BEYOND);
            }
        }
        return new SearchRange(Math.min(most.maxX(), (int) Math.ceil(x)), Math.min(most.maxY(), (int) Math.ceil(y)));
    }

    private static double within(RowShifts rows, int frame) {
        double[] mean = rows.mean(frame);
        double largest = 0;
        for (int b = 0; b < rows.bands(); b++) {
            largest = Math.max(largest, Math.hypot(rows.dx(frame, b) - mean[0], rows.dy(frame, b) - mean[1]));
        }
        return largest;
    }
}
