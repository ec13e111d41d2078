// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.spinet.core.Progress;
import io.github.spinet.core.Records;
import io.github.spinet.core.Seeds;
import io.github.spinet.movie.Clock;
import io.github.spinet.signal.Traces;
import io.github.spinet.spine.SpineRow;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.math3.stat.correlation.PearsonsCorrelation;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.LogNormalSampler;
import org.apache.commons.rng.sampling.distribution.SharedStateContinuousSampler;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.junit.jupiter.api.Test;

/**
 * Why the geometric mean is the right denominator: in independent trains it predicts the rate together better than the
 * arithmetic mean does. Hedrick et al. 2022 print r = 0.95 and 0.91 for their simulated pairs (Extended Data Fig. 3e).
 */
class CoActivityNormalizationTest {

    private static final double RATE_HZ = 58.3;
    private static final int FRAMES = (int) (30 * 60 * RATE_HZ);
    private static final int PAIRS = 400;

    @Test
    void independent_trains_follow_the_geometric_mean_of_the_rates() {
        long seed = 3;
        UniformRandomProvider random = Seeds.stream(seed, "test");
        double[] together = new double[PAIRS];
        double[] geometric = new double[PAIRS];
        double[] arithmetic = new double[PAIRS];
        List<SpineRow> rows = List.of(row("a"), row("b"));
        for (int i = 0; i < PAIRS; i++) {
            Traces trains = new Traces(
                    List.of("a", "b"), Clock.uniform(FRAMES, RATE_HZ), new double[][] {train(random), train(random)});
            CoActivity.Pair pair = CoActivity.run(
                            trains, rows, Records.defaults(CoActivity.Params.class), Progress.NONE)
                    .rows()
                    .get(0);
            together[i] = pair.coactivePerMin();
            geometric[i] = Math.sqrt(pair.rateAPerMin() * pair.rateBPerMin());
            arithmetic[i] = (pair.rateAPerMin() + pair.rateBPerMin()) / 2;
        }
        double rGeometric = new PearsonsCorrelation().correlation(together, geometric);
        double rArithmetic = new PearsonsCorrelation().correlation(together, arithmetic);
        assertEquals(0.955, rGeometric, 0.015, "seed " + seed);
        assertEquals(0.91, rArithmetic, 0.025, "seed " + seed);
        assertTrue(rGeometric > rArithmetic, "seed " + seed);
    }

    // Rate uniform in 0.5 to 10 per minute, lengths lognormal with a median of 0.8 s, gaps as uniform order statistics.
    private static double[] train(UniformRandomProvider random) {
        int events = (int) Math.round((0.5 + 9.5 * random.nextDouble()) * 30);
        SharedStateContinuousSampler lengths =
                LogNormalSampler.of(ZigguratSampler.NormalizedGaussian.of(random), Math.log(0.8 * RATE_HZ), 0.5);
        int[] length = new int[events];
        int free = FRAMES;
        for (int i = 0; i < events; i++) {
            length[i] = Math.max(5, (int) lengths.sample());
            free -= length[i] + 1;
        }
        int[] start = random.ints(events, 0, free).sorted().toArray();
        double[] active = new double[FRAMES];
        int used = 0;
        for (int i = 0; i < events; i++) {
            Arrays.fill(active, start[i] + used, start[i] + used + length[i], 1);
            used += length[i] + 1;
        }
        return active;
    }

    private static SpineRow row(String name) {
        return new SpineRow(name, 1, SpineRow.Status.PRESENT, 0, 0, "d1", 0, 1, name);
    }
}
