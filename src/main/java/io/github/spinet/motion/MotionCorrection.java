// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.motion;

import io.github.spinet.core.BadInputException;
import io.github.spinet.core.BadParameterException;
import io.github.spinet.core.Field;
import io.github.spinet.core.Parallel;
import io.github.spinet.core.Prefix;
import io.github.spinet.core.Progress;
import io.github.spinet.core.Table;
import io.github.spinet.motion.RowRegistration.Placed;
import io.github.spinet.movie.FrameMask;
import io.github.spinet.movie.Image;
import io.github.spinet.movie.Movie;
import java.io.Serializable;
import java.util.Arrays;
import java.util.Optional;

/**
 * Finds how far each frame of a movie is displaced sideways, by comparing it with a template.
 *
 * <p>A frame's shift is where its content lies relative to the template: a structure at (x, y) of the template is at
 * (x + dx, y + dy) of the frame. {@link CorrectedMovie} takes the shifts back. The zero of the shifts is where the
 * template happens to lie; give a target to choose it.
 *
 * <p>The correlations before and after are Pearson's, between the middle of the frame as recorded, or as corrected, and
 * the template. A frame that correction would make less like the template than it is as recorded keeps shift 0, unless the
 * published engine is asked for, which moves every frame. In dim movies part of the rise is due to interpolation alone, which smooths noise.
 *
 * <p>Whole frames lie on a smooth path over time where such a path foretells rows left out better than frames placed one by
 * one, as in dim movies; a frame that fits clearly better where it was found by itself stays there.
 *
 * <p>Before that, the lines of a scan to and fro are put in step, see {@link ScanGeometry}.
 *
 * <p>The movie is read frame by frame and never held. Placing rows takes about 110 bytes a frame for every
 * eight rows.
 *
 * <p>Source of the published engine and of the rule for bad frames: Hedrick et al. 2022, Nat Neurosci,
 * doi:10.1038/s41593-022-01086-6, and the analysis code that came with it.
 */
public final class MotionCorrection {

    private static final int SMALLEST = 16;

    /** What became of a frame. */
    public enum Flag {
        /** Registered; to be used. */
        OK,
        /** The best place is at the border of the search; the true one may lie beyond. */
        AT_LIMIT,
        /** All pixels are equal: there is nothing to register, and the shift is 0. */
        CONSTANT,
        /** Marked as bad before, or unlike the template even when corrected. */
        BAD,
        /** Never recorded; without a shift. */
        MISSING;

        private FrameMask.State state() {
            return switch (this) {
                case OK -> FrameMask.State.VALID;
                case AT_LIMIT, BAD -> FrameMask.State.BAD;
                // Writers pad recordings with frames of one value.
                case CONSTANT, MISSING -> FrameMask.State.MISSING;
            };
        }
    }

    /** The settings. */
    public record Params(
            @Field(
                    init = "AUTO",
                    help =
                            "How frames are registered: whole (RIGID; dim frames linked over time), row by row (ROWS), row by"
                                    + " row with a field across columns (PIECEWISE), whichever foretells left-out rows best"
                                    + " (AUTO), or as published (NCC)")
            Engine engine,

            @Field(
                    init = "32",
                    unit = "px",
                    min = 4,
                    max = 4096,
                    help = "Largest shift along x; at most a quarter of the width is used")
            int maxDxPx,

            @Field(
                    init = "64",
                    unit = "px",
                    min = 4,
                    max = 4096,
                    help = "Largest shift along y; at most a quarter of the height is used")
            int maxDyPx,

            @Field(
                    init = "ALIGNED",
                    help =
                            "What the template is made of: frames aligned to each other (ALIGNED), or the fifth of them"
                                    + " that agree best, as recorded (BEST_FRAMES, the published start); or, for each frame, the"
                                    + " recorded frames before it, placed on that of ALIGNED (RUNNING, published for real time)")
            TemplateFrom template,

            @Field(
                    init = "50",
                    min = 1,
                    help = "Frames before each one that make its template with template = RUNNING (published: 50)")
            int runningFrames,

            @Field(init = "400", min = 1, help = "Frames, spread over the movie, that make the template")
            int templateFrames,

            @Field(
                    init = "NaN",
                    help =
                            "Pixels below this value are detector noise and are replaced; NaN leaves them (published: 80)")
            double pixelFloor,

            @Field(
                    init = "NaN",
                    help = "What replaces pixels below the floor; NaN for their mean in the frame (published: 35)")
            double floorReplacement,

            @Field(
                    init = "3.5",
                    min = 0,
                    help =
                            "How many SDs of the frame-to-frame steps the correlation may fall short; 0 keeps every frame")
            double badFrameSd,

            @Field(
                    init = "ROBUST",
                    help =
                            "When a frame is too unlike the template: as published (PUBLISHED), or with regard to how typical"
                                    + " frames scatter (ROBUST)")
            BadFrameRule badFrameRule,

            @Prefix ScanGeometry.Params scan)
            implements Serializable {}

