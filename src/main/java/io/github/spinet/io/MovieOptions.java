// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.io;

import io.github.spinet.core.Field;
import java.io.Serializable;

/** Which part of a file is the movie, and what its file may not know. */
public record MovieOptions(
        @Field(init = "1", min = 1, help = "Channel to use, from 1")
        int channel,

        @Field(
                init = "0",
                min = 0,
                help =
                        "Slice to use of a movie of volumes, from 1; 0 for a movie of one plane, or slices that are frames")
        int slice,

        @Field(init = "NaN", min = 0, help = "Frame rate, instead of what the file says")
        double rateHz,

        @Field(init = "NaN", min = 0, help = "Size of a pixel, instead of what the file says")
        double umPerPx)
        implements Serializable {

    /** All that a file says about itself, of one channel. */
    public static MovieOptions channel(int channel) {
        return new MovieOptions(channel, 0, Double.NaN, Double.NaN);
    }

    /** The same of another channel. */
    public MovieOptions withChannel(int other) {
        return new MovieOptions(other, slice, rateHz, umPerPx);
    }

    /** The same for a frame rate that is known otherwise. */
    public MovieOptions withRateHz(double hz) {
        return new MovieOptions(channel, slice, hz, umPerPx);
    }

    /** The same for a pixel size that is known otherwise. */
    public MovieOptions withUmPerPx(double um) {
        return new MovieOptions(channel, slice, rateHz, um);
    }
}
