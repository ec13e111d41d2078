// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.service;

import io.github.spinet.analysis.Clustering;
import io.github.spinet.analysis.MovementAlignedCorrelation;
import io.github.spinet.behavior.MovementDetection;
import io.github.spinet.core.Table;
import io.github.spinet.figure.DistanceFigure;
import io.github.spinet.figure.Figure;
import io.github.spinet.figure.ImageFigure;
import io.github.spinet.figure.Outline;
import io.github.spinet.figure.Spans;
import io.github.spinet.figure.Svg;
import io.github.spinet.figure.TimeFigures;
import io.github.spinet.motion.MotionQuality;
import io.github.spinet.movie.Clock;
import io.github.spinet.spine.Region;
import io.github.spinet.spine.SpineRow;
import io.github.spinet.spine.SpineTracking;
import io.github.spinet.study.MovementTimes;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The figures of single stages, as SVG files beside their tables and for the report. */
public final class StageFigures {

    private static final int LEVER_POINTS = 20_000;

    private StageFigures() {}

    /**
     * {@code motion.svg}: shifts and correlation before and after, against time; {@code motion_averages.svg},
     * {@code motion_example.svg} and, if rows were placed, {@code motion_rows.svg}.
     */
    public static void motion(
            Path folder, MotionQuality.Result quality, Clock clock, Optional<MovementTimes> movements) {
        Spans spans = movements.map(m -> new Spans(m.startS(), m.endS())).orElseGet(Spans::none);
        MotionPanels.of(quality, clock, spans).forEach(f -> write(folder, f));
    }

    /** {@code motion_aligned.svg}: correlation around the onset of movements; nothing without movements. */
    public static void aligned(Path folder, Table<MovementAlignedCorrelation.Point> points) {
        if (points.size() > 0) {
            write(folder, MotionPanels.aligned(points));
        }
    }

    /** {@code lever.svg}: the trace with the movements shaded. */
    public static void movements(Path folder, MovementDetection.Result result) {
        write(folder, movements(result));
    }

    public static Figure movements(MovementDetection.Result result) {
        int step = Math.max(1, result.filtered().length / LEVER_POINTS);
        int n = (result.filtered().length + step - 1) / step;
        double[] times = new double[n];
        double[] values = new double[n];
        for (int i = 0; i < n; i++) {
            times[i] = result.startS() + i * step / result.rateHz();
            values[i] = result.filtered()[i * step];
        }
        return TimeFigures.lever(times, values, "Position (as recorded)", spans(result));
    }

    /** The movements as spans of time on the trace's own clock. */
    public static Spans spans(MovementDetection.Result result) {
        return new Spans(
                result.movements().stream()
                        .mapToDouble(MovementDetection.Movement::startS)
                        .toArray(),
                result.movements().stream()
                        .mapToDouble(MovementDetection.Movement::endS)
                        .toArray());
    }

    /** {@code session_N.svg}: each projection with its spines, new ones and lost ones in colour. */
    public static void tracking(Path folder, List<SpineTracking.Session> sessions, SpineTracking.Result result) {
        for (Figure figure : tracking(sessions, result)) {
            write(folder, figure);
        }
    }

    public static List<Figure> tracking(List<SpineTracking.Session> sessions, SpineTracking.Result result) {
        List<Figure> figures = new ArrayList<>();
        for (int i = 0; i < sessions.size(); i++) {
            List<Outline> outlines = new ArrayList<>();
            sessions.get(i).rois().dendrites().forEach(d -> outlines.add(Outline.of(d)));
            outlines.addAll(spines(sessions.get(i), result, i + 1));
            figures.add(ImageFigure.of(
                    "session_" + (i + 1),
                    "Session " + (i + 1) + ": " + sessions.get(i).name(),
                    sessions.get(i).projection(),
                    outlines));
        }
        return figures;
    }

    /** {@code coactivity.svg}: co-activity against distance for pairs of movement-related and other spines. */
    public static void clusters(Path folder, Clustering.Result result) {
        write(folder, DistanceFigure.of(result));
    }

    static void write(Path folder, Figure figure) {
        Svg.write(figure, folder.resolve(figure.name() + ".svg"));
    }

    private static List<Outline> spines(SpineTracking.Session session, SpineTracking.Result result, int number) {
        Map<String, Boolean> before = presence(result, number - 1);
        Map<String, Region> regions = new HashMap<>();
        session.rois().spines().forEach(r -> regions.put(r.name(), r));
        List<Outline> outlines = new ArrayList<>();
        for (SpineRow row : result.spines()) {
            if (row.session() != number) {
                continue;
            }
            boolean was = before.getOrDefault(row.spine(), false);
            if (row.status() == SpineRow.Status.PRESENT) {
                boolean isNew = number > 1 && !was;
                Region region = regions.get(row.roi());
                Region named = new Region(row.spine(), region.xPx(), region.yPx(), region.pixelX(), region.pixelY());
                outlines.add(Outline.of(named, isNew ? Outline.Kind.NEW : Outline.Kind.SPINE));
            } else if (was && row.status() == SpineRow.Status.ABSENT) {
                outlines.add(Outline.circle(row.spine(), row.xPx(), row.yPx(), Outline.Kind.LOST));
            }
        }
        return outlines;
    }

    private static Map<String, Boolean> presence(SpineTracking.Result result, int session) {
        Map<String, Boolean> present = new HashMap<>();
        result.spines().stream()
                .filter(r -> r.session() == session)
                .forEach(r -> present.put(r.spine(), r.status() == SpineRow.Status.PRESENT));
        return present;
    }
}
