// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.motion;

import io.github.spinet.core.Parallel;
import io.github.spinet.core.Progress;
import io.github.spinet.motion.LinePhase.Reason;
import io.github.spinet.movie.Movie;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * Finds the phase of a scan to and fro in a movie, from what neighbouring lines have in common in up to 48 blocks of
 * frames spread over it, at more frames of each where few leave doubt. Frames are not aligned for this, and need not be: an animal that moves takes both kinds of
 * lines along. Dim movies are summed until lines tell something.
 *
 * <p>An offset is believed only if each half of the blocks finds it where the other half does, and if it exceeds four
 * standard errors, over time and over rows, and a tenth of a pixel. Where several offsets are about as likely, as with
 * stripes, the smallest is taken. A drift is believed if it explains the blocks better by the Bayesian information
 * criterion and by more than chance.
 */
final class LinePhaseFit {

    private static final int BLOCKS = 48;
    // Neighbouring frames are averaged before their lines are compared, which takes noise away.
    private static final int RUN = 4;
    // Bright movies tell their phase in one run a block.
    private static final int[] FRAMES_A_BLOCK = {RUN, 16};
    private static final double SURE_PX = 0.025;
    private static final int FEWEST_FRAMES = 8;
    private static final int NARROWEST = 32;
    private static final int LOWEST = 16;
    private static final double LARGEST_PX = 16;
    private static final double STANDARD_ERRORS = 4;
    private static final double SMALLEST_PX = 0.1;
    private static final double ABOUT_AS_HIGH = 0.7;
    private static final double CLEARLY_HIGHER = 3;
    private static final double SAME_PX = 1;
    // The ends of lines draw the first estimate towards 0 by some hundredths of itself.
    private static final double LOOK_AGAIN_PX = 0.5;

    private final int frames;
    private final double largest;
    private final LineSpectra[] blocks;
    private final double[] times;

    private LinePhaseFit(
            Movie movie, int[] valid, int framesABlock, double near, Parallel parallel, Progress progress) {
        frames = movie.frames();
        largest = Math.min(LARGEST_PX, movie.width() / 8.0);
        int n = Math.min(BLOCKS, valid.length);
        blocks = new LineSpectra[n];
        times = new double[n];
        parallel.forEach(n, "Comparing lines", progress, b -> {
            int from = (int) ((long) b * valid.length / n);
            int to = (int) Math.min((long) (b + 1) * valid.length / n, from + framesABlock);
            times[b] = (valid[from] + valid[to - 1]) / 2.0;
            blocks[b] = spectra(movie, valid, from, to, near);
        });
    }

    /** The phase of a movie; 0 where it is not clear. */
    static LinePhase of(Movie movie, Parallel parallel, Progress progress) {
        int[] valid =
                IntStream.range(0, movie.frames()).filter(movie.mask()::isValid).toArray();
        if (valid.length < FEWEST_FRAMES || movie.width() < NARROWEST || movie.height() < LOWEST) {
            return LinePhase.none(movie.frames(), Double.NaN, Double.NaN, Reason.TOO_LITTLE);
        }
        LinePhase phase = null;
        for (int frames : FRAMES_A_BLOCK) {
            phase = new LinePhaseFit(movie, valid, frames, 0, parallel, progress).fit();
            if (Math.abs(phase.estimatePx()) > LOOK_AGAIN_PX) {
                phase = new LinePhaseFit(movie, valid, frames, phase.estimatePx(), parallel, progress).fit();
            }
            if (phase.standardErrorPx() < SURE_PX) {
                break;
            }
        }
        return phase;
    }

    private static LineSpectra spectra(Movie movie, int[] valid, int from, int to, double near) {
        int pixels = movie.width() * movie.height();
        LineSpectra spectra = new LineSpectra(movie.width(), movie.height(), near);
        float[] frame = new float[pixels];
        for (int first = from; first < to; first += RUN) {
            float[] sum = movie.read(valid[first]);
            for (int i = first + 1; i < Math.min(to, first + RUN); i++) {
                movie.read(valid[i], frame);
                for (int p = 0; p < pixels; p++) {
                    sum[p] += frame[p];
                }
            }
            spectra.add(sum);
        }
        return spectra;
    }

