// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.movie;

import io.github.spinet.core.BadInputException;
import io.github.spinet.core.Parallel;
import io.github.spinet.core.Progress;
import java.util.stream.IntStream;

/** A movie as still images, made in one pass over its valid frames. */
public final class Projections {

    private static final String WHAT = "Projecting frames";

    /**
     * The projections over time. A pixel that is NaN in some frames is summarised over the others; it is NaN where no
     * frame has a value, and in {@code sd} where fewer than two have one.
     *
     * @param average mean of each pixel
     * @param maximum largest value of each pixel
     * @param sd standard deviation of each pixel, denominator n − 1
     * @param correlation mean correlation of each pixel's time course with its neighbours', {@link LocalCorrelation}
     * @param validFrames in how many of the frames each pixel has a value
     * @param frames number of valid frames that entered
     */
    public record Result(Image average, Image maximum, Image sd, Image correlation, Image validFrames, int frames) {}

    /** Projections in the making, for a caller that goes over the frames for other ends, too. */
    public static final class Gathering {
        private final Movie movie;
        private final PixelStatistics statistics;
        private final LocalCorrelation correlation;
        private int frames;

        /** @param movie whose size, calibration and mask count; it is not read */
        public Gathering(Movie movie) {
            this.movie = movie;
            statistics = new PixelStatistics(movie.width() * movie.height());
            correlation = new LocalCorrelation(movie.width(), movie.height());
        }

        /** Takes the next valid frames. */
        public void add(float[][] block, int count, Parallel parallel) {
            frames += count;
            correlation.begin(block, count);
            FrameBlocks.strips(movie.width() * movie.height(), parallel, WHAT, (from, to) -> {
                statistics.add(from, to, block, count);
                correlation.add(from, to, block, count);
            });
        }

        /** @throws BadInputException if there was no frame */
        public Result result() {
            if (frames == 0) {
                throw new BadInputException(movie.name() + ": none of the " + movie.frames()
                        + " frames is valid; expected at least one to project");
            }
            float[] counts = new float[movie.width() * movie.height()];
            for (int p = 0; p < counts.length; p++) {
                counts[p] = statistics.count(p);
            }
            return new Result(
                    image(statistics.means()),
                    image(statistics.maxima()),
                    image(statistics.standardDeviations()),
                    image(correlation.means()),
                    image(counts),
                    frames);
        }

        private Image image(float[] pixels) {
            return new Image(movie.width(), movie.height(), pixels, movie.calibration());
        }
    }

    private Projections() {}

    /**
     * Projects the valid frames of a movie. Memory: some fifteen values a pixel and a few frames.
     *
     * @throws BadInputException if no frame is valid
     */
    public static Result run(Movie movie, Parallel parallel, Progress progress) {
        int[] valid =
                IntStream.range(0, movie.frames()).filter(movie.mask()::isValid).toArray();
        Gathering gathering = new Gathering(movie);
        FrameBlocks.inOrder(
                valid.length,
                movie.width() * movie.height(),
                parallel,
                progress,
                WHAT,
                (i, buffer) -> movie.read(valid[i], buffer),
                (first, block, count) -> gathering.add(block, count, parallel));
        return gathering.result();
    }
}
