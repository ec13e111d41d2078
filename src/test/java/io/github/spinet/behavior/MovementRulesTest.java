// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.behavior;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.spinet.behavior.EdgeRefinement.Cutoff;
import io.github.spinet.core.Seeds;
import io.github.spinet.signal.Epochs;
import io.github.spinet.signal.Epochs.Run;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MovementRulesTest {

    private static Epochs epochs(Run... runs) {
        return Epochs.of(1000, List.of(runs));
    }

    @Test
    void a_dilation_by_150_adds_75_before_and_74_after() {
        assertEquals(
                List.of(new Run(325, 475)),
                MovementRules.dilated(epochs(new Run(400, 401)), 150).runs());
        assertEquals(
                List.of(new Run(398, 403)),
                MovementRules.dilated(epochs(new Run(400, 401)), 5).runs());
        assertEquals(
                List.of(new Run(400, 401)),
                MovementRules.dilated(epochs(new Run(400, 401)), 0).runs());
    }

    @Test
    void gaps_are_filled_up_to_the_given_length() {
        Epochs three = epochs(new Run(0, 10), new Run(15, 20), new Run(26, 30));
        assertEquals(
                List.of(new Run(0, 20), new Run(26, 30)),
                MovementRules.joined(three, 5).runs());
        assertEquals(List.of(new Run(0, 30)), MovementRules.joined(three, 6).runs());
        assertEquals(three.runs(), MovementRules.joined(three, -1).runs());
    }

    @Test
    void short_runs_and_runs_at_the_ends_go() {
        Epochs epochs = epochs(new Run(0, 50), new Run(100, 149), new Run(200, 250), new Run(990, 1000));
        assertEquals(3, MovementRules.atLeast(epochs, 10).runs().size() - 1);
        assertEquals(
                List.of(new Run(0, 50), new Run(200, 250)),
                MovementRules.atLeast(epochs, 50).runs());
        assertEquals(
                List.of(new Run(100, 149), new Run(200, 250)),
                MovementRules.withoutEnds(epochs).runs());
    }

    @Test
    void an_edge_moves_to_where_the_lever_leaves_the_noise() {
        double[] filtered = new double[1000];
        double[] raw = new double[1000];
        // Noise of 0.1 V while quiet, at rest until 420, out until 580.
        Arrays.setAll(raw, i -> i < 400 || i >= 600 ? 0.1 : i >= 420 && i < 580 ? 1 : 0);
        Epochs active = epochs(new Run(400, 600));
        // As published, two samples of the row of three that leaves the noise go with the quiet ones, and one of ten.
        assertEquals(
                List.of(new Run(422, 578)),
                EdgeRefinement.intoNoise(active, raw, filtered, Cutoff.PERCENTILE_99)
                        .runs());
        assertEquals(
                List.of(new Run(421, 579)),
                EdgeRefinement.intoNoise(active, raw, filtered, Cutoff.STANDARD_DEVIATION)
                        .runs());
    }

    @Test
    void an_edge_that_is_never_left_stays() {
        double[] raw = new double[1000];
        Arrays.setAll(raw, i -> i % 2 == 0 ? 0.1 : -0.1);
        Epochs active = epochs(new Run(400, 600));
        assertEquals(
                active.runs(),
                EdgeRefinement.intoNoise(active, raw, new double[1000], Cutoff.PERCENTILE_99)
                        .runs());
    }

    @Test
    void velocity_is_a_moving_mean_of_steps() {
        // MATLAB: smooth([0; diff(x)], 5) for x = cumsum of the steps 0, 1, 4, 2, 6, 5, 9, 3, 7, 8, 2
        double[] steps = {0, 1, 4, 2, 6, 5, 9, 3, 7, 8, 2};
        double[] x = steps.clone();
        Arrays.parallelPrefix(x, Double::sum);
        double[] expected = {0, 1.6666666666666667, 2.6, 3.6, 5.2, 5, 6, 6.4, 5.8, 5.666666666666667, 2};
        assertArrayEquals(expected, Envelopes.velocity(x, 5), 1e-12);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7, 200, 500})
    void the_range_ahead_equals_a_search_of_every_window(int window) {
        UniformRandomProvider random = Seeds.stream(3, "range test");
        double[] x = random.doubles(300).map(v -> Math.rint(v * 20)).toArray();
        double[] expected = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            double[] ahead = Arrays.copyOfRange(x, i, Math.min(x.length, i + window));
            expected[i] = Arrays.stream(ahead).max().getAsDouble()
                    - Arrays.stream(ahead).min().getAsDouble();
        }
        assertArrayEquals(expected, Envelopes.rangeAhead(x, window));
    }

    @Test
    void two_levels_are_parted_between_them() {
        double[] envelope = new double[1000];
        Arrays.setAll(envelope, i -> i % 4 == 0 ? 100 + i % 7 : 1 + i % 3);
        double threshold = TwoLevels.threshold(envelope, "x");
        assertEquals(Math.sqrt(3 * 100), threshold, 2);
    }
}
