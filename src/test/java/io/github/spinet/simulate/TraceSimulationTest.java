// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.simulate;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.spinet.signal.Epochs;
import io.github.spinet.signal.Traces;
import io.github.spinet.simulate.TraceSimulation.Session;
import io.github.spinet.spine.SpineRow;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TraceSimulationTest {

    @Test
    void many_animals_have_the_planted_decay_of_coactivity_and_more_of_it_between_mrss() {
        List<Double> distances = new ArrayList<>();
        List<Double> coactivities = new ArrayList<>();
        double[] sums = new double[2];
        int[] counts = new int[2];
        Made.traces("animals", 5, "duration_s", 240, "sessions", 1, "rate_hz", 20, "seed", 7)
                .sessions()
                .forEach(session -> {
                    List<SpineActivity> spines = session.truth().activities();
                    for (int i = 0; i < spines.size(); i++) {
                        for (int j = 0; j < i; j++) {
                            PlannedSpine a = spines.get(i).spine();
                            PlannedSpine b = spines.get(j).spine();
                            double c = coactivity(spines.get(i), spines.get(j));
                            if (a.dendrite() != b.dendrite()
                                    || Double.isNaN(c)
                                    || a.movementRelated() != b.movementRelated()) {
                                continue;
                            }
                            distances.add(Math.abs(a.positionUm() - b.positionUm()));
                            coactivities.add(c);
                            sums[a.movementRelated() ? 1 : 0] += c;
                            counts[a.movementRelated() ? 1 : 0]++;
                        }
                    }
                });
        double r = Made.correlation(
                distances.stream().mapToDouble(d -> d).toArray(),
                coactivities.stream().mapToDouble(d -> d).toArray());
        assertTrue(r < -0.2, "correlation with distance " + r + ", seed 7");
        assertTrue(sums[1] / counts[1] > 1.3 * sums[0] / counts[0], "seed 7");
    }

    @Test
    void fluorescence_is_the_resting_level_times_one_plus_dff_with_photon_noise() {
        Session session = Made.traces("duration_s", 120, "noise_dff", 0.2).session(new SessionKey("A1", "F1", 2));
        Traces f = session.fluorescence();
        Traces dff = session.truth().dff();
        assertEquals(dff.names(), f.names());
        for (int s = 0; s < f.size(); s++) {
            double rest = 0;
            double squares = 0;
            int n = 0;
            for (int i = 0; i < f.frames(); i++) {
                if (dff.values()[s][i] < 1e-4) {
                    rest += f.values()[s][i];
                    squares += f.values()[s][i] * f.values()[s][i];
                    n++;
                }
            }
            rest /= n;
            assertEquals(0.2, Math.sqrt(squares / n - rest * rest) / rest, 0.015);
        }
    }

    @Test
    void each_session_lists_all_spines_and_traces_only_the_present_ones() {
        SimulatedStudy<Session> study = Made.traces("duration_s", 20, "animals", 2, "fields", 2);
        assertEquals(12, study.keys().size());
        study.sessions().forEach(session -> {
            long present = session.spines().stream()
                    .filter(s -> s.status() == SpineRow.Status.PRESENT)
                    .count();
            assertEquals(session.fluorescence().size(), present);
            assertEquals(session.truth().spines().size(), session.spines().size());
        });
    }

    @Test
    void the_same_seed_gives_the_same_traces_and_another_field_others() {
        SimulatedStudy<Session> study = Made.traces("duration_s", 20, "fields", 2);
        SessionKey key = new SessionKey("A1", "F2", 3);
        double[] once = study.session(key).fluorescence().values()[0];
        assertArrayEquals(
                once,
                Made.traces("duration_s", 20, "fields", 2)
                        .session(key)
                        .fluorescence()
                        .values()[0]);
        double[] other =
                study.session(new SessionKey("A1", "F1", 3)).fluorescence().values()[0];
        assertTrue(once[100] != other[100]);
    }

    private static double coactivity(SpineActivity a, SpineActivity b) {
        Epochs both = a.active().and(b.active());
        return both.runs().size()
                / Math.sqrt(
                        (double) a.active().runs().size() * b.active().runs().size());
    }
}
