// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.motion;

import io.github.spinet.core.BadInputException;
import io.github.spinet.core.Field;
import io.github.spinet.core.Parallel;
import io.github.spinet.core.Progress;
import io.github.spinet.core.Table;
import io.github.spinet.motion.LinePhase.Reason;
import io.github.spinet.movie.Movie;
import io.github.spinet.movie.Scan;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/**
 * How the lines of a movie's frames lie, and when they were scanned; what motion correction puts right before it looks
 * for movement.
 *
 * <p>Lines are numbered from 1 at the top. Pixels are taken to be evenly spaced along a line: the compression at the ends
 * of a resonant mirror's lines, which acquisition programs usually take out, is not corrected.
 *
 * @param mirrored lines that the source stores from right to left
 * @param duty part of a frame's time in which its rows are scanned
 * @param phase how far even lines lie right of odd ones
 */
public record ScanGeometry(Mirrored mirrored, double duty, LinePhase phase) {

    /** Part of a frame's time in which rows are scanned if nobody knows. */
    public static final double USUAL_DUTY = 0.9;

    /** Which lines are stored from right to left. */
    public enum Mirrored {
        /** None, as most programs store scans to and fro. */
        NONE,
        /** The 1st, 3rd, … line. */
        ODD,
        /** The 2nd, 4th, … line. */
        EVEN;

        boolean has(int row) {
            return this == ODD && row % 2 == 0 || this == EVEN && row % 2 == 1;
        }
    }

    /** The settings. */
    public record Params(
            @Field(
                    init = "NaN",
                    min = -64,
                    max = 64,
                    help =
                            "How far even lines (2nd, 4th …) lie right of odd ones in a scan to and fro; 0 for not at all,"
                                    + " NaN to find out")
            double phasePx,

            @Field(
                    init = "NONE",
                    help = "Lines that the file stores from right to left: NONE, ODD (1st, 3rd …) or EVEN")
            Mirrored mirrored,

            @Field(
                    init = "NaN",
                    min = 0.01,
                    max = 1,
                    help = "Part of a frame's time in which rows are scanned, the rest being the way back; NaN for what"
                            + " the file says, else 0.9")
            double duty)
            implements Serializable {}

    /** The scan at one frame: a row of {@code scan.csv}. Between two rows the phase lies on a straight line. */
    public record Row(
            @Field(help = "Frame, from 1; not whole where the phase drifts")
            double frame,

            @Field(help = "How far even lines (2nd, 4th …) were taken to lie right of odd ones")
            double phasePx,

            @Field(help = "What was found, used or not; undefined if not looked for or too little to tell", unit = "px")
            double estimatePx,

            @Field(help = "Standard error of what was found; undefined likewise", unit = "px")
            double standardErrorPx,

            @Field(help = "Why this phase was used") Reason reason,

            @Field(help = "Lines that the file stores from right to left")
            Mirrored mirrored,

            @Field(help = "Part of a frame's time in which rows are scanned")
            double duty) {}

    /**
     * Finds the geometry of a movie by its settings, else by what its source says, else by its pixels.
     *
     * @param movie as stored
     */
    static ScanGeometry find(Movie movie, Params params, Parallel parallel, Progress progress) {
        double known =
                Double.isNaN(movie.scan().duty()) ? USUAL_DUTY : movie.scan().duty();
        double duty = Double.isNaN(params.duty) ? known : params.duty;
        return new ScanGeometry(params.mirrored, duty, phase(movie, params, parallel, progress));
    }

    private static LinePhase phase(Movie movie, Params params, Parallel parallel, Progress progress) {
        if (!Double.isNaN(params.phasePx)) {
            return LinePhase.askedFor(params.phasePx, movie.frames());
        }
        // A line that was turned round was scanned the other way, whatever the source says.
        boolean oneWay = movie.scan().lines() == Scan.Lines.ONE_WAY && params.mirrored == Mirrored.NONE;
        return oneWay
                ? LinePhase.none(movie.frames(), Double.NaN, Double.NaN, Reason.ONE_WAY)
                : LinePhaseFit.of(unmirrored(movie, params.mirrored), parallel, progress);
    }

    /**
     * The geometry of another channel of the same recording. Its detector may answer sooner or later, so that its lines
     * have a phase of their own; where that cannot be told, it has this one's.
     */
    ScanGeometry ofChannel(Movie other, Params params, Parallel parallel, Progress progress) {
        LinePhase own = phase(other, params, parallel, progress);
        return own.reason() == Reason.TOO_LITTLE ? this : new ScanGeometry(mirrored, duty, own);
    }

    private static Movie unmirrored(Movie movie, Mirrored mirrored) {
        return mirrored == Mirrored.NONE ? movie : new MirroredLines(movie, mirrored);
    }

    /** A movie as stored with its lines put right; the movie itself if there is nothing to do. */
    public Movie straight(Movie movie) {
        Movie lines = unmirrored(movie, mirrored);
        return phase.moves() ? new AlignedLines(lines, phase) : lines;
    }

    /** The geometry as a table of as many rows as the phase has knots. */
    public Table<Row> table() {
        List<Row> rows = new ArrayList<>();
        for (int k = 0; k < phase.knotsPx().size(); k++) {
            rows.add(new Row(
                    phase.frameOf(k) + 1,
                    phase.knotsPx().get(k),
                    phase.estimatePx(),
                    phase.standardErrorPx(),
                    phase.reason(),
                    mirrored,
                    duty));
        }
        return new Table<>(Row.class, rows);
    }

    /**
     * Reads a geometry back.
     *
     * @param table as {@link #table} makes it
     * @param frames of the movie
     */
    public static ScanGeometry of(Table<Row> table, int frames) {
        if (table.size() == 0) {
            throw new BadInputException(
                    "The table of the scan has no rows; expected one or more, as motion correction" + " writes them");
        }
        Row first = table.rows().get(0);
        LinePhase phase = new LinePhase(
                table.stream().map(Row::phasePx).toList(),
                frames,
                first.estimatePx,
                first.standardErrorPx,
                first.reason);
        for (int k = 0; k < table.size(); k++) {
            if (table.rows().get(k).frame != phase.frameOf(k) + 1) {
                throw new BadInputException("Row " + (k + 1) + " of the table of the scan is frame "
                        + table.rows().get(k).frame + "; expected frame " + (phase.frameOf(k) + 1)
                        + " for a movie of " + frames + " frames: use the table of this recording");
            }
        }
        return new ScanGeometry(first.mirrored, first.duty, phase);
    }
}
