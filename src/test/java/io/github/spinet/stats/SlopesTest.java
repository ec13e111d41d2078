// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.spinet.core.BadInputException;
import io.github.spinet.core.Progress;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class SlopesTest {

    private static final double[] X = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12};
    private static final double[] Y = {2.1, 1.9, 3.5, 3.5, 5.1, 4.7, 7.2, 6.9, 9.5, 8.8, 11.2, 10.1};
    private static final Factor TWO = Factor.of("g", "a", "b", "a", "b", "a", "b", "a", "b", "a", "b", "a", "b");
    private static final Factor THREE = Factor.of("g", "a", "b", "c", "a", "b", "c", "a", "b", "c", "a", "b", "c");

    // R: summary(lm(y ~ x * g)), the row x:gb; and summary(lm(y ~ x)) of each group
    @Test
    void two_slopes_agree_with_R() {
        Slopes.Result result = Slopes.run(X, Y, TWO);
        assertEquals(0.0928571428571, result.difference(), 1e-12);
        assertEquals(0.0502781380, result.se(), 1e-9);
        assertEquals(1.84687, result.t(), 1e-5);
        // qt(0.975, 8) = 2.306004
        assertEquals(0.0928571428571 - 2.306004 * 0.0502781380, result.low(), 1e-6);
        assertEquals(8, result.errorDf());
        assertEquals(0.101965, result.p(), 1e-6);
        assertEquals(0.937142857143, result.lines().get(0).slope(), 1e-11);
        assertEquals(0.0376431508076, result.lines().get(0).se(), 1e-11);
        assertEquals(0.0733333333333, result.lines().get(1).intercept(), 1e-11);
    }

    // R: anova(lm(y ~ x + g), lm(y ~ x * g))
    @Test
    void three_slopes_agree_with_R() {
        Slopes.Result result = Slopes.run(X, Y, THREE);
        assertEquals(0.59405, result.f(), 1e-5);
        assertEquals(0.58158, result.p(), 1e-5);
        assertEquals(2, result.df());
        assertTrue(Double.isNaN(result.t()));
    }

    @Test
    void t_squared_is_f_and_scale_does_not_matter() {
        Slopes.Result result = Slopes.run(X, Y, TWO);
        assertEquals(result.f(), result.t() * result.t(), 1e-9);
        double[] x = Arrays.stream(X).map(v -> 1000 + 7 * v).toArray();
        assertEquals(result.p(), Slopes.run(x, Y, TWO).p(), 1e-9);
    }

    @Test
    void permutation_comes_near_and_finds_a_clear_difference() {
        Permutation.Params params = new Permutation.Params(2000, Permutation.Tail.TWO_SIDED, 3);
        double[] y = new double[40];
        double[] x = new double[40];
        int[] g = new int[40];
        for (int i = 0; i < 40; i++) {
            x[i] = i / 2;
            g[i] = i % 2;
            y[i] = (g[i] == 0 ? 1 : -1) * x[i] + i * 7 % 5;
        }
        Factor factor = Factor.of("g", g);
        Permutation.Result clear = Slopes.permutation(x, y, factor, params, Progress.NONE);
        assertTrue(clear.p() < 0.02, "seed 3, p = " + clear.p());
        assertEquals(Slopes.run(x, y, factor).difference(), clear.observed(), 1e-12);
        assertTrue(Slopes.permutation(X, Y, THREE, params, Progress.NONE).p() > 0.2);
    }

    @Test
    void incomplete_rows_are_left_out() {
        double[] x = Arrays.copyOf(X, 15);
        double[] y = Arrays.copyOf(Y, 15);
        int[] codes = Arrays.copyOf(TWO.codes(), 15);
        x[12] = Double.NaN;
        y[13] = Double.NaN;
        codes[14] = Factor.MISSING;
        Factor factor = new Factor("g", TWO.levels(), codes);
        assertEquals(Slopes.run(X, Y, TWO), Slopes.run(x, y, factor));
    }

    @Test
    void degenerate_groups_are_undefined_with_a_reason() {
        Factor one = Factor.of("g", new int[12]);
        assertEquals(
                "1 groups have data; the comparison needs 2",
                Slopes.run(X, Y, one).note());
        Slopes.Result flat = Slopes.run(
                new double[] {1, 2, 3, 5, 5, 5}, new double[] {1, 2, 4, 1, 2, 3}, Factor.of("g", 1, 1, 1, 2, 2, 2));
        assertTrue(Double.isNaN(flat.p()));
        assertEquals("group '2' has fewer than two different x", flat.note());
        assertEquals("the residual variance is zero", Slopes.run(X, X, TWO).note());
        assertThrows(BadInputException.class, () -> Slopes.run(X, new double[3], TWO));
        assertThrows(BadInputException.class, () -> Slopes.run(new double[3], new double[3], TWO));
    }
}
