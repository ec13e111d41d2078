// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.analysis;

import io.github.spinet.signal.Epochs;
import io.github.spinet.signal.Epochs.Run;
import java.util.Arrays;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.ArraySampler;

/**
 * A binary trace as its maximal runs of equal values, to be put into random orders. A run that comes to lie next to one of its
 * own kind stays a run of its own.
 */
final class RunShuffle {

    // Lengths of the runs in time order, negative for quiet ones.
    private final int[] runs;

    private RunShuffle(int[] runs) {
        this.runs = runs;
    }

    static RunShuffle of(Epochs epochs) {
        int[] lengths = new int[2 * epochs.runs().size() + 1];
        int n = 0;
        int end = 0;
        for (Run run : epochs.runs()) {
            if (run.start() > end) {
                lengths[n++] = end - run.start();
            }
            lengths[n++] = run.length();
            end = run.end();
        }
        if (end < epochs.frames()) {
            lengths[n++] = end - epochs.frames();
        }
        return new RunShuffle(Arrays.copyOf(lengths, n));
    }

    /** The number of active runs. */
    int movements() {
        return (int) Arrays.stream(runs).filter(length -> length > 0).count();
    }

    /** Whether there is nothing to shuffle. */
    boolean isConstant() {
        return runs.length < 2;
    }

    /**
     * The sum over the active frames.
     *
     * @param sums the sum of the values before each frame, and of all
     */
    double score(double[] sums) {
        return score(runs, sums);
    }

    /** The sums over the active frames of random orders, each order drawn anew from all of them. */
    double[] shuffledScores(double[] sums, int shuffles, UniformRandomProvider random) {
        int[] order = runs.clone();
        double[] scores = new double[shuffles];
        for (int s = 0; s < shuffles; s++) {
            ArraySampler.shuffle(random, order);
            scores[s] = score(order, sums);
        }
        return scores;
    }

    private static double score(int[] order, double[] sums) {
        double score = 0;
        int frame = 0;
        for (int length : order) {
            if (length > 0) {
                score += sums[frame + length] - sums[frame];
            }
            frame += Math.abs(length);
        }
        return score;
    }
}
