// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class StudentizedRangeTest {

    private static void close(double expected, int k, double df, double q) {
        assertEquals(expected, new StudentizedRange(k, df).lnUpper(q), 1e-8 * (1 + Math.abs(expected)), k + ", " + df);
    }

    // R 4.2: ptukey(3.5, 3, 10, lower = FALSE, log = TRUE) and so on
    @Test
    void upper_tails_agree_with_R() {
        close(-2.5626090572, 3, 10, 3.5);
        close(-2.99443133602, 12, 30, 5);
        close(-1.53045470767, 2, 5, 2);
        close(-0.185295759327, 4, 3, 1.2);
        // R's own quadrature is good to about 1e-6 here.
        assertEquals(-0.40675368855, new StudentizedRange(40, 5000).lnUpper(4), 1e-6);
    }

    // mpmath: both integrals by mp.quad with 20 digits; R and SciPy give -15.0174487
    @Test
    void a_tail_agrees_with_arbitrary_precision() {
        close(-15.017449792831372, 6, 1000, 8);
        // R gives -8.37, less than the tail of one pair alone.
        close(-6.3724763907303, 5, 2, 60);
    }

    @Test
    void the_range_of_two_is_the_t_test_to_any_depth() {
        for (double q : new double[] {0.5, 3, 15, 80}) {
            for (double df : new double[] {1, 12, 300, 1e6}) {
                close(Tails.lnT(q / Math.sqrt(2), df), 2, df, q);
            }
        }
    }

    @Test
    void a_far_tail_does_not_underflow_and_is_near_the_sum_of_pairs() {
        double lnP = new StudentizedRange(4, 1e5).lnUpper(60);
        double bonferroni = Math.log(6) + Tails.lnT(60 / Math.sqrt(2), 1e5);
        assertTrue(lnP < -800 && lnP <= bonferroni + 1e-9, lnP + " against " + bonferroni);
        assertEquals(bonferroni, lnP, 1e-3);
    }
}
