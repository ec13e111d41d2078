// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.io;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.spinet.movie.Clock;
import org.junit.jupiter.api.Test;

class BoutTimesTest {

    private static final Clock PAUSED = Clock.of(new double[] {0, 0.5, 1, 9.25, 9.75});

    @Test
    void a_line_tells_where_bouts_begin() {
        assertEquals("spinet.bouts = 1:0 4:9.25\nzoom = 2\n", BoutTimes.toInfo(PAUSED, "zoom = 2"));
        double[] times = BoutTimes.fromInfo(BoutTimes.toInfo(PAUSED, ""), 5, 2).orElseThrow();
        assertArrayEquals(PAUSED.timesS(), times);
    }

    @Test
    void a_recording_without_pauses_needs_none_and_old_lines_go() {
        Clock steady = Clock.uniform(5, 2);
        assertEquals("zoom = 2\n", BoutTimes.toInfo(steady, "spinet.bouts = 1:0 4:9.25\nzoom = 2\n"));
        assertEquals("", BoutTimes.toInfo(steady, ""));
    }

    @Test
    void what_is_not_such_a_line_means_nothing() {
        for (String text :
                new String[] {"", "spinet.bouts = ", "spinet.bouts = one:0", "spinet.bouts = 1", "bouts = 1:0"}) {
            assertTrue(BoutTimes.fromInfo(text, 5, 2).isEmpty(), text);
        }
    }
}
