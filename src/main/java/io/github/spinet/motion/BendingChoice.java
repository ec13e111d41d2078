// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.motion;

import io.github.spinet.core.Parallel;
import io.github.spinet.core.Progress;
import io.github.spinet.motion.Trajectory.Bending;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;

/** Chooses how much paths may bend by what they foretell of bands left out. */
final class BendingChoice {

    private static final double LOWEST_EXPONENT = 0;
    private static final double HIGHEST_EXPONENT = 7;
    // A frame as a whole tells more than a band, and fewer points make a path.
    private static final double LOWEST_WHOLE = -3;
    private static final double HIGHEST_WHOLE = 4;
    private static final double EXPONENT_STEP = 0.5;

    private final Parallel parallel;
    private final Progress progress;

    BendingChoice(Parallel parallel, Progress progress) {
        this.parallel = parallel;
        this.progress = progress;
    }

    /**
     * The best choice.
     *
     * @param bending of the path
     * @param costs half the χ² of the bands left out, against the shifts assumed, of each frame looked at
     */
    record Best(Bending bending, double[] costs) {
        double cost() {
            return Arrays.stream(costs).sum();
        }
    }

    /**
     * The best path through bands.
     *
     * @param mayLink whether the path may go on from frame to frame
     */
    Best rows(Trajectory trajectory, boolean mayLink) {
        BandEquations equations = trajectory.equations();
        int bands = equations.bands();
        List<Bending> candidates = new ArrayList<>();
        for (boolean linked : mayLink ? new boolean[] {true, false} : new boolean[] {false}) {
            candidates.addAll(candidates(equations, LOWEST_EXPONENT, HIGHEST_EXPONENT, linked));
        }
        return best(
                equations,
                candidates,
                bending -> (from, to, fold) ->
                        trajectory.solve(from, to, bending, i -> i % bands % HeldOut.FOLDS != fold));
    }

    /**
     * The best path if frames move as a whole: each on its own, or smoothly from frame to frame. A path through rows has
     * to beat this one; it foretells better than frames on their own even where all rows move alike, because it shares
     * what neighbouring frames tell.
     */
    Best whole(Trajectory trajectory) {
        return whole(trajectory, true);
    }

    /** Frames that move as a whole, each on its own. */
    Best apart(Trajectory trajectory) {
        return whole(trajectory, false);
    }

    private Best whole(Trajectory trajectory, boolean mayLink) {
        BandEquations equations = trajectory.equations();
        int bands = equations.bands();
        double[] warp = trajectory.warp();
        Trajectory[] without = new Trajectory[HeldOut.FOLDS];
        for (int fold = 0; fold < without.length; fold++) {
            int left = fold;
            BandEquations told = equations.whole(warp, b -> b % HeldOut.FOLDS != left);
            without[fold] = new Trajectory(told, trajectory.clock(), trajectory.duty(), new double[2]);
        }
        List<Bending> candidates = new ArrayList<>();
        if (mayLink) {
            candidates.addAll(candidates(without[0].equations(), LOWEST_WHOLE, HIGHEST_WHOLE, true));
        }
        candidates.add(new Bending(0, false));
        return best(equations, candidates, bending -> (from, to, fold) -> {
            double[] frames = without[fold].solve(from, to, bending, i -> true);
            double[] path = new double[frames.length * bands];
            for (int i = 0; i < path.length; i++) {
                path[i] = frames[i / warp.length * 2 + i % 2] + warp[i % warp.length];
            }
            return path;
        });
    }

    private static List<Bending> candidates(BandEquations equations, double lowest, double highest, boolean linked) {
        List<Bending> candidates = new ArrayList<>();
        for (double e = lowest; e <= highest; e += EXPONENT_STEP) {
            candidates.add(new Bending(equations.meanInformation() * Math.pow(10, e), linked));
        }
        return candidates;
    }

    // In steps of a decade on a few stretches of the movie, then half a decade to either side, then once on all of
    // them.
    private Best best(BandEquations equations, List<Bending> candidates, Function<Bending, HeldOut.Path> path) {
        HeldOut heldOut = new HeldOut(equations);
        double[] costs = new double[candidates.size()];
        Arrays.fill(costs, Double.POSITIVE_INFINITY);
        int[] coarse = IntStream.range(0, costs.length)
                .filter(c -> c % 2 == 0 || c == costs.length - 1)
                .toArray();
        compare(heldOut, candidates, coarse, path, costs);
        int best = least(costs);
        int[] around = IntStream.of(best - 1, best + 1)
                .filter(c -> c >= 0 && c < costs.length && Double.isInfinite(costs[c]))
                .toArray();
        compare(heldOut, candidates, around, path, costs);
        Bending bending = candidates.get(least(costs));
        return new Best(bending, heldOut.costs(path.apply(bending)));
    }

    private void compare(
            HeldOut heldOut,
            List<Bending> candidates,
            int[] which,
            Function<Bending, HeldOut.Path> path,
            double[] costs) {
        parallel.forEach(
                which.length,
                "Fitting smoothness",
                progress,
                i -> costs[which[i]] = heldOut.cost(path.apply(candidates.get(which[i]))));
    }

    private static int least(double[] costs) {
        int least = 0;
        for (int c = 1; c < costs.length; c++) {
            least = costs[c] < costs[least] ? c : least;
        }
        return least;
    }
}
