// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.motion;

import io.github.spinet.core.Parallel;
import io.github.spinet.core.Progress;
import io.github.spinet.motion.BendingChoice.Best;
import io.github.spinet.motion.MotionCorrection.Flag;
import io.github.spinet.motion.MotionCorrection.Shift;
import io.github.spinet.motion.Trajectory.Bending;
import io.github.spinet.movie.Movie;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;

/**
 * The shift of every row. A band of eight rows shows too little to be placed alone; a path that moves smoothly through
 * all bands at the times they were scanned places them together. How smoothly is fitted to the movie.
 *
 * <p>Rows are taken to be scanned from top to bottom in the first nine tenths of a frame's time. A movie whose frames are
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
    private final SearchRange range;
    private final Parallel parallel;
    private final Progress progress;

    RowRegistration(Movie movie, Template template, SearchRange range, Parallel parallel, Progress progress) {
        this(movie, always(new TermSums(new TaylorTemplate(template))), range, parallel, progress);
    }

    private static IntFunction<TermSums> always(TermSums sums) {
        return frame -> sums;
    }

    /** @param sums the template that a frame is placed on */
    RowRegistration(Movie movie, IntFunction<TermSums> sums, SearchRange range, Parallel parallel, Progress progress) {
        this.movie = movie;
        this.sums = sums;
        this.range = range;
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
     * @param always whether rows are wanted even where whole frames foretell the rows left out as well
     */
    Placed refine(List<Shift> frames, boolean always) {
        BandEquations coarse = equations(frames, start(frames));
        Trajectory apart = new Trajectory(coarse, movie.clock(), new double[2 * coarse.bands()]);
        BendingChoice bending = new BendingChoice(parallel, progress);
        RowShifts shifts = solve(apart, bending.rows(apart, false).bending());
        BandEquations fine = equations(frames, shifts);
        Trajectory joined = new Trajectory(fine, movie.clock(), warp(frames, shifts));
        Best rows = bending.rows(joined, true);
        double unit = ChiSquareUnit.of(fine, joined.warp());
        double information = fine.meanInformation() * fine.bands();
        EngineChoice choice = EngineChoice.of(bending.whole(joined).costs(), rows.costs(), unit, information, always);
        if (choice.used() != Engine.ROWS) {
            return new Placed(Optional.empty(), choice);
        }
        RowShifts solved = solve(joined, rows.bending());
        BandEquations placed = equations(frames, solved);
        boolean[] whole = new boolean[frames.size()];
        for (int f = 0; f < whole.length; f++) {
            whole[f] = frames.get(f).flag() != Flag.OK || fitsBetterWhole(f, coarse, placed, CLEARLY * unit);
        }
        for (int f = 0; f < whole.length; f++) {
            if (whole[f]) {
                solved.setAll(f, frames.get(f).dxPx(), frames.get(f).dyPx());
            }
        }
        return new Placed(Optional.of(solved), choice);
    }

    /**
     * The path that the template's columns tell, from one near by. One round is enough, as the path hardly depends on
     * where it is looked for.
     */
    RowShifts again(List<Shift> frames, RowShifts near) {
        Trajectory trajectory = new Trajectory(equations(frames, near), movie.clock(), warp(frames, near));
        return solve(
                trajectory,
                new BendingChoice(parallel, progress).rows(trajectory, true).bending());
    }

    /**
     * Whether a frame fits clearly better where it was found as a whole than where the path through its rows leads. Each
     * place sees the other as a parabola, true only near by; the mean of both views is that of neither place.
     *
     * @param whole what bands tell at the frame's own shift
     * @param path what they tell on the path
     */
    static boolean fitsBetterWhole(int frame, BandEquations whole, BandEquations path, double clearly) {
        double fromPath = 0;
        double fromWhole = 0;
        for (int b = 0; b < path.bands(); b++) {
            int i = frame * path.bands() + b;
            fromPath += path.cost(i, whole.at.dx(frame, b), whole.at.dy(frame, b));
            fromWhole += whole.cost(i, path.at.dx(frame, b), path.at.dy(frame, b));
        }
        return (fromWhole - fromPath) / 2 > clearly;
    }

    private BandEquations equations(List<Shift> frames, RowShifts at) {
        BandEquations equations = new BandEquations(frames.size(), at);
        parallel.forEach(frames.size(), "Placing rows", progress, f -> {
            if (frames.get(f).flag() == Flag.OK) {
                float[] pixels = movie.read(f);
                Frames.centre(pixels);
                equations.add(sums.apply(f), f, pixels, range);
            }
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
