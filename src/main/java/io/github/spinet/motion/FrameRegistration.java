// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.motion;

import io.github.spinet.motion.MotionCorrection.Flag;
import io.github.spinet.motion.MotionCorrection.Shift;
import io.github.spinet.movie.FrameMask;
import io.github.spinet.movie.Movie;
import java.util.Optional;

/** Registers single frames of a movie on a template and judges the outcome. Safe for several threads. */
final class FrameRegistration {

    private final Movie movie;
    private final Registration registration;
    private final Similarity similarity;
    private final SearchRange range;
    private final boolean keepsRaw;
    private final Optional<BandEquations> bands;

    FrameRegistration(Movie movie, Template template, Engine engine, SearchRange range) {
        this.movie = movie;
        this.range = range;
        // The published engine moves every frame, and as it finds it.
        bands = engine != Engine.NCC
                ? Optional.of(new BandEquations(movie.frames(), new RowShifts(movie.frames(), movie.height())))
                : Optional.empty();
        keepsRaw = engine != Engine.NCC;
        registration = engine.on(template, range);
        similarity = new Similarity(template.image(), range);
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
        Optional<RigidRegistration.Placed> placed = place(pixels);
        Match match = placed.map(RigidRegistration.Placed::match).orElseGet(() -> registration.register(pixels));
        Flag judged = match.atLimit() ? Flag.AT_LIMIT : Flag.OK;
        Flag flag = state == FrameMask.State.BAD ? Flag.BAD : judged;
        double before = similarity.to(pixels);
        double after = similarity.toMoved(pixels, match.dx(), match.dy());
        boolean raw = keepsRaw && after < before;
        Shift shift = raw
                ? row(frame, 0, 0, match.score(), before, before, flag)
                : row(frame, match.dx(), match.dy(), match.score(), before, after, flag);
        placed.filter(p -> flag == Flag.OK).ifPresent(p -> tell(shift, p.products(), pixels));
        return shift;
    }

    /**
     * A frame at another place. Where that makes it less like the template than it was as recorded, it stays as it is.
     *
     * @param shift of a frame that was registered
     * @param pixels of mean 0
     */
    Shift moved(Shift shift, float[] pixels, double dx, double dy) {
        double after = similarity.toMoved(pixels, dx, dy);
        return after < shift.corrBefore()
                ? shift
                : row(shift.frame() - 1, dx, dy, shift.score(), shift.corrBefore(), after, shift.flag());
    }

    /**
     * What bands of rows told at their frames' own shifts, of frames flagged {@code OK}; not with the published engine,
     * whose shifts are final.
     */
    Optional<BandEquations> bands() {
        return bands;
    }

    /** Where the template seems to lie when it is compared with itself, x and y in px; taken off every shift. */
    double[] origin() {
        return registration instanceof RigidRegistration rigid ? rigid.origin() : new double[2];
    }

    private Optional<RigidRegistration.Placed> place(float[] pixels) {
        return bands.isPresent() && registration instanceof RigidRegistration rigid
                ? Optional.of(rigid.place(pixels))
                : Optional.empty();
    }

    private void tell(Shift shift, BandProducts products, float[] pixels) {
        int frame = shift.frame() - 1;
        BandEquations equations = bands.orElseThrow();
        equations.at.setAll(frame, shift.dxPx(), shift.dyPx());
        equations.add(((RigidRegistration) registration).sums(), frame, products, pixels, range);
    }

    private Shift row(int frame, double dx, double dy, double score, double before, double after, Flag flag) {
        return new Shift(frame + 1, movie.clock().timeS(frame), dx, dy, score, before, after, flag);
    }
}
