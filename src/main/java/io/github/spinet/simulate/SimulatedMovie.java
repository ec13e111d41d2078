// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.simulate;

import io.github.spinet.core.BadInputException;
import io.github.spinet.movie.Calibration;
import io.github.spinet.movie.Clock;
import io.github.spinet.movie.FrameMask;
import io.github.spinet.movie.Movie;
import io.github.spinet.movie.Scan;

/** A movie whose frames are drawn when they are read, the same whenever and by whichever thread. */
record SimulatedMovie(
        String name,
        int width,
        int height,
        Clock clock,
        Calibration calibration,
        FrameMask mask,
        Scan scan,
        FrameRenderer renderer)
        implements Movie {

    @Override
    public void read(int frame, float[] pixels) {
        if (frame < 0 || frame >= clock.frames()) {
            throw new BadInputException(
                    name + ": frame " + (frame + 1) + " was asked for; the movie has " + clock.frames() + " frames");
        }
        renderer.render(frame, pixels);
    }
}
