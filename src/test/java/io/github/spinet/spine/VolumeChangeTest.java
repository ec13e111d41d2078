// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.spine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.spinet.core.Records;
import io.github.spinet.core.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class VolumeChangeTest {

    private static final VolumeChange.Params DEFAULTS = Records.defaults(VolumeChange.Params.class);

    /** One spine a row of volumes, NaN for absent; volumes bear the names of the spines. */
    private static VolumeChange.Result run(VolumeChange.Params params, double[]... spines) {
        List<Table<SpineVolume.Volume>> sessions = new ArrayList<>();
        List<SpineRow> rows = new ArrayList<>();
        for (int k = 0; k < spines[0].length; k++) {
            List<SpineVolume.Volume> volumes = new ArrayList<>();
            for (int s = 0; s < spines.length; s++) {
                boolean present = !Double.isNaN(spines[s][k]);
                String roi = "r" + s + "_" + k;
                if (present) {
                    volumes.add(new SpineVolume.Volume("s" + s, 1, 1, spines[s][k], 1));
                }
                rows.add(new SpineRow(
                        "s" + s,
                        k + 1,
                        present ? SpineRow.Status.PRESENT : SpineRow.Status.ABSENT,
                        0,
                        0,
                        "",
                        0,
                        1,
                        present ? roi : ""));
            }
            sessions.add(new Table<>(SpineVolume.Volume.class, volumes));
        }
        return VolumeChange.run(sessions, new Table<>(SpineRow.class, rows), params);
    }

    @Test
    void ratio_is_last_over_first() {
        VolumeChange.Change c =
                run(DEFAULTS, new double[] {4, 9, 5}).changes().rows().get(0);
        assertEquals(1.25, c.ratio());
        assertEquals(Optional.of(true), c.enlarged());
        assertEquals(
                Optional.of(false),
                run(DEFAULTS, new double[] {4, 9, 4}).changes().rows().get(0).enlarged());
    }

    @Test
    void new_eliminated_and_obscured_spines_are_undefined_and_not_counted() {
        double nan = Double.NaN;
        VolumeChange.Result r = run(
                DEFAULTS,
                new double[] {nan, 3, 4},
                new double[] {3, 4, nan},
                new double[] {0, 4, 4},
                new double[] {1, 1, 30},
                new double[] {2, 2, 3});
        for (int i = 0; i < 4; i++) {
            assertTrue(Double.isNaN(r.changes().rows().get(i).ratio()), "spine " + i);
            assertEquals(Optional.empty(), r.changes().rows().get(i).enlarged());
        }
        assertEquals(new VolumeChange.Scan(1.5, 1, 1, 1), r.scan().rows().get(4));
        assertEquals(new VolumeChange.Scan(1.6, 0, 1, 0), r.scan().rows().get(5));
        assertEquals(10, r.scan().size());
    }

    @Test
    void obscured_in_the_previous_session_falls_back_to_the_one_before() {
        VolumeChange.Params previous =
                Records.from(VolumeChange.Params.class, Map.of("comparison", "LAST_TO_PREVIOUS"));
        assertEquals(
                2, run(previous, new double[] {4, 0, 8}).changes().rows().get(0).ratio());
        assertEquals(
                4, run(previous, new double[] {4, 2, 8}).changes().rows().get(0).ratio());
    }

    @Test
    void one_session_changes_nothing() {
        VolumeChange.Result r = run(DEFAULTS, new double[] {4});
        assertTrue(Double.isNaN(r.changes().rows().get(0).ratio()));
        assertTrue(Double.isNaN(r.scan().rows().get(0).share()));
    }
}
