// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.motion;

import io.github.spinet.motion.MotionCorrection.Flag;
import io.github.spinet.motion.MotionCorrection.Shift;
import io.github.spinet.movie.Image;
import io.github.spinet.movie.Movie;

/** Judges frames once more after their rows were placed and the template became sharper. Safe for several threads. */
final class RowJudgement {

    private final Movie movie;
    private final RowShifts rows;
    private final Similarity similarity;
    private final SearchRange range;

    RowJudgement(Movie movie, Image template, SearchRange range, RowShifts rows) {
        this.movie = movie;
        this.rows = rows;
        this.range = range;
        similarity = new Similarity(template, range);
    }

    /**
     * The frame's row of the table, with the mean shift of its rows; unchanged if it was not registered. Rows that make
     * the frame less like the template than it was as recorded are moved as a whole or, if that does not help, not at
     * all; so are rows that lie beyond the search.
     */
    Shift of(Shift shift) {
        if (shift.flag() == Flag.MISSING || shift.flag() == Flag.CONSTANT) {
            return shift;
        }
        int frame = shift.frame() - 1;
        float[] pixels = movie.read(frame);
        Frames.centre(pixels);
        double before = similarity.to(pixels);
        double after = similarity.toMoved(pixels, rows, frame);
        if (after < before || !rows.within(frame, range)) {
            rows.setAll(frame, shift.dxPx(), shift.dyPx());
            after = similarity.toMoved(pixels, rows, frame);
        }
        if (after < before) {
            rows.setAll(frame, 0, 0);
            after = before;
        }
        double[] mean = rows.mean(frame);
        return new Shift(shift.frame(), shift.timeS(), mean[0], mean[1], shift.score(), before, after, shift.flag());
    }
}
