// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.signal;

import io.github.spinet.core.BadInputException;
import io.github.spinet.movie.Clock;

/** The length of a centred smoothing window, which is an odd number of frames. */
final class OddSpan {

    private OddSpan() {}

    /**
     * The odd number of frames nearest to a duration, at least 1: 29 for 0.5 s and 59 for 1 s at 58.3 Hz.
     *
     * @throws BadInputException if the clock has fewer than two frames and hence no rate
     */
    static int of(double durationS, Clock clock) {
        // Twice the recording smooths no more than any longer window.
        double frames = Math.min(durationS * rateHz(clock), 2.0 * clock.frames());
        return 2 * (int) Math.floor(frames / 2) + 1;
    }

    /** The clock's rate, which one frame alone does not have. */
    static double rateHz(Clock clock) {
        if (clock.frames() < 2) {
            throw new BadInputException("The traces have " + clock.frames()
                    + " frame(s), hence no frame rate; expected a recording over time");
        }
        return clock.rateHz();
    }
}
