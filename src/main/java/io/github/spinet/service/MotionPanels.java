// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.service;

import io.github.spinet.analysis.MovementAlignedCorrelation.Point;
import io.github.spinet.core.Table;
import io.github.spinet.figure.Figure;
import io.github.spinet.figure.MotionFigures;
import io.github.spinet.figure.Spans;
import io.github.spinet.figure.TimeFigures;
import io.github.spinet.motion.MotionCorrection;
import io.github.spinet.motion.MotionCorrection.Shift;
import io.github.spinet.motion.MotionQuality;
import io.github.spinet.motion.MotionQuality.Frame;
import io.github.spinet.motion.RowShifts;
import io.github.spinet.movie.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/** The panels that show what motion correction did to a movie. */
final class MotionPanels {

    private static final double EXAMPLE_S = 5;
    private static final int EXAMPLE_FRAMES = 200;

    private MotionPanels() {}

    /** Time course, averages, an example and, if rows were placed, the rows of one frame. */
    static List<Figure> of(MotionQuality.Result quality, Clock clock, Spans movements) {
        List<Figure> figures = new ArrayList<>();
        figures.add(course(quality, movements));
        example(quality, clock, movements).ifPresent(figures::add);
        rows(quality).ifPresent(figures::add);
        figures.add(MotionFigures.averages(
                quality.before(), quality.after(), quality.sharpnessBefore(), quality.sharpnessAfter()));
        return figures;
    }

    private static Figure course(MotionQuality.Result quality, Spans movements) {
        List<Shift> shifts = quality.motion().shifts().rows();
        return TimeFigures.motion(
                column(shifts, Shift::timeS),
                column(shifts, Shift::dxPx),
                column(shifts, Shift::dyPx),
                before(quality, judged(quality)),
                after(quality, judged(quality)),
                judged(quality),
                movements);
    }

    // What interpolation smooths, and noise that a shift followed, would otherwise seem to be correction's merit.
    private static boolean judged(MotionQuality.Result quality) {
        return quality.gain().frames() > 0;
    }

    private static double[] before(MotionQuality.Result quality, boolean heldOut) {
        return heldOut
                ? column(quality.frames().rows(), Frame::heldoutBefore)
                : column(quality.motion().shifts().rows(), Shift::corrBefore);
    }

    private static double[] after(MotionQuality.Result quality, boolean heldOut) {
        return heldOut
                ? column(quality.frames().rows(), Frame::heldoutAfter)
                : column(quality.motion().shifts().rows(), Shift::corrAfter);
    }

    /** Correlation around the onset of movements. */
    static Figure aligned(Table<Point> points) {
        boolean judged = points.stream().anyMatch(p -> Double.isFinite(p.heldoutAfter()));
        return MotionFigures.aligned(
                column(points.rows(), Point::timeS),
                column(points.rows(), judged ? Point::heldoutBefore : Point::changeBefore),
                column(points.rows(), judged ? Point::heldoutSemBefore : Point::semBefore),
                column(points.rows(), judged ? Point::heldoutAfter : Point::changeAfter),
                column(points.rows(), judged ? Point::heldoutSemAfter : Point::semAfter),
                judged,
                points.stream().mapToInt(Point::movements).max().orElse(0));
    }

    /** The few seconds with the longest way; nothing for a movie hardly longer. */
    private static Optional<Figure> example(MotionQuality.Result quality, Clock clock, Spans movements) {
        List<Shift> shifts = quality.motion().shifts().rows();
        int n = Double.isNaN(clock.rateHz())
                ? EXAMPLE_FRAMES
                : Math.max(2, Math.min(EXAMPLE_FRAMES * 2, clock.framesIn(EXAMPLE_S)));
        if (shifts.size() < 2 * n) {
            return Optional.empty();
        }
        double[] steps = column(quality.frames().rows(), Frame::stepPx);
        double way = 0;
        double longest = -1;
        int first = 0;
        for (int f = 0; f < steps.length; f++) {
            way += finite(steps[f]) - (f >= n ? finite(steps[f - n]) : 0);
            if (f >= n - 1 && way > longest) {
                longest = way;
                first = f - n + 1;
            }
        }
        List<Shift> shown = shifts.subList(first, first + n);
        // Every frame of a few seconds is looked at; where only some were judged, all are shown by plain correlation.
        boolean heldOut = judged(quality)
                && quality.frames().rows().subList(first, first + n).stream()
                        .allMatch(f -> Double.isFinite(f.heldoutAfter()));
        double[] times = Double.isNaN(clock.rateHz())
                ? IntStream.range(first + 1, first + n + 1).asDoubleStream().toArray()
                : column(shown, Shift::timeS);
        return Optional.of(MotionFigures.example(
                times,
                !Double.isNaN(clock.rateHz()),
                column(shown, Shift::dxPx),
                column(shown, Shift::dyPx),
                Arrays.copyOfRange(before(quality, heldOut), first, first + n),
                Arrays.copyOfRange(after(quality, heldOut), first, first + n),
                heldOut,
                movements));
    }

    private static Optional<Figure> rows(MotionQuality.Result quality) {
        MotionCorrection.Result motion = quality.motion();
        if (motion.rows().isEmpty()) {
            return Optional.empty();
        }
        int most = -1;
        double largest = -1;
        for (Frame frame : quality.frames()) {
            boolean ok = motion.shifts().rows().get(frame.frame() - 1).flag() == MotionCorrection.Flag.OK;
            if (ok && frame.withinFramePx() > largest) {
                largest = frame.withinFramePx();
                most = frame.frame() - 1;
            }
        }
        if (most < 0) {
            return Optional.empty();
        }
        RowShifts rows = motion.rows().get();
        int frame = most;
        Shift whole = motion.shifts().rows().get(frame);
        double[] centres = IntStream.range(0, rows.bands())
                .mapToDouble(b -> rows.centre(b) + 1)
                .toArray();
        return Optional.of(MotionFigures.rows(
                frame + 1,
                centres,
                IntStream.range(0, rows.bands())
                        .mapToDouble(b -> rows.dx(frame, b))
                        .toArray(),
                IntStream.range(0, rows.bands())
                        .mapToDouble(b -> rows.dy(frame, b))
                        .toArray(),
                whole.dxPx(),
                whole.dyPx()));
    }

    private static double finite(double value) {
        return Double.isNaN(value) ? 0 : value;
    }

    private static <T> double[] column(List<T> rows, ToDoubleFunction<T> value) {
        return rows.stream().mapToDouble(value).toArray();
    }
}
