// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.stats;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.spinet.core.BadInputException;
import io.github.spinet.core.BadParameterException;
import org.junit.jupiter.api.Test;

class FdrTest {

    private static final double[] P = {.001, .008, .039, .041, .042, .06, .074, .205, .212, .216};

    // R: p.adjust(p, "BH")
    @Test
    void benjamini_hochberg_agrees_with_R() {
        double[] q = {.01, .04, .084, .084, .084, .1, .105714285714, .216, .216, .216};
        assertArrayEquals(q, Fdr.benjaminiHochberg(P), 1e-10);
    }

    // R: p.adjust(p, "BY")
    @Test
    void benjamini_yekutieli_agrees_with_R() {
        double[] q = {
            .0292896825397,
            .1171587301587,
            .2460333333333,
            .2460333333333,
            .2460333333333,
            .2928968253968,
            .3096337868481,
            .6326571428571,
            .6326571428571,
            .6326571428571
        };
        assertArrayEquals(q, Fdr.benjaminiYekutieli(P), 1e-12);
    }

    @Test
    void storey_scales_by_the_share_of_true_nulls() {
        double[] p = {.001, .01, .02, .03, .2, .4, .6, .9};
        // Two of eight p are at least 0.5: (1 + 2) / (8 * 0.5)
        assertEquals(.75, Fdr.trueNulls(p, .5), 1e-15);
        double[] hochberg = Fdr.benjaminiHochberg(p);
        double[] storey = Fdr.storey(p, .5);
        for (int i = 0; i < p.length; i++) {
            assertEquals(hochberg[i] * .75, storey[i], 1e-15);
        }
        assertThrows(BadParameterException.class, () -> Fdr.storey(p, 1));
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
