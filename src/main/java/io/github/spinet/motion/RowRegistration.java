// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.motion;

import io.github.spinet.core.Parallel;
import io.github.spinet.core.Progress;
import io.github.spinet.motion.BendingChoice.Best;
import io.github.spinet.motion.MotionCorrection.Flag;
import io.github.spinet.motion.MotionCorrection.Shift;
import io.github.spinet.motion.Trajectory.Bending;
import io.github.spinet.movie.Movie;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.function.IntPredicate;

/**
 * The shift of every row. A band of eight rows shows too little to be placed alone; a path that moves smoothly through
 * all bands at the times they were scanned places them together. How smoothly is fitted to the movie.
 *
 * <p>Rows are taken to be scanned from top to bottom in the first part of a frame's time, the duty. A movie whose frames are
 * means of several scans has no such path; whole frames then foretell as well.
 */
final class RowRegistration {

    private static final int STRETCH = 64;
    private static final int OVERLAP = 8;
    // Half χ². A whole frame's shift is fitted to the frame's own noise, which makes it seem better than the true one
    // by 1 on average, and by this much in one frame of fifty.
    private static final double CLEARLY = 4;

    private final Movie movie;
    private final IntFunction<TermSums> sums;
    private final Optional<BlockSums> blocks;
    private final SearchRange range;
    private final double duty;
    private final Parallel parallel;
    private final Progress progress;
    private Optional<BandEquations> first = Optional.empty();
    private Optional<KnownProducts> known = Optional.empty();

    /** @param duty part of a frame's time in which its rows are scanned */
    RowRegistration(
            Movie movie, Template template, SearchRange range, double duty, Parallel parallel, Progress progress) {
        this(movie, new TaylorTemplate(template), range, duty, parallel, progress);
    }

    private RowRegistration(
            Movie movie,
            TaylorTemplate template,
            SearchRange range,
            double duty,
            Parallel parallel,
            Progress progress) {
        this(
                movie,
                always(new TermSums(template)),
                Optional.of(new BlockSums(template)),
                range,
                duty,
                parallel,
                progress);
    }

    private static IntFunction<TermSums> always(TermSums sums) {
        return frame -> sums;
    }

    /**
     * For rows alone.
     *
     * @param sums the template that a frame is placed on
     */
    RowRegistration(
            Movie movie,
            IntFunction<TermSums> sums,
            SearchRange range,
            double duty,
            Parallel parallel,
            Progress progress) {
        this(movie, sums, Optional.empty(), range, duty, parallel, progress);
    }

    private RowRegistration(
            Movie movie,
            IntFunction<TermSums> sums,
            Optional<BlockSums> blocks,
            SearchRange range,
            double duty,
            Parallel parallel,
            Progress progress) {
        this.movie = movie;
        this.sums = sums;
        this.blocks = blocks;
        this.range = range;
        this.duty = duty;
        this.parallel = parallel;
        this.progress = progress;
    }

    /**
     * What was found.
     *
     * @param rows the shifts of all rows, if rows were placed
     * @param choice why or why not
     */
    record Placed(Optional<RowShifts> rows, EngineChoice choice) {}

    /**
     * Refines the shifts of whole frames.
     *
     * @param frames one row a frame; those that are not registered are passed over
     * @param engine which may ask for rows, or for a field across their columns, even where simpler motion foretells the
     *     rows left out as well
     */
    Placed refine(List<Shift> frames, Engine engine) {
        BandEquations coarse = first.orElseGet(() -> equations(frames, start(frames)));
        Trajectory apart = new Trajectory(coarse, movie.clock(), duty, new double[2 * coarse.bands()]);
        BendingChoice bending = new BendingChoice(parallel, progress);
        RowShifts shifts = solve(apart, bending.rows(apart, false).bending());
        BandEquations fine = equations(frames, shifts);
        Trajectory joined = new Trajectory(fine, movie.clock(), duty, warp(frames, shifts));
        Best rows = bending.rows(joined, true);
        double unit = ChiSquareUnit.of(fine, joined.warp());
        double information = fine.meanInformation() * fine.bands();
        boolean always = engine != Engine.AUTO;
        EngineChoice choice = EngineChoice.of(bending.whole(joined).costs(), rows.costs(), unit, information, always);
        if (choice.used() != Engine.ROWS) {
            return new Placed(Optional.empty(), choice);
        }
        RowShifts solved = solve(joined, rows.bending());
        boolean[] whole = new boolean[frames.size()];
        for (int f = 0; f < whole.length; f++) {
            whole[f] = frames.get(f).flag() != Flag.OK || fitsBetterWhole(f, coarse, fine, solved, CLEARLY * unit);
        }
        for (int f = 0; f < whole.length; f++) {
            if (whole[f]) {
                solved.setAll(f, frames.get(f).dxPx(), frames.get(f).dyPx());
            }
        }
        if (engine == Engine.ROWS || blocks.isEmpty()) {
            return new Placed(Optional.of(solved), choice);
        }
        FieldRegistration field = new FieldRegistration(
                movie, blocks.get(), range, solved, joined, rows.bending(), f -> !whole[f], parallel, progress);
        FieldRegistration.Placed bent = field.refine(choice, unit, always);
        return new Placed(bent.shifts().or(() -> Optional.of(solved)), bent.choice());
    }

