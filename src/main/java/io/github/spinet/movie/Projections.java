// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.movie;

import io.github.spinet.core.BadInputException;
import io.github.spinet.core.Parallel;
import io.github.spinet.core.Progress;
import java.util.stream.IntStream;

/** A movie as still images, made in one pass over its valid frames. */
public final class Projections {

    /**
     * The projections over time. A pixel that is NaN in some frames is summarised over the others; it is NaN where no
     * frame has a value, and in {@code sd} where fewer than two have one.
     *
     * @param average mean of each pixel
     * @param maximum largest value of each pixel
     * @param sd standard deviation of each pixel, denominator n − 1
     * @param frames number of valid frames that entered
     */
    public record Result(Image average, Image maximum, Image sd, int frames) {}

    private Projections() {}

    /**
     * Projects the valid frames of a movie. Memory: seven values a pixel and a few frames.
     *
     * @throws BadInputException if no frame is valid
     */
    public static Result run(Movie movie, Parallel parallel, Progress progress) {
        int[] valid =
                IntStream.range(0, movie.frames()).filter(movie.mask()::isValid).toArray();
        if (valid.length == 0) {
            throw new BadInputException(movie.name() + ": none of the " + movie.frames()
                    + " frames is valid; expected at least one to project");
        }
        int pixels = movie.width() * movie.height();
        PixelStatistics statistics = new PixelStatistics(pixels);
        FrameBlocks.forEach(
                valid.length,
                pixels,
                parallel,
                progress,
                "Projecting frames",
                (i, buffer) -> movie.read(valid[i], buffer),
                statistics);
        return new Result(
                image(movie, statistics.means()),
                image(movie, statistics.maxima()),
                image(movie, statistics.standardDeviations()),
                valid.length);
    }

    private static Image image(Movie movie, float[] pixels) {
        return new Image(movie.width(), movie.height(), pixels, movie.calibration());
    }
}
