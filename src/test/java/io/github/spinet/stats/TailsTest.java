// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.apache.commons.math3.distribution.FDistribution;
import org.junit.jupiter.api.Test;

class TailsTest {

    private static void close(double expected, double actual) {
        assertEquals(expected, actual, 1e-10 * Math.abs(expected));
    }

    // R 4.2: pf(1500, 1, 400, lower = FALSE, log = TRUE) and so on
    @Test
    void f_agrees_with_R() {
        close(-314.733540105718, Tails.lnF(1500, 1, 400));
        close(-117.27388392921, Tails.lnF(50, 5, 20000));
        close(-0.192785755368502, Tails.lnF(0.3, 3, 7));
        close(-2850.3279571556, Tails.lnF(1e5, 3, 1000));
        close(-1.40409123317101, Tails.lnF(3, 4.5, 2.25));
    }

    // R 4.2: log(2) + pt(-60, 1000, log = TRUE) and so on
    @Test
    void t_agrees_with_R() {
        close(-766.585786542521, Tails.lnT(60, 1000));
        close(-0.00762094775075528, Tails.lnT(-0.01, 5));
        close(-14.3718495278153, Tails.lnT(5, 1e8));
    }

    // R 4.2: pchisq(3000, 5, lower = FALSE, log = TRUE) and so on
    @Test
    void chi_squared_agrees_with_R() {
        close(-1489.31385245661, Tails.lnChiSquared(3000, 5));
        close(-0.285245531169677, Tails.lnChiSquared(0.1, 1));
        close(-4.22574737892662, Tails.lnChiSquared(1100, 1000));
    }

    // R 4.2: log(2) + pnorm(-40, log = TRUE) and so on
    @Test
    void normal_agrees_with_R() {
        close(-803.915294833194, Tails.lnNormal(40));
        close(-0.000798202907019929, Tails.lnNormal(-1e-3));
        close(-2.01279722026394, Tails.lnNormal(1.5));
    }

    @Test
    void f_agrees_with_an_independent_library_over_a_grid() {
        for (double df1 : new double[] {1, 2, 5, 30}) {
            for (double df2 : new double[] {1, 3, 11, 200}) {
                for (double f : new double[] {0.01, 0.5, 1, 2, 7}) {
                    double expected = 1 - new FDistribution(null, df1, df2).cumulativeProbability(f);
                    assertEquals(expected, Math.exp(Tails.lnF(f, df1, df2)), 1e-11, f + " on " + df1 + ", " + df2);
                }
            }
        }
    }

    @Test
    void the_ends_are_zero_and_minus_infinity() {
        assertEquals(0, Tails.lnF(0, 3, 4));
        assertEquals(0, Tails.lnNormal(0));
        assertEquals(Double.NEGATIVE_INFINITY, Tails.lnF(Double.POSITIVE_INFINITY, 3, 4));
        assertEquals(Double.NEGATIVE_INFINITY, Tails.lnChiSquared(Double.POSITIVE_INFINITY, 3));
        assertTrue(Double.isNaN(Tails.lnF(Double.NaN, 3, 4)));
        assertTrue(Double.isNaN(Tails.lnT(1, 0)));
    }

    @Test
    void huge_f_does_not_overflow() {
        assertTrue(Double.isFinite(Tails.lnF(1e300, 4, 10)));
        assertEquals(1e-300, Math.exp(Tails.lnNormal(37.0657787731)), 1e-303);
    }
}
