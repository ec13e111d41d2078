// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.movie;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.spinet.core.BadInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClockTest {

    @ParameterizedTest
    @ValueSource(doubles = {58.3, 30.03, 8.138, 0.1, 1000})
    void the_rate_is_worked_out_from_the_times_exactly(double rateHz) {
        Clock clock = Clock.uniform(10_000, rateHz);
        assertEquals(rateHz, clock.rateHz());
        assertEquals(rateHz, Clock.of(clock.timesS()).rateHz());
        assertEquals(1 / rateHz, clock.timeS(1));
    }

    @Test
    void a_pause_begins_a_bout_and_does_not_change_the_rate() {
        Clock clock = Clock.of(new double[] {0, 0.1, 0.2, 5, 5.1, 5.2, 5.3});
        assertArrayEquals(new int[] {0, 3}, clock.boutStarts());
        assertEquals(10, clock.rateHz(), 1e-6);
    }

    @Test
    void times_that_do_not_increase_are_refused_naming_the_frame() {
        Exception e = assertThrows(BadInputException.class, () -> Clock.of(new double[] {0, 0.1, 0.1}));
        assertTrue(e.getMessage().startsWith("Frame 3 has time 0.1 s"), e.getMessage());
    }

    @Test
    void an_unknown_rate_is_refused_with_what_to_do() {
        Exception e = assertThrows(BadInputException.class, () -> Clock.uniform(3, Double.NaN));
        assertTrue(e.getMessage().contains("rate_hz"), e.getMessage());
    }

    @Test
    void an_untimed_clock_has_no_times_and_refuses_durations() {
        Clock clock = Clock.untimed(3);
        assertTrue(Double.isNaN(clock.timeS(2)));
        assertTrue(Double.isNaN(clock.rateHz()));
        assertArrayEquals(new int[] {0}, clock.boutStarts());
        assertThrows(BadInputException.class, () -> clock.framesIn(1));
    }

    @Test
    void one_frame_has_no_rate() {
        assertTrue(Double.isNaN(Clock.uniform(1, 58.3).rateHz()));
    }

    @Test
    void acquisition_starts_are_masked_in_every_bout_and_leave_missing_frames_missing() {
        Clock clock = Clock.of(new double[] {0, 0.1, 0.2, 5, 5.1, 5.2, 5.3});
        FrameMask mask =
                FrameMask.allValid(7).with(1, 2, FrameMask.State.MISSING).withAcquisitionStarts(clock, 0.2);
        assertEquals(FrameMask.State.ACQUISITION_START, mask.state(0));
        assertEquals(FrameMask.State.MISSING, mask.state(1));
        assertEquals(FrameMask.State.VALID, mask.state(2));
        assertEquals(FrameMask.State.ACQUISITION_START, mask.state(4));
        assertEquals(3, mask.validFrames());
    }
}
