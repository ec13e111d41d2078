// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.bench;

import io.github.spinet.core.BadInputException;
import io.github.spinet.core.BadParameterException;
import io.github.spinet.core.Field;
import io.github.spinet.core.Parallel;
import io.github.spinet.core.Progress;
import io.github.spinet.core.Table;
import io.github.spinet.io.Movies;
import io.github.spinet.io.TiffWriter;
import io.github.spinet.motion.Engine;
import io.github.spinet.motion.MotionCorrection;
import io.github.spinet.movie.Movie;
import io.github.spinet.simulate.MotionModel.Motion;
import io.github.spinet.simulate.SimulatedSession;
import io.github.spinet.study.SessionImaging;
import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** How fast motion correction is, from the file of a movie to the file of the registered movie. */
public final class MotionSpeed {

    /** The settings. */
    public record Params(
            @Field(init = "200,1000", help = "Frames of the made movies that speed is measured on, 2 to 100,000 each")
            List<Integer> frameCounts)
            implements Serializable {

        public Params {
            frameCounts = List.copyOf(frameCounts);
        }
    }

    /** One engine on one movie: a row of {@code motion_speed.csv}. */
    public record Row(
            @Field(help = "Engine asked for") Engine engine,
            @Field(help = "Engine used") Engine used,
            @Field(help = "Width", unit = "px") int widthPx,
            @Field(help = "Height", unit = "px") int heightPx,
            @Field(help = "Frames") int frames,
            @Field(help = "Worker threads") int threads,

            @Field(help = "Time from opening the movie to having written the registered one", unit = "s")
            double durationS,

            @Field(help = "Frames a second of it", unit = "1/s")
            double framesPerS,

            @Field(help = "Time of all processors together for a frame", unit = "ms")
            double cpuMs,

            @Field(help = "Most of the heap in use at any time, garbage included", unit = "MB")
            double peakHeapMb) {}

    private static final int FEWEST = 2;
    private static final int MOST = 100_000;
    private static final double RATE_HZ = 58.3;

    private MotionSpeed() {}

    /**
     * Writes the made movies into a temporary folder, which is gone afterwards, and registers each with each engine, the
     * first twice, so that all find the program warm.
     */
    public static Table<Row> run(MadeMovies made, Params params, Parallel parallel, Progress progress) {
        List<Integer> counts = params.frameCounts();
        if (counts.isEmpty() || counts.stream().anyMatch(n -> n < FEWEST || n > MOST)) {
            throw new BadParameterException(
                    "frame_counts = " + counts + "; expected one or more from " + FEWEST + " to " + MOST);
        }
        List<Row> rows = new ArrayList<>();
        try {
            Path folder = Files.createTempDirectory("spinet-bench");
            Path movie = folder.resolve("movie.tif");
            Path registered = folder.resolve("registered.tif");
            try {
                for (int frames : counts) {
                    write(made, frames, movie, parallel, progress);
                    if (rows.isEmpty()) {
                        row(made.engines().get(0), movie, registered, parallel, progress);
                    }
                    for (Engine engine : made.engines()) {
                        rows.add(row(engine, movie, registered, parallel, progress));
                    }
                }
            } finally {
                Files.deleteIfExists(movie);
                Files.deleteIfExists(registered);
                Files.deleteIfExists(folder);
            }
        } catch (IOException e) {
            throw new BadInputException(
                    "The folder for temporary files cannot be used (" + e.getMessage() + "); make room in it", e);
        }
        return new Table<>(Row.class, rows);
    }

    private static void write(MadeMovies made, int frames, Path file, Parallel parallel, Progress progress) {
        double lengthS = Math.max(MadeMovies.SHORTEST_S, Math.ceil(frames / RATE_HZ));
        SimulatedSession session = made.session(Motion.ROWS, 1, lengthS, made.seed());
        TiffWriter.write(new FirstFrames(session.movie(), frames, RATE_HZ), file, parallel, progress);
    }

    private static Row row(Engine engine, Path file, Path registered, Parallel parallel, Progress progress) {
        MotionCorrection.Params settings = MadeMovies.settings(engine);
        MotionCorrection.Result[] result = new MotionCorrection.Result[1];
        int[] size = new int[2];
        Measured measured = Measured.of(() -> {
            try (Movie movie = Movies.open(file, 1)) {
                size[0] = movie.width();
                size[1] = movie.height();
                result[0] = MotionCorrection.run(movie, Optional.empty(), settings, parallel, progress);
                TiffWriter.write(SessionImaging.corrected(movie, settings, result[0]), registered, parallel, progress);
            }
        });
        int frames = result[0].shifts().size();
        return new Row(
                engine,
                result[0].choice().used(),
                size[0],
                size[1],
                frames,
                parallel.threads(),
                measured.seconds(),
                frames / measured.seconds(),
                1000 * measured.cpuSeconds() / frames,
                measured.peakHeapMb());
    }
}
