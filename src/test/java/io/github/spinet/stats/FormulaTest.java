// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.spinet.core.BadParameterException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FormulaTest {

    @ParameterizedTest
    @CsvSource({
        "y ~ a, '[a]'",
        "y ~ a + b, '[a, b]'",
        "y ~ a:b, '[a:b]'",
        "y ~ a * b, '[a, b, a:b]'",
        "y ~ b:a + a * b, '[a, b, b:a]'",
        "y ~ a * b * c, '[a, b, c, a:b, a:c, b:c, a:b:c]'",
        "y ~ (a + b + c)^2, '[a, b, c, a:b, a:c, b:c]'",
        "y ~ distance um + MRS, '[distance um, MRS]'",
        "y ~ 1, '[]'"
    })
    void the_fixed_part_is_expanded(String text, String terms) {
        assertEquals(terms, Formula.parse(text).terms().toString());
        assertEquals("y", Formula.parse(text).response());
        assertTrue(Formula.parse(text).random().isEmpty());
    }

    @Test
    void random_intercepts_are_nested_from_left_to_right() {
        Formula formula = Formula.parse(" coactivity ~ mrs*distance + (1|mouse/dendrite) + (1 | session)");
        assertEquals("coactivity", formula.response());
        assertEquals("[mrs, distance, mrs:distance]", formula.terms().toString());
        assertEquals(
                "[(1|mouse), (1|mouse/dendrite), (1|session)]", formula.random().toString());
    }

    @ParameterizedTest
    @CsvSource({
        "(x | g), '[(x|g)]'",
        "(1 + x | g), '[(x|g)]'",
        "(0 + x | g), '[(0 + x|g)]'",
        "(x || g), '[(1|g), (0 + x|g)]'",
        "(x | a/b) + (1|c), '[(x|a), (x|a/b), (1|c)]'"
    })
    void random_slopes_may_correlate_with_the_intercept(String text, String random) {
        assertEquals(random, Formula.parse("y ~ x + " + text).random().toString());
        assertEquals("[x]", Formula.parse("y ~ " + text + " + x").terms().toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "y ~ (x + z|g)",
                "y ~ (0|g)",
                "y ~ (|g)",
                "",
                "y",
                "y ~",
                "~ a",
                "y ~ a +",
                "y ~ a * ",
                "y ~ (a",
                "y ~ a ~ b",
                "y ~ a/b",
                "y ~ (1|)"
            })
    void what_is_no_formula_is_refused_with_an_example(String text) {
        BadParameterException e = assertThrows(BadParameterException.class, () -> Formula.parse(text));
        assertTrue(e.getMessage().contains("for example"), e.getMessage());
    }
}
