// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.spinet.core.BadParameterException;
import io.github.spinet.core.Parallel;
import io.github.spinet.core.Progress;
import io.github.spinet.motion.Engine;
import java.util.List;
import org.junit.jupiter.api.Test;

class MotionSpeedTest {

    private static final MadeMovies MADE = new MadeMovies(List.of(Engine.NCC, Engine.RIGID), 96, 48, 1);

    @Test
    void a_row_for_each_engine_and_length() {
        List<MotionSpeed.Row> rows = MotionSpeed.run(
                        MADE, new MotionSpeed.Params(List.of(5, 12)), Parallel.serial(), Progress.NONE)
                .rows();
        assertEquals(
                List.of(5, 5, 12, 12),
                rows.stream().map(MotionSpeed.Row::frames).toList());
        assertEquals(
                List.of(Engine.NCC, Engine.RIGID, Engine.NCC, Engine.RIGID),
                rows.stream().map(MotionSpeed.Row::used).toList());
        for (MotionSpeed.Row row : rows) {
            assertEquals(96, row.widthPx());
            assertEquals(48, row.heightPx());
            assertEquals(row.frames() / row.durationS(), row.framesPerS(), 1e-9);
            assertTrue(row.peakHeapMb() > 0);
        }
    }

    @Test
    void lengths_beyond_reason_are_refused() {
        for (int frames : new int[] {1, 100_001}) {
            assertThrows(
                    BadParameterException.class,
                    () -> MotionSpeed.run(
                            MADE, new MotionSpeed.Params(List.of(frames)), Parallel.serial(), Progress.NONE));
        }
    }
}
