// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.spinet.core.BadParameterException;
import io.github.spinet.core.Progress;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The rank-sum, signed-rank and Kruskal-Wallis tests. */
class RankTestsTest {

    private static final double[] X = {1.1, 2.2, 2.2, 3.5, 4.1, 5, 6.3, 7.7, 8.1, 9.9, 10.2, 11};
    private static final double[] Y = {2.2, 3, 4.5, 5.5, 6.6, 8.8, 9.1, 10.5, 12, 13, 14.1, 15.5, 16};
    private static final double[] D = {1, -2, 3, 4, -1, 2, 5, -3, 6, 1, 2, -2, 4, 3, 7, -1, 8, 2};

    // scipy.stats.mannwhitneyu(x, y, method='asymptotic') has the same z
    @Test
    void rank_sum_of_larger_samples_is_normal_with_continuity_correction() {
        RankSum.Result result = RankSum.run(X, Y);
        assertFalse(result.exact());
        assertEquals(122, result.w());
        assertEquals(-1.823563, result.z(), 1e-6);
        assertEquals(0.0682182, result.p(), 1e-7);
    }

    @Test
    void rank_sum_turned_round_changes_only_the_sign() {
        RankSum.Result forth = RankSum.run(X, Y);
        RankSum.Result back = RankSum.run(Y, X);
        assertEquals(forth.w(), back.w());
        assertEquals(-forth.z(), back.z(), 1e-12);
        assertEquals(forth.p(), back.p(), 1e-15);
        assertEquals(-forth.rankBiserial(), back.rankBiserial(), 1e-12);
    }

    // Python: all itertools.combinations of scipy.stats.rankdata of both samples, share of sums beyond, doubled
    @Test
    void rank_sum_of_small_samples_is_exact_with_ties() {
        RankSum.Result result = RankSum.run(new double[] {1.5, 2, 2, 3.5, 7}, new double[] {2, 4, 4, 6, 8, 9, 10});
        assertTrue(result.exact());
        assertEquals(21, result.w());
        assertEquals(0.06060606060606061, result.p(), 1e-12);
    }

    @Test
    void rank_biserial_counts_the_pairs() {
        RankSum.Result result = RankSum.run(new double[] {1, 5}, new double[] {2, 3, 5});
        // 5 > 2, 5 > 3, 5 = 5; 1 is below all three.
        assertEquals(2.5, result.u());
        assertEquals((2 - 3) / 6.0, result.rankBiserial(), 1e-12);
    }

    // Python: scipy.optimize.brentq of the equation of method 5 of Newcombe (2006)
    @Test
    void rank_biserial_interval_keeps_a_width_without_overlap() {
        RankSum.Result result = RankSum.run(X, Y);
        assertEquals(2 * 0.13383924582840515 - 1, result.rankBiserialLow(), 1e-9);
        assertEquals(2 * 0.5129426455880716 - 1, result.rankBiserialHigh(), 1e-9);
        RankSum.Result apart = RankSum.run(new double[] {11, 12, 13, 14, 15}, new double[] {1, 2, 3, 4, 5, 6});
        assertEquals(2 * 0.6654547706070858 - 1, apart.rankBiserialLow(), 1e-9);
        assertEquals(1, apart.rankBiserialHigh());
    }

    @Test
    void matched_rank_biserial_interval_is_symmetric() {
        SignRank.Result forth = SignRank.run(D);
        double[] turned = Arrays.stream(D).map(d -> -d).toArray();
        SignRank.Result back = SignRank.run(turned);
        assertEquals(forth.rankBiserialLow(), -back.rankBiserialHigh(), 1e-12);
        SignRank.Result all = SignRank.run(new double[] {1, 2, 3, 4, 5, 6});
        assertEquals(1, all.rankBiserialHigh(), 1e-12);
        assertTrue(all.rankBiserialLow() < 1);
    }

    @Test
    void rank_sum_of_equal_values_is_one_and_of_none_is_undefined() {
        assertEquals(1, RankSum.run(new double[20], new double[20]).p());
        RankSum.Result empty = RankSum.run(new double[] {Double.NaN}, new double[] {1, 2});
        assertTrue(Double.isNaN(empty.p()));
        assertEquals("the first sample has no values", empty.note());
    }

    // scipy.stats.wilcoxon(d, correction=False, method='approx') has the same p
    @Test
    void sign_rank_of_larger_samples_is_normal_without_continuity_correction() {
        SignRank.Result result = SignRank.run(D);
        assertFalse(result.exact());
        assertEquals(18, result.n());
        assertEquals(141, result.w());
        assertEquals(2.427136, result.z(), 1e-6);
        assertEquals(0.0152186, result.p(), 1e-7);
    }

