// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.bench;

import io.github.spinet.core.Progress;
import io.github.spinet.core.Seeds;
import io.github.spinet.stats.Anova;
import io.github.spinet.stats.Bootstrap;
import io.github.spinet.stats.Correlation;
import io.github.spinet.stats.Covariate;
import io.github.spinet.stats.Design;
import io.github.spinet.stats.Factor;
import io.github.spinet.stats.Kendall;
import io.github.spinet.stats.MixedModel;
import io.github.spinet.stats.PostHoc;
import io.github.spinet.stats.Quantile;
import io.github.spinet.stats.RankSum;
import io.github.spinet.stats.Term;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleSupplier;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.SharedStateContinuousSampler;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;

/**
 * A test of a large table.
 *
 * @param name what it is
 * @param rows of the table
 * @param limitS what it is meant to stay below, s; NaN if nothing is set
 * @param run makes the test of data that are drawn before; gives one number of its result
 */
record LargeTest(String name, int rows, double limitS, DoubleSupplier run) {

    private static final int[] LEVELS = {4, 3, 3, 2};
    private static final int MICE = 37;
    private static final int DENDRITES = 116;
    private static final int RESAMPLES = 10_000;

    static List<LargeTest> all(double size, long seed) {
        return List.of(
                anova(rows(200_000, size), seed),
                median(rows(2000, size), seed),
                mixed(rows(60_000, size), seed),
                correlation(
                        "Spearman",
                        rows(1_000_000, size),
                        seed,
                        (x, y) -> Correlation.spearman(x, y).p()),
                correlation(
                        "Kendall",
                        rows(1_000_000, size),
                        seed,
                        (x, y) -> Kendall.run(x, y).p()),
                correlation(
                        "rank-sum",
                        rows(1_000_000, size),
                        seed,
                        (x, y) -> RankSum.run(x, y).p()));
    }

    @FunctionalInterface
    private interface OfPairs {
        double p(double[] x, double[] y);
    }

    private static int rows(int full, double size) {
        return Math.max(500, (int) Math.round(full * size));
    }

    private static LargeTest anova(int rows, long seed) {
        UniformRandomProvider random = Seeds.stream(seed, "statistics speed", "anova");
        double[] y = normal(random, rows);
        List<Factor> factors = IntStream.range(0, LEVELS.length)
                .mapToObj(f -> factor("f" + (f + 1), rows, i -> random.nextInt(LEVELS[f])))
                .toList();
        return new LargeTest("ANOVA 4-way, all interactions, Type III, LSD of all cells", rows, 1, () -> {
            Anova.Result anova = Anova.run(y, factors, Anova.Interactions.FULL, Anova.SumsOfSquares.TYPE_III);
            return anova.rows().get(0).f()
                    + PostHoc.cellMeans(anova, PostHoc.Correction.LSD)
                            .comparisons()
                            .get(0)
                            .p();
        });
    }

    private static LargeTest median(int rows, long seed) {
        double[] y = normal(Seeds.stream(seed, "statistics speed", "median"), rows);
        Bootstrap.Params params = new Bootstrap.Params(RESAMPLES, 95, Bootstrap.Interval.BCA, seed);
        return new LargeTest(
                "BCa interval of the median, " + RESAMPLES + " resamples",
                rows,
                1,
                () -> Bootstrap.run(y, Quantile::median, params, Progress.NONE).low());
    }

    private static LargeTest mixed(int rows, long seed) {
        UniformRandomProvider random = Seeds.stream(seed, "statistics speed", "mixed");
        double[] noise = normal(random, rows);
        double[] x = normal(random, rows);
        double[] ofMouse = normal(random, MICE);
        double[] ofDendrite = normal(random, DENDRITES);
        Factor dendrite = factor("dendrite", rows, i -> i % DENDRITES);
        Factor mouse = factor("mouse", rows, i -> i % DENDRITES % MICE);
        Factor group = factor("group", rows, i -> random.nextInt(2));
        double[] y = new double[rows];
        Arrays.setAll(
                y,
                i -> noise[i] + 0.3 * ofMouse[mouse.codes()[i]] + 0.3 * ofDendrite[dendrite.codes()[i]] + 0.02 * x[i]);
        Design design = Design.of(
                rows,
                List.of(group),
                List.of(new Covariate("x", x)),
                List.of(Term.of("x"), Term.of("group"), Term.of("x", "group")),
                Design.Coding.SUM_TO_ZERO);
        return new LargeTest(
                "mixed model y ~ x * group + (1 | mouse / dendrite), " + DENDRITES + " dendrites in " + MICE + " mice",
                rows,
                5,
                () -> MixedModel.run(y, design, List.of(mouse, dendrite), MixedModel.Likelihood.REML)
                        .terms()
                        .get(0)
                        .f());
    }

    private static LargeTest correlation(String name, int rows, long seed, OfPairs test) {
        UniformRandomProvider random = Seeds.stream(seed, "statistics speed", name);
        double[] x = normal(random, rows);
        double[] y = normal(random, rows);
        return new LargeTest(name, rows, Double.NaN, () -> test.p(x, y));
    }

    private static double[] normal(UniformRandomProvider random, int n) {
        SharedStateContinuousSampler normal = ZigguratSampler.NormalizedGaussian.of(random);
        double[] values = new double[n];
        Arrays.setAll(values, i -> normal.sample());
        return values;
    }

    private static Factor factor(String name, int rows, IntUnaryOperator level) {
        int[] codes = new int[rows];
        Arrays.setAll(codes, level);
        return Factor.of(name, codes);
    }
}
