// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.simulate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.spinet.core.Seeds;
import io.github.spinet.simulate.PlannedSpine.Fate;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FieldPlanTest {

    private static List<PlannedSpine> plan(int sessions, long seed, double[] lengths, Object... pairs) {
        return FieldPlan.of(lengths, sessions, Made.params(FieldPlan.Params.class, pairs), Seeds.stream(seed, "test"));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5})
    void presence_agrees_with_the_fate(int sessions) {
        for (PlannedSpine s : plan(sessions, 1, new double[] {200, 100})) {
            boolean first = s.isPresent(1);
            boolean last = s.isPresent(sessions);
            int seen = 0;
            for (int k = 1; k <= sessions; k++) {
                seen += s.isPresent(k) ? 1 : 0;
            }
            assertEquals(s.lastSession() - s.firstSession() + 1, seen);
            Fate expected = first && last ? Fate.STABLE : first ? Fate.ELIMINATED : last ? Fate.NEW : Fate.TRANSIENT;
            assertEquals(expected, s.fate(), s.toString());
            assertTrue(s.fate() != Fate.TRANSIENT || seen == 1);
        }
    }

    @Test
    void shares_and_density_are_as_asked() {
        List<PlannedSpine> spines = plan(3, 2, new double[] {1000, 1000});
        int n = spines.size();
        assertEquals(0.6 * 2000, n, 60);
        assertEquals(Math.round(0.5 * n), count(spines, PlannedSpine::movementRelated));
        assertEquals(Math.round(0.13 * n), count(spines, s -> s.fate() == Fate.NEW));
        assertEquals(Math.round(0.1 * n), count(spines, s -> s.fate() == Fate.ELIMINATED));
        assertEquals(Math.round(0.06 * n), count(spines, s -> s.fate() == Fate.TRANSIENT));
    }

    @Test
    void spines_stand_in_order_and_apart() {
        List<PlannedSpine> spines = plan(3, 3, new double[] {300, 300}, "spines_per_um", 0.9);
        for (int i = 1; i < spines.size(); i++) {
            PlannedSpine a = spines.get(i - 1);
            PlannedSpine b = spines.get(i);
            assertTrue(a.name().compareTo(b.name()) < 0);
            assertTrue(a.dendrite() <= b.dendrite());
            for (PlannedSpine other : spines.subList(0, i)) {
                boolean sameSide = other.dendrite() == b.dendrite() && other.side() == b.side();
                assertTrue(!sameSide || b.positionUm() - other.positionUm() >= 1.5 - 1e-9, other + " is too near " + b);
            }
        }
        assertTrue(spines.stream().allMatch(s -> s.positionUm() >= 0.8 && s.positionUm() <= 299.2));
    }

    @Test
    void new_spines_arise_near_movement_related_ones() {
        // A wide field with rare movement-related spines, so that near and far differ.
        List<PlannedSpine> spines =
                plan(3, 4, new double[] {4000}, "mrs_share", 0.08, "attraction_um", 3, "new_share", 0.1);
        double fresh = medianDistance(spines, s -> s.fate() == Fate.NEW, PlannedSpine::movementRelated);
        double other = medianDistance(spines, s -> s.fate() != Fate.NEW, PlannedSpine::movementRelated);
        assertTrue(fresh < 0.7 * other, fresh + " µm against " + other + " µm, seed 4");
    }

    @Test
    void stable_spines_near_new_ones_grow() {
        List<PlannedSpine> spines = plan(3, 5, new double[] {3000}, "new_share", 0.05);
        double grown = medianDistance(spines, PlannedSpine::enlarged, s -> s.fate() == Fate.NEW);
        double other = medianDistance(spines, s -> s.fate() == Fate.STABLE && !s.enlarged(), s -> s.fate() == Fate.NEW);
        assertTrue(grown < 0.7 * other, grown + " µm against " + other + " µm, seed 5");
        double ratio = spines.stream()
                .filter(PlannedSpine::enlarged)
                .mapToDouble(s -> s.volume(3) / s.volume(1))
                .average()
                .orElseThrow();
        assertEquals(1.5, ratio, 0.03);
        assertTrue(spines.stream().filter(PlannedSpine::enlarged).allMatch(s -> s.fate() == Fate.STABLE));
    }

    private static long count(List<PlannedSpine> spines, Predicate<PlannedSpine> which) {
        return spines.stream().filter(which).count();
    }

    private static double medianDistance(
            List<PlannedSpine> spines, Predicate<PlannedSpine> from, Predicate<PlannedSpine> to) {
        double[] nearest = spines.stream()
                .filter(from)
                .mapToDouble(a -> spines.stream()
                        .filter(b -> b != a && to.test(b))
                        .map(b -> Math.abs(a.positionUm() - b.positionUm()))
                        .min(Comparator.naturalOrder())
                        .orElseThrow())
                .sorted()
                .toArray();
        return nearest[nearest.length / 2];
    }
}
