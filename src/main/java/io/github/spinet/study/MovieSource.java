// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.study;

import io.github.spinet.core.Field;
import io.github.spinet.io.Movies;
import io.github.spinet.movie.Movie;
import java.nio.file.Path;

/** Which movie, and what its file may not say. */
public record MovieSource(
        @Field(help = "Movie: TIFF or BigTIFF stack, ImageJ hyperstack or ScanImage file") Path movie,
        @Field(init = "1", min = 1, max = 100, help = "Channel of the movie, from 1") int channel,
        @Field(init = "NaN", min = 1e-6, max = 1e6, unit = "Hz", help = "Frames per second; NaN for what the file says")
                double rateHz,
        @Field(init = "NaN", min = 1e-6, max = 1e6, unit = "µm", help = "Size of a pixel; NaN for what the file says")
                double umPerPx) {

    /** Opens the movie; one whose frame rate nobody knows has an untimed clock. */
    public Movie open() {
        return Movies.open(movie, channel, rateHz, umPerPx);
    }
}
