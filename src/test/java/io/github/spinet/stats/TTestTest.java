// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.spinet.stats.TTest.Variances;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class TTestTest {

    private static final double[] X = {3.1, 4.5, 2.2, 6.7, 5.5, 4.1};
    private static final double[] Y = {5.1, 7.2, 6.6, 4.9, 8.8, 7.7, 9.1};

    // R 4.2: t.test(x, y)
    @Test
    void welch_agrees_with_R() {
        TTest.Result result = TTest.run(X, Y, Variances.UNEQUAL);
        assertEquals(-2.97839781166, result.t(), 1e-10);
        assertEquals(10.7583968851, result.df(), 1e-9);
        assertEquals(0.0128406975233, result.p(), 1e-12);
        assertEquals(-4.713170199184, result.low(), 1e-9);
        assertEquals(-0.701115515102, result.high(), 1e-9);
    }

    // R 4.2: t.test(x, y, var.equal = TRUE)
    @Test
    void student_agrees_with_R() {
        TTest.Result result = TTest.run(X, Y, Variances.EQUAL);
        assertEquals(-2.97373344116, result.t(), 1e-10);
        assertEquals(11, result.df());
        assertEquals(0.0126605591444, result.p(), 1e-12);
    }

    // R 4.2: t.test(x, y[1:6], paired = TRUE)
    @Test
    void paired_agrees_with_R() {
        TTest.Result result = TTest.paired(X, Arrays.copyOf(Y, 6));
        assertEquals(-2.63869421918, result.t(), 1e-10);
        assertEquals(0.0460485139563, result.p(), 1e-12);
        assertEquals(-4.6722427732592, result.low(), 1e-9);
    }

    @Test
    void hedges_g_is_t_scaled_and_corrected() {
        TTest.Result result = TTest.run(X, Y, Variances.EQUAL);
        double d = result.t() * Math.sqrt(1.0 / 6 + 1.0 / 7);
        assertEquals(d * (1 - 3.0 / 43), result.hedgesG(), 1e-12);
        assertTrue(result.hedgesGLow() < result.hedgesG() && result.hedgesG() < result.hedgesGHigh());
        assertEquals(result.hedgesG(), TTest.run(X, Y, Variances.UNEQUAL).hedgesG(), 1e-12);
    }

    @Test
    void degenerate_samples_are_undefined_with_a_reason() {
        assertEquals(
                "a sample has fewer than two values",
                TTest.run(X, new double[] {1, Double.NaN}, Variances.EQUAL).note());
        assertEquals(
                "neither sample varies",
                TTest.run(new double[3], new double[4], Variances.UNEQUAL).note());
        TTest.Result equal = TTest.paired(new double[] {1, 2}, new double[] {2, 3});
        assertTrue(Double.isNaN(equal.p()));
        assertEquals(-1, equal.difference());
    }
}
