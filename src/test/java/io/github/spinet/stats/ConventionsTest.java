// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.spinet.core.BadParameterException;
import io.github.spinet.stats.Permutation.Tail;
import io.github.spinet.stats.RankOptions.Continuity;
import io.github.spinet.stats.RankOptions.Method;
import org.junit.jupiter.api.Test;

/** Tails, continuity corrections and the choices of R where they differ from MATLAB's. Values of R 4.2. */
class ConventionsTest {

    private static final double[] X = {1.1, 2.2, 2.2, 3.5, 4.1, 5, 6.3, 7.7, 8.1, 9.9, 10.2, 11};
    private static final double[] Y = {2.2, 3, 4.5, 5.5, 6.6, 8.8, 9.1, 10.5, 12, 13, 14.1, 15.5, 16};
    private static final double[] D = {1, -2, 3, 4, -1, 2, 5, -3, 6, 1, 2, -2, 4, 3, 7, -1, 8, 2};
    private static final double[] ZERO = new double[18];

    private static void near(double expected, double value) {
        assertEquals(expected, value, 1e-9 * expected);
    }

    private static double rankSum(RankOptions options) {
        return RankSum.run(X, Y, options).p();
    }

    // R: wilcox.test(x, y, alternative = "greater")$p.value; "less"; wilcox.test(x, y, correct = FALSE)$p.value
    @Test
    void rank_sum_of_one_side_and_without_continuity_correction() {
        near(0.969809265699307, rankSum(RankOptions.MATLAB.with(Tail.GREATER)));
        near(0.0341090775050447, rankSum(RankOptions.MATLAB.with(Tail.LESS)));
        near(0.0642011487096193, rankSum(RankOptions.MATLAB.with(Continuity.OFF)));
    }

    // R: wilcox.test(a, b)$p.value, which is exact below 50; MATLAB's is approximate from 20 values on
    @Test
    void rank_sum_as_r_is_exact_where_matlab_approximates() {
        double[] a = {1.5, 2.1, 3.3, 4.7, 5.9, 6.1, 7.2, 8.8, 9.4, 10.6};
        double[] b = {2.4, 3.6, 4.9, 5.2, 6.6, 7.9, 8.1, 9.9, 11.3, 12.7};
        RankSum.Result r = RankSum.run(a, b, RankOptions.of(Method.R));
        near(0.393048128342246, r.p());
        assertTrue(r.exact() && !RankSum.run(a, b).exact());
    }

    // R: wilcox.test(d)$p.value; with alternative = "greater"; "less". They have a continuity correction.
    @Test
    void sign_rank_as_r() {
        RankOptions byR = RankOptions.of(Method.R);
        near(0.0161605415473629, signRank(D, byR).p());
        near(0.00808027077368146, signRank(D, byR.with(Tail.GREATER)).p());
        near(0.992837361580498, signRank(D, byR.with(Tail.LESS)).p());
    }

    private static SignRank.Result signRank(double[] d, RankOptions options) {
        return SignRank.run(d, new double[d.length], options, SignRank.Equality.EXACT, SignRank.Zeros.DROP);
    }

    // scipy.stats.wilcoxon([0, 0] + d, zero_method='pratt', correction=False, method='approx').pvalue
    @Test
    void zeros_may_take_ranks() {
        double[] d = new double[20];
        System.arraycopy(D, 0, d, 2, 18);
        SignRank.Result r = SignRank.run(
                d, new double[20], RankOptions.of(Method.ASYMPTOTIC), SignRank.Equality.EXACT, SignRank.Zeros.PRATT);
        near(0.017313951813217005, r.p());
        assertEquals(2, r.zeros());
    }

    // R: cor.test(x, y, alternative = "greater")$p.value; "less"; t.test(x, y, alternative = "less")$p.value
    @Test
    void correlation_and_t_test_of_one_side() {
        double[] x = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12};
        double[] y = {2.1, 1.9, 3.5, 3.5, 5.1, 4.7, 7.2, 6.9, 9.5, 8.8, 11.2, 10.1};
        near(6.822180172313e-08, Correlation.pearson(x, y, Tail.GREATER).p());
        near(0.999999931778198, Correlation.pearson(x, y, Tail.LESS).p());
        near(
                0.0262116971419365,
                TTest.run(X, Y, TTest.Variances.UNEQUAL).with(Tail.LESS).p());
        double[] other = {5, 3, 9, 1, 12, 4, 8, 2, 11, 7, 10, 6};
        // R: cor.test(x, other, method = "kendall", alternative = "greater")$p.value
        near(
                0.272602350388809,
                Kendall.run(x, other, RankOptions.MATLAB.with(Tail.GREATER)).p());
    }

    // Python: all itertools.permutations of y, share of S beyond, doubled
    @Test
    void kendall_of_few_pairs_with_ties_counts_all_pairings() {
        double[] x = {1, 2, 2, 4, 5, 6, 7};
        double[] y = {2, 1, 3, 3, 5, 3, 8};
        Kendall.Result r = Kendall.run(x, y);
        assertTrue(r.exact());
        near(0.05, r.p());
        assertEquals(13, r.s());
    }

    @Test
    void both_ways_to_count_pairings_agree() {
        double[] y = {5, 3, 9, 1, 4, 8, 2, 7};
        double[] x = {1, 2, 3, 4, 5, 6, 7, 8};
        for (int s = -28; s <= 28; s += 4) {
            double[] untied = KendallExact.untied(8, s);
            double[] counted = KendallExact.tied(x, y, s);
            assertEquals(untied[0], counted[0], 1e-12, "S = " + s);
            assertEquals(untied[1], counted[1], 1e-12, "S = " + s);
        }
    }

    @Test
    void too_many_pairs_to_count_are_refused() {
        double[] x = new double[20];
        for (int i = 0; i < 20; i++) {
            x[i] = i / 2;
        }
        assertThrows(BadParameterException.class, () -> Kendall.run(x, x, RankOptions.of(Method.EXACT)));
    }

    @Test
    void equal_values_speak_for_no_side() {
        for (Tail tail : Tail.values()) {
            assertEquals(
                    1, RankSum.run(ZERO, ZERO, RankOptions.MATLAB.with(tail)).p());
        }
    }
}
