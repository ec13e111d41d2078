// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.motion;

import io.github.spinet.motion.MotionCorrection.Flag;
import io.github.spinet.motion.MotionCorrection.Shift;
import io.github.spinet.movie.FrameMask;
import io.github.spinet.movie.Movie;

/** Registers single frames of a movie on a template and judges the outcome. Safe for several threads. */
final class FrameRegistration {

    private final Movie movie;
    private final Registration registration;
    private final Similarity similarity;
    private final ThreadLocal<float[]> corrected;
    private final boolean keepsRaw;

    FrameRegistration(Movie movie, Template template, Engine engine, SearchRange range) {
        this.movie = movie;
        // The published engine moves every frame.
        keepsRaw = engine != Engine.NCC;
        registration = engine.on(template, range);
        similarity = new Similarity(template.image(), range);
        corrected = ThreadLocal.withInitial(() -> new float[movie.width() * movie.height()]);
    }

    /**
     * Registers a frame. One that would look less like the template than as recorded stays where it is.
     *
     * @param frame from 0
     */
    Shift shift(int frame) {
        FrameMask.State state = movie.mask().state(frame);
        if (state == FrameMask.State.MISSING) {
            return row(frame, Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN, Flag.MISSING);
        }
        float[] pixels = movie.read(frame);
        if (!Frames.centre(pixels)) {
            return row(frame, 0, 0, Double.NaN, Double.NaN, Double.NaN, Flag.CONSTANT);
        }
        Match match = registration.register(pixels);
        float[] moved = corrected.get();
        Translation.undo(pixels, movie.width(), movie.height(), match.dx(), match.dy(), moved);
        Flag judged = match.atLimit() ? Flag.AT_LIMIT : Flag.OK;
        Flag flag = state == FrameMask.State.BAD ? Flag.BAD : judged;
        double before = similarity.to(pixels);
        double after = similarity.to(moved);
        boolean raw = keepsRaw && after < before;
        return raw
                ? row(frame, 0, 0, match.score(), before, before, flag)
                : row(frame, match.dx(), match.dy(), match.score(), before, after, flag);
    }

    private Shift row(int frame, double dx, double dy, double score, double before, double after, Flag flag) {
        return new Shift(frame + 1, movie.clock().timeS(frame), dx, dy, score, before, after, flag);
    }
}
