// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.signal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.spinet.core.Parallel;
import io.github.spinet.core.Progress;
import io.github.spinet.core.Records;
import io.github.spinet.movie.Clock;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class GapsTest {

    private static final double NAN = Double.NaN;

    @Test
    void short_gaps_are_bridged_by_straight_lines_and_long_ones_and_the_ends_stay() {
        double[] trace = {NAN, 1, NAN, NAN, 4, NAN, NAN, NAN, 8, NAN};
        assertArrayEquals(new double[] {NAN, 1, 2, 3, 4, NAN, NAN, NAN, 8, NAN}, Gaps.bridged(trace, 2));
    }

    @Test
    void a_lost_frame_within_an_event_does_not_make_two_of_it() {
        double[] trace = new double[600];
        for (int i = 0; i < trace.length; i++) {
            trace[i] = i >= 250 && i < 330 ? 1 : i % 2 == 0 ? 0.02 : -0.02;
        }
        EventDetection.Result whole = detect(trace);
        trace[290] = NAN;
        trace[291] = NAN;
        EventDetection.Result lost = detect(trace);
        assertEquals(1, whole.events().size());
        assertEquals(whole.events(), lost.events());
        double[] states = lost.active().values()[0];
        assertEquals(2, Arrays.stream(states).filter(Double::isNaN).count());
        assertEquals(1, states[289]);
        assertEquals(1, states[292]);
    }

    private static EventDetection.Result detect(double[] trace) {
        Traces dff = new Traces(List.of("S1"), Clock.uniform(trace.length, 58.3), new double[][] {trace.clone()});
        return EventDetection.run(dff, Records.defaults(EventDetection.Params.class), Parallel.serial(), Progress.NONE);
    }
}
