// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.spinet.core.Progress;
import io.github.spinet.core.Seeds;
import java.util.List;
import org.apache.commons.rng.sampling.distribution.SharedStateContinuousSampler;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.junit.jupiter.api.Test;

/** Whether tests err, and intervals cover, as often as they say. */
class CalibrationTest {

    private static final long SEED = 21;

    private static SharedStateContinuousSampler normal(Object... keys) {
        return ZigguratSampler.NormalizedGaussian.of(Seeds.stream(SEED, "calibration", keys));
    }

    // Two groups of five animals with 12 values each and no difference between the groups.
    private static final int ANIMALS = 10;
    private static final int EACH = 12;

    @Test
    void clustered_rows_fool_the_analysis_of_variance_but_not_the_mixed_model() {
        int n = ANIMALS * EACH;
        int[] animal = new int[n];
        int[] group = new int[n];
        for (int i = 0; i < n; i++) {
            animal[i] = i % ANIMALS;
            group[i] = animal[i] % 2;
        }
        Factor groups = Factor.of("group", group);
        Factor animals = Factor.of("animal", animal);
        Design design = Design.of(n, List.of(groups), List.of(), List.of(Term.of("group")), Design.Coding.TREATMENT);
        int studies = 100;
        int naive = 0;
        int mixed = 0;
        int robust = 0;
        for (int study = 0; study < studies; study++) {
            SharedStateContinuousSampler normal = normal("clustered", study);
            double[] effects = normal.samples(ANIMALS).toArray();
            double[] y = new double[n];
            for (int i = 0; i < n; i++) {
                y[i] = effects[animal[i]] + normal.sample();
            }
            naive += Anova.run(y, List.of(groups), Anova.Interactions.NONE, Anova.SumsOfSquares.TYPE_III)
                                    .row("group")
                                    .p()
                            < 0.05
                    ? 1
                    : 0;
            mixed += MixedModel.run(y, design, List.of(animals), MixedModel.Likelihood.REML)
                                    .coefficient("group=1")
                                    .p()
                            < 0.05
                    ? 1
                    : 0;
            robust += ClusterRobust.run(y, design, animals, ClusterRobust.Correction.CR2)
                                    .get(1)
                                    .p()
                            < 0.05
                    ? 1
                    : 0;
        }
        assertTrue(naive > 0.3 * studies, naive + " of " + studies + " with seed " + SEED);
        // Binomial with p = 0.05: 5, standard deviation 2.2
        assertEquals(5, mixed, 6, "seed " + SEED);
        assertEquals(5, robust, 6, "seed " + SEED);
    }

    @Test
    void the_bootstrap_interval_of_a_skewed_mean_covers_about_as_often_as_it_says() {
        int studies = 200;
        int covered = 0;
        Bootstrap.Params params = new Bootstrap.Params(500, 90, Bootstrap.Interval.BCA, SEED);
        for (int study = 0; study < studies; study++) {
            double[] values =
                    normal("bootstrap", study).samples(40).map(Math::exp).toArray();
            Bootstrap.Result result = Bootstrap.run(values, Describe::mean, params, Progress.NONE, study);
            double truth = Math.exp(0.5);
            covered += result.low() <= truth && truth <= result.high() ? 1 : 0;
        }
        // Known to be a few percent short for a lognormal mean of 40 values.
        assertEquals(0.87, covered / (double) studies, 0.07, "seed " + SEED);
    }

    @Test
    void intervals_of_correlations_and_rank_biserials_cover() {
        int studies = 400;
        int pearson = 0;
        int biserial = 0;
        for (int study = 0; study < studies; study++) {
            SharedStateContinuousSampler normal = normal("effects", study);
            double[] x = normal.samples(25).toArray();
            double[] noise = normal.samples(25).toArray();
            double[] y = new double[25];
            for (int i = 0; i < 25; i++) {
                y[i] = 0.6 * x[i] + 0.8 * noise[i];
            }
            Correlation.Result r = Correlation.pearson(x, y);
            pearson += r.low() <= 0.6 && 0.6 <= r.high() ? 1 : 0;
            double[] shifted = normal.samples(20).map(v -> v + 1).toArray();
            RankSum.Result w = RankSum.run(shifted, x);
            // P(X > Y) = Φ(1/√2) = 0.76025
            double truth = 2 * 0.7602499389 - 1;
            biserial += w.rankBiserialLow() <= truth && truth <= w.rankBiserialHigh() ? 1 : 0;
        }
        // Binomial with p = 0.95: 380, standard deviation 4.4
        assertEquals(380, pearson, 14, "seed " + SEED);
        assertEquals(383, biserial, 14, "seed " + SEED);
    }

    @Test
    void adjusted_families_err_as_rarely_as_they_promise() {
        int studies = 300;
        int any = 0;
        int[] group = new int[40];
        for (int i = 0; i < group.length; i++) {
            group[i] = i % 4;
        }
        List<Factor> factors = List.of(Factor.of("g", group));
        for (int study = 0; study < studies; study++) {
            double[] y = normal("family", study).samples(group.length).toArray();
            Anova.Result anova = Anova.run(y, factors, Anova.Interactions.NONE, Anova.SumsOfSquares.TYPE_III);
            any += PostHoc.cellMeans(anova, PostHoc.Correction.TUKEY_KRAMER).comparisons().stream()
                            .anyMatch(c -> c.p() < 0.05)
                    ? 1
                    : 0;
        }
        assertEquals(15, any, 11, "seed " + SEED);
    }
}
