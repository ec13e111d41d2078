// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.motion;

import io.github.spinet.motion.MotionCorrection.Flag;
import io.github.spinet.motion.MotionCorrection.Shift;
import io.github.spinet.movie.FrameMask;
import io.github.spinet.movie.Movie;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Registers single frames of a movie on a template and judges the outcome. Safe for several threads. */
final class FrameRegistration {

    private final Movie movie;
    private final Registration registration;
    private final Similarity similarity;
    private final SearchRange range;
    private final boolean keepsRaw;
    private final Optional<BandEquations> bands;
    private final Optional<KnownProducts> known;

    FrameRegistration(Movie movie, Template template, Engine engine, SearchRange range) {
        this.movie = movie;
        this.range = range;
        // The published engine moves every frame, and as it finds it.
        bands = engine != Engine.NCC
                ? Optional.of(new BandEquations(movie.frames(), new RowShifts(movie.frames(), movie.height())))
                : Optional.empty();
        known = bands.filter(b -> engine.placesRows()).map(b -> new KnownProducts(movie.frames(), b.bands()));
        keepsRaw = engine != Engine.NCC;
        registration = engine.on(template, range);
        similarity = new Similarity(template.image(), range);
    }

    /**
     * Registers frames. One that would look less like the template than as recorded stays where it is.
     *
     * @param first from 0
     * @param end one past the last
     * @param room for the pixels of each
     * @param shifts receives theirs
     */
    void register(int first, int end, float[][] room, Shift[] shifts) {
        register(first, end, room, shifts, registration);
    }

    /**
     * The same with another registration than that on the template.
     *
     * @param by gives places on the template, too
     */
    void register(int first, int end, float[][] room, Shift[] shifts, Registration by) {
        List<Integer> shown = new ArrayList<>();
        for (int f = first; f < end; f++) {
            if (movie.mask().state(f) == FrameMask.State.MISSING) {
                shifts[f] = row(f, Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN, Flag.MISSING);
                continue;
            }
            float[] pixels = room[f - first];
            movie.read(f, pixels);
            if (Frames.centre(pixels)) {
                shown.add(f);
            } else {
                shifts[f] = row(f, 0, 0, Double.NaN, Double.NaN, Double.NaN, Flag.CONSTANT);
            }
        }
        float[][] frames = shown.stream().map(f -> room[f - first]).toArray(float[][]::new);
        if (bands.isPresent() && by instanceof RigidRegistration rigid) {
            RigidRegistration.Placed[] placed = rigid.place(frames);
            List<BandEquations.Seen> seen = new ArrayList<>();
            for (int i = 0; i < placed.length; i++) {
                int f = shown.get(i);
                shifts[f] = judged(f, frames[i], placed[i].match());
                if (shifts[f].flag() == Flag.OK) {
                    bands.get().at.setAll(f, shifts[f].dxPx(), shifts[f].dyPx());
                    seen.add(new BandEquations.Seen(f, frames[i], Optional.of(placed[i].products())));
                    BandProducts products = placed[i].products();
                    known.ifPresent(k -> k.set(f, products));
                }
            }
            bands.get().add(rigid.sums(), seen, range);
        } else {
            for (int i = 0; i < frames.length; i++) {
                shifts[shown.get(i)] = judged(shown.get(i), frames[i], by.register(frames[i]));
            }
        }
    }

    private Shift judged(int frame, float[] pixels, Match match) {
        Flag found = match.atLimit() ? Flag.AT_LIMIT : Flag.OK;
        Flag flag = movie.mask().state(frame) == FrameMask.State.BAD ? Flag.BAD : found;
        double before = similarity.to(pixels);
        double after = similarity.toMoved(pixels, match.dx(), match.dy());
        boolean raw = keepsRaw && after < before;
        return raw
                ? row(frame, 0, 0, match.score(), before, before, flag)
                : row(frame, match.dx(), match.dy(), match.score(), before, after, flag);
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

    /** What was seen of the bands of those frames, if rows are to be placed. */
    Optional<KnownProducts> known() {
        return known;
    }

    /** Where the template seems to lie when it is compared with itself, x and y in px; taken off every shift. */
    double[] origin() {
        return registration instanceof RigidRegistration rigid ? rigid.origin() : new double[2];
    }

    private Shift row(int frame, double dx, double dy, double score, double before, double after, Flag flag) {
        return new Shift(frame + 1, movie.clock().timeS(frame), dx, dy, score, before, after, flag);
    }
}
