// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.analysis;

import io.github.spinet.core.BadInputException;
import io.github.spinet.core.Field;
import io.github.spinet.core.Parallel;
import io.github.spinet.core.Progress;
import io.github.spinet.core.Seeds;
import io.github.spinet.core.Table;
import io.github.spinet.signal.Epochs;
import io.github.spinet.signal.Traces;
import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Which spines are movement-related: their ΔF/F0 is higher during movement than when the same movements and pauses come in
 * a random order (Hedrick et al. 2022, Nat Neurosci, doi:10.1038/s41593-022-01086-6, and its published analysis code).
 *
 * <p>The score is Σ y(t) m(t) over the frames t, with the ΔF/F0 y (not binarized, negative values kept) and the movement
 * trace m (1 while moving, else 0). m is cut into its maximal runs, moving and quiet; all runs are put into a uniformly
 * random order, none of them broken, and scored again. The score's mid-rank among itself and all shuffled scores decides.
 */
public final class MovementScoring {

    // Scores closer than this part of Σ|y| are equal: their difference is rounding.
    private static final double TIE = 1e-12;

    /** The settings. */
    public record Params(
            @Field(init = "1000", min = 1, max = 100_000, help = "Shuffles of the movement trace")
            int shuffles,

            @Field(
                    init = "97.5",
                    unit = "%",
                    min = 50,
                    max = 100,
                    help = "Percentile of the shuffles above which a spine is movement-related")
            double percentile,

            @Field(
                    init = "2.5",
                    unit = "%",
                    min = 0,
                    max = 50,
                    help = "Percentile of the shuffles below which a spine is quiescence-related; the published code"
                            + " has 5")
            double percentileQuiescence,

            @Field(
                    init = "10",
                    min = 0,
                    help = "A session with fewer movements than this is not scored: too few orders, many ties")
            int minimumRuns,

            @Field(init = "1", help = "Seed of the shuffles")
            long seed)
            implements Serializable {}

    /**
     * One spine.
     *
     * @param score NaN for a spine without any value (absent, or every frame masked)
     * @param rank NaN without a score, or if the session has too few movements or nothing but movement
     * @param p NaN as the rank
     * @param mrs empty where the rank is NaN
     * @param quiescenceRelated empty where the rank is NaN
     */
    public record Score(
            @Field(help = "Spine") String spine,

            @Field(help = "Sum of ΔF/F0 over the frames with movement")
            double score,

            @Field(help = "Mid-rank of the score among itself and the shuffles, 1 the lowest")
            double rank,

            @Field(help = "Rank over the number of shuffles plus one, from above 0 to 1")
            double p,

            @Field(help = "Movement-related: p is above the percentile")
            Optional<Boolean> mrs,

            @Field(help = "Quiescence-related: p is below its percentile")
            Optional<Boolean> quiescenceRelated) {}

    private MovementScoring() {}

    /**
     * Scores every spine of a session. All of them meet the same shuffles, so that their scores can be compared; a spine's
     * result does not depend on which others there are.
     *
     * @param dff ΔF/F0; frames with NaN are left out of that spine's sums
     * @param movement one state a frame, as broadened for analyses of spines and movement
     * @return one row a trace, in their order
     * @throws BadInputException if the traces and the movement differ in frames
     */
    public static Table<Score> run(Traces dff, Epochs movement, Params params, Parallel parallel, Progress progress) {
        if (dff.frames() != movement.frames()) {
            throw new BadInputException("The ΔF/F0 has " + dff.frames() + " frames, the movement trace "
                    + movement.frames() + "; expected equal lengths: give both the same frame clock");
        }
        RunShuffle runs = RunShuffle.of(movement);
        Score[] scores = new Score[dff.size()];
        parallel.forEach(scores.length, "scoring spines", progress, i -> {
            scores[i] = score(dff.names().get(i), dff.values()[i], runs, params);
        });
        return new Table<>(Score.class, List.of(scores));
    }

    private static Score score(String spine, double[] y, RunShuffle runs, Params params) {
        if (Arrays.stream(y).allMatch(Double::isNaN)) {
            return unscored(spine, Double.NaN);
        }
        double[] sums = cumulative(y);
        double score = runs.score(sums);
        if (runs.isConstant() || runs.movements() < params.minimumRuns) {
            return unscored(spine, score);
        }
        double tie = TIE
                * Arrays.stream(y).filter(v -> !Double.isNaN(v)).map(Math::abs).sum();
        double[] shuffled = runs.shuffledScores(sums, params.shuffles, Seeds.stream(params.seed, "movement runs"));
        long below = 0;
        long tied = 0;
        for (double other : shuffled) {
            if (Math.abs(other - score) <= tie) {
                tied++;
            } else if (other < score) {
                below++;
            }
        }
        double rank = below + tied / 2.0 + 1;
        double p = rank / (params.shuffles + 1);
        return new Score(
                spine,
                score,
                rank,
                p,
                Optional.of(p > params.percentile / 100),
                Optional.of(p < params.percentileQuiescence / 100));
    }

    private static Score unscored(String spine, double score) {
        return new Score(spine, score, Double.NaN, Double.NaN, Optional.empty(), Optional.empty());
    }

    // The sum of the values before each frame and before the end, each rounded once (Neumaier's summation): sums over
    // runs
    // are differences of these.
    private static double[] cumulative(double[] y) {
        double[] sums = new double[y.length + 1];
        double sum = 0;
        double lost = 0;
        for (int i = 0; i < y.length; i++) {
            double value = Double.isNaN(y[i]) ? 0 : y[i];
            double next = sum + value;
            lost += Math.abs(sum) >= Math.abs(value) ? sum - next + value : value - next + sum;
            sum = next;
            sums[i + 1] = sum + lost;
        }
        return sums;
    }
}
