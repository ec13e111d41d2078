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
    void only_frames_linked_over_time_lie_below_the_smallest_error_of_single_frames() {
        MadeMovies made = new MadeMovies(List.of(Engine.NCC, Engine.RIGID), 96, 48, 3);
        try (Parallel two = Parallel.of(2)) {
            List<MotionAccuracy.Row> rows =
                    MotionAccuracy.run(made, params(3), two, Progress.NONE).rows();
            MotionAccuracy.Row single = rows.get(0);
            // An RMS of 1166 frames is uncertain by 2 %.
            assertTrue(single.ratioX() > 0.94 && single.ratioY() > 0.94, single.toString());
            MotionAccuracy.Row linked = rows.get(1);
            assertEquals(1166, linked.frames());
            assertEquals(3, linked.seed());
            assertEquals(Engine.RIGID, linked.used());
            assertTrue(linked.ratioX() > 0.5 && linked.ratioX() < 1, linked.toString());
            assertTrue(linked.ratioY() > 0.5 && linked.ratioY() < 1, linked.toString());
            assertEquals(linked.rmsXPx() / linked.boundXPx(), linked.ratioX());
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
