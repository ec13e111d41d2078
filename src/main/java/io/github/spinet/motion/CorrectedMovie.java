// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.motion;

import io.github.spinet.core.BadInputException;
import io.github.spinet.core.Table;
import io.github.spinet.movie.DerivedMovie;
import io.github.spinet.movie.FrameMask;
import io.github.spinet.movie.Movie;
import java.util.Optional;

/**
 * A movie with each frame, or each row of it, moved back by its shift when it is read, by bilinear interpolation. The
 * shifts may come from another channel of the same recording, or from a table read from a file.
 *
 * <p>Pixels that the shifted frame does not cover are NaN, and so are all pixels of a frame without a shift, such as one
 * that is missing. Writers of whole-number formats, which know no NaN, put 0 there.
 */
public final class CorrectedMovie extends DerivedMovie {

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

    /** Applies what motion correction found, to the movie itself or to another channel of it. */
    public static CorrectedMovie of(Movie source, MotionCorrection.Result result) {
        return of(source, result.shifts(), result.rows());
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

    @Override
    public void read(int frame, float[] pixels) {
        float[] raw = source.read(frame);
        if (rows.isPresent() && Double.isFinite(dx[frame])) {
            rows.get().undo(raw, width(), frame, pixels);
        } else {
            Translation.undo(raw, width(), height(), dx[frame], dy[frame], pixels);
        }
    }
}
