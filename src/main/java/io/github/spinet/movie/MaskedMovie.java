// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.movie;

import io.github.spinet.core.BadInputException;

/** A movie with another frame mask, e.g. one that motion correction found. */
public final class MaskedMovie extends DerivedMovie {

    private final FrameMask mask;

    /**
     * @param mask one state a frame
     * @throws BadInputException if the numbers of frames differ
     */
    public MaskedMovie(Movie source, FrameMask mask) {
        super(source);
        if (mask.frames() != source.frames()) {
            throw new BadInputException("The frame mask has " + mask.frames() + " frames, the movie " + source.name() + " "
                    + source.frames() + "; expected the mask of this movie");
        }
        this.mask = mask;
    }

    @Override
    public FrameMask mask() {
        return mask;
    }

    @Override
    public void read(int frame, float[] pixels) {
        source.read(frame, pixels);
    }
}
