// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.spinet.core.BadParameterException;
import io.github.spinet.core.Parallel;
import io.github.spinet.core.Progress;
import io.github.spinet.core.Records;
import io.github.spinet.core.Table;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BinaryPowerTest {

    private static Table<BinaryPower.Row> run(double first, double second, BinaryPower.Vary vary, Object... more) {
        Map<String, Object> given = new HashMap<>(Map.of("dendrites", 2, "spines", 8, "simulations", 20));
        for (int i = 0; i < more.length; i += 2) {
            given.put((String) more[i], more[i + 1]);
        }
        return BinaryPower.run(
                new BinaryPower.Params(first, second, vary, 6),
                Records.from(Power.Params.class, given),
                Parallel.serial(),
                Progress.NONE);
    }

    // Without variation between animals and dendrites the test is that of two independent shares: with n spines a group
    // the power is Φ(|p1 - p2| / sqrt(p1 q1 / n + p2 q2 / n) - 1.96); p1 = 0.2, p2 = 0.4, n = 80 give 0.80.
    @Test
    void the_power_of_independent_spines_is_that_of_two_shares() {
        Table<BinaryPower.Row> rows = run(
                0.2,
                0.4,
                BinaryPower.Vary.ANIMALS,
                "animal_share",
                0.0,
                "dendrite_share",
                0.0,
                "spines",
                10,
                "fewest_animals",
                8,
                "most_animals",
                8,
                "simulations",
                60);
        assertEquals(3, rows.size());
        BinaryPower.Row mixed = rows.rows().get(0);
        assertEquals(160, mixed.values());
        assertEquals(0.80, mixed.power(), 0.13, "seed 1: " + mixed);
        assertTrue(mixed.powerLow() < mixed.power() && mixed.power() < mixed.powerHigh(), mixed.toString());
        // The others have t in place of z, and so less power.
        assertEquals(0.40, mixed.smallestChance(), 0.05, "seed 1: " + mixed);
        for (BinaryPower.Row row : rows.rows()) {
            assertEquals(0.05, row.falsePositives(), 0.09, "seed 1: " + row);
            assertEquals(0, row.undefined());
        }
    }

    @Test
    void more_spines_or_dendrites_find_more() {
        for (BinaryPower.Vary vary : List.of(BinaryPower.Vary.DENDRITES, BinaryPower.Vary.SPINES)) {
            List<BinaryPower.Row> rows = run(0.3, 0.5, vary, "fewest_animals", 4, "most_animals", 10, "animal_step", 6)
                    .rows();
            assertEquals(6, rows.size());
            assertEquals(6, rows.get(5).animals());
            assertEquals(
                    10,
                    vary == BinaryPower.Vary.SPINES
                            ? rows.get(5).spines()
                            : rows.get(5).dendrites());
            assertTrue(rows.get(3).power() > rows.get(0).power(), "seed 1: " + rows);
            assertTrue(rows.get(3).smallestChance() < rows.get(0).smallestChance(), "seed 1: " + rows);
        }
    }

    @Test
    void chances_are_those_of_all_animals_together() {
        Power.Params sizes = Records.from(Power.Params.class, Map.of("animal_share", 0.3, "dendrite_share", 0.2));
        BinaryStudy.Odds odds =
                BinaryStudy.Odds.of(new BinaryPower.Params(0.2, 0.5, BinaryPower.Vary.ANIMALS, 8), sizes);
        assertEquals(0.2, odds.chance(odds.first()), 1e-9);
        assertEquals(0, odds.second(), 1e-9);
        assertEquals(Math.PI * Math.PI / 3, Math.pow(Math.hypot(odds.ofAnimal(), odds.ofDendrite()), 2), 1e-9);
        assertTrue(odds.first() < BinaryStudy.logit(0.2), "within an animal the chances are further from one half");
    }

    @Test
    void what_cannot_be_simulated_is_refused() {
        assertThrows(
                BadParameterException.class,
                () -> run(
                        0.2,
                        0.4,
                        BinaryPower.Vary.SPINES,
                        "fewest_animals",
                        900,
                        "most_animals",
                        1000,
                        "dendrites",
                        100));
        assertThrows(
                BadParameterException.class, () -> run(0.2, 0.4, BinaryPower.Vary.ANIMALS, "effect_spread_sd", 0.3));
    }
}
