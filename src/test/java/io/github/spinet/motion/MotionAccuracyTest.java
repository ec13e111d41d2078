// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.motion;

import static io.github.spinet.motion.MotionCorrectionTest.correct;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How close whole-frame registration comes to what the photons allow. */
class MotionAccuracyTest {

    // Photons a pixel on the dendrite, above a tenth of them everywhere.
    @ParameterizedTest
    @CsvSource({"3, 1", "1, 2", "0.3, 1"})
    void errors_stay_within_15_percent_of_the_bound(double photons, long seed) {
        Scene scene = new Scene(160, 128, photons, 0.1 * photons);
        double[][] shifts = Scene.shifts(300, 2, seed);
        double error = Scene.error(
                shifts, correct(scene.movie(shifts, seed), Engine.RIGID).shifts());
        double bound = scene.bound();
        System.out.printf(
                "%.1f photons, seed %d: error %.4f px, bound %.4f px, ratio %.3f%n",
                photons, seed, error, bound, error / bound);
        assertTrue(error < 1.15 * bound, "seed " + seed + ": " + error + " px, bound " + bound);
    }
}
