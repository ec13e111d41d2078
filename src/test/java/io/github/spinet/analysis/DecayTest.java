// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DecayTest {

    private static final double[] X = {0.5, 1.5, 2.5, 3.5, 5, 6, 7.5, 9, 11, 13, 16, 19, 22, 25, 28};

    @Test
    void agrees_with_scipy() {
        // scipy.optimize.curve_fit(lambda x, a, l, b: b + a * np.exp(-x / l), x, y, p0=[.5, 5, .1], xtol=1e-14)
        double[] y = {.52, .47, .41, .39, .30, .31, .24, .22, .18, .17, .12, .13, .11, .10, .11};
        Decay fit = Decay.fit(PairClass.MRS, X, y, 30);
        assertEquals(0.46578084, fit.amplitude(), 1e-7);
        assertEquals(6.91765155, fit.lengthUm(), 1e-6);
        assertEquals(0.09187803, fit.offset(), 1e-7);
        assertEquals(0.99315539, fit.explained(), 1e-8);
        assertEquals(15, fit.pairs());
    }

    @Test
    void finds_a_planted_curve_again_whatever_its_scale() {
        for (double length : new double[] {1, 4, 8, 20}) {
            Decay fit = Decay.fit(PairClass.MRS, X, at(x -> 7 + 5 * Math.exp(-x / length)), 30);
            assertEquals(length, fit.lengthUm(), 1e-4 * length);
            assertEquals(5, fit.amplitude(), 1e-3);
            assertEquals(7, fit.offset(), 1e-3);
        }
    }

    @Test
    void says_why_there_is_no_length() {
        assertReason("only 3 pairs", new double[] {1, 2, 3}, new double[] {3, 2, 1});
        assertReason("does not fall", X, at(x -> 0.2));
        assertReason("does not fall", X, at(x -> 1 - Math.exp(-x / 5)));
        assertReason("about evenly", X, at(x -> 1 - x / 100));
        assertReason("different distances", new double[12], at(x -> x, 12));
        assertReason("shortest distances", X, at(x -> x < 1 ? 1 : 0));
    }

    private static void assertReason(String reason, double[] x, double[] y) {
        Decay fit = Decay.fit(PairClass.MIXED, x, y, 30);
        assertTrue(fit.reason().contains(reason), fit.reason());
        assertTrue(Double.isNaN(fit.lengthUm()) && Double.isNaN(fit.amplitude()));
    }

    private static double[] at(DoubleUnaryOperator curve) {
        return at(curve, X.length);
    }

    private static double[] at(DoubleUnaryOperator curve, int n) {
        return IntStream.range(0, n).mapToDouble(i -> curve.applyAsDouble(X[i])).toArray();
    }
}
