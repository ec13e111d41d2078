// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.stats;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.spinet.core.BadInputException;
import org.junit.jupiter.api.Test;

class FamilywiseTest {

    private static final double[] P = {.041, .008, .039, .001, .042, .06, .074, .205, .212, .216};

    // R: p.adjust(p, "holm")
    @Test
    void holm_agrees_with_R() {
        double[] expected = {.312, .072, .312, .01, .312, .312, .312, .615, .615, .615};
        assertArrayEquals(expected, Familywise.holm(P), 1e-12);
    }

    // R: p.adjust(p, "bonferroni")
    @Test
    void bonferroni_agrees_with_R() {
        double[] expected = {.41, .08, .39, .01, .42, .6, .74, 1, 1, 1};
        assertArrayEquals(expected, Familywise.bonferroni(P), 1e-12);
    }

    @Test
    void sidak_is_one_minus_the_power() {
        double[] adjusted = Familywise.sidak(P);
        for (int i = 0; i < P.length; i++) {
            assertEquals(1 - Math.pow(1 - P[i], 10), adjusted[i], 1e-12);
        }
        double[] tiny = Familywise.sidak(new double[] {1e-200, 0.5, Double.NaN});
        assertEquals(2e-200, tiny[0], 1e-212);
        assertEquals(Double.NaN, tiny[2]);
    }

    @Test
    void undefined_tests_do_not_count() {
        double[] adjusted = Familywise.holm(new double[] {.01, Double.NaN, .02});
        assertArrayEquals(new double[] {.02, Double.NaN, .02}, adjusted, 1e-15);
    }

    @Test
    void values_that_are_no_probabilities_are_refused() {
        assertThrows(BadInputException.class, () -> Familywise.holm(new double[] {-0.1}));
    }
}
