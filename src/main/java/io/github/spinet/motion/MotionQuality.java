// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.motion;

import io.github.spinet.core.Field;
import io.github.spinet.core.Parallel;
import io.github.spinet.core.Progress;
import io.github.spinet.core.Table;
import io.github.spinet.motion.MotionCorrection.Flag;
import io.github.spinet.motion.MotionCorrection.Shift;
import io.github.spinet.movie.Image;
import io.github.spinet.movie.Movie;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * Judges a motion correction by what had no say in it, and looks for frames out of focus.
 *
 * <p>Frames, or a sample of them in runs, are found once more on every other stripe of 16 columns and judged on the stripes between, and the other
 * way round, against the average of every other of the corrected frames, without the frame itself, or against the target.
 * So neither noise that a shift followed nor noise that the frame and the template have in common counts as likeness. If the frames of the movie do not gain by
 * correction, beyond chance, all are kept as recorded, unless the published engine was asked for, which moves every frame.
 *
 * <p>Out of focus is a frame that another plane of a stack resembles more, or, without a stack, one that is less like the
 * template, or less sharp, than its brightness and speed explain. Movement along z that always comes with movement in the plane is
 * partly taken for the blur that it comes with; only a stack tells them apart.
 */
public final class MotionQuality {

    private static final int MORE = 4;

    /** The settings. */
    public record Params(
            @Field(
                    init = "0",
                    min = 0,
                    help = "Frames less like the template or less sharp than brightness and speed explain, by so many"
                            + " robust SDs, are bad; 0 keeps them (try 5)")
            double outOfFocusSd,

            @Field(
                    init = "NaN",
                    min = 0,
                    help = "Frames farther than so many planes from the movie's in the target stack are bad; NaN keeps"
                            + " them")
            double offPlanes,

            @Field(
                    init = "192",
                    min = 0,
                    help = "About how many frames, in runs spread over the movie, are found once more to be judged on"
                            + " stripes not used to find them, four times as many as long as they cannot decide; 0 for"
                            + " all, as are taken for frames out of focus, a stack as target, or movements")
            int judgedFrames)
            implements Serializable {

        /** The same with all frames judged. */
        public Params all() {
            return new Params(outOfFocusSd, offPlanes, 0);
        }

        /** The same with more frames judged. */
        private Params more() {
            return new Params(outOfFocusSd, offPlanes, MORE * judgedFrames);
        }

        private boolean[] judged(int frames, boolean all) {
            boolean every = all || judgedFrames == 0 || judgedFrames >= frames || outOfFocusSd > 0;
            return HeldOut.runs(frames, every ? frames : judgedFrames);
        }
    }

    /** One frame: a row of {@code motion_quality.csv}. */
    public record Frame(
            @Field(help = "Frame, from 1") int frame,

            @Field(help = "Time", unit = "s") double timeS,

            @Field(help = "How far the frame lies from the one before; undefined after a pause", unit = "px")
            double stepPx,

            @Field(help = "That distance by the time between the frames; undefined without frame times", unit = "px/s")
            double speedPxPerS,

            @Field(
                    help =
                            "Largest distance of a row's shift from the frame's; undefined if frames were moved as a whole",
                    unit = "px")
            double withinFramePx,

            @Field(
                    help = "Correlation with the template as recorded, in columns not used to find the frame; undefined"
                            + " for frames that were not judged")
            double heldoutBefore,

            @Field(
                    help = "The same after correction; undefined likewise and for narrow frames. Smoothing by"
                            + " interpolation does not raise it")
            double heldoutAfter,

            @Field(help = "Mean of the frame's middle, in the detector's units; undefined for frames not judged")
            double brightness,

            @Field(
                    help = "Fine detail against coarse picture, 1 for the typical frame; blur lowers it; undefined for"
                            + " frames not judged")
            double sharpness,

            @Field(
                    help = "Likeness to the template or sharpness, whichever is lower, beyond what brightness and speed"
                            + " explain, in robust SDs; far below 0: out of focus; undefined for frames not judged")
            double focus,

            @Field(help = "Slice of the target stack that the frame shows, from 1; undefined without a stack")
            double plane,

            @Field(
                    help =
                            "Depth of that slice from the movie's, towards later slices; undefined if the spacing is unknown",
                    unit = "µm")
            double zUm) {}

