// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.study;

import io.github.spinet.core.BadInputException;
import io.github.spinet.core.Field;
import io.github.spinet.io.MovieOptions;
import io.github.spinet.io.Movies;
import io.github.spinet.io.StackMovie;
import io.github.spinet.movie.Movie;
import java.nio.file.Path;

/** Which movie, and what its file may not say. */
public record MovieSource(
        @Field(help = "Movie: TIFF or BigTIFF stack, ImageJ hyperstack or ScanImage file")
        Path movie,

        MovieOptions params) {

    /** Opens the movie; one whose frame rate nobody knows has an untimed clock. */
    public StackMovie open() {
        return Movies.open(movie, params);
    }

    /** @throws BadInputException if nobody knows the frame rate */
    public StackMovie openTimed() {
        StackMovie opened = open();
        try {
            requireRate(opened);
            return opened;
        } catch (BadInputException e) {
            opened.close();
            throw e;
        }
    }

    /** @throws BadInputException if nobody knows the movie's frame rate */
    public static void requireRate(Movie movie) {
        if (Double.isNaN(movie.clock().rateHz())) {
            throw new BadInputException(
                    movie.name() + ": the frame rate is unknown; give it as rate_hz, or set the frame"
                            + " interval in Fiji (Image > Properties) and save the movie again");
        }
    }
}
