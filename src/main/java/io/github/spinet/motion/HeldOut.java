// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.motion;

/**
 * How well shifts foretell what they were not fitted to: every fourth band is left out in turn and compared with the
 * shifts found from the others, in up to 24 stretches of the movie. The score of shifts at the bands they are fitted
 * to would always favour the most flexible description.
 */
final class HeldOut {

    static final int FOLDS = 4;
    private static final int STRETCHES = 24;
    private static final int STRETCH = 32;

    private final BandEquations equations;

    /** Finds the shifts of all bands of some consecutive frames without the bands of one fold. */
    @FunctionalInterface
    interface Path {
        /** @return x and y of each band in turn */
        double[] solve(int firstFrame, int endFrame, int fold);
    }

    HeldOut(BandEquations equations) {
        this.equations = equations;
    }

    /** Half the χ² of the bands left out, against the shifts assumed, of each frame of the stretches. */
    double[] costs(Path path) {
        int bands = equations.bands();
        double[] costs = new double[stretches() * Math.min(STRETCH, equations.frames)];
        int at = 0;
        for (int s = 0; s < stretches(); s++) {
            int first = (int) ((long) s * equations.frames / stretches());
            int end = Math.min(equations.frames, first + STRETCH);
            for (int fold = 0; fold < FOLDS; fold++) {
                double[] shifts = path.solve(first, end, fold);
                for (int i = 0; i < shifts.length / 2; i++) {
                    if (i % bands % FOLDS == fold) {
                        costs[at + i / bands] += equations.cost(first * bands + i, shifts[2 * i], shifts[2 * i + 1]);
                    }
                }
            }
            at += end - first;
        }
        return costs;
    }

    private int stretches() {
        return Math.max(1, Math.min(STRETCHES, equations.frames / STRETCH));
    }
}
