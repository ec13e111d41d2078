// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.stats;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.spinet.core.BadInputException;
import org.junit.jupiter.api.Test;

class FdrTest {

    private static final double[] P = {.001, .008, .039, .041, .042, .06, .074, .205, .212, .216};

    // R: p.adjust(p, "BH")
    @Test
    void benjamini_hochberg_agrees_with_R() {
        double[] q = {.01, .04, .084, .084, .084, .1, .105714285714, .216, .216, .216};
        assertArrayEquals(q, Fdr.benjaminiHochberg(P), 1e-10);
    }

    @Test
    void the_order_of_the_family_does_not_matter() {
        double[] q = Fdr.benjaminiHochberg(P);
        double[] reversed = new double[P.length];
        for (int i = 0; i < P.length; i++) {
            reversed[i] = P[P.length - 1 - i];
        }
        double[] turned = Fdr.benjaminiHochberg(reversed);
        for (int i = 0; i < P.length; i++) {
            assertEquals(q[i], turned[P.length - 1 - i]);
        }
    }

    @Test
    void undefined_tests_do_not_count() {
        double[] q = Fdr.benjaminiHochberg(new double[] {.01, Double.NaN, .02});
        assertArrayEquals(new double[] {.02, Double.NaN, .02}, q, 1e-15);
        assertEquals(0, Fdr.benjaminiHochberg(new double[0]).length);
    }

    @Test
    void values_that_are_no_probabilities_are_refused() {
        BadInputException e =
                assertThrows(BadInputException.class, () -> Fdr.benjaminiHochberg(new double[] {.1, 1.1}));
        assertTrue(e.getMessage().contains("p value 2 is 1.1"), e.getMessage());
    }
}