    /**
     * What was found.
     *
     * @param motion the correction to use: the one judged, with frames out of focus marked as bad if asked for, or all
     *     frames as recorded if correction did not help
     * @param frames one row a frame
     * @param gain what correction gained, before frames were kept as recorded
     * @param keptRaw whether all frames were kept as recorded
     * @param before average of up to {@code template_frames} frames as recorded
     * @param after average of the same frames, corrected
     * @param sharpnessBefore of the average before, 1/px; NaN if it shows nothing
     * @param sharpnessAfter of the average after
     * @param foundPx how far frames were found from the typical one: 95th percentile, NaN without any
     * @param planes the stack that the target is a plane of
     */
    public record Result(
            MotionCorrection.Result motion,
            Table<Frame> frames,
            HeldOutGain gain,
            boolean keptRaw,
            Image before,
            Image after,
            double sharpnessBefore,
            double sharpnessAfter,
            double foundPx,
            Optional<FocalPlanes> planes) {}

    private final Movie movie;
    private final MotionCorrection.Result motion;
    private final Optional<FocalPlanes> planes;
    private final int[] sample;
    private final boolean[] apart;
    private final SearchRange range;
    private final Parallel parallel;
    private final Progress progress;
    private final Averages averages;
    // Those that frames are compared with; two if they are made of the movie's own frames.
    private final List<Image> templates;
    private final Optional<List<Stripes>> stripes;

    private MotionQuality(
            Movie movie,
            MotionCorrection.Result motion,
            Optional<Image> target,
            int templateFrames,
            boolean[] apart,
            Optional<FocalPlanes> planes,
            Optional<MotionQuality> like,
            Parallel parallel,
            Progress progress) {
        this.movie = movie;
        this.motion = motion;
        this.planes = planes;
        this.apart = apart;
        this.parallel = parallel;
        this.progress = progress;
        range = new SearchRange(motion.maxDxPx(), motion.maxDyPx());
        sample = IntStream.of(Templates.sample(movie, templateFrames))
                .filter(motion.mask()::isValid)
                .toArray();
        averages = Averages.of(CorrectedMovie.of(movie, motion), sample, range, parallel, progress);
        templates = target.isPresent() || sample.length < 2
                ? List.of(motion.template())
                : List.of(averages.odd(), averages.even());
        // A frame that is the template itself tells nothing about it.
        stripes = sample.length < 2
                ? Optional.empty()
                : like.map(q -> q.stripes).orElseGet(() -> Stripes.sharing(templates, range));
    }

    /**
     * Judges what motion correction found. The frames judged are found twice more.
     *
     * @param movie the movie that was corrected
     * @param target the target that it was registered to, if there was one
     * @param planes the stack that the target is a plane of, if it is
     * @param motionParams the settings of the correction
     */
    public static Result run(
            Movie movie,
            MotionCorrection.Result motion,
            Optional<Image> target,
            Optional<FocalPlanes> planes,
            MotionCorrection.Params motionParams,
            Params params,
            Parallel parallel,
            Progress progress) {
        Movie input = MotionCorrection.conditioned(movie, motionParams, motion.scan());
        int frames = motionParams.templateFrames();
        boolean all = planes.isPresent();
        boolean[] apart = params.judged(movie.frames(), all);
        MotionQuality found =
                new MotionQuality(input, motion, target, frames, apart, planes, Optional.empty(), parallel, progress);
        List<Measured> measured = found.measure(true);
        HeldOutGain gain = found.gain(measured);
        if (gain.undecided() && !Arrays.equals(apart, params.more().judged(movie.frames(), all))) {
            return run(movie, motion, target, planes, motionParams, params.more(), parallel, progress);
        }
        MotionQuality raw = new MotionQuality(
                input, asRecorded(motion), target, frames, apart, planes, Optional.of(found), parallel, progress);
        // Shifts that were given, or the published engine's, are what was asked for.
        boolean asked = motionParams.engine() == Engine.NCC || motion.choice().reason() == EngineChoice.Reason.GIVEN;
        boolean keptRaw = !asked && !gain.helps();
        MotionQuality used = keptRaw ? raw : found;
        Table<Frame> table =
                Measured.table(keptRaw ? raw.measure(false) : measured, used.motion, movie.clock(), planes);
        return new Result(
                flagged(used.shown(target.isEmpty() && keptRaw), table, params, planes, movie),
                table,
                gain,
                keptRaw,
                raw.averages.mean(),
                used.averages.mean(),
                raw.averages.perPx(),
                used.averages.perPx(),
                MotionSteps.reach(motion.shifts()),
                planes);
    }

    private MotionCorrection.Result shown(boolean anew) {
        return anew && sample.length > 0 ? motion.with(averages.mean()) : motion;
    }

    /** Which of the templates a frame is compared with: one that it is not in. */
    private int templateOf(int frame) {
        int at = Arrays.binarySearch(sample, frame);
        return templates.size() == 1 ? 0 : (at < 0 ? frame : at) % 2;
    }

