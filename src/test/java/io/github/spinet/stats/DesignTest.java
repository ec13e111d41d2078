// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.stats;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.spinet.core.BadInputException;
import io.github.spinet.core.BadParameterException;
import io.github.spinet.stats.Design.Coding;
import java.util.List;
import org.junit.jupiter.api.Test;

class DesignTest {

    private static final Factor G = Factor.of("g", "a", "b", "c", "b");
    private static final Covariate X = new Covariate("x", new double[] {1, 2, 3, 4});

    @Test
    void treatment_coding_compares_with_the_first_level() {
        Design design = Design.of(4, List.of(G), List.of(), List.of(Term.of("g")), Coding.TREATMENT);
        assertEquals(List.of("(intercept)", "g=b", "g=c"), design.names());
        assertArrayEquals(new double[] {0, 1, 0, 1}, design.column(1));
        assertArrayEquals(new int[] {1, 2}, design.columnsOf(0));
    }

    @Test
    void effects_coding_compares_with_the_mean_of_levels() {
        Design design = Design.of(4, List.of(G), List.of(), List.of(Term.of("g")), Coding.SUM_TO_ZERO);
        assertEquals(List.of("(intercept)", "g=a", "g=b"), design.names());
        assertArrayEquals(new double[] {1, 0, -1, 0}, design.column(1));
    }

    @Test
    void an_interaction_is_the_product_of_the_columns() {
        Design design = Design.of(4, List.of(G), List.of(X), List.of(Term.of("g", "x")), Coding.TREATMENT);
        assertEquals(List.of("(intercept)", "g=b:x", "g=c:x"), design.names());
        assertArrayEquals(new double[] {0, 2, 0, 4}, design.column(1));
    }

    @Test
    void missing_values_and_levels_mark_their_rows() {
        Factor g = new Factor("g", List.of("a", "b"), new int[] {0, 1, Factor.MISSING, 1});
        Covariate x = new Covariate("x", new double[] {Double.NaN, 2, 3, 4});
        Design design = Design.of(4, List.of(g), List.of(x), List.of(Term.of("g"), Term.of("x")), Coding.TREATMENT);
        boolean[] used = {true, true, true, true};
        design.excludeMissing(used);
        assertArrayEquals(new boolean[] {false, true, false, true}, used);
    }

    @Test
    void unknown_infinite_and_unequal_variables_are_refused() {
        List<Term> x = List.of(Term.of("x"));
        assertThrows(BadParameterException.class, () -> Design.of(4, List.of(G), List.of(), x, Coding.TREATMENT));
        assertThrows(BadInputException.class, () -> Design.of(5, List.of(), List.of(X), x, Coding.TREATMENT));
        Covariate infinite = new Covariate("x", new double[] {1, 2, 3, Double.NEGATIVE_INFINITY});
        assertThrows(BadInputException.class, () -> Design.of(4, List.of(), List.of(infinite), x, Coding.TREATMENT));
    }
}
