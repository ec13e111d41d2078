// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.spinet.core.BadInputException;
import io.github.spinet.core.Progress;
import io.github.spinet.core.Seeds;
import io.github.spinet.stats.Permutation.Params;
import io.github.spinet.stats.Permutation.Tail;
import java.util.Arrays;
import java.util.function.ToDoubleBiFunction;
import org.apache.commons.rng.UniformRandomProvider;
import org.junit.jupiter.api.Test;

class PermutationTest {

    private static final double[] X = {3.1, 4.5, 2.2, 6.7, 5.5, 4.1};
    private static final double[] Y = {5.1, 7.2, 6.6, 4.9, 8.8, 7.7, 9.1};
    private static final double[] D = {1.2, -.4, 2.2, .9, -1.1, 3.1, .6, 1.7};
    private static final ToDoubleBiFunction<double[], double[]> MEANS = (a, b) -> Describe.mean(a) - Describe.mean(b);

    // scipy.stats.permutation_test((x, y), lambda a, b: mean(a) - mean(b), n_resamples=inf), also alternative='less'
    @Test
    void all_splits_of_two_groups_agree_with_scipy() {
        Permutation.Result both = Permutation.groups(X, Y, MEANS, Params.defaults(), Progress.NONE);
        assertTrue(both.exact());
        assertEquals(1716, both.permutations());
        assertEquals(0.016317016317016316, both.p(), 1e-12);
        Params less = new Params(10_000, Tail.LESS, 1);
        assertEquals(
                0.008158508158508158,
                Permutation.groups(X, Y, MEANS, less, Progress.NONE).p(),
                1e-12);
    }

    // scipy.stats.permutation_test((d,), mean, permutation_type='samples', n_resamples=inf)
    @Test
    void all_signs_agree_with_scipy() {
        Permutation.Result result = Permutation.signs(D, Describe::mean, Params.defaults(), Progress.NONE);
        assertTrue(result.exact());
        assertEquals(256, result.permutations());
        assertEquals(0.078125, result.p(), 1e-12);
        assertEquals(0, result.nullMean(), 1e-12);
    }

    @Test
    void random_splits_come_near_the_exact_p() {
        Params params = new Params(1500, Tail.TWO_SIDED, 5);
        Permutation.Result result = Permutation.groups(X, Y, MEANS, params, Progress.NONE);
        assertFalse(result.exact());
        assertEquals(0.0163, result.p(), 0.008, "seed 5");
    }

    @Test
    void p_is_never_zero() {
        double[] x = new double[30];
        double[] y = new double[30];
        Arrays.setAll(x, i -> i);
        Arrays.setAll(y, i -> i);
        Params params = new Params(999, Tail.GREATER, 1);
        Permutation.Result result = Permutation.rows(
                30,
                order -> Correlation.coefficient(
                        x, Arrays.stream(order).mapToDouble(i -> y[i]).toArray()),
                params,
                Progress.NONE);
        assertEquals(1 / 1000.0, result.p(), 1e-15);
    }

    @Test
    void blocks_are_never_mixed() {
        int[] blocks = {0, 1, 0, 1, 2, 2, 0};
        Permutation.rows(
                blocks,
                order -> {
                    for (int i = 0; i < order.length; i++) {
                        assertEquals(blocks[i], blocks[order[i]]);
                    }
                    return 0;
                },
                new Params(50, Tail.TWO_SIDED, 1),
                Progress.NONE);
        assertThrows(
                BadInputException.class,
                () -> Permutation.rows(new int[] {-1}, order -> 0, Params.defaults(), Progress.NONE));
    }

    @Test
    void under_the_null_hypothesis_p_is_uniform() {
        int low = 0;
        for (int k = 0; k < 400; k++) {
            UniformRandomProvider random = Seeds.stream(11, "uniform p", k);
            double[] x = random.doubles(12).toArray();
            double[] y = random.doubles(12).toArray();
            Params params = new Params(199, Tail.TWO_SIDED, k);
            low += Permutation.groups(x, y, MEANS, params, Progress.NONE, k).p() <= 0.1 ? 1 : 0;
        }
        // Binomial with p = 0.1: 40, standard deviation 6
        assertEquals(40, low, 18, "seed 11");
    }

    @Test
    void the_stream_is_named_by_seed_and_identity() {
        Params params = new Params(500, Tail.TWO_SIDED, 1);
        assertEquals(
                Permutation.groups(X, Y, MEANS, params, Progress.NONE, "m1"),
                Permutation.groups(X, Y, MEANS, params, Progress.NONE, "m1"));
    }

    @Test
    void empty_samples_are_undefined_with_a_reason() {
        Permutation.Result result = Permutation.groups(new double[0], Y, MEANS, Params.defaults(), Progress.NONE);
        assertTrue(Double.isNaN(result.p()));
        assertEquals("the first sample has no values", result.note());
        assertTrue(Double.isNaN(Permutation.signs(new double[0], Describe::mean, Params.defaults(), Progress.NONE)
                .p()));
    }
}