    private LinePhase fit() {
        List<Double> early = find(b -> b % 2 == 0);
        List<Double> late = find(b -> b % 2 == 1);
        boolean found = !early.isEmpty() && !late.isEmpty();
        LineLikeness likeness = LineLikeness.of(sum(b -> true));
        List<Double> all = places(likeness, b -> true);
        if (!found || all.isEmpty()) {
            return LinePhase.none(frames, Double.NaN, Double.NaN, Reason.TOO_LITTLE);
        }
        double place = all.get(0);
        if (Math.abs(early.get(0) - place) > SAME_PX || Math.abs(late.get(0) - place) > SAME_PX) {
            return LinePhase.none(frames, Double.NaN, Double.NaN, Reason.TOO_LITTLE);
        }
        double error = Math.max(overTime(likeness, place), overRows(likeness, place));
        List<Double> knots = new LineDrift(likeness, crosses(), times, frames).knots(place);
        LinePhase phase = new LinePhase(knots, frames, place, error, Reason.FOUND);
        boolean clear = phase.driftPx() > 0 || Math.abs(place) > Math.max(SMALLEST_PX, STANDARD_ERRORS * error);
        return clear ? phase : LinePhase.none(frames, place, error, Reason.NOT_SIGNIFICANT);
    }

    /** Where one half of the blocks sees the offset, if the other half sees lines alike there as well. */
    private List<Double> find(IntPredicate half) {
        LineLikeness likeness = LineLikeness.of(sum(half));
        List<Double> places = places(likeness, half);
        if (places.isEmpty()) {
            return places;
        }
        double[] others = IntStream.range(0, blocks.length)
                .filter(b -> !half.test(b))
                .mapToDouble(b -> likeness.value(blocks[b].cross(s -> true), places.get(0)))
                .toArray();
        return t(others) > STANDARD_ERRORS ? places : List.of();
    }

    /** The likeliest place, or the one nearest to 0 of those that are not clearly less likely; empty if there is none. */
    private List<Double> places(LineLikeness likeness, IntPredicate which) {
        double[] cross = sum(which).cross(s -> true);
        List<Double> maxima = likeness.maxima(cross, largest);
        if (maxima.isEmpty()) {
            return maxima;
        }
        double best = maxima.get(0);
        double nearest = best;
        for (double other : maxima) {
            boolean high = likeness.value(cross, other) > ABOUT_AS_HIGH * likeness.value(cross, best);
            if (high && Math.abs(other) < Math.abs(nearest)) {
                double[] less = IntStream.range(0, blocks.length)
                        .filter(which)
                        .mapToDouble(b -> likeness.value(blocks[b].cross(s -> true), best)
                                - likeness.value(blocks[b].cross(s -> true), other))
                        .toArray();
                nearest = t(less) > CLEARLY_HIGHER ? nearest : other;
            }
        }
        return List.of(nearest);
    }

    private LineSpectra sum(IntPredicate which) {
        LineSpectra sum = null;
        for (int b = 0; b < blocks.length; b++) {
            if (which.test(b)) {
                if (sum == null) {
                    sum = blocks[b].empty();
                }
                sum.add(blocks[b]);
            }
        }
        return sum;
    }

    private double[][] crosses() {
        double[][] crosses = new double[blocks.length][];
        for (int b = 0; b < crosses.length; b++) {
            crosses[b] = blocks[b].cross(s -> true);
        }
        return crosses;
    }

    private double overTime(LineLikeness likeness, double place) {
        return standardError(likeness, crosses(), place);
    }

    private double overRows(LineLikeness likeness, double place) {
        LineSpectra all = sum(b -> true);
        double[][] stripes = new double[LineSpectra.STRIPES][];
        for (int s = 0; s < stripes.length; s++) {
            int stripe = s;
            stripes[s] = all.cross(i -> i == stripe);
        }
        return standardError(likeness, stripes, place);
    }

    // The infinitesimal jackknife: how far each part alone would pull the place.
    private static double standardError(LineLikeness likeness, double[][] parts, double place) {
        double squares = 0;
        double curvature = 0;
        for (double[] part : parts) {
            double[] at = likeness.at(part, place);
            squares += at[1] * at[1];
            curvature += at[2];
        }
        return Math.sqrt(squares * parts.length / (parts.length - 1)) / Math.abs(curvature);
    }

    private static double t(double[] values) {
        double mean = IntStream.range(0, values.length)
                .mapToDouble(i -> values[i])
                .average()
                .orElse(0);
        double squares = 0;
        for (double value : values) {
            squares += (value - mean) * (value - mean);
        }
        double error = Math.sqrt(squares / (values.length - 1) / values.length);
        // Blocks without any noise agree perfectly.
        return mean == 0 ? 0 : mean / Math.max(error, Double.MIN_NORMAL);
    }
}
