// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.movie;

import io.github.spinet.core.BadInputException;

/**
 * A movie with another frame mask, e.g. one that motion correction found.
 *
 * @param source the movie; closing this closes it
 * @param mask one state a frame
 */
public record MaskedMovie(Movie source, FrameMask mask) implements Movie {

    public MaskedMovie {
        if (mask.frames() != source.frames()) {
            throw new BadInputException("The frame mask has " + mask.frames() + " frames, the movie " + source.name() + " "
                    + source.frames() + "; expected the mask of this movie");
        }
    }

    @Override
    public String name() {
        return source.name();
    }

    @Override
    public int width() {
        return source.width();
    }

    @Override
    public int height() {
        return source.height();
    }

    @Override
    public Clock clock() {
        return source.clock();
    }

    @Override
    public Calibration calibration() {
        return source.calibration();
    }

    @Override
    public void read(int frame, float[] pixels) {
        source.read(frame, pixels);
    }

    @Override
    public void close() {
        source.close();
    }
}
