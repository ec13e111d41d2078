// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SpearmanExactTest {

    private static double[] to(int n) {
        return IntStream.rangeClosed(1, n).asDoubleStream().toArray();
    }

    // R: cor.test(1:8, c(3,1,2,6,4,8,5,7), method = "spearman")
    @Test
    void few_pairs_without_ties_agree_with_R() {
        double[] y = {3, 1, 2, 6, 4, 8, 5, 7};
        assertEquals(
                0.036755952381,
                Correlation.spearman(to(8), y, RankOptions.of(RankOptions.Method.EXACT))
                        .p(),
                1e-12);
        assertEquals(
                0.036755952381,
                Correlation.spearman(to(8), y, RankOptions.of(RankOptions.Method.R))
                        .p(),
                1e-12);
    }

    // R: cor.test(1:12, c(5,3,9,1,12,4,8,2,11,7,10,6), method = "spearman"), and with y reversed
    @Test
    void the_series_agrees_with_R_in_both_tails() {
        double[] y = {5, 3, 9, 1, 12, 4, 8, 2, 11, 7, 10, 6};
        double[] reversed = IntStream.range(0, 12).mapToDouble(i -> y[11 - i]).toArray();
        assertEquals(
                0.354332534211,
                Correlation.spearman(to(12), y, RankOptions.of(RankOptions.Method.R))
                        .p(),
                1e-9);
        assertEquals(
                0.354332534211,
                Correlation.spearman(to(12), reversed, RankOptions.of(RankOptions.Method.R))
                        .p(),
                1e-9);
    }

    // Python: all itertools.permutations of the mid-ranks, share of sums of products beyond, doubled
    @Test
    void ties_are_permuted_as_they_are() {
        double[] x = {1, 2, 2, 4, 5, 6, 7};
        double[] y = {2, 1, 3, 3, 5, 3, 8};
        assertEquals(
                0.030952380952380953,
                Correlation.spearman(x, y, RankOptions.of(RankOptions.Method.EXACT))
                        .p(),
                1e-12);
    }

    @Test
    void perfect_order_of_twelve_has_two_in_twelve_factorial() {
        double expected = 2 / 479_001_600.0;
        assertEquals(
                expected,
                Correlation.spearman(to(12), to(12), RankOptions.of(RankOptions.Method.EXACT))
                        .p(),
                1e-20);
    }

    @Test
    void beyond_its_reach_it_says_that_it_falls_back() {
        double[] y = IntStream.range(0, 13).mapToDouble(i -> i * 5 % 13).toArray();
        Correlation.Result result = Correlation.spearman(to(13), y, RankOptions.of(RankOptions.Method.EXACT));
        assertEquals(Correlation.spearman(to(13), y).p(), result.p());
        assertTrue(result.note().contains("t approximation"), result.note());
    }
}
