// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.simulate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.spinet.core.BadInputException;
import io.github.spinet.spine.Region;
import org.junit.jupiter.api.Test;

class OutlineTest {

    @Test
    void area_and_centre_are_those_of_the_ellipse() {
        Region region = new Outline("S1", 50.25, 41.5, 20, 10, 30).region(100, 90);
        assertEquals(Math.PI * 200, region.size(), 8);
        assertEquals(50.25, region.xPx(), 0.1);
        assertEquals(41.5, region.yPx(), 0.1);
    }

    @Test
    void the_angle_turns_from_x_towards_y() {
        Outline down = new Outline("S1", 10, 10, 6, 1, 90);
        assertTrue(down.contains(10, 15.9));
        assertFalse(down.contains(12, 10));
        Outline slanting = new Outline("S1", 10, 10, 6, 1, 45);
        assertTrue(slanting.contains(13, 13));
        assertFalse(slanting.contains(13, 7));
    }

    @Test
    void pixels_are_cut_off_at_the_border_and_an_outline_beyond_it_is_refused() {
        new Outline("S1", 0, 0, 5, 5, 0).region(20, 20).requireInside(20, 20);
        assertThrows(BadInputException.class, () -> new Outline("S1", -30, 0, 5, 5, 0).region(20, 20));
    }
}
