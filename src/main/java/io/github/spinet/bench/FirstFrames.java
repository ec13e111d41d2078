// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.bench;

import io.github.spinet.movie.Clock;
import io.github.spinet.movie.DerivedMovie;
import io.github.spinet.movie.FrameMask;
import io.github.spinet.movie.Movie;

/** The beginning of a movie whose frames are all there, evenly spaced. */
final class FirstFrames extends DerivedMovie {

    private final Clock clock;

    FirstFrames(Movie source, int frames, double rateHz) {
        super(source);
        this.clock = Clock.uniform(frames, rateHz);
    }

    @Override
    public Clock clock() {
        return clock;
    }

    @Override
    public FrameMask mask() {
        return FrameMask.allValid(clock.frames());
    }

    @Override
    public void read(int frame, float[] pixels) {
        source.read(frame, pixels);
    }
}
