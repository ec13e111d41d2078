// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.motion;

import io.github.spinet.core.Table;
import io.github.spinet.motion.MotionQuality.Frame;
import io.github.spinet.movie.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/**
 * What was measured of a frame, before it is compared with the others of the movie; NaN throughout for one that was not
 * looked at.
 *
 * @param before correlation with the template as recorded, in stripes not used to find the frame
 * @param after the same after correction
 * @param brightness mean of the frame's middle
 * @param sharpness fine detail against coarse picture
 * @param plane slice of the target stack that it resembles; NaN without a stack
 */
record Measured(double before, double after, double brightness, double sharpness, double plane) {

    static final Measured NOTHING = new Measured(Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN);

    /** The frames of a movie beside each other. */
    static Table<Frame> table(
            List<Measured> measured, MotionCorrection.Result motion, Clock clock, Optional<FocalPlanes> planes) {
        MotionSteps steps = MotionSteps.of(motion, clock);
        double[] likeness = column(measured, Measured::after);
        double[] brightness = column(measured, Measured::brightness);
        double[] sharpness = column(measured, Measured::sharpness);
        // The first frame after a pause has no speed; it is taken for still.
        double[] speed =
                Arrays.stream(steps.stepPx()).map(s -> Double.isNaN(s) ? 0 : s).toArray();
        double[] alike = FocusResidual.of(likeness, brightness, speed);
        double[] sharp = FocusResidual.of(sharpness, brightness, speed);
        double typical = Medians.of(sharpness);
        List<Frame> rows = new ArrayList<>();
        for (int f = 0; f < measured.size(); f++) {
            Measured m = measured.get(f);
            double z = planes.map(p -> p.zUm(m.plane)).orElse(Double.NaN);
            rows.add(new Frame(
                    f + 1,
                    clock.timeS(f),
                    steps.stepPx()[f],
                    steps.speedPxPerS()[f],
                    steps.withinFramePx()[f],
                    m.before,
                    m.after,
                    m.brightness,
                    m.sharpness / typical,
                    lower(alike[f], sharp[f]),
                    m.plane,
                    z));
        }
        return new Table<>(Frame.class, rows);
    }

    private static double lower(double a, double b) {
        return Double.isNaN(a) ? b : Double.isNaN(b) ? a : Math.min(a, b);
    }

    private static double[] column(List<Measured> measured, ToDoubleFunction<Measured> value) {
        return measured.stream().mapToDouble(value).toArray();
    }
}
