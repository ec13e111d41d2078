// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.motion;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.SingularValueDecomposition;
import org.apache.commons.statistics.distribution.FDistribution;

/**
 * How the phase of lines changes over a movie: straight lines between one, two, three or five knots, whichever
 * explains the blocks of frames best by the Bayesian information criterion, if that is better than no drift by more
 * than chance.
 *
 * @param likeness of lines
 * @param blocks cross-spectra of the blocks
 * @param times the middle of each block, in frames
 * @param frames of the movie
 */
record LineDrift(LineLikeness likeness, double[][] blocks, double[] times, int frames) {

    private static final int[] KNOTS = {2, 3, 5};
    private static final int BLOCKS_A_KNOT = 4;
    private static final int ROUNDS = 5;
    // Far beyond chance: blocks of dim movies have long tails, and several courses are tried.
    private static final double CHANCE = 1e-6;
    // A line then lies at most a twentieth of a pixel off.
    private static final double SMALLEST_PX = 0.2;

    /** The phase at the knots, from the place of the whole movie on. */
    List<Double> knots(double place) {
        double[] best = {place};
        double least = criterion(best);
        for (int count : KNOTS) {
            if (blocks.length >= BLOCKS_A_KNOT * count) {
                double[] fitted = fit(count, place);
                double value = criterion(fitted);
                if (value < least && matters(fitted, place)) {
                    least = value;
                    best = fitted;
                }
            }
        }
        return DoubleStream.of(best).boxed().collect(Collectors.toList());
    }

    /** Whether knots explain the blocks better than the same phase throughout does by chance, and by enough to matter. */
    private boolean matters(double[] knots, double place) {
        double range = DoubleStream.of(knots).max().orElse(0)
                - DoubleStream.of(knots).min().orElse(0);
        int more = knots.length - 1;
        int rest = blocks.length - knots.length;
        double squares = squares(knots);
        double f = (squares(new double[] {place}) - squares) / more / (squares / rest);
        return range > SMALLEST_PX && f > 0 && FDistribution.of(more, rest).survivalProbability(f) < CHANCE;
    }

    private double[] fit(int count, double place) {
        double[] knots = DoubleStream.generate(() -> place).limit(count).toArray();
        RealMatrix hats = new Array2DRowRealMatrix(blocks.length, count);
        for (int b = 0; b < blocks.length; b++) {
            double at = at(b, count);
            int knot = Math.min(count - 2, (int) at);
            hats.setEntry(b, knot, 1 - (at - knot));
            hats.setEntry(b, knot + 1, at - knot);
        }
        SingularValueDecomposition system = new SingularValueDecomposition(hats);
        for (int round = 0; round < ROUNDS; round++) {
            knots = system.getSolver().solve(new ArrayRealVector(seen(knots))).toArray();
        }
        return knots;
    }

    /** Where a block lies between the knots. */
    private double at(int block, int count) {
        return Math.min(count - 1.0, times[block] * (count - 1) / Math.max(1, frames - 1));
    }

    private double of(double[] knots, int block) {
        if (knots.length == 1) {
            return knots[0];
        }
        double at = at(block, knots.length);
        int knot = Math.min(knots.length - 2, (int) at);
        return knots[knot] + (at - knot) * (knots[knot + 1] - knots[knot]);
    }

    /** What each block would have the phase be, from near by; all blocks are taken to be equally certain. */
    private double[] seen(double[] knots) {
        double[] seen = new double[blocks.length];
        double curvature = 0;
        for (int b = 0; b < seen.length; b++) {
            double[] at = likeness.at(blocks[b], of(knots, b));
            seen[b] = at[1];
            curvature -= at[2] / seen.length;
        }
        for (int b = 0; b < seen.length; b++) {
            seen[b] = of(knots, b) + (curvature > 0 ? seen[b] / curvature : 0);
        }
        return seen;
    }

    private double criterion(double[] knots) {
        int n = blocks.length;
        return n * Math.log(squares(knots) / n) + knots.length * Math.log(n);
    }

    private double squares(double[] knots) {
        double[] seen = seen(knots);
        double squares = Double.MIN_NORMAL;
        for (int b = 0; b < seen.length; b++) {
            double rest = seen[b] - of(knots, b);
            squares += rest * rest;
        }
        return squares;
    }
}
