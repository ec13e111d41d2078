// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.motion;

import io.github.spinet.core.BadInputException;
import io.github.spinet.core.Table;
import io.github.spinet.movie.DerivedMovie;
import io.github.spinet.movie.FrameMask;
import io.github.spinet.movie.Movie;

/**
 * A movie with each frame moved back by its shift when it is read, by bilinear interpolation. The shifts may come from
 * another channel of the same recording, or from a table read from a file.
 *
 * <p>Pixels that the shifted frame does not cover are NaN, and so are all pixels of a frame without a shift, such as one
 * that is missing. Writers of whole-number formats, which know no NaN, put 0 there.
 */
public final class CorrectedMovie extends DerivedMovie {

    private final double[] dx;
    private final double[] dy;
    private final FrameMask mask;

    /**
     * @param shifts one row a frame, in order
     * @param mask which corrected frames may be used
     * @throws BadInputException if the numbers of frames differ
     */
    public CorrectedMovie(Movie source, Table<MotionCorrection.Shift> shifts, FrameMask mask) {
        super(source);
        checkLengths(source, shifts.size(), mask.frames());
        dx = shifts.stream().mapToDouble(MotionCorrection.Shift::dxPx).toArray();
        dy = shifts.stream().mapToDouble(MotionCorrection.Shift::dyPx).toArray();
        this.mask = mask;
    }

    /**
     * Applies shifts read from a table, whose flags tell which frames may be used: a frame is valid if it is in the
     * source and its flag is {@code OK}.
     */
    public static CorrectedMovie of(Movie source, Table<MotionCorrection.Shift> shifts) {
        checkLengths(source, shifts.size(), source.frames());
        return new CorrectedMovie(source, shifts, MotionCorrection.mask(source.mask(), shifts));
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
        Translation.undo(source.read(frame), width(), height(), dx[frame], dy[frame], pixels);
    }
}
