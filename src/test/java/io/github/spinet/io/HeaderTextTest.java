// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.io;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class HeaderTextTest {

    private static final HeaderText TEXT = new HeaderText(
            "a = 1.5\rb='x=y'\r\nlist = [1 2;3 4]\none = 7\nempty = []\non = true\ninf = Inf\na = 2\nnothing\n");

    @Test
    void the_first_line_of_a_key_counts_whatever_ends_it() {
        assertEquals(1.5, TEXT.number("a").orElseThrow());
        assertEquals("'x=y'", TEXT.text("b").orElseThrow());
        assertEquals(7, TEXT.whole("absent", "one").orElseThrow());
        assertTrue(TEXT.text("nothing").isEmpty());
    }

    @Test
    void lists_are_numbers_or_nothing() {
        assertArrayEquals(new double[] {1, 2, 3, 4}, TEXT.numbers("list"));
        assertArrayEquals(new double[] {7}, TEXT.numbers("one"));
        assertArrayEquals(new double[0], TEXT.numbers("empty"));
        assertArrayEquals(new double[0], TEXT.numbers("absent"));
        assertArrayEquals(new double[0], TEXT.numbers("b"));
    }

    @Test
    void what_is_no_finite_number_is_none() {
        assertTrue(TEXT.number("inf").isEmpty());
        assertTrue(TEXT.number("b").isEmpty());
        assertTrue(TEXT.isTrue("on"));
        assertFalse(TEXT.isTrue("a"));
    }
}
