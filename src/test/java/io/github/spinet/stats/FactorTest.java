// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.stats;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.spinet.core.BadInputException;
import io.github.spinet.core.BadParameterException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Factors and terms. */
class FactorTest {

    @Test
    void names_are_numbered_as_they_occur_and_gaps_are_missing() {
        Factor factor = Factor.of("g", "late", "early", "", "late", null);
        assertEquals(List.of("late", "early"), factor.levels());
        assertArrayEquals(new int[] {0, 1, Factor.MISSING, 0, Factor.MISSING}, factor.codes());
    }

    @Test
    void numbers_are_numbered_in_rising_order() {
        Factor factor = Factor.of("session", 11, 1, 6, 1);
        assertEquals(List.of("1", "6", "11"), factor.levels());
        assertArrayEquals(new int[] {2, 0, 1, 0}, factor.codes());
    }

    @Test
    void bad_codes_and_repeated_levels_are_refused_by_row_and_name() {
        BadInputException code =
                assertThrows(BadInputException.class, () -> new Factor("g", List.of("a", "b"), new int[] {0, 2}));
        assertTrue(code.getMessage().startsWith("Row 2 of factor 'g' has code 2"), code.getMessage());
        assertThrows(BadInputException.class, () -> new Factor("g", List.of("a", "a"), new int[] {0}));
        assertThrows(BadInputException.class, () -> new Factor("g", List.of("a"), new int[] {-2}));
    }

    @Test
    void terms_up_to_an_order_begin_with_the_main_effects() {
        List<String> names = List.of("a", "b", "c");
        assertEquals("[a, b, c]", Term.upTo(1, names).toString());
        assertEquals("[a, b, c, a:b, a:c, b:c]", Term.upTo(2, names).toString());
        assertEquals(7, Term.upTo(3, names).size());
        assertEquals(15, Term.upTo(4, List.of("a", "b", "c", "d")).size());
    }

    @Test
    void an_interaction_contains_its_parts_but_not_itself() {
        assertTrue(Term.of("a", "b", "c").contains(Term.of("c", "a")));
        assertFalse(Term.of("a", "b").contains(Term.of("b", "a")));
        assertFalse(Term.of("a", "b").contains(Term.of("c")));
    }

    @Test
    void a_term_needs_different_factors() {
        assertThrows(BadParameterException.class, () -> Term.of("a", "a"));
        assertThrows(BadParameterException.class, Term::of);
    }
}
