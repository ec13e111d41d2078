// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.motion;

import io.github.spinet.core.Parallel;
import io.github.spinet.core.Progress;
import io.github.spinet.motion.EngineChoice.Linking;
import io.github.spinet.motion.MotionCorrection.Shift;
import io.github.spinet.movie.Movie;
import java.util.Optional;

/**
 * The frames of a movie on their path over time, if there is one, judged there as they were where they were found. Frames
 * that someone else looks at on the way need not be read again.
 */
final class LinkedFrames {

    private final Movie movie;
    private final FrameRegistration registration;
    private final Optional<double[]> path;
    private final Linking linking;
    private final Shift[] found;
    private final Shift[] moved;

    private LinkedFrames(Movie movie, FrameRegistration registration, FramePath.Placed placed, Shift[] found) {
        this.movie = movie;
        this.registration = registration;
        path = placed.shifts();
        linking = placed.linking();
        this.found = found.clone();
        moved = new Shift[found.length];
    }

    /**
     * Looks for a path.
     *
     * @param bands what the bands of the frames tell where the frames were found
     * @param shifts where frames were found
     */
    static LinkedFrames find(
            Movie movie,
            FrameRegistration registration,
            BandEquations bands,
            double duty,
            Shift[] shifts,
            Parallel parallel,
            Progress progress) {
        FramePath.Placed placed =
                new FramePath(bands, registration.origin(), movie.clock(), duty, parallel, progress).find();
        return new LinkedFrames(movie, registration, placed, shifts);
    }

    Linking linking() {
        return linking;
    }

    /**
     * Judges a frame on the path. Safe for several threads, with one frame each.
     *
     * @param pixels of mean 0
     */
    void look(int frame, float[] pixels) {
        path.ifPresent(p -> {
            double x = p[2 * frame];
            moved[frame] =
                    Double.isNaN(x) ? found[frame] : registration.moved(found[frame], pixels, x, p[2 * frame + 1]);
        });
    }

    /**
     * Moves the frames onto the path, if there is one.
     *
     * @param shifts receives the frames' rows
     */
    void move(Shift[] shifts, Parallel parallel, Progress progress) {
        path.ifPresent(p -> parallel.forEach(shifts.length, "Moving frames", progress, f -> {
            if (moved[f] == null && Double.isFinite(p[2 * f])) {
                float[] pixels = movie.read(f);
                Frames.centre(pixels);
                look(f, pixels);
            }
            shifts[f] = moved[f] == null ? found[f] : moved[f];
        }));
    }
}
