// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.core;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class NamesTest {

    @Test
    void every_word_of_a_component_is_a_word_of_its_key() {
        assertEquals("start_s", Names.key("startS"));
        assertEquals("ratio_p", Names.key("ratioP"));
        assertEquals("df1", Names.key("df1"));
        assertEquals("median_f0", Names.key("medianF0"));
        assertEquals("seed", Names.key("seed"));
    }

    @Test
    void a_word_of_one_letter_does_not_join_the_next() {
        assertEquals("rate_a_per_min", Names.key("rateAPerMin"));
        assertEquals("shift_x_um", Names.key("shiftXUm"));
        assertEquals("hedges_g_low", Names.key("hedgesGLow"));
    }
}
