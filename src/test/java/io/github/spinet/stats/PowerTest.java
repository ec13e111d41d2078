// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.spinet.core.BadParameterException;
import io.github.spinet.core.CancelledException;
import io.github.spinet.core.Parallel;
import io.github.spinet.core.Progress;
import io.github.spinet.core.Records;
import io.github.spinet.core.Table;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PowerTest {

    private static final int STUDIES = 600;

    private static Power.Params params(Object... keysAndValues) {
        Map<String, Object> given = new HashMap<>();
        given.put("simulations", STUDIES);
        for (int i = 0; i < keysAndValues.length; i += 2) {
            given.put((String) keysAndValues[i], keysAndValues[i + 1]);
        }
        return Records.from(Power.Params.class, given);
    }

    private static Table<Power.Row> run(Power.Params params) {
        return Power.run(params, Parallel.serial(), Progress.NONE);
    }

    private static Power.Row row(Table<Power.Row> rows, Power.Analysis analysis, int animals) {
        return rows.stream()
                .filter(r -> r.analysis() == analysis && r.animals() == animals)
                .findFirst()
                .orElseThrow();
    }

    private static Power.Params ofAnimals() {
        return params(
                "comparison",
                "ANIMALS",
                "effect_sd",
                0.8,
                "animal_share",
                0.2,
                "dendrite_share",
                0.1,
                "dendrites",
                3,
                "spines",
                6,
                "fewest_animals",
                8,
                "most_animals",
                8);
    }

    private static Power.Params ofSpines() {
        return params(
                "effect_sd",
                0.5,
                "effect_spread_sd",
                0.3,
                "animal_share",
                0.1,
                "dendrite_share",
                0.1,
                "dendrites",
                2,
                "spines",
                6,
                "fewest_animals",
                6,
                "most_animals",
                6);
    }

    // A share of 600 has a standard error of at most 0.02.
    private static void share(double expected, double actual) {
        assertEquals(expected, actual, 4 * Math.sqrt(expected * (1 - expected) / STUDIES), "seed 1");
    }

    // R 4.2: power.t.test(n = 4, delta = 0.8, sd = sqrt(.2 + .1/3 + .7/18), strict = TRUE)$power; $delta for power =
    // 0.8
    @Test
    void groups_of_animals_have_the_power_of_a_t_test_of_their_means() {
        Table<Power.Row> rows = run(ofAnimals());
        Power.Row means = row(rows, Power.Analysis.ANIMAL_MEANS, 8);
        share(0.445304237263, means.power());
        share(0.05, means.falsePositives());
        assertEquals(1.24215939863, means.smallestEffectSd(), 0.1, "seed 1");
        assertTrue(means.powerLow() < means.power() && means.power() < means.powerHigh(), means.toString());
        assertEquals(144, means.values());
        // With equal numbers everywhere the mixed model makes the same test, unless a variance is estimated as zero.
        Power.Row mixed = row(rows, Power.Analysis.MIXED_MODEL, 8);
        assertEquals(means.power(), mixed.power(), 0.05);
        assertEquals(means.smallestEffectSd(), mixed.smallestEffectSd(), 0.1);
    }

    // R 4.2: power.t.test(n = 6, delta = 0.5, sd = sqrt(.3^2 + .8/6*2), type = "paired", strict = TRUE)$power; $delta
    @Test
    void groups_of_spines_have_the_power_of_a_t_test_of_differences_within_animals() {
        Table<Power.Row> rows = run(ofSpines());
        Power.Row means = row(rows, Power.Analysis.ANIMAL_MEANS, 6);
        share(0.383380388589, means.power());
        share(0.05, means.falsePositives());
        assertEquals(0.856741469305, means.smallestEffectSd(), 0.07, "seed 1");
        // So has the robust test, whose estimate and error are those of the differences.
        Power.Row robust = row(rows, Power.Analysis.CLUSTER_ROBUST, 6);
        assertEquals(means.power(), robust.power(), 1.0 / STUDIES);
        assertEquals(means.smallestEffectSd(), robust.smallestEffectSd(), 1e-9);
    }

    // An effect that differs between animals is not what a random intercept allows for.
    @Test
    void a_varying_effect_fools_the_mixed_model_with_random_intercepts_only() {
        Table<Power.Row> rows = run(params(
                "effect_spread_sd", 0.5, "simulations", 120, "dendrites", 2, "fewest_animals", 6, "most_animals", 6));
        assertTrue(row(rows, Power.Analysis.MIXED_MODEL, 6).falsePositives() > 0.15, "seed 1");
        assertEquals(0.05, row(rows, Power.Analysis.CLUSTER_ROBUST, 6).falsePositives(), 0.06, "seed 1");
    }

    @Test
    void more_animals_find_more_and_smaller_effects_whatever_the_number_of_threads() {
        Power.Params params = params(
                "simulations",
                100,
                "dendrites",
                2,
                "spines",
                4,
                "fewest_animals",
                4,
                "most_animals",
                13,
                "animal_step",
                4);
        Table<Power.Row> rows = run(params);
        assertEquals(
                List.of(4, 4, 4, 8, 8, 8, 12, 12, 12),
                rows.stream().map(Power.Row::animals).toList());
        for (Power.Analysis analysis : Power.Analysis.values()) {
            Power.Row few = row(rows, analysis, 4);
            Power.Row many = row(rows, analysis, 12);
            assertTrue(few.power() < many.power(), analysis + ", seed 1");
            assertTrue(few.smallestEffectSd() > many.smallestEffectSd(), analysis + ", seed 1");
            assertEquals(0, few.undefined());
        }
        try (Parallel two = Parallel.of(2)) {
            assertEquals(rows, Power.run(params, two, Progress.NONE));
        }
    }

    // The effect only shifts estimates: at the smallest detectable effect the power is the wanted one.
    @Test
    void the_smallest_effect_has_the_wanted_power() {
        Map<String, Object> given = Records.toMap(
                params("simulations", 100, "dendrites", 2, "spines", 4, "fewest_animals", 6, "most_animals", 6));
        double smallest = row(run(Records.from(Power.Params.class, given)), Power.Analysis.MIXED_MODEL, 6)
                .smallestEffectSd();
        given.put("effect_sd", smallest + 1e-9);
        Table<Power.Row> at = run(Records.from(Power.Params.class, given));
        assertEquals(0.8, row(at, Power.Analysis.MIXED_MODEL, 6).power(), 1e-12);
    }

    @Test
    void settings_that_make_no_study_are_refused() {
        assertThrows(BadParameterException.class, () -> run(params("animal_share", 0.5, "dendrite_share", 0.5)));
        assertThrows(BadParameterException.class, () -> run(params("fewest_animals", 8, "most_animals", 4)));
        assertThrows(BadParameterException.class, () -> run(params("comparison", "ANIMALS", "second_share", 0.1)));
        assertThrows(BadParameterException.class, () -> run(params("comparison", "ANIMALS", "effect_spread_sd", 0.1)));
        assertThrows(BadParameterException.class, () -> run(params("dendrites", 1, "spines", 1)));
        assertThrows(BadParameterException.class, () -> run(params("dendrites", 1000, "spines", 1000)));
        assertThrows(BadParameterException.class, () -> params("wanted_power", 0.3));
    }

    @Test
    void the_user_can_stop_it() {
        Progress stop = (done, total, what) -> {
            throw new CancelledException();
        };
        assertThrows(CancelledException.class, () -> Power.run(params(), Parallel.serial(), stop));
    }
}
