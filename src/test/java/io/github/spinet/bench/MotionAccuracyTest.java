// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.spinet.core.BadParameterException;
import io.github.spinet.core.Parallel;
import io.github.spinet.core.Progress;
import io.github.spinet.motion.Engine;
import io.github.spinet.simulate.MotionModel.Motion;
import java.util.List;
import org.junit.jupiter.api.Test;

class MotionAccuracyTest {

    private static MotionAccuracy.Params params(double photons) {
        return new MotionAccuracy.Params(List.of(Motion.RIGID), List.of(photons), 1, 20);
    }

    @Test
    void least_squares_come_near_the_smallest_possible_error_and_never_below() {
        MadeMovies made = new MadeMovies(List.of(Engine.RIGID), 96, 48, 3);
        try (Parallel two = Parallel.of(2)) {
            MotionAccuracy.Row row = MotionAccuracy.run(made, params(3), two, Progress.NONE)
                    .rows()
                    .get(0);
            assertEquals(1166, row.frames());
            assertEquals(3, row.seed());
            assertEquals(Engine.RIGID, row.used());
            // An RMS of 1166 frames is uncertain by 2 %.
            assertTrue(row.ratioX() > 0.94 && row.ratioX() < 3, row.toString());
            assertTrue(row.ratioY() > 0.94 && row.ratioY() < 3, row.toString());
            assertEquals(row.rmsXPx() / row.boundXPx(), row.ratioX());
        }
    }

    @Test
    void empty_lists_and_darkness_are_refused() {
        MadeMovies none = new MadeMovies(List.of(), 96, 48, 1);
        assertThrows(
                BadParameterException.class,
                () -> MotionAccuracy.run(none, params(1), Parallel.serial(), Progress.NONE));
        MadeMovies made = new MadeMovies(List.of(Engine.NCC), 96, 48, 1);
        BadParameterException e = assertThrows(
                BadParameterException.class,
                () -> MotionAccuracy.run(made, params(0), Parallel.serial(), Progress.NONE));
        assertTrue(e.getMessage().contains("photons = [0.0]"), e.getMessage());
    }
}
