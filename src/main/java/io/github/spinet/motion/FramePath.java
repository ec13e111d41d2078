// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.motion;

import io.github.spinet.core.Parallel;
import io.github.spinet.core.Progress;
import io.github.spinet.motion.BendingChoice.Best;
import io.github.spinet.motion.EngineChoice.Linking;
import io.github.spinet.movie.Clock;
import java.util.Optional;

/**
 * Places whole frames on a smooth path over time where that foretells rows left out better than placing each frame by
 * itself does: neighbouring frames of a dim movie know more about a frame than the frame does. Frames that fit clearly
 * better where they were found stay there and do not pull at the path, so that a jump is not smoothed away.
 */
final class FramePath {

    // Half χ², as for rows: a right path loses by so much in one frame of fifty.
    private static final double CLEARLY = 4;
    private static final int ROUNDS = 3;
    private static final int STRETCH = 4096;
    // A path remembers some tens of frames.
    private static final int OVERLAP = 64;

    private final BandEquations bands;
    private final double[] warp;
    private final Clock clock;
    private final double duty;
    private final Parallel parallel;
    private final Progress progress;

    /**
     * @param bands what bands tell where their frames were found
     * @param origin where the template seems to lie when it is compared with itself, x and y
     */
    FramePath(BandEquations bands, double[] origin, Clock clock, double duty, Parallel parallel, Progress progress) {
        this.bands = bands;
        warp = new double[2 * bands.bands()];
        for (int i = 0; i < warp.length; i++) {
            warp[i] = origin[i % 2];
        }
        this.clock = clock;
        this.duty = duty;
        this.parallel = parallel;
        this.progress = progress;
    }

    /**
     * What was found.
     *
     * @param shifts x and y of each frame in turn if frames were linked; NaN for those that stay where they were found
     * @param linking why they were linked or not
     */
    record Placed(Optional<double[]> shifts, Linking linking) {}

    /** Links the frames if that helps. */
    Placed find() {
        Trajectory trajectory = new Trajectory(bands, clock, duty, warp);
        BendingChoice bending = new BendingChoice(parallel, progress);
        double unit = ChiSquareUnit.of(bands, warp);
        Best best = bending.whole(trajectory);
        double[] apart = bending.apart(trajectory).costs();
        double[] linked = best.costs().clone();
        for (int f = 0; f < linked.length; f++) {
            // A frame that loses more will not lie on the path.
            linked[f] = Math.min(linked[f], apart[f] + CLEARLY * unit);
        }
        Linking linking = Linking.of(apart, linked, unit, bands.meanInformation() * bands.bands());
        return new Placed(
                linking.linked() ? Optional.of(path(best.bending(), CLEARLY * unit)) : Optional.empty(), linking);
    }

    /**
     * The path that the bands tell, linked or not, whatever it gains.
     *
     * @return x and y of each frame in turn; NaN for those that fit clearly better where they were found
     */
    double[] follow() {
        Best best = new BendingChoice(parallel, progress).whole(new Trajectory(bands, clock, duty, warp));
        return path(best.bending(), CLEARLY * ChiSquareUnit.of(bands, warp));
    }

    private double[] path(Trajectory.Bending bending, double clearly) {
        BandEquations frames = bands.whole(warp, b -> true);
        Trajectory trajectory = new Trajectory(frames, clock, duty, new double[2]);
        boolean[] own = new boolean[frames.frames];
        double[] path = new double[2 * own.length];
        for (int round = 0; round < ROUNDS; round++) {
            path = solve(trajectory, bending, own);
            for (int f = 0; f < own.length; f++) {
                own[f] = !frames.tells(f) || frames.cost(f, path[2 * f], path[2 * f + 1]) > clearly;
            }
        }
        for (int i = 0; i < path.length; i++) {
            path[i] = own[i / 2] ? Double.NaN : path[i];
        }
        return path;
    }

    /** The path in overlapping stretches, whose ends are thrown away, so that memory stays small. */
    private double[] solve(Trajectory trajectory, Trajectory.Bending bending, boolean[] own) {
        double[] path = new double[2 * own.length];
        parallel.forEach((own.length + STRETCH - 1) / STRETCH, "Linking frames", progress, s -> {
            int from = s * STRETCH;
            int to = Math.min(own.length, from + STRETCH);
            int first = Math.max(0, from - OVERLAP);
            double[] stretch = trajectory.solve(first, Math.min(own.length, to + OVERLAP), bending, f -> !own[f]);
            System.arraycopy(stretch, 2 * (from - first), path, 2 * from, 2 * (to - from));
        });
        return path;
    }
}
