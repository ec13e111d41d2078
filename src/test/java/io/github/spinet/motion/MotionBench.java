// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.motion;

import io.github.spinet.core.Parallel;
import io.github.spinet.core.Progress;
import io.github.spinet.core.Records;
import io.github.spinet.io.MovieOptions;
import io.github.spinet.io.Movies;
import io.github.spinet.movie.ArrayMovie;
import io.github.spinet.movie.Calibration;
import io.github.spinet.movie.Image;
import io.github.spinet.movie.Movie;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The Java side of {@code scripts/bench-motion.py}, not a test: for every engine named on a line of standard input,
 * registers a movie held in memory to a given template, moves all frames back, and prints the CPU time of the process in
 * ms a frame. Uses public types only, so that {@code java} runs it from source.
 */
public final class MotionBench {

    private MotionBench() {}

    /**
     * Runs it.
     *
     * @param args movie; template as little-endian 32-bit floats
     */
    public static void main(String[] args) throws IOException {
        ArrayMovie movie;
        try (Movie file = Movies.open(Path.of(args[0]), MovieOptions.channel(1).withRateHz(58.3))) {
            List<float[]> frames =
                    IntStream.range(0, file.frames()).mapToObj(file::read).toList();
            movie = ArrayMovie.of(file.name(), file.width(), file.height(), 58.3, frames);
        }
        float[] pixels = new float[movie.width() * movie.height()];
        ByteBuffer.wrap(Files.readAllBytes(Path.of(args[1])))
                .order(ByteOrder.LITTLE_ENDIAN)
                .asFloatBuffer()
                .get(pixels);
        Image template = new Image(movie.width(), movie.height(), pixels, Calibration.UNKNOWN);
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String engine = in.readLine(); engine != null; engine = in.readLine()) {
            System.out.println(msAFrame(movie, template, engine));
        }
    }

    private static double msAFrame(Movie movie, Image template, String engine) {
        MotionCorrection.Params params = Records.from(MotionCorrection.Params.class, Map.of("engine", engine));
        long start = cpuNanos();
        MotionCorrection.Result result =
                MotionCorrection.run(movie, Optional.of(template), params, Parallel.serial(), Progress.NONE);
        CorrectedMovie corrected = CorrectedMovie.of(movie, result);
        float[] frame = new float[movie.width() * movie.height()];
        for (int f = 0; f < movie.frames(); f++) {
            corrected.read(f, frame);
        }
        return (cpuNanos() - start) / 1e6 / movie.frames();
    }

    private static long cpuNanos() {
        return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                .getProcessCpuTime();
    }
}
