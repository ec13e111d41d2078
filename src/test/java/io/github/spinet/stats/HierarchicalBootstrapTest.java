// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.spinet.core.BadInputException;
import io.github.spinet.core.BadParameterException;
import io.github.spinet.core.Progress;
import io.github.spinet.core.Seeds;
import io.github.spinet.stats.HierarchicalBootstrap.Params;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.GaussianSampler;
import org.apache.commons.rng.sampling.distribution.SharedStateContinuousSampler;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.junit.jupiter.api.Test;

class HierarchicalBootstrapTest {

    private static final int ANIMALS = 40;
    private static final int VALUES = 25;
    private static final Factor ANIMAL = animals();

    private static Factor animals() {
        int[] animal = new int[ANIMALS * VALUES];
        for (int i = 0; i < animal.length; i++) {
            animal[i] = i % ANIMALS;
        }
        return Factor.of("animal", animal);
    }

    private static double[] nested(long seed, double between, double shift) {
        UniformRandomProvider random = Seeds.stream(seed, "nested values");
        SharedStateContinuousSampler normal = GaussianSampler.of(ZigguratSampler.NormalizedGaussian.of(random), 0, 1);
        double[] effects = normal.samples(ANIMALS).toArray();
        double[] values = new double[ANIMALS * VALUES];
        for (int i = 0; i < values.length; i++) {
            values[i] = shift + between * effects[i % ANIMALS] + normal.sample();
        }
        return values;
    }

    @Test
    void the_standard_error_holds_the_variation_between_animals() {
        double[] values = nested(3, 2, 0);
        Params params = new Params(2000, 95, 1);
        HierarchicalBootstrap.Result result =
                HierarchicalBootstrap.run(values, List.of(ANIMAL), Describe::mean, params, Progress.NONE);
        // Balanced: the error of the mean is that of the means of animals.
        double[] means = new double[ANIMALS];
        for (int i = 0; i < values.length; i++) {
            means[i % ANIMALS] += values[i] / VALUES;
        }
        assertEquals(Describe.sem(means), result.se(), 0.1 * Describe.sem(means), "seed 3");
        assertEquals(Describe.mean(values), result.estimate(), 1e-12);
        assertTrue(result.low() < result.estimate() && result.estimate() < result.high());
        assertTrue(result.se() > 4 * Describe.sem(values), "a bootstrap of single values would hide it");
    }

    @Test
    void two_levels_of_groups_are_drawn_one_within_the_other() {
        double[] values = {1, 2, 10, 11, 100, 101, 110, 111};
        Factor animal = Factor.of("animal", 1, 1, 1, 1, 2, 2, 2, 2);
        Factor dendrite = Factor.of("dendrite", 1, 1, 2, 2, 1, 1, 2, 2);
        HierarchicalBootstrap.Result result = HierarchicalBootstrap.run(
                values,
                List.of(animal, dendrite),
                drawn -> {
                    assertEquals(8, drawn.length);
                    // Two values come from each drawn dendrite, two dendrites from each drawn animal.
                    assertEquals((int) drawn[0] / 10, (int) drawn[1] / 10);
                    assertEquals((int) drawn[0] / 100, (int) drawn[3] / 100);
                    return Describe.mean(drawn);
                },
                new Params(200, 95, 1),
                Progress.NONE);
        assertEquals(2, result.groups());
    }

    @Test
    void two_samples_are_compared() {
        Params params = new Params(999, 95, 1);
        double[] x = nested(5, 1, 0);
        double[] far = nested(6, 1, 3);
        HierarchicalBootstrap.Comparison apart = HierarchicalBootstrap.compare(
                x, List.of(ANIMAL), far, List.of(ANIMAL), Describe::mean, params, Progress.NONE);
        assertEquals(2 / 1000.0, apart.p(), 1e-12);
        assertTrue(apart.high() < 0);
        HierarchicalBootstrap.Comparison same = HierarchicalBootstrap.compare(
                x, List.of(ANIMAL), x, List.of(ANIMAL), Describe::mean, params, Progress.NONE);
        assertTrue(same.p() > 0.5, "p = " + same.p());
    }

    @Test
    void the_result_depends_on_the_seed_and_not_on_the_order_of_rows() {
        double[] values = nested(8, 1, 0);
        int n = values.length;
        double[] turned = new double[n];
        int[] animal = new int[n];
        for (int i = 0; i < n; i++) {
            turned[i] = values[n - 1 - i];
            animal[i] = ANIMAL.codes()[n - 1 - i];
        }
        Factor other = new Factor("animal", ANIMAL.levels(), animal);
        Params params = new Params(50, 95, 1);
        HierarchicalBootstrap.Result a =
                HierarchicalBootstrap.run(values, List.of(ANIMAL), Quantile::median, params, Progress.NONE);
        HierarchicalBootstrap.Result b =
                HierarchicalBootstrap.run(turned, List.of(other), Quantile::median, params, Progress.NONE);
        assertEquals(a, b);
    }

    @Test
    void one_animal_has_no_interval_and_bad_levels_are_refused() {
        Factor one = Factor.of("animal", 1, 1, 1);
        Params params = Params.defaults();
        HierarchicalBootstrap.Result result =
                HierarchicalBootstrap.run(new double[] {1, 2, 3}, List.of(one), Describe::mean, params, Progress.NONE);
        assertEquals(2, result.estimate());
        assertTrue(Double.isNaN(result.low()));
        assertThrows(
                BadParameterException.class,
                () -> HierarchicalBootstrap.run(new double[3], List.of(), Describe::mean, params, Progress.NONE));
        assertThrows(
                BadInputException.class,
                () -> HierarchicalBootstrap.run(new double[4], List.of(one), Describe::mean, params, Progress.NONE));
    }
}
