// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.motion;

import io.github.spinet.core.Parallel;
import io.github.spinet.core.Progress;
import io.github.spinet.motion.MotionCorrection.Flag;
import io.github.spinet.motion.MotionCorrection.Shift;
import io.github.spinet.movie.Movie;
import java.util.List;
import java.util.Optional;
import java.util.function.IntUnaryOperator;

/** Where frames lie as one set of stripes tells, without a look at the other. Safe for several threads. */
final class HalfFit {

    // A path through rows is looked for near the known one only where the stripes agree about the whole frame.
    private static final double NEAR_PX = 1;

    private final Movie movie;
    private final SearchRange range;
    private final double duty;
    private final IntUnaryOperator templateOf;
    private final TermSums[] sums;
    private final Registration[] registrations;
    private Optional<RowShifts> path = Optional.empty();

    /** @param templateOf which of the templates a frame is found on */
    HalfFit(
            Movie movie,
            List<Template> templates,
            IntUnaryOperator templateOf,
            Stripes stripes,
            SearchRange range,
            double duty) {
        this.duty = duty;
        this.movie = movie;
        this.range = range;
        this.templateOf = templateOf;
        sums = templates.stream()
                .map(t -> new TermSums(new TaylorTemplate(t, p -> stripes.contain(p % t.width(), p / t.width()))))
                .toArray(TermSums[]::new);
        registrations = new Registration[sums.length];
        for (int i = 0; i < sums.length; i++) {
            registrations[i] = new StripeRegistration(templates.get(i), stripes, sums[i], range);
        }
    }

    /**
     * Finds the rows of frames, too, near the shifts known.
     *
     * @param wanted which frames
     */
    void placeRows(List<Shift> shifts, RowShifts rows, boolean[] wanted, Parallel parallel, Progress progress) {
        path = Optional.of(registration(parallel, progress).again(shifts, rows, f -> wanted[f]));
    }

    /**
     * Links whole frames over time, too.
     *
     * @param wanted which frames
     */
    void linkFrames(List<Shift> shifts, boolean[] wanted, Parallel parallel, Progress progress) {
        path = Optional.of(registration(parallel, progress).linked(shifts, f -> wanted[f]));
    }

    private RowRegistration registration(Parallel parallel, Progress progress) {
        return new RowRegistration(movie, f -> sums[templateOf.applyAsInt(f)], range, duty, parallel, progress);
    }

    /**
     * Takes the motion of a frame back.
     *
     * @param pixels of mean 0
     * @param known what all columns tell
     * @param moved receives the frame
     */
    void undo(float[] pixels, Shift known, float[] moved) {
        int frame = known.frame() - 1;
        Match match = registrations[templateOf.applyAsInt(frame)].register(pixels);
        boolean near = Math.abs(match.dx() - known.dxPx()) < NEAR_PX && Math.abs(match.dy() - known.dyPx()) < NEAR_PX;
        boolean follows = path.isPresent() && Double.isFinite(path.get().dx(frame, 0));
        if (near && follows && known.flag() == Flag.OK) {
            path.get().undo(pixels, movie.width(), frame, moved);
        } else {
            Translation.undo(pixels, movie.width(), movie.height(), match.dx(), match.dy(), moved);
        }
    }
}
