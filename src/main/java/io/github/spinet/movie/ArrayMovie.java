// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.movie;

import io.github.spinet.core.BadInputException;
import java.util.List;

/**
 * A movie whose frames are in memory already: made ones, and those of tests.
 *
 * @param pixels one row-by-row array a frame, not copied
 */
public record ArrayMovie(
        String name, int width, int height, Clock clock, Calibration calibration, FrameMask mask, List<float[]> pixels)
        implements Movie {

    public ArrayMovie {
        if (pixels.size() != clock.frames() || mask.frames() != clock.frames()) {
            throw new BadInputException(name + ": " + pixels.size() + " frames, " + clock.frames() + " frame times and "
                    + mask.frames() + " mask entries; expected equal numbers");
        }
    }

    /** A movie with all frames valid and pixels of unknown size. */
    public static ArrayMovie of(String name, int width, int height, double rateHz, List<float[]> pixels) {
        return new ArrayMovie(
                name,
                width,
                height,
                Clock.uniform(pixels.size(), rateHz),
                Calibration.UNKNOWN,
                FrameMask.allValid(pixels.size()),
                pixels);
    }

    @Override
    public void read(int frame, float[] into) {
        System.arraycopy(pixels.get(frame), 0, into, 0, width * height);
    }
}
