// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.stats;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.spinet.core.Progress;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The rule of the package: data on which a test is not defined give NaN and a reason, not an exception. */
class UndefinedTest {

    private static final double[] NONE = {};
    private static final double[] FLAT = {2, 2, 2, 2};
    private static final double[] MISSING = {Double.NaN, Double.NaN, Double.NaN, Double.NaN};
    private static final Permutation.Params FEW = new Permutation.Params(10, Permutation.Tail.TWO_SIDED, 1);

    static Stream<TestResult> undefined() {
        Factor g = Factor.of("g", 1, 1, 2, 2);
        Anova.Result flat = Anova.run(FLAT, List.of(g), Anova.Interactions.FULL, Anova.SumsOfSquares.TYPE_III);
        return Stream.of(
                Correlation.pearson(NONE, NONE),
                Correlation.pearson(FLAT, new double[] {1, 2, 3, 4}),
                Correlation.spearman(MISSING, FLAT),
                Correlation.spearman(FLAT, FLAT, RankOptions.of(RankOptions.Method.EXACT)),
                Kendall.run(NONE, NONE),
                Kendall.run(FLAT, FLAT),
                RankSum.run(NONE, FLAT),
                RankSum.run(FLAT, MISSING),
                SignRank.run(NONE),
                KruskalWallis.run(List.of()),
                KruskalWallis.run(List.of(FLAT, MISSING)),
                KruskalWallis.run(List.of(FLAT, FLAT)),
                ChiSquared.run(new long[][] {{0, 0}, {0, 0}}),
                ChiSquared.run(new long[][] {{3, 4}}),
                ChiSquared.run(new long[0][0]),
                TTest.run(FLAT, FLAT, TTest.Variances.EQUAL),
                TTest.run(NONE, FLAT, TTest.Variances.UNEQUAL),
                TTest.paired(NONE, NONE),
                flat.row("g"),
                PostHoc.cellMeans(flat, PostHoc.Correction.LSD).comparisons().get(0),
                PostHoc.marginalMeans(flat, PostHoc.Correction.TUKEY_KRAMER, "g")
                        .comparisons()
                        .get(0),
                Slopes.run(FLAT, FLAT, g),
                Permutation.groups(NONE, FLAT, (a, b) -> 0, FEW, Progress.NONE),
                Permutation.signs(MISSING, Describe::mean, FEW, Progress.NONE),
                Permutation.rows(3, order -> Double.NaN, FEW, Progress.NONE),
                HierarchicalBootstrap.compare(
                        FLAT,
                        List.of(g),
                        NONE,
                        List.of(Factor.of("g", NONE_CODES)),
                        Describe::mean,
                        HierarchicalBootstrap.Params.defaults(),
                        Progress.NONE));
    }

    private static final int[] NONE_CODES = {};

    @ParameterizedTest
    @MethodSource("undefined")
    void is_nan_with_a_reason(TestResult result) {
        assertTrue(Double.isNaN(result.p()), result.toString());
        assertTrue(Double.isNaN(result.lnP()), result.toString());
        assertFalse(result.note().isBlank(), result.toString());
    }
}