    /**
     * The path that the template's columns tell, from one near by. One round is enough, as the path hardly depends on
     * where it is looked for.
     *
     * @param wanted the frames of which it is needed
     */
    RowShifts again(List<Shift> frames, RowShifts near, IntPredicate wanted) {
        Trajectory trajectory =
                new Trajectory(equations(frames, near, wanted), movie.clock(), duty, warp(frames, near));
        return solve(
                trajectory,
                new BendingChoice(parallel, progress).rows(trajectory, true).bending());
    }

    /**
     * The path of whole frames that the template's columns tell.
     *
     * @param wanted the frames of which it is needed
     * @return equal shifts of all rows; NaN for frames that do not lie on the path
     */
    RowShifts linked(List<Shift> frames, IntPredicate wanted) {
        BandEquations told = equations(frames, start(frames), wanted);
        double[] path = new FramePath(told, new double[2], movie.clock(), duty, parallel, progress).follow();
        RowShifts shifts = new RowShifts(frames.size(), movie.height());
        for (int f = 0; f < frames.size(); f++) {
            shifts.setAll(f, path[2 * f], path[2 * f + 1]);
        }
        return shifts;
    }

    /**
     * Whether a frame fits clearly better where it was found as a whole than where the path through its rows leads. Each
     * place sees the other as a parabola, true only near by; the mean of both views is that of neither place.
     *
     * @param whole what bands tell at the frame's own shift
     * @param near what they tell near the path
     * @param path where the path leads
     */
    static boolean fitsBetterWhole(int frame, BandEquations whole, BandEquations near, RowShifts path, double clearly) {
        double fromPath = 0;
        double fromWhole = 0;
        for (int b = 0; b < path.bands(); b++) {
            int i = frame * path.bands() + b;
            double x = path.dx(frame, b);
            double y = path.dy(frame, b);
            fromPath += near.cost(i, whole.at.dx(frame, b), whole.at.dy(frame, b)) - near.cost(i, x, y);
            fromWhole += whole.cost(i, x, y);
        }
        return (fromWhole - fromPath) / 2 > clearly;
    }

    /** Spares looks at the frames by what their bands have told at the frames' own shifts, and by what was seen of them. */
    RowRegistration startingFrom(BandEquations coarse, KnownProducts seen) {
        first = Optional.of(coarse);
        known = Optional.of(seen);
        return this;
    }

    private BandEquations equations(List<Shift> frames, RowShifts at) {
        return equations(frames, at, f -> true);
    }

    private BandEquations equations(List<Shift> frames, RowShifts at, IntPredicate wanted) {
        BandEquations equations = new BandEquations(frames.size(), at);
        int size = movie.width() * movie.height();
        Batches.forEach(frames.size(), size, parallel, "Placing rows", progress, (first, end, room) -> {
            Map<TermSums, List<BandEquations.Seen>> seen = new LinkedHashMap<>();
            for (int f = first; f < end; f++) {
                if (wanted.test(f) && frames.get(f).flag() == Flag.OK) {
                    int frame = f;
                    Optional<BandProducts> products = known.flatMap(k -> k.of(frame));
                    float[] pixels = room[f - first];
                    if (!equations.isTold(f, products)) {
                        movie.read(f, pixels);
                        Frames.centre(pixels);
                    }
                    seen.computeIfAbsent(sums.apply(f), s -> new ArrayList<>())
                            .add(new BandEquations.Seen(f, pixels, products));
                }
            }
            seen.forEach((s, of) -> equations.add(s, of, range));
        });
        return equations;
    }

    /** How far each band lies off its frame's mean on average: what the template is bent by. */
    private static double[] warp(List<Shift> frames, RowShifts shifts) {
        double[] warp = new double[2 * shifts.bands()];
        int n = 0;
        for (int f = 0; f < frames.size(); f++) {
            if (frames.get(f).flag() == Flag.OK) {
                n++;
                double[] mean = shifts.mean(f);
                for (int b = 0; b < shifts.bands(); b++) {
                    warp[2 * b] += shifts.dx(f, b) - mean[0];
                    warp[2 * b + 1] += shifts.dy(f, b) - mean[1];
                }
            }
        }
        for (int i = 0; i < warp.length; i++) {
            warp[i] /= Math.max(1, n);
        }
        return warp;
    }

    private RowShifts start(List<Shift> frames) {
        RowShifts shifts = new RowShifts(frames.size(), movie.height());
        for (int f = 0; f < frames.size(); f++) {
            Shift shift = frames.get(f);
            boolean known = Double.isFinite(shift.dxPx());
            shifts.setAll(f, known ? shift.dxPx() : 0, known ? shift.dyPx() : 0);
        }
        return shifts;
    }

    /** The path in overlapping stretches, whose ends are thrown away, so that memory stays small. */
    private RowShifts solve(Trajectory trajectory, Bending bending) {
        int frames = trajectory.equations().frames;
        int bands = trajectory.equations().bands();
        RowShifts shifts = new RowShifts(frames, movie.height());
        parallel.forEach((frames + STRETCH - 1) / STRETCH, "Joining rows", progress, s -> {
            int from = s * STRETCH;
            int to = Math.min(frames, from + STRETCH);
            int first = Math.max(0, from - OVERLAP);
            double[] path = trajectory.solve(first, Math.min(frames, to + OVERLAP), bending, i -> true);
            for (int f = from; f < to; f++) {
                for (int b = 0; b < bands; b++) {
                    int i = (f - first) * bands + b;
                    shifts.set(f, b, path[2 * i], path[2 * i + 1]);
                }
            }
        });
        return shifts;
    }
}
