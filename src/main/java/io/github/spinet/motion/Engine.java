// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.motion;

/** How a frame's place is found. */
public enum Engine {
    /** Normalised cross-correlation at half size: the engine of the published analysis. */
    NCC {
        @Override
        Registration on(Template template, SearchRange range) {
            return new NccRegistration(template, range);
        }
    },
    /** Least squares at full resolution, weighted by the noise of each pixel: the most exact for a whole frame. */
    RIGID {
        @Override
        Registration on(Template template, SearchRange range) {
            return new RigidRegistration(template, range);
        }
    };

    /** The engine made ready for one template. */
    abstract Registration on(Template template, SearchRange range);
}
