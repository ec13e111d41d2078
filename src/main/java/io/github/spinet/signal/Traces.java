// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.signal;

import io.github.spinet.core.BadInputException;
import io.github.spinet.movie.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Several values over the frames of one session: raw fluorescence, ΔF/F0, baselines or active states.
 *
 * @param names one name a ROI, all different
 * @param clock when the frames were taken
 * @param values {@code values[roi][frame]}, not copied; NaN where undefined (masked frame, absent spine)
 */
public record Traces(List<String> names, Clock clock, double[][] values) {

    public Traces {
        names = List.copyOf(names);
        if (names.size() != values.length) {
            throw new BadInputException(names.size() + " ROI names for " + values.length + " traces");
        }
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < values.length; i++) {
            if (!seen.add(names.get(i))) {
                throw new BadInputException("Two traces are named '" + names.get(i) + "'; rename one of the ROIs");
            }
            if (values[i].length != clock.frames()) {
                throw new BadInputException("Trace '" + names.get(i) + "' has " + values[i].length
                        + " frames, the clock " + clock.frames() + "; expected equal lengths");
            }
        }
    }

    public int size() {
        return values.length;
    }

    public int frames() {
        return clock.frames();
    }

    /** The same names and clock with other values. */
    public Traces with(double[][] others) {
        return new Traces(names, clock, others);
    }
}
