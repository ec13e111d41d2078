// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.study;

import io.github.spinet.core.Parallel;
import io.github.spinet.io.PixelType;
import io.github.spinet.io.TiffStream;
import io.github.spinet.movie.Movie;
import io.github.spinet.movie.RunningMeans;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** The movies that are written while the planes of a registered recording go by, those of all channels in turn. */
final class RegisteredPass implements AutoCloseable {

    private final Optional<TiffStream> registered;
    private final Optional<TiffStream> summed;
    private final List<RunningMeans> means = new ArrayList<>();
    // Means that wait for those of the other channels.
    private final List<Deque<float[]>> ready = new ArrayList<>();
    private int planes;

    /**
     * @param channels to be written; none for no movie
     * @param sums the same, averaged; none for no such movie
     * @param run frames of one mean
     */
    RegisteredPass(Path folder, List<Movie> channels, List<Movie> sums, int run) {
        registered = stream(folder.resolve("registered.tif"), channels, channels, Optional.empty());
        try {
            summed = stream(folder.resolve("summed.tif"), sums, channels, Optional.of(PixelType.FLOAT32));
        } catch (RuntimeException e) {
            registered.ifPresent(TiffStream::close);
            throw e;
        }
        for (int c = 0; c < sums.size(); c++) {
            Movie channel = channels.get(c);
            means.add(new RunningMeans(channel.width() * channel.height(), channel.mask(), run));
            ready.add(new ArrayDeque<>());
        }
    }

    /** How the pixels of a registered movie are stored. */
    static PixelType typeOf(Movie movie) {
        return TiffStream.stored(PixelType.of(movie));
    }

    private static Optional<TiffStream> stream(
            Path file, List<Movie> channels, List<Movie> shown, Optional<PixelType> type) {
        return channels.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        TiffStream.begin(file, channels, shown, type.orElseGet(() -> PixelType.of(channels.get(0)))));
    }

    /** Takes the next planes that are to be written. */
    void add(float[][] block, Parallel parallel) {
        registered.ifPresent(stream -> stream.add(block, block.length, parallel));
        int channels = means.size();
        for (int c = 0; c < channels; c++) {
            List<float[]> own = new ArrayList<>();
            for (int i = 0; i < block.length; i++) {
                if ((planes + i) % channels == c) {
                    own.add(block[i]);
                }
            }
            Deque<float[]> waiting = ready.get(c);
            means.get(c).add(own.toArray(float[][]::new), own.size(), parallel, mean -> waiting.add(mean.clone()));
        }
        planes += block.length;
        while (channels > 0 && ready.stream().noneMatch(Deque::isEmpty)) {
            float[][] frame = ready.stream().map(Deque::poll).toArray(float[][]::new);
            summed.ifPresent(stream -> stream.add(frame, frame.length, parallel));
        }
    }

    void finish() {
        registered.ifPresent(TiffStream::finish);
        summed.ifPresent(TiffStream::finish);
    }

    @Override
    public void close() {
        registered.ifPresent(TiffStream::close);
        summed.ifPresent(TiffStream::close);
    }
}
