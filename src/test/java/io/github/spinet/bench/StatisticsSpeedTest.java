// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.spinet.core.Progress;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class StatisticsSpeedTest {

    private static final StatisticsSpeed.Params SMALL = new StatisticsSpeed.Params(0.5, 1);

    private static List<Double> results(long seed) {
        return StatisticsSpeed.run(SMALL, seed, Progress.NONE).stream()
                .map(StatisticsSpeed.Row::result)
                .toList();
    }

    @Test
    void results_depend_on_the_seed_alone() {
        List<Double> first = results(1);
        assertEquals(first, results(1));
        List<Double> other = results(2);
        for (int i = 0; i < first.size(); i++) {
            assertFalse(first.get(i).isNaN(), "test " + i);
            assertFalse(first.get(i).equals(other.get(i)), "test " + i);
        }
    }

    @Test
    void the_size_is_a_share_of_the_one_described_and_progress_is_told() {
        List<String> told = new ArrayList<>();
        List<StatisticsSpeed.Row> rows = StatisticsSpeed.run(SMALL, 1, (done, total, what) -> told.add(what))
                .rows();
        assertEquals(
                List.of(1000, 500, 500, 5000, 5000, 5000),
                rows.stream().map(StatisticsSpeed.Row::rows).toList());
        assertEquals(rows.stream().map(StatisticsSpeed.Row::test).toList(), told);
        assertTrue(rows.stream().allMatch(r -> r.shortestS() <= r.medianS()));
    }
}