    /** One frame: a row of {@code shifts.csv}. */
    public record Shift(
            @Field(help = "Frame, from 1") int frame,

            @Field(help = "Time", unit = "s") double timeS,

            @Field(help = "How far the content lies right of the template's; undefined if missing", unit = "px")
            double dxPx,

            @Field(help = "How far the content lies below the template's; undefined if missing", unit = "px")
            double dyPx,

            @Field(help = "Correlation at the best place as the engine sees it, on shrunken images")
            double score,

            @Field(help = "Correlation of the frame's middle with the template before correction")
            double corrBefore,

            @Field(help = "Correlation of the frame's middle with the template after correction")
            double corrAfter,

            @Field(help = "OK, or why the frame is not to be used")
            Flag flag) {

        /** The same with another flag. */
        Shift flagged(Flag other) {
            return new Shift(frame, timeS, dxPx, dyPx, score, corrBefore, corrAfter, other);
        }

        /** The same frame where it was recorded; there it lies at no border of the search. Without a shift it stays so. */
        Shift asRecorded() {
            return Double.isNaN(dxPx)
                    ? this
                    : new Shift(
                            frame, timeS, 0, 0, score, corrBefore, corrBefore, flag == Flag.AT_LIMIT ? Flag.OK : flag);
        }
    }

    /**
     * What was found.
     *
     * @param template the target, or the mean of aligned frames; NaN where too few frames had a value
     * @param shifts one row a frame
     * @param rows the shifts of the rows of each frame if the engine placed them; the frame's shift is their mean
     * @param mask the movie's mask, with frames that could not be registered or are bad marked as such
     * @param choice whether rows were placed and whole frames linked over time, and why
     * @param scan how the lines of the frames lie, put right before anything else
     * @param maxDxPx largest shift along x that was searched, smaller than asked for if the image is small
     * @param maxDyPx largest shift along y that was searched
     */
    public record Result(
            Image template,
            Table<Shift> shifts,
            Optional<RowShifts> rows,
            FrameMask mask,
            EngineChoice choice,
            ScanGeometry scan,
            int maxDxPx,
            int maxDyPx) {

        /** The same with other frames. */
        Result with(Table<Shift> others, Optional<RowShifts> theirRows, FrameMask theirMask) {
            return new Result(template, others, theirRows, theirMask, choice, scan, maxDxPx, maxDyPx);
        }

        /** The same with another template. */
        Result with(Image other) {
            return new Result(other, shifts, rows, mask, choice, scan, maxDxPx, maxDyPx);
        }

        /**
         * The same for another channel of the recording, whose lines may be out of step by another phase.
         *
         * @param other the other channel, as stored
         * @param params with which this was found
         */
        public Result ofChannel(Movie other, Params params, Parallel parallel, Progress progress) {
            ScanGeometry its = scan.ofChannel(other, params.scan(), parallel, progress);
            return new Result(template, shifts, rows, mask, choice, its, maxDxPx, maxDyPx);
        }
    }

    private MotionCorrection() {}

    /**
     * Registers every frame.
     *
     * @param movie at least 16 × 16 pixels; missing frames are skipped, frames marked as bad are registered but do not
     *     enter the template
     * @param target the template, e.g. of another movie of the field; without one it is made from the movie
     * @throws BadInputException if the movie is too small or shows nothing, or the target does not fit it
     */
    public static Result run(Movie movie, Optional<Image> target, Params params, Parallel parallel, Progress progress) {
        check(movie, target);
        RunningRegistration.check(params);
        ScanGeometry scan = ScanGeometry.find(movie, params.scan(), parallel, progress);
        Movie input = conditioned(movie, params, scan);
        SearchRange range = SearchRange.within(params.maxDxPx(), params.maxDyPx(), movie.width(), movie.height());
        Templates templates = new Templates(input, params.engine(), range, parallel, progress);
        Template template = target.map(templates::around)
                .orElseGet(() -> templates.build(params.template(), params.templateFrames()));
        Shift[] shifts = new Shift[movie.frames()];
        FrameRegistration registration = register(input, template, params, range, shifts, parallel, progress);
        Shift[] whole = shifts.clone();
        // On templates of their own, frames' bands tell nothing about each other.
        boolean bandsTell = registration.bands().isPresent() && params.template() != TemplateFrom.RUNNING;
        Placed placed = bandsTell && params.engine().placesRows()
                ? new RowRegistration(input, template, range, scan.duty(), parallel, progress)
                        .startingFrom(
                                registration.bands().orElseThrow(),
                                registration.known().orElseThrow())
                        .refine(Arrays.asList(shifts), params.engine())
                : new Placed(Optional.empty(), EngineChoice.ofWholeFrames(params.engine()));
        Optional<RowShifts> rows = placed.rows();
        EngineChoice choice = placed.choice();
        if (rows.isEmpty() && bandsTell) {
            choice = choice.with(LinkedFrames.move(input, registration, scan.duty(), shifts, parallel, progress));
        }
        Image shown = template.image();
        if (rows.isPresent()) {
            CorrectedMovie corrected = CorrectedMovie.of(input, table(shifts), rows);
            shown = target.orElseGet(() -> templates.of(params.templateFrames(), corrected, template));
            RowJudgement judgement = new RowJudgement(input, shown, range, rows.get());
            parallel.forEach(shifts.length, "Moving rows", progress, f -> shifts[f] = judgement.of(shifts[f]));
        }
        if (params.badFrameSd() > 0) {
            BadFrames.flag(shifts, whole, params.badFrameSd(), params.badFrameRule());
        }
        Table<Shift> table = table(shifts);
        FrameMask mask = mask(movie.mask(), table);
        return new Result(shown, table, rows, mask, choice, scan, range.maxX(), range.maxY());
    }

