// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.spinet.core.BadParameterException;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MacroOptionsTest {

    @Test
    void values_with_blanks_stand_in_brackets_and_bare_words_are_true() {
        assertEquals(
                Map.of("movie", "/my data/a.tif", "rate_hz", "58.3", "keep_registered", "true", "settings", ""),
                MacroOptions.parse("movie=[/my data/a.tif] rate_hz=58.3 keep_registered settings=[] "));
    }

    @Test
    void an_open_bracket_is_refused() {
        assertThrows(BadParameterException.class, () -> MacroOptions.parse("movie=[/my data/a.tif"));
    }
}
