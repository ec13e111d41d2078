// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.movie;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.spinet.core.BadInputException;
import io.github.spinet.core.BadParameterException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class MeanMovieTest {

    private static ArrayMovie ramp(int frames, FrameMask mask) {
        List<float[]> pixels = new ArrayList<>();
        for (int f = 0; f < frames; f++) {
            pixels.add(new float[] {f, f == 0 ? Float.NaN : 10 * f});
        }
        return new ArrayMovie("m", 2, 1, Clock.uniform(frames, 10), Calibration.square(0.5), mask, pixels);
    }

    @Test
    void averages_runs_and_drops_the_rest() {
        Movie means = new MeanMovie(ramp(8, FrameMask.allValid(8)), 3);
        assertEquals(2, means.frames());
        assertArrayEquals(new float[] {1, 15}, means.read(0));
        assertArrayEquals(new float[] {4, 40}, means.read(1));
        assertArrayEquals(new double[] {0.1, 0.4}, means.clock().timesS(), 1e-12);
        assertEquals(0.5, means.calibration().widthUm());
    }

    @Test
    void leaves_masked_frames_out() {
        FrameMask mask = FrameMask.allValid(6).with(1, 2, FrameMask.State.BAD).with(3, 6, FrameMask.State.MISSING);
        Movie means = new MeanMovie(ramp(6, mask), 3);
        assertArrayEquals(new float[] {1, 20}, means.read(0));
        assertEquals(FrameMask.State.VALID, means.mask().state(0));
        assertEquals(FrameMask.State.MISSING, means.mask().state(1));
        assertArrayEquals(new float[] {Float.NaN, Float.NaN}, means.read(1));
    }

    @Test
    void refuses_runs_that_do_not_fit() {
        ArrayMovie movie = ramp(6, FrameMask.allValid(6));
        assertThrows(BadParameterException.class, () -> new MeanMovie(movie, 0));
        assertThrows(BadInputException.class, () -> new MeanMovie(movie, 7));
    }
}