    /** The template that {@link #run} makes of a movie without a target, e.g. to find it in a stack. */
    public static Image template(Movie movie, Params params, Parallel parallel, Progress progress) {
        check(movie, Optional.empty());
        RunningRegistration.check(params);
        SearchRange range = SearchRange.within(params.maxDxPx(), params.maxDyPx(), movie.width(), movie.height());
        ScanGeometry scan = ScanGeometry.find(movie, params.scan(), parallel, progress);
        return new Templates(conditioned(movie, params, scan), params.engine(), range, parallel, progress)
                .build(params.template(), params.templateFrames())
                .image();
    }

    /** Finds frames as a whole; gives what did it, which knows what bands told if rows are to be placed. */
    private static FrameRegistration register(
            Movie movie,
            Template template,
            Params params,
            SearchRange range,
            Shift[] shifts,
            Parallel parallel,
            Progress progress) {
        boolean runs = params.template() == TemplateFrom.RUNNING;
        Engine engine = runs && params.engine() == Engine.AUTO ? Engine.RIGID : params.engine();
        FrameRegistration registration = new FrameRegistration(movie, template, engine, range);
        if (runs) {
            new RunningRegistration(movie, template, engine, range)
                    .run(params.runningFrames(), registration, shifts, parallel, progress);
        } else {
            Batches.forEach(
                    shifts.length,
                    movie.width() * movie.height(),
                    parallel,
                    "Registering frames",
                    progress,
                    (first, end, room) -> registration.register(first, end, room, shifts));
        }
        return registration;
    }

    private static Table<Shift> table(Shift[] shifts) {
        return new Table<>(Shift.class, Arrays.asList(shifts));
    }

    /**
     * The movie with its dark pixels replaced, if the settings ask for it, and its lines put right; the movie to correct,
     * too.
     */
    public static Movie conditioned(Movie movie, Params params, ScanGeometry scan) {
        return scan.straight(
                Double.isNaN(params.pixelFloor())
                        ? movie
                        : new FlooredMovie(movie, params.pixelFloor(), params.floorReplacement()));
    }

    /** A mask in which only frames flagged {@code OK} stay valid. */
    static FrameMask mask(FrameMask before, Table<Shift> shifts) {
        FrameMask.State[] states = new FrameMask.State[before.frames()];
        for (int f = 0; f < states.length; f++) {
            states[f] = before.isValid(f) ? shifts.rows().get(f).flag().state() : before.state(f);
        }
        return FrameMask.of(states);
    }

    static void check(Movie movie, Optional<Image> target) {
        if (movie.width() < SMALLEST || movie.height() < SMALLEST) {
            throw new BadInputException(movie.name() + " has frames of " + movie.width() + " × " + movie.height()
                    + " pixels; motion correction needs at least " + SMALLEST + " × " + SMALLEST);
        }
        target.ifPresent(image -> {
            if (image.width() != movie.width() || image.height() != movie.height()) {
                throw new BadInputException("The target image has " + image.width() + " × " + image.height()
                        + " pixels, " + movie.name() + " " + movie.width() + " × " + movie.height()
                        + "; expected equal sizes");
            }
            if (!Frames.centre(image.pixels().clone())) {
                throw new BadParameterException(
                        "The target image shows nothing, all its pixels are equal; give another one or none");
            }
        });
    }
}
