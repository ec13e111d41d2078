// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.study;

import io.github.spinet.io.PixelType;
import io.github.spinet.io.TiffStream;
import io.github.spinet.movie.FrameBlocks;
import io.github.spinet.movie.MeanMovie;
import io.github.spinet.movie.Movie;
import io.github.spinet.movie.RunningMeans;
import io.github.spinet.movie.SelectedFrames;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** {@code registered.tif} and {@code summed.tif}, written while the planes of their channels pass by in turn. */
final class RegisteredMovies implements AutoCloseable {

    private final List<TiffStream> streams = new ArrayList<>();
    private final List<FrameBlocks.Collector> collectors = new ArrayList<>();
    // Means that wait for those of the other channels.
    private final List<Deque<float[]>> ready = new ArrayList<>();

    /**
     * @param channels to be written; none for no movie at all
     * @param run frames of one mean, 0 for no means
     */
    RegisteredMovies(Path folder, List<Movie> channels, int run) {
        if (channels.isEmpty()) {
            return;
        }
        try {
            TiffStream registered = TiffStream.begin(
                    folder.resolve("registered.tif"), channels, channels, PixelType.of(channels.get(0)));
            streams.add(registered);
            collectors.add(registered);
            if (run > 0) {
                sum(folder.resolve("summed.tif"), channels, run);
            }
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    private void sum(Path file, List<Movie> channels, int run) {
        List<MeanMovie> means =
                channels.stream().map(m -> new MeanMovie(m, run)).toList();
        TiffStream summed = TiffStream.begin(file, means, channels, PixelType.FLOAT32);
        streams.add(summed);
        for (int c = 0; c < channels.size(); c++) {
            Movie channel = channels.get(c);
            Deque<float[]> waiting = new ArrayDeque<>();
            ready.add(waiting);
            RunningMeans running = new RunningMeans(channel.width() * channel.height(), channel.mask(), run, mean -> {
                waiting.add(mean);
                flush(summed);
            });
            collectors.add(SelectedFrames.channel(running, c, channels.size()));
        }
    }

    private void flush(TiffStream summed) {
        while (ready.stream().noneMatch(Deque::isEmpty)) {
            ready.forEach(waiting -> summed.add(waiting.poll()));
        }
    }

    /** How the pixels of a registered movie are stored. */
    static PixelType typeOf(Movie movie) {
        return TiffStream.stored(PixelType.of(movie));
    }

    /** What has to see all planes. */
    List<FrameBlocks.Collector> collectors() {
        return collectors;
    }

    /** Completes the files. */
    void end() {
        streams.forEach(TiffStream::end);
    }

    @Override
    public void close() {
        streams.forEach(TiffStream::close);
    }
}
