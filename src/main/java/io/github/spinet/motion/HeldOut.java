// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.motion;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How well shifts foretell what they were not fitted to: every fourth band is left out in turn and compared with the
 * shifts found from the others, in up to 24 stretches of the movie. The score of shifts at the bands they are fitted
 * to would always favour the most flexible description.
 */
final class HeldOut {

    static final int FOLDS = 4;
    private static final int STRETCHES = 24;
    private static final int STRETCH = 32;
    // With fewer bands than this, chance would choose.
    private static final int ENOUGH_BANDS = 8_192;
    private static final int FEW_FOR_FIELDS = 6;

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

    /** Some frames of the movie in a row, those before {@code end}. */
    record Stretch(int first, int end) {}

    /** The stretches looked at in a movie of so many frames. */
    static List<Stretch> stretches(int frames) {
        int count = Math.max(1, Math.min(STRETCHES, frames / STRETCH));
        return IntStream.range(0, count)
                .map(s -> (int) ((long) s * frames / count))
                .mapToObj(first -> new Stretch(first, Math.min(frames, first + STRETCH)))
                .toList();
    }

    /** About so many frames: runs at the beginning of the stretches, as a path needs neighbours. */
    static boolean[] runs(int frames, int wanted) {
        boolean[] chosen = new boolean[frames];
        Arrays.fill(chosen, wanted >= frames);
        List<Stretch> stretches = stretches(frames);
        int run = (wanted + stretches.size() - 1) / stretches.size();
        for (Stretch stretch : stretches) {
            Arrays.fill(chosen, stretch.first, Math.min(frames, stretch.first + run), true);
        }
        return chosen;
    }

    /** Some of the stretches, spread over the movie: enough where a look at a frame takes long. */
    static List<Stretch> few(int frames) {
        List<Stretch> all = stretches(frames);
        int count = Math.min(FEW_FOR_FIELDS, all.size());
        return IntStream.range(0, count)
                .mapToObj(s -> all.get(s * all.size() / count))
                .toList();
    }

    /** Half the χ² of the bands left out, against the shifts assumed, of each frame of the stretches. */
    double[] costs(Path path) {
        return costs(path, stretches(equations.frames));
    }

    /** The sum of the costs over a few of the stretches: enough to compare what is much the same. */
    double cost(Path path) {
        List<Stretch> all = stretches(equations.frames);
        int wanted = (ENOUGH_BANDS + equations.bands() * STRETCH - 1) / (equations.bands() * STRETCH);
        int step = Math.max(1, all.size() / wanted);
        List<Stretch> few = IntStream.range(0, all.size())
                .filter(s -> s % step == 0)
                .mapToObj(all::get)
                .toList();
        return Arrays.stream(costs(path, few)).sum();
    }

    private double[] costs(Path path, List<Stretch> stretches) {
        int bands = equations.bands();
        double[] costs = new double[stretches.size() * Math.min(STRETCH, equations.frames)];
        int at = 0;
        for (Stretch stretch : stretches) {
            int first = stretch.first;
            int end = stretch.end;
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
}
