// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.motion;

import io.github.spinet.core.Parallel;
import io.github.spinet.core.Progress;
import io.github.spinet.motion.Trajectory.Bending;
import io.github.spinet.movie.Movie;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;

/**
 * How tissue moves unevenly across the columns of rows that have been placed. What blocks of columns tell is looked at in
 * stretches of the movie, so that memory stays small.
 */
final class FieldRegistration {

    private static final int STRETCH = 128;
    private static final int OVERLAP = 8;
    // Enough to follow a few pixels of shear, however the search for its smoothness will end: straight within a frame.
    private static final double STIFF = 1e5;
    // A single dendrite that crosses the rows gives less. A field would then be no more than another freedom of the
    // path.
    private static final double APART = 0.05;
    private static final int FULL = ColumnField.MOST + 1;
    private static final int STRIDE = FieldChoice.STRIDE;

    private final Movie movie;
    private final BlockSums sums;
    private final SearchRange range;
    private final RowShifts path;
    private final Trajectory rows;
    private final Bending bending;
    private final IntPredicate free;
    private final Parallel parallel;
    private final Progress progress;

    /**
     * @param path the shifts of rows
     * @param rows what they were found from
     * @param bending how much their path may bend
     * @param free which frames were placed row by row
     */
    FieldRegistration(
            Movie movie,
            BlockSums sums,
            SearchRange range,
            RowShifts path,
            Trajectory rows,
            Bending bending,
            IntPredicate free,
            Parallel parallel,
            Progress progress) {
        this.movie = movie;
        this.sums = sums;
        this.range = range;
        this.path = path;
        this.rows = rows;
        this.bending = bending;
        this.free = free;
        this.parallel = parallel;
        this.progress = progress;
    }

    /**
     * What was found.
     *
     * @param shifts of rows and across them, if a field was placed
     * @param choice why or why not
     */
    record Placed(Optional<RowShifts> shifts, EngineChoice choice) {}

    /**
     * Finds the field.
     *
     * @param rowsChoice why rows were placed
     * @param unit what half a χ² costs
     * @param always whether the field is wanted even where straight rows foretell the rows left out as well
     */
    Placed refine(EngineChoice rowsChoice, double unit, boolean always) {
        List<HeldOut.Stretch> stretches = HeldOut.few(path.frames());
        double[] none = new double[path.bands() * STRIDE];
        List<FieldEquations> plain = stretches.stream()
                .map(s -> equations(s.first(), s.end(), start(s.first(), s.end(), none)))
                .toList();
        double spread =
                plain.stream().mapToDouble(FieldEquations::spread).average().orElse(0);
        if (!always && spread < APART) {
            return new Placed(Optional.empty(), rowsChoice.withoutColumns());
        }
        List<FieldEquations> sample = new ArrayList<>();
        List<double[]> starts = new ArrayList<>();
        for (FieldEquations straight : plain) {
            int first = straight.first;
            int end = first + straight.frames;
            FieldEquations told = straight;
            double[] start = start(first, end, none);
            for (int order = 1; order <= 2; order++) {
                start = solve(told, start, order, new Bending(STIFF * told.meanInformation(), false), none);
                told = equations(first, end, start);
            }
            starts.add(start);
            sample.add(told);
        }
        double[] warp = warp(sample, starts);
        FieldChoice choice = new FieldChoice(plain, sample, starts, rows, bending, warp, parallel, progress);
        FieldChoice.Best best = choice.field();
        EngineChoice chosen =
                rowsChoice.across(choice.straight(), best.costs(), unit, choice.information() * path.bands(), always);
        return chosen.used() == Engine.PIECEWISE
                ? new Placed(Optional.of(place(best, warp)), chosen)
                : new Placed(Optional.empty(), chosen);
    }

    private RowShifts place(FieldChoice.Best best, double[] warp) {
        RowShifts placed = path.bendable(movie.width(), best.order());
        int frames = path.frames();
        for (int from = 0; from < frames; from += STRETCH) {
            int to = Math.min(frames, from + STRETCH);
            int first = Math.max(0, from - OVERLAP);
            int end = Math.min(frames, to + OVERLAP);
            double[] sizes = start(first, end, warp);
            FieldEquations told = equations(first, end, sizes);
            sizes = solve(told, sizes, 1, new Bending(STIFF * told.meanInformation(), false), warp);
            for (int round = 0; round < 2; round++) {
                sizes = solve(equations(first, end, sizes), sizes, best.order(), best.field(), warp);
            }
            for (int f = from; f < to; f++) {
                if (free.test(f)) {
                    set(placed, f, sizes, (f - first) * path.bands() * STRIDE);
                }
            }
        }
        return placed;
    }

    private static void set(RowShifts placed, int frame, double[] sizes, int from) {
        for (int b = 0; b < placed.bands(); b++) {
            int at = from + b * STRIDE;
            placed.set(frame, b, sizes[at], sizes[at + 1]);
            for (int k = 1; k <= placed.field().order(); k++) {
                placed.field().set(frame, b, k, 0, sizes[at + 2 * k]);
                placed.field().set(frame, b, k, 1, sizes[at + 2 * k + 1]);
            }
        }
    }

    private double[] solve(FieldEquations told, double[] start, int order, Bending field, double[] warp) {
        int polynomials = order + 1;
        FieldPath solver = new FieldPath(rows, FieldChoice.reduced(warp, polynomials), polynomials);
        double[] sizes = solver.solve(told, FieldChoice.reduced(start, polynomials), bending, field, b -> true);
        return FieldChoice.completed(sizes, polynomials, warp);
    }

    private FieldEquations equations(int first, int end, double[] sizes) {
        FieldEquations equations = new FieldEquations(first, end - first, path.bands());
        Progress whole = (done, total, what) -> progress.update(first + done, path.frames(), what);
        parallel.forEach(end - first, "Placing columns", whole, i -> {
            int frame = first + i;
            if (free.test(frame)) {
                float[] pixels = movie.read(frame);
                Frames.centre(pixels);
                equations.add(sums, frame, pixels, range, sizes, FULL);
            }
        });
        return equations;
    }

    /** The shifts of rows, and across them what all frames have in common. */
    private double[] start(int first, int end, double[] warp) {
        int bands = path.bands();
        double[] start = new double[(end - first) * bands * STRIDE];
        for (int i = 0; i < start.length; i += STRIDE) {
            int band = i / STRIDE;
            System.arraycopy(warp, i % warp.length, start, i, STRIDE);
            start[i] = path.dx(first + band / bands, band % bands);
            start[i + 1] = path.dy(first + band / bands, band % bands);
        }
        return start;
    }

    /** What every frame has in common: for the path as rows have it, across columns the mean. */
    private double[] warp(List<FieldEquations> sample, List<double[]> sizes) {
        double[] warp = new double[path.bands() * STRIDE];
        int n = 0;
        for (int s = 0; s < sample.size(); s++) {
            FieldEquations told = sample.get(s);
            for (int f = 0; f < told.frames; f++) {
                if (told.tells(told.first + f)) {
                    n++;
                    for (int i = 0; i < warp.length; i++) {
                        warp[i] += sizes.get(s)[f * warp.length + i];
                    }
                }
            }
        }
        for (int i = 0; i < warp.length; i++) {
            int c = i % STRIDE;
            warp[i] = c < 2 ? rows.warp()[i / STRIDE * 2 + c] : warp[i] / Math.max(1, n);
        }
        return warp;
    }
}
