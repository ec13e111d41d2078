// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.spinet.core.Seeds;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.math3.stat.correlation.PearsonsCorrelation;
import org.apache.commons.math3.stat.correlation.SpearmansCorrelation;
import org.apache.commons.math3.stat.descriptive.rank.Percentile;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.statistics.inference.ChiSquareTest;
import org.apache.commons.statistics.inference.ContinuityCorrection;
import org.apache.commons.statistics.inference.DataDispersion;
import org.apache.commons.statistics.inference.MannWhitneyUTest;
import org.apache.commons.statistics.inference.OneWayAnova;
import org.apache.commons.statistics.inference.PValueMethod;
import org.apache.commons.statistics.inference.WilcoxonSignedRankTest;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Random samples, judged by independent implementations in Apache Commons. The argument is the seed. */
class AgainstLibrariesTest {

    // Without negative zeros, which the other libraries rank apart from zeros.
    private static double[] sample(long seed, String name, int n, double step) {
        UniformRandomProvider random = Seeds.stream(seed, name);
        return random.doubles(n, -2, 3)
                .map(v -> step == 0 ? v : Math.rint(v / step) * step + 0.0)
                .toArray();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void rank_sum_without_ties_is_exact(long seed) {
        double[] x = sample(seed, "x", 8, 0);
        double[] y = sample(seed, "y", 11, 0);
        double expected = MannWhitneyUTest.withDefaults()
                .with(PValueMethod.EXACT)
                .test(x, y)
                .getPValue();
        assertEquals(expected, RankSum.run(x, y).p(), 1e-12, "seed " + seed);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void rank_sum_with_ties_is_normal(long seed) {
        double[] x = sample(seed, "x", 25, 0.5);
        double[] y = sample(seed, "y", 31, 0.5);
        double expected = MannWhitneyUTest.withDefaults()
                .with(PValueMethod.ASYMPTOTIC)
                .with(ContinuityCorrection.ENABLED)
                .test(x, y)
                .getPValue();
        assertEquals(expected, RankSum.run(x, y).p(), 1e-12, "seed " + seed);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void sign_rank_is_exact_for_few_and_normal_for_many(long seed) {
        double[] few = sample(seed, "few", 13, 0);
        WilcoxonSignedRankTest test = WilcoxonSignedRankTest.withDefaults().with(ContinuityCorrection.DISABLED);
        double exact = test.with(PValueMethod.EXACT).test(few).getPValue();
        assertEquals(exact, SignRank.run(few).p(), 1e-12, "seed " + seed);
        double[] many = sample(seed, "many", 40, 0);
        double normal = test.with(PValueMethod.ASYMPTOTIC).test(many).getPValue();
        assertEquals(normal, SignRank.run(many).p(), 1e-12, "seed " + seed);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void correlations(long seed) {
        double[] x = sample(seed, "x", 30, 0.5);
        double[] y = sample(seed, "y", 30, 0.25);
        assertEquals(
                new PearsonsCorrelation().correlation(x, y),
                Correlation.pearson(x, y).r(),
                1e-12);
        assertEquals(
                new SpearmansCorrelation().correlation(x, y),
                Correlation.spearman(x, y).r(),
                1e-12);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void chi_squared_of_a_table(long seed) {
        UniformRandomProvider random = Seeds.stream(seed, "table");
        long[][] counts = new long[3][4];
        for (long[] row : counts) {
            Arrays.setAll(row, j -> 3 + random.nextInt(20));
        }
        double expected = ChiSquareTest.withDefaults().test(counts).getPValue();
        assertEquals(expected, ChiSquared.run(counts).p(), 1e-12, "seed " + seed);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void one_way_analysis_of_variance(long seed) {
        List<double[]> groups = new ArrayList<>();
        double[] all = {};
        int[] group = {};
        for (int g = 0; g < 4; g++) {
            double[] values = sample(seed, "group " + g, 4 + 3 * g, 0);
            groups.add(values);
            all = Samples.concat(all, values);
            int before = group.length;
            group = Arrays.copyOf(group, all.length);
            Arrays.fill(group, before, all.length, g);
        }
        OneWayAnova.Result expected = OneWayAnova.withDefaults().test(groups);
        for (Anova.SumsOfSquares type : Anova.SumsOfSquares.values()) {
            Anova.Row row = Anova.run(all, List.of(Factor.of("g", group)), Anova.Interactions.NONE, type)
                    .row("g");
            assertEquals(expected.getStatistic(), row.f(), 1e-10, "seed " + seed);
            assertEquals(expected.getPValue(), row.p(), 1e-12, "seed " + seed);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void t_tests(long seed) {
        double[] x = sample(seed, "x", 9, 0);
        double[] y = sample(seed, "y", 14, 0);
        org.apache.commons.statistics.inference.TTest test =
                org.apache.commons.statistics.inference.TTest.withDefaults();
        assertEquals(
                test.with(DataDispersion.HETEROSCEDASTIC).test(x, y).getPValue(),
                TTest.run(x, y, TTest.Variances.UNEQUAL).p(),
                1e-12);
        assertEquals(
                test.with(DataDispersion.HOMOSCEDASTIC).test(x, y).getPValue(),
                TTest.run(x, y, TTest.Variances.EQUAL).p(),
                1e-12);
        double[] z = Arrays.copyOf(y, 9);
        assertEquals(test.pairedTest(x, z).getPValue(), TTest.paired(x, z).p(), 1e-12);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void percentiles(long seed) {
        double[] values = sample(seed, "values", 17, 0);
        Percentile type5 = new Percentile().withEstimationType(Percentile.EstimationType.R_5);
        for (double percent = 1; percent <= 100; percent += 4.5) {
            assertEquals(type5.evaluate(values, percent), Quantile.matlab(values, percent), 1e-12, "seed " + seed);
        }
    }
}
