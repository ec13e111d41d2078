// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.study;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.spinet.core.BadParameterException;
import io.github.spinet.stats.Formula;
import org.junit.jupiter.api.Test;

class QuotedNamesTest {

    @Test
    void names_with_signs_of_formulas_stand_between_backticks() {
        Formula formula = QuotedNames.parse("`dF/F` ~ `a:b` * c + (1|`mouse (id)`)");
        assertEquals("dF/F", formula.response());
        assertEquals(3, formula.terms().size());
        assertEquals("a:b", formula.terms().get(0).factors().get(0));
        assertEquals("mouse (id)", formula.random().get(0).factors().get(0));
    }

    @Test
    void a_name_alone_is_a_formula_without_terms() {
        assertEquals("p", QuotedNames.parse(" p ").response());
        assertTrue(QuotedNames.parse("`p ~ q`").terms().isEmpty());
        assertEquals("p ~ q", QuotedNames.parse("`p ~ q`").response());
    }

    @Test
    void multiplication_binds_before_addition_and_terms_count_once() {
        assertEquals(
                "[a, b, c, a:b]",
                QuotedNames.parse("y ~ a * b + c + b + a:b").terms().toString());
        assertEquals("[a]", QuotedNames.parse("y ~ a * a + a").terms().toString());
    }

    @Test
    void an_open_backtick_is_refused() {
        assertThrows(BadParameterException.class, () -> QuotedNames.parse("`a ~ b"));
    }
}
