// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.study;

import io.github.spinet.core.BadInputException;
import io.github.spinet.core.Field;
import io.github.spinet.io.MovieFiles;
import io.github.spinet.io.MovieOptions;
import io.github.spinet.io.Movies;
import io.github.spinet.io.StackMovie;
import io.github.spinet.movie.Movie;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Which movie, and what its files may not say. */
public record MovieSource(
        @Field(
                help =
                        "Movie: TIFF or BigTIFF stack, ImageJ hyperstack, ScanImage file, or the XML file of a Prairie View"
                                + " (Bruker) recording; several files of one session, separated by commas, or their"
                                + " folder are one movie")
        List<Path> movie,

        @Field(
                init = "CONTINUOUS",
                help =
                        "What lies between several files where their times do not tell: nothing (CONTINUOUS), or a pause of"
                                + " unknown length (PAUSED)")
        Movies.Joint joint,

        MovieOptions params) {

    /**
     * Opens the movie; one whose frame rate nobody knows has an untimed clock. All pages of all files are looked up, so
     * that a missing or broken one is refused now.
     */
    public StackMovie open() {
        return Movies.open(MovieFiles.of(movie), params, joint);
    }

    /** Opens the movie and says how many frames each file has if there are several, and how many are missing. */
    public StackMovie open(Consumer<String> log) {
        StackMovie opened = open();
        describe(opened, log);
        return opened;
    }

    /** @throws BadInputException if nobody knows the frame rate */
    public StackMovie openTimed(Consumer<String> log) {
        StackMovie opened = open(log);
        try {
            requireRate(opened);
            return opened;
        } catch (BadInputException e) {
            opened.close();
            throw e;
        }
    }

    private static void describe(StackMovie movie, Consumer<String> log) {
        if (movie.files().size() > 1) {
            log.accept(movie.files().size() + " files, " + movie.frames() + " frames: "
                    + movie.files().stream()
                            .map(f -> f.name() + " " + f.frames())
                            .collect(Collectors.joining(", ")));
        }
        long missing = IntStream.range(0, movie.frames())
                .filter(f -> !movie.mask().isValid(f))
                .count();
        if (missing > 0) {
            log.accept(movie.name() + ": " + missing + " of " + movie.frames() + " frames have no file or no pixel"
                    + " other than 0 and count as missing");
        }
    }

    /** The files of a request that takes this movie, those of a folder among them. */
    public Stream<Path> files(Record request) {
        Stream<Path> others = RunFile.filesOf(request).stream();
        return Stream.concat(MovieFiles.of(movie).stream().filter(Files::isRegularFile), others)
                .distinct();
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
