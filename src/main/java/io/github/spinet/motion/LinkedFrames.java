// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.motion;

import io.github.spinet.core.Parallel;
import io.github.spinet.core.Progress;
import io.github.spinet.motion.EngineChoice.Linking;
import io.github.spinet.motion.MotionCorrection.Shift;
import io.github.spinet.movie.Movie;

/** The frames of a movie on their path over time, if there is one, judged there as they were where they were found. */
final class LinkedFrames {

    private LinkedFrames() {}

    /**
     * Looks for a path and moves the frames onto it, if there is one.
     *
     * @param registration by which the frames were found, with what their bands told
     * @param shifts where frames were found; receives where they lie on the path
     */
    static Linking move(
            Movie movie,
            FrameRegistration registration,
            double duty,
            Shift[] shifts,
            Parallel parallel,
            Progress progress) {
        BandEquations bands = registration.bands().orElseThrow();
        FramePath.Placed placed =
                new FramePath(bands, registration.origin(), movie.clock(), duty, parallel, progress).find();
        placed.shifts()
                .ifPresent(p -> parallel.forEach(shifts.length, "Moving frames", progress, f -> {
                    if (Double.isFinite(p[2 * f])) {
                        float[] pixels = movie.read(f);
                        Frames.centre(pixels);
                        shifts[f] = registration.moved(shifts[f], pixels, p[2 * f], p[2 * f + 1]);
                    }
                }));
        return placed.linking();
    }
}
