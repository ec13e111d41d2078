// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.simulate;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.spinet.core.Seeds;
import io.github.spinet.simulate.PressModel.Press;
import java.util.List;
import org.junit.jupiter.api.Test;

class PressModelTest {

    private static final PressModel.Params DEFAULTS = Made.params(PressModel.Params.class);

    private static List<Press> presses(double durationS, long seed) {
        return PressModel.presses(durationS, DEFAULTS, Seeds.stream(seed, "test"));
    }

    @Test
    void presses_last_a_fifth_of_a_second_to_one_second_with_pauses_between() {
        List<Press> presses = presses(3600, 1);
        double before = 0;
        for (Press p : presses) {
            assertTrue(p.endS() - p.startS() >= 0.2 && p.endS() - p.startS() <= 1, p.toString());
            assertTrue(p.startS() - before >= 1.2, p + " begins too soon");
            before = p.endS();
        }
        assertTrue(before <= 3598);
    }

    @Test
    void their_rate_is_the_expected_one() {
        int n = presses(36000, 2).size();
        double expected = 600 * PressModel.perMin(DEFAULTS).all();
        assertEquals(expected, n, 4 * Math.sqrt(expected), "seed 2");
    }

    @Test
    void the_lever_stays_within_its_volts_and_has_one_sample_per_tenth_of_a_ms() {
        PressModel.Params wild = Made.params(PressModel.Params.class, "press_v", 0.9, "lever_noise_v", 0.05);
        double[] volts =
                PressModel.lever(60, PressModel.presses(60, wild, Seeds.stream(4, "a")), wild, Seeds.stream(4, "b"));
        assertEquals(600_000, volts.length);
        for (double v : volts) {
            assertTrue(v >= -2.5 && v <= 0, v + " V");
        }
    }

    @Test
    void between_presses_the_lever_is_slower_than_a_movement_and_within_them_faster() {
        List<Press> presses = presses(120, 5);
        double[] volts = PressModel.lever(120, presses, DEFAULTS, Seeds.stream(5, "lever"));
        // A mean over 100 ms stands in for the parser's low-pass; its speed in V/ms.
        int w = 1000;
        double[] sums = new double[volts.length + 1];
        for (int i = 0; i < volts.length; i++) {
            sums[i + 1] = sums[i] + volts[i];
        }
        double rest = 0;
        double[] fastest = new double[presses.size()];
        for (int i = 0; i + w + 10 < volts.length; i++) {
            double speed = Math.abs((sums[i + w + 10] - sums[i + 10]) - (sums[i + w] - sums[i])) / w;
            double from = i / 1e4;
            double to = from + 0.102;
            int press = -1;
            for (int k = 0; k < presses.size(); k++) {
                press = presses.get(k).startS() < to && presses.get(k).endS() > from ? k : press;
            }
            if (press < 0) {
                rest = Math.max(rest, speed);
            } else {
                fastest[press] = Math.max(fastest[press], speed);
            }
        }
        assertTrue(rest < 0.0005, "rest up to " + rest + " V/ms, seed 5");
        for (double speed : fastest) {
            assertTrue(speed > 0.001, "a press reaches only " + speed + " V/ms, seed 5");
        }
    }

    @Test
    void a_press_begins_and_ends_at_rest() {
        Press press = new Press(1, 1.5, 0.8, 0.4, 0.2, false);
        assertEquals(0, press.at(1));
        assertEquals(0, press.at(1.5));
        assertEquals(0, press.at(1.0001), 1e-4);
        assertEquals(0, press.at(1.4999), 1e-4);
        assertEquals(0.8, new Press(1, 1.5, 0.8, 0.4, 0, false).at(1.2), 1e-12);
    }

    @Test
    void the_same_seed_gives_the_same_lever() {
        List<Press> presses = presses(30, 6);
        assertEquals(presses, presses(30, 6));
        assertArrayEquals(
                PressModel.lever(30, presses, DEFAULTS, Seeds.stream(6, "lever")),
                PressModel.lever(30, presses, DEFAULTS, Seeds.stream(6, "lever")));
    }
}
