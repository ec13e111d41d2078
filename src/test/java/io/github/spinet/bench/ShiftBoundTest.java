// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.spinet.core.Parallel;
import io.github.spinet.core.Progress;
import io.github.spinet.simulate.MotionModel.Motion;
import java.util.List;
import org.junit.jupiter.api.Test;

class ShiftBoundTest {

    private static final int SIZE = 61;

    private static float[] spot(double sigma, double photons, double cx, double cy) {
        float[] values = new float[SIZE * SIZE];
        for (int y = 0; y < SIZE; y++) {
            for (int x = 0; x < SIZE; x++) {
                double r2 = (x - cx) * (x - cx) + (y - cy) * (y - cy);
                values[y * SIZE + x] =
                        (float) (photons / (2 * Math.PI * sigma * sigma) * Math.exp(-r2 / (2 * sigma * sigma)));
            }
        }
        return values;
    }

    // Each photon of a Gaussian spot tells its centre with the spot's own variance.
    @Test
    void a_spot_of_n_photons_holds_n_over_sigma_squared() {
        double[] information = ShiftBound.information(spot(2.5, 700, 29.7, 30.4), SIZE);
        assertEquals(700 / 6.25, information[0], 0.3);
        assertEquals(0, information[1], 0.01);
        assertEquals(700 / 6.25, information[2], 0.3);
    }

    @Test
    void information_grows_with_photons_and_turns_with_the_image() {
        float[] line = new float[SIZE * SIZE];
        float[] turned = new float[SIZE * SIZE];
        for (int i = 0; i < line.length; i++) {
            int x = i % SIZE;
            int y = i / SIZE;
            line[i] = (float) (1 + Math.sin(x / 3.0) * 0.5 + 0.1 * Math.cos(y / 4.0));
            turned[x * SIZE + y] = line[i];
        }
        double[] once = ShiftBound.information(line, SIZE);
        double[] other = ShiftBound.information(turned, SIZE);
        assertEquals(once[0], other[2], 1e-6 * once[0]);
        assertEquals(once[2], other[0], 1e-6 * once[0]);
        for (int i = 0; i < line.length; i++) {
            line[i] *= 3;
        }
        assertEquals(3 * once[0], ShiftBound.information(line, SIZE)[0], 1e-4 * once[0]);
    }

    @Test
    void a_quarter_of_the_light_doubles_the_bound() {
        MadeMovies made = new MadeMovies(List.of(), 96, 48, 1);
        ShiftBound bright = ShiftBound.of(made.session(Motion.NONE, 4, 20, 1), Parallel.serial(), Progress.NONE);
        ShiftBound dim = ShiftBound.of(made.session(Motion.NONE, 1, 20, 1), Parallel.serial(), Progress.NONE);
        assertEquals(2, dim.xPx() / bright.xPx(), 1e-3);
        assertEquals(2, dim.yPx() / bright.yPx(), 1e-3);
        assertTrue(dim.yPx() < dim.xPx(), "a dendrite along x is easier to place along y");
    }
}
