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
    /**
     * Least squares at full resolution, weighted by the noise of each pixel: the most exact for a whole frame. Where a smooth
     * path over time foretells rows left out better than frames placed one by one, frames are placed on it.
     */
    RIGID,
    /** As {@link #RIGID}, then every row by a smooth path through the times at which the rows were scanned. */
    ROWS,
    /**
     * As {@link #ROWS}, then a smooth field across the columns of every row, which shears and stretches it, for tissue
     * that moves unevenly.
     */
    PIECEWISE,
    /**
     * {@link #ROWS} where a path through the rows foretells rows left out better than whole frames do, by more than chance
     * and by movement that matters, else {@link #RIGID}; from {@link #ROWS} on to {@link #PIECEWISE} by the same rule.
     */
    AUTO;

    /** The engine for whole frames, made ready for one template. */
    Registration on(Template template, SearchRange range) {
        return new RigidRegistration(template, range);
    }

    boolean placesRows() {
        return this == ROWS || this == PIECEWISE || this == AUTO;
    }
}
