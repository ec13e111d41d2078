// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.study;

import io.github.spinet.core.BadParameterException;
import io.github.spinet.core.Field;
import io.github.spinet.core.Parallel;
import io.github.spinet.core.Progress;
import io.github.spinet.io.DiskRoom;
import io.github.spinet.io.PixelType;
import io.github.spinet.io.StackMovie;
import io.github.spinet.movie.FrameBlocks;
import io.github.spinet.movie.Movie;
import io.github.spinet.movie.Projections;
import io.github.spinet.movie.SelectedFrames;
import java.io.Serializable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The registered movie and its projections, written in one pass over the recording.
 *
 * <p>{@code registered.tif} and {@code summed.tif} hold channels of the recording in its order. The projections of the
 * channel that is analysed have plain names such as {@code average.tif}; those of the other written channels have the
 * channel's number, {@code average_channel2.tif}.
 */
public final class RegisteredFiles {

    /** The settings. */
    public record Params(
            @Field(
                    init = "",
                    help = "Channels that registered.tif and summed.tif get, e.g. 2 or 1,2; all of the file if empty")
            List<Integer> saveChannels,

            @Field(
                    init = "50",
                    min = 0,
                    max = 1_000_000,
                    help = "Consecutive frames whose mean is one frame of summed.tif; 0 for no such file")
            int summedFrames)
            implements Serializable {}

    private final StackMovie analysed;
    private final Params params;
    private final boolean movies;
    private final List<Integer> saved;
    // The saved channels and the analysed one, in the order of the file.
    private final List<Integer> read;

    /**
     * Plans the files.
     *
     * @param analysed the channel whose projections have plain names
     * @param movies whether registered.tif and summed.tif are written; else projections of the analysed channel only
     * @throws BadParameterException if a channel that is to be saved does not exist
     */
    public RegisteredFiles(StackMovie analysed, Params params, boolean movies) {
        this.analysed = analysed;
        this.params = params;
        this.movies = movies;
        saved = movies ? saved(params.saveChannels(), analysed) : List.of();
        read = Stream.concat(saved.stream(), Stream.of(analysed.channel()))
                .sorted()
                .distinct()
                .toList();
    }

    private static List<Integer> saved(List<Integer> asked, StackMovie movie) {
        for (int channel : asked) {
            if (channel < 1 || channel > movie.channels()) {
                throw new BadParameterException("save_channels = " + channel + " is not there; " + movie.name()
                        + (movie.channels() == 1 ? " has one channel" : " has the channels 1 to " + movie.channels()));
            }
        }
        return asked.isEmpty()
                ? IntStream.rangeClosed(1, movie.channels()).boxed().toList()
                : asked.stream().sorted().distinct().toList();
    }

    /**
     * Says what is going to be written.
     *
     * @param folder an existing folder on the disk of the results
     * @throws io.github.spinet.core.BadInputException if the disk has no room for it
     */
    public String plan(Path folder) {
        if (!movies) {
            return "No movie is written";
        }
        long frame = (long) analysed.width() * analysed.height() * saved.size();
        long bytes =
                frame * analysed.frames() * RegisteredMovies.typeOf(analysed).bytes();
        bytes += hasSums() ? frame * (analysed.frames() / params.summedFrames()) * PixelType.FLOAT32.bytes() : 0;
        String room = DiskRoom.require(folder, bytes, "The registered movie");
        return "registered.tif: channel" + (saved.size() > 1 ? "s " : " ")
                + saved.stream().map(String::valueOf).collect(Collectors.joining(", ")) + " of "
                + analysed.channels() + ", " + analysed.frames() + " frames; " + (hasSums() ? "with summed.tif " : "")
                + room;
    }

    private boolean hasSums() {
        return movies && params.summedFrames() > 0 && params.summedFrames() <= analysed.frames();
    }

    /**
     * Writes the files.
     *
     * @param corrected makes the registered movie of a channel
     * @return the projections of the analysed channel
     */
    public Projections.Result write(
            Path folder, Function<StackMovie, Movie> corrected, Parallel parallel, Progress progress) {
        List<Movie> channels =
                read.stream().map(c -> corrected.apply(analysed.channel(c))).toList();
        int count = channels.size();
        List<FrameBlocks.Collector> collectors = new ArrayList<>();
        List<Projections> projections = new ArrayList<>();
        for (int c = 0; c < count; c++) {
            projections.add(new Projections(channels.get(c)));
            collectors.add(SelectedFrames.channel(projections.get(c), c, count));
        }
        List<Movie> written =
                saved.stream().map(c -> channels.get(read.indexOf(c))).toList();
        try (RegisteredMovies files = new RegisteredMovies(folder, written, hasSums() ? params.summedFrames() : 0)) {
            for (FrameBlocks.Collector collector : files.collectors()) {
                collectors.add(new SelectedFrames(collector, this::position));
            }
            FrameBlocks.forEach(
                    Math.multiplyExact(analysed.frames(), count),
                    analysed.width() * analysed.height(),
                    parallel,
                    progress,
                    movies ? "Writing registered.tif" : "Projecting frames",
                    (i, pixels) -> channels.get(i % count).read(i / count, pixels),
                    collectors);
            files.end();
        }
        for (int c = 0; c < count; c++) {
            if (read.get(c) != analysed.channel()) {
                ResultFiles.projections(folder, projections.get(c).result(), "_channel" + read.get(c));
            }
        }
        Projections.Result own =
                projections.get(read.indexOf(analysed.channel())).result();
        ResultFiles.projections(folder, own);
        return own;
    }

    /** The place of a plane of all channels read among those of the channels saved; negative if it is not saved. */
    private int position(int plane) {
        int rank = saved.indexOf(read.get(plane % read.size()));
        return rank < 0 ? -1 : plane / read.size() * saved.size() + rank;
    }
}
