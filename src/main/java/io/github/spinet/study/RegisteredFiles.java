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
import io.github.spinet.movie.MeanMovie;
import io.github.spinet.movie.Movie;
import io.github.spinet.movie.Projections;
import java.io.Serializable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
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
        long bytes = frame * analysed.frames() * RegisteredPass.typeOf(analysed).bytes();
        bytes += hasSums() ? frame * (analysed.frames() / params.summedFrames()) * PixelType.FLOAT32.bytes() : 0;
        String room = DiskRoom.require(folder, bytes, "The registered movie");
        return "registered.tif: channel" + (saved.size() > 1 ? "s " : " ")
                + saved.stream().map(String::valueOf).collect(Collectors.joining(", ")) + " of "
                + analysed.channels() + ", " + analysed.frames() + " frames, " + room;
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
    public Projections.Result write(Path folder, UnaryOperator<Movie> corrected, Parallel parallel, Progress progress) {
        List<Movie> channels =
                read.stream().map(c -> corrected.apply(analysed.channel(c))).toList();
        List<Projections.Gathering> gatherings =
                channels.stream().map(Projections.Gathering::new).toList();
        List<Movie> written =
                saved.stream().map(c -> channels.get(read.indexOf(c))).toList();
        List<Movie> sums = hasSums()
                ? written.stream()
                        .map(m -> (Movie) new MeanMovie(m, params.summedFrames()))
                        .toList()
                : List.of();
        try (RegisteredPass pass = new RegisteredPass(folder, written, sums, params.summedFrames())) {
            int count = channels.size();
            FrameBlocks.inOrder(
                    Math.multiplyExact(analysed.frames(), count),
                    analysed.width() * analysed.height(),
                    parallel,
                    progress,
                    movies ? "Writing registered.tif" : "Projecting frames",
                    (i, pixels) -> channels.get(i % count).read(i / count, pixels),
                    (first, block, size) -> {
                        for (int c = 0; c < count; c++) {
                            add(gatherings.get(c), channels.get(c), block, c, count, first, size, parallel);
                        }
                        pass.add(keep(block, first, size, count), parallel);
                    });
            pass.finish();
        }
        Projections.Result own = null;
        for (int c = 0; c < channels.size(); c++) {
            Projections.Result result = gatherings.get(c).result();
            boolean isOwn = read.get(c) == analysed.channel();
            ResultFiles.projections(folder, result, isOwn ? "" : "_channel" + read.get(c));
            own = isOwn ? result : own;
        }
        return own;
    }

    private static void add(
            Projections.Gathering gathering,
            Movie movie,
            float[][] block,
            int channel,
            int channels,
            int first,
            int size,
            Parallel parallel) {
        float[][] valid = IntStream.range(0, size)
                .filter(i -> (first + i) % channels == channel && movie.mask().isValid((first + i) / channels))
                .mapToObj(i -> block[i])
                .toArray(float[][]::new);
        gathering.add(valid, valid.length, parallel);
    }

    // The planes of the block that are of channels to be saved.
    private float[][] keep(float[][] block, int first, int size, int channels) {
        List<float[]> kept = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            if (saved.contains(read.get((first + i) % channels))) {
                kept.add(block[i]);
            }
        }
        return kept.toArray(float[][]::new);
    }
}
