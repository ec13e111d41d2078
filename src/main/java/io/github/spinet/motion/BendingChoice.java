// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.motion;

import io.github.spinet.core.Parallel;
import io.github.spinet.core.Progress;
import io.github.spinet.motion.Trajectory.Bending;
import java.util.ArrayList;
import java.util.List;

/**
 * Chooses how much the path may bend by what it foretells: every fourth band is left out in turn and compared with the
 * path through the others, in up to eight stretches of the movie. The score of a path through the bands it is fitted to
 * would always favour the most flexible one.
 */
final class BendingChoice {

    private static final int FOLDS = 4;
    private static final int STRETCHES = 8;
    private static final int STRETCH = 32;
    private static final double LOWEST_EXPONENT = 0;
    private static final double HIGHEST_EXPONENT = 7;
    private static final double EXPONENT_STEP = 0.5;

    private final Trajectory trajectory;
    private final BandEquations equations;
    private final boolean mayLink;

    /** @param mayLink whether the path may go on from frame to frame */
    BendingChoice(Trajectory trajectory, boolean mayLink) {
        this.mayLink = mayLink;
        this.trajectory = trajectory;
        equations = trajectory.equations();
    }

    /**
     * The best choice.
     *
     * @param bending of the path
     * @param cost half the χ² of the bands left out, against the shifts assumed
     * @param rigidCost the same if each frame has one shift, that of its other bands
     */
    record Choice(Bending bending, double cost, double rigidCost) {}

    Choice best(Parallel parallel, Progress progress) {
        List<Bending> candidates = candidates();
        double[] costs = new double[candidates.size()];
        parallel.forEach(costs.length, "Fitting smoothness", progress, c -> costs[c] = cost(candidates.get(c)));
        int best = 0;
        for (int c = 1; c < costs.length; c++) {
            best = costs[c] < costs[best] ? c : best;
        }
        double rigid = 0;
        for (int s = 0; s < stretches(); s++) {
            for (int f = start(s); f < end(s); f++) {
                rigid += rigidCost(f);
            }
        }
        return new Choice(candidates.get(best), costs[best], rigid);
    }

    private List<Bending> candidates() {
        List<Bending> candidates = new ArrayList<>();
        double unit = equations.meanInformation();
        for (boolean linked : mayLink ? new boolean[] {true, false} : new boolean[] {false}) {
            for (double e = LOWEST_EXPONENT; e <= HIGHEST_EXPONENT; e += EXPONENT_STEP) {
                candidates.add(new Bending(unit * Math.pow(10, e), linked));
            }
        }
        return candidates;
    }

    private int stretches() {
        return Math.max(1, Math.min(STRETCHES, equations.frames / STRETCH));
    }

    private int start(int stretch) {
        return (int) ((long) stretch * equations.frames / stretches());
    }

    private int end(int stretch) {
        return Math.min(equations.frames, start(stretch) + STRETCH);
    }

    private double cost(Bending bending) {
        double cost = 0;
        int bands = equations.bands();
        for (int s = 0; s < stretches(); s++) {
            for (int fold = 0; fold < FOLDS; fold++) {
                int left = fold;
                double[] path = trajectory.solve(start(s), end(s), bending, i -> i % bands % FOLDS != left);
                int first = start(s) * bands;
                for (int i = 0; i < path.length / 2; i++) {
                    if ((first + i) % bands % FOLDS == fold) {
                        cost += equations.cost(first + i, path[2 * i], path[2 * i + 1]);
                    }
                }
            }
        }
        return cost;
    }

    private double rigidCost(int frame) {
        int bands = equations.bands();
        double cost = 0;
        for (int fold = 0; fold < FOLDS; fold++) {
            double[] shift = rigidShift(frame, fold);
            for (int b = fold; b < bands; b += FOLDS) {
                cost += equations.cost(frame * bands + b, shift[0], shift[1]);
            }
        }
        return cost;
    }

    private double[] rigidShift(int frame, int leftOut) {
        int bands = equations.bands();
        double xx = 0;
        double xy = 0;
        double yy = 0;
        double rx = 0;
        double ry = 0;
        for (int b = 0; b < bands; b++) {
            int i = frame * bands + b;
            if (b % FOLDS != leftOut) {
                double x = equations.at.dx(frame, b);
                double y = equations.at.dy(frame, b);
                xx += equations.xx(i);
                xy += equations.xy(i);
                yy += equations.yy(i);
                rx += equations.xx(i) * x + equations.xy(i) * y + equations.slopeX(i);
                ry += equations.xy(i) * x + equations.yy(i) * y + equations.slopeY(i);
            }
        }
        double determinant = xx * yy - xy * xy;
        return determinant > 0
                ? new double[] {(yy * rx - xy * ry) / determinant, (xx * ry - xy * rx) / determinant}
                : new double[] {equations.at.dx(frame, 0), equations.at.dy(frame, 0)};
    }
}