    /** @param again whether to find frames on their stripes; else they are judged as they are corrected */
    private List<Measured> measure(boolean again) {
        List<FrameJudgement> judgements =
                templates.stream().map(t -> new FrameJudgement(t, range)).toList();
        List<HalfFit> halves = again && stripes.isPresent() ? halves() : List.of();
        Optional<FocalPlanes.Finder> finder = planes.map(p -> p.finder(range));
        CorrectedMovie corrected = CorrectedMovie.of(movie, motion);
        Measured[] measured = new Measured[movie.frames()];
        parallel.forEach(measured.length, "Judging frames", progress, f -> {
            Shift shift = motion.shifts().rows().get(f);
            boolean nothing = shift.flag() == Flag.MISSING || shift.flag() == Flag.CONSTANT;
            measured[f] = nothing || !apart[f]
                    ? Measured.NOTHING
                    : measure(shift, corrected, judgements.get(templateOf(f)), halves, stripes.isPresent(), finder);
        });
        return List.of(measured);
    }

    private List<HalfFit> halves() {
        SearchRange reach = MotionSteps.range(motion.shifts(), range);
        Templates maker = new Templates(movie, Engine.RIGID, reach, parallel, progress);
        List<Template> noisy = templates.stream().map(maker::around).toList();
        List<HalfFit> halves = new ArrayList<>();
        for (Stripes set : stripes.orElseThrow()) {
            HalfFit half = new HalfFit(
                    movie, noisy, this::templateOf, set, reach, motion.scan().duty());
            motion.rows().ifPresent(r -> half.placeRows(motion.shifts().rows(), r, apart, parallel, progress));
            if (motion.choice().linked()) {
                half.linkFrames(motion.shifts().rows(), apart, parallel, progress);
            }
            halves.add(half);
        }
        return halves;
    }

    private Measured measure(
            Shift shift,
            CorrectedMovie corrected,
            FrameJudgement judgement,
            List<HalfFit> halves,
            boolean judged,
            Optional<FocalPlanes.Finder> finder) {
        float[] raw = movie.read(shift.frame() - 1);
        double brightness = judgement.brightness(raw);
        float[] own = new float[raw.length];
        corrected.read(shift.frame() - 1, raw, own);
        for (int p = 0; p < own.length; p++) {
            own[p] -= (float) brightness;
        }
        Frames.centre(raw);
        double[] heldOut = {Double.NaN, Double.NaN};
        if (judged) {
            Stripes one = stripes.orElseThrow().get(0);
            float[] onOne = own;
            float[] onOther = own;
            if (!halves.isEmpty()) {
                onOne = new float[raw.length];
                onOther = new float[raw.length];
                halves.get(0).undo(raw, shift, onOne);
                halves.get(1).undo(raw, shift, onOther);
            }
            heldOut = judgement.heldOut(raw, one, onOne, onOther);
        }
        return new Measured(
                heldOut[0],
                heldOut[1],
                brightness,
                judgement.sharpness(own),
                finder.map(p -> p.plane(own)).orElse(Double.NaN));
    }

    private HeldOutGain gain(List<Measured> measured) {
        return HeldOutGain.of(okOnly(measured, Measured::before), okOnly(measured, Measured::after));
    }

    private double[] okOnly(List<Measured> measured, ToDoubleFunction<Measured> value) {
        return IntStream.range(0, measured.size())
                .mapToDouble(f -> motion.shifts().rows().get(f).flag() == Flag.OK
                        ? value.applyAsDouble(measured.get(f))
                        : Double.NaN)
                .toArray();
    }

    private static MotionCorrection.Result asRecorded(MotionCorrection.Result motion) {
        List<Shift> still = motion.shifts().stream().map(Shift::asRecorded).toList();
        return motion.with(new Table<>(Shift.class, still), Optional.empty(), motion.mask());
    }

    private static MotionCorrection.Result flagged(
            MotionCorrection.Result motion,
            Table<Frame> frames,
            Params params,
            Optional<FocalPlanes> planes,
            Movie movie) {
        List<Shift> shifts = new ArrayList<>(motion.shifts().rows());
        for (int f = 0; f < shifts.size(); f++) {
            Shift s = shifts.get(f);
            Frame frame = frames.rows().get(f);
            boolean blurred = params.outOfFocusSd() > 0 && frame.focus() < -params.outOfFocusSd();
            boolean off =
                    planes.isPresent() && Math.abs(frame.plane() - planes.get().plane()) > params.offPlanes();
            if (s.flag() == Flag.OK && (blurred || off)) {
                shifts.set(f, s.flagged(Flag.BAD));
            }
        }
        Table<Shift> table = new Table<>(Shift.class, shifts);
        return motion.with(table, motion.rows(), MotionCorrection.mask(movie.mask(), table));
    }
}