    // Python: all itertools.product of signs, share of sums beyond, doubled
    @Test
    void sign_rank_of_small_samples_is_exact_with_ties_and_drops_zeros() {
        SignRank.Result result = SignRank.run(new double[] {1, -2, 3, 4, -1, 2, 5, 3, 0});
        assertTrue(result.exact());
        assertEquals(8, result.n());
        assertEquals(1, result.zeros());
        assertEquals(31, result.w());
        assertEquals(0.078125, result.p(), 1e-12);
    }

    // Python: the enumeration above on the differences as they are, and rounded to 6 decimals
    @Test
    void sign_rank_treats_decimal_rounding_as_ties_unless_told_otherwise() {
        double[] a = {0.3, 0.4, 0.7, 0.9, 1.1, 1.3, 0.2, 0.8};
        double[] b = {0.1, 0.2, 0.8, 0.7, 0.8, 1.2, 0.3, 0.5};
        assertEquals(0.0546875, SignRank.run(a, b).p(), 1e-12);
        SignRank.Result exact = SignRank.run(
                a, b, RankOptions.of(RankOptions.Method.EXACT), SignRank.Equality.EXACT, SignRank.Zeros.DROP);
        assertEquals(0.046875, exact.p(), 1e-12);
    }

    @Test
    void sign_rank_without_differences_is_one() {
        SignRank.Result result = SignRank.run(new double[] {1, 2}, new double[] {1, 2});
        assertEquals(1, result.p());
        assertEquals("all differences are zero", result.note());
        assertTrue(Double.isNaN(SignRank.run(new double[0]).p()));
    }

    // scipy.stats.kruskal([1, 2, 3, 4, 5], [2, 3, 4, 5, 6, 7], [5, 6, 7, 8, 8])
    @Test
    void kruskal_wallis_agrees_with_scipy() {
        KruskalWallis.Result result = KruskalWallis.run(
                List.of(new double[] {1, 2, 3, 4, 5}, new double[] {2, 3, 4, 5, 6, 7}, new double[] {5, 6, 7, 8, 8}));
        assertEquals(7.857836, result.h(), 1e-6);
        assertEquals(0.0196649, result.p(), 1e-7);
        assertEquals(2, result.df());
        assertEquals(7.857836 / 15, result.epsilonSquared(), 1e-6);
        assertTrue(0 < result.epsilonLow() && result.epsilonLow() < result.epsilonSquared());
    }

    @Test
    void kruskal_wallis_of_two_groups_is_the_rank_sum_test_without_continuity_correction() {
        KruskalWallis.Result result = KruskalWallis.run(List.of(X, new double[0], Y));
        double u = RankSum.run(X, Y).u();
        double variance = 12 * 13 * (26 - 24.0 / (25 * 24)) / 12;
        assertEquals((u - 78) * (u - 78) / variance, result.h(), 1e-10);
    }

    @Test
    void kruskal_wallis_of_one_group_or_equal_values_is_undefined() {
        assertTrue(Double.isNaN(KruskalWallis.run(List.of(X)).p()));
        KruskalWallis.Result equal = KruskalWallis.run(List.of(new double[3], new double[4]));
        assertTrue(Double.isNaN(equal.p()));
        assertEquals("all values are equal", equal.note());
    }

    // The most extreme H belongs to 6 of the 90 ways to deal out six values in pairs, as the pairs can stand in any
    // order.
    @Test
    void kruskal_wallis_by_permutation_counts_the_orders() {
        List<double[]> groups = List.of(new double[] {1, 2}, new double[] {3, 4}, new double[] {5, 6});
        Permutation.Params params = new Permutation.Params(20_000, Permutation.Tail.TWO_SIDED, 2);
        Permutation.Result result = KruskalWallis.permutation(groups, params, Progress.NONE);
        assertEquals(6 / 90.0, result.p(), 0.01, "seed 2");
        assertEquals(KruskalWallis.run(groups).h(), result.observed(), 1e-12);
    }

    @Test
    void exact_p_of_too_many_values_is_refused() {
        double[] many = new double[1001];
        Arrays.setAll(many, i -> i + 1);
        assertThrows(
                BadParameterException.class, () -> RankSum.run(many, many, RankOptions.of(RankOptions.Method.EXACT)));
        assertThrows(
                BadParameterException.class,
                () -> SignRank.run(
                        many,
                        new double[1001],
                        RankOptions.of(RankOptions.Method.EXACT),
                        SignRank.Equality.EXACT,
                        SignRank.Zeros.DROP));
    }

    @Test
    void exact_p_of_many_values_is_near_the_normal_one() {
        double[] x = new double[60];
        double[] y = new double[70];
        Arrays.setAll(x, i -> i * 37 % 61 / 3);
        Arrays.setAll(y, i -> i * 41 % 71 / 3 + 1);
        double exact =
                RankSum.run(x, y, RankOptions.of(RankOptions.Method.EXACT)).p();
        assertEquals(
                RankSum.run(x, y, RankOptions.of(RankOptions.Method.ASYMPTOTIC)).p(), exact, 0.02 * exact);
    }
}
