// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.io;

import io.github.spinet.core.BadInputException;
import io.github.spinet.movie.Calibration;
import io.github.spinet.movie.Clock;
import io.github.spinet.movie.FrameMask;
import io.github.spinet.movie.Movie;
import io.github.spinet.movie.Scan;

/** A movie with other frame times and another mask. */
record TimedMovie(Movie movie, Clock clock, FrameMask mask) implements Movie {

    TimedMovie {
        if (clock.frames() != movie.frames()) {
            throw new BadInputException(movie.name() + " has " + movie.frames() + " frames, its table of frame times "
                    + clock.frames() + "; find out which frames are missing at which end, and take out the others");
        }
    }

    @Override
    public String name() {
        return movie.name();
    }

    @Override
    public int width() {
        return movie.width();
    }

    @Override
    public int height() {
        return movie.height();
    }

    @Override
    public Calibration calibration() {
        return movie.calibration();
    }

    @Override
    public Scan scan() {
        return movie.scan();
    }

    @Override
    public void read(int frame, float[] pixels) {
        movie.read(frame, pixels);
    }

    @Override
    public void close() {
        movie.close();
    }
}
