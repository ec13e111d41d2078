// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.study;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class WordsTest {

    @Test
    void p_has_two_digits_however_small_it_is() {
        assertEquals("p = 0.012", Words.p(Math.log(0.0123)));
        assertEquals("p = 0.0002", Words.p(Math.log(0.0002)));
        assertEquals("p = 1", Words.p(0));
        assertEquals("p = 3.5 × 10⁻⁵", Words.p(Math.log(3.5e-5)));
        assertEquals("p = 1 × 10⁻⁵", Words.p(Math.log(9.99e-6)));
        // far below the smallest double
        assertEquals("p = 2.5 × 10⁻¹⁰⁰⁰", Words.p(Math.log(2.5) - 1000 * Math.log(10)));
        assertEquals("p is not defined", Words.p(Double.NaN));
    }

    @Test
    void numbers_have_three_digits_and_a_true_minus() {
        assertEquals("−1.82", Words.number(-1.8236));
        assertEquals("681.5", Words.number(681.5));
        assertEquals("259576", Words.number(259576));
        assertEquals("5444.1", Words.number(5444.114));
        assertEquals("2.07 × 10⁻⁶", Words.number(2.07e-6));
        assertEquals("undefined", Words.number(Double.NaN));
        assertEquals("∞", Words.number(Double.POSITIVE_INFINITY));
    }

    @Test
    void things_are_counted_in_english() {
        assertEquals("23 mice", Words.count(23, "mouse"));
        assertEquals("1 mouse", Words.count(1, "mouse"));
        assertEquals("2 dendrites", Words.count(2, "dendrite"));
        assertEquals("1, 2 and 3", Words.list("1", "2", "3"));
    }
}
