// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.motion;

import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.PoissonSampler;

/** Frames of a scene seen out of focus. */
final class Defocus {

    private Defocus() {}

    /**
     * A frame with shot noise.
     *
     * @param light brightness of the laser, 1 for the scene's own
     * @param sd of the Gaussian by which the picture is blurred, px; 0 for in focus
     */
    static float[] noisy(Scene scene, double dx, double dy, double light, double sd, UniformRandomProvider random) {
        float[] frame = blurred(scene.frame(dx, dy), scene.width(), sd);
        for (int p = 0; p < frame.length; p++) {
            frame[p] =
                    PoissonSampler.of(random, Math.max(1e-3, light * frame[p])).sample();
        }
        return frame;
    }

    static float[] blurred(float[] image, int width, double sd) {
        return sd == 0 ? image : Derivatives.smoothed(sd).of(image, width)[0];
    }
}
