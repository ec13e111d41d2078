// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.motion;

import io.github.spinet.core.BadInputException;
import io.github.spinet.core.Table;
import io.github.spinet.movie.DerivedMovie;
import io.github.spinet.movie.FrameMask;
import io.github.spinet.movie.Movie;
import java.util.Optional;

/**
 * A movie with each frame, or each row of it, moved back by its shift when it is read, by bilinear interpolation. Lines
 * that {@link AlignedLines} would move before are moved in the same step. The shifts may come from another channel of the same recording, or from a table read from a file.
 *
 * <p>Pixels that the shifted frame does not cover are NaN, and so are all pixels of a frame without a shift, such as one
 * that is missing. Writers of whole-number formats, which know no NaN, put 0 there.
 */
public final class CorrectedMovie extends DerivedMovie {

    private final Movie recorded;
    private final Optional<LinePhase> phase;
    private final double[] dx;
    private final double[] dy;
    private final Optional<RowShifts> rows;
    private final FrameMask mask;

    /**
     * @param shifts one row a frame, in order
     * @param rows shifts of the rows of each frame, which then count instead
     * @param mask which corrected frames may be used
     * @throws BadInputException if the numbers of frames differ
     */
    public CorrectedMovie(
            Movie source, Table<MotionCorrection.Shift> shifts, Optional<RowShifts> rows, FrameMask mask) {
        super(source);
        checkLengths(source, shifts.size(), mask.frames());
        // Lines are moved together with their frame, so that nothing is interpolated twice.
        if (source instanceof AlignedLines lines) {
            recorded = lines.source();
            phase = Optional.of(lines.phase());
        } else {
            recorded = source;
            phase = Optional.empty();
        }
        dx = shifts.stream().mapToDouble(MotionCorrection.Shift::dxPx).toArray();
        dy = shifts.stream().mapToDouble(MotionCorrection.Shift::dyPx).toArray();
        this.rows = rows;
        this.mask = mask;
    }

    /**
     * Applies shifts read from a table, whose flags tell which frames may be used: a frame is valid if it is in the
     * source and its flag is {@code OK}.
     */
    public static CorrectedMovie of(Movie source, Table<MotionCorrection.Shift> shifts) {
        return of(source, shifts, Optional.empty());
    }

    /** Applies what motion correction found, to the movie itself as it is stored or to another channel of it. */
    public static CorrectedMovie of(Movie source, MotionCorrection.Result result) {
        return of(result.scan().straight(source), result.shifts(), result.rows());
    }

    /** Applies shifts of frames or, where given, of their rows; valid are frames flagged {@code OK}. */
    public static CorrectedMovie of(Movie source, Table<MotionCorrection.Shift> shifts, Optional<RowShifts> rows) {
        checkLengths(source, shifts.size(), source.frames());
        return new CorrectedMovie(source, shifts, rows, MotionCorrection.mask(source.mask(), shifts));
    }

    private static void checkLengths(Movie source, int shifts, int mask) {
        int frames = source.frames();
        if (shifts != frames || mask != frames) {
            throw new BadInputException(source.name() + " has " + frames + " frames, the table of shifts " + shifts
                    + " and the mask " + mask + "; expected one shift a frame: use the shifts of this recording");
        }
    }

    @Override
    public FrameMask mask() {
        return mask;
    }

    /**
     * The same for a frame that was read already.
     *
     * @param raw the frame of the source
     */
    void read(int frame, float[] raw, float[] pixels) {
        if (phase.isEmpty()) {
            undo(raw, frame, 0, pixels);
        } else {
            read(frame, pixels);
        }
    }

    @Override
    public void read(int frame, float[] pixels) {
        float[] raw = recorded.read(frame);
        if (phase.isEmpty()) {
            undo(raw, frame, 0, pixels);
            return;
        }
        // Bilinear interpolation is a sum over rows: that over odd lines and that over even ones, each at its place.
        float[] part = new float[raw.length];
        undo(lines(raw, 0), frame, phase.get().of(frame, 0), pixels);
        undo(lines(raw, 1), frame, phase.get().of(frame, 1), part);
        for (int p = 0; p < pixels.length; p++) {
            pixels[p] += part[p];
        }
    }

    /** A frame of which only every second line is left, from the given one on. */
    private float[] lines(float[] raw, int first) {
        float[] left = new float[raw.length];
        for (int y = first; y < height(); y += 2) {
            System.arraycopy(raw, y * width(), left, y * width(), width());
        }
        return left;
    }

    private void undo(float[] raw, int frame, double right, float[] pixels) {
        if (rows.isPresent() && Double.isFinite(dx[frame])) {
            rows.get().undo(raw, width(), frame, right, pixels);
        } else {
            Translation.undo(raw, width(), height(), dx[frame] + right, dy[frame], pixels);
        }
    }
}
