// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.motion;

/** Finds frames on one template. Safe for use by several threads at once. */
@FunctionalInterface
interface Registration {

    /**
     * Finds one frame.
     *
     * @param frame pixels row by row, finite, not all equal, of mean 0; not changed
     */
    Match register(float[] frame);

    /** Finds one frame well enough to be averaged with others: to about a tenth of a pixel. */
    default Match registerRoughly(float[] frame) {
        return register(frame);
    }
}
