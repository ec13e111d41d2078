// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.movie;

import io.github.spinet.core.BadInputException;
import io.github.spinet.core.Parallel;
import io.github.spinet.core.Progress;

/**
 * A movie as still images, made in one pass over its valid frames: either a pass of its own, by {@link #run}, or one in
 * which the movie is written anyway, as one of the collectors.
 */
public final class Projections implements FrameBlocks.Collector {

    /**
     * The projections over time. A pixel that is NaN in some frames is summarised over the others; it is NaN where no
     * frame has a value, and in {@code sd} where fewer than two have one.
     *
     * @param average mean of each pixel
     * @param maximum largest value of each pixel
     * @param sd standard deviation of each pixel, denominator n − 1
     * @param correlation mean correlation of each pixel's time course with its neighbours', {@link LocalCorrelation}
     * @param validFrames in how many frames each pixel has a value
     * @param frames number of valid frames that entered
     */
    public record Result(Image average, Image maximum, Image sd, Image correlation, Image validFrames, int frames) {}

    private final Movie movie;
    private final PixelStatistics statistics;
    private final LocalCorrelation correlation;
    private final int frames;

    /**
     * Begins projections of a movie, of which all frames in order are to be added. Memory: some twenty values a pixel.
     *
     * @throws BadInputException if no frame is valid
     */
    public Projections(Movie movie) {
        this.movie = movie;
        frames = movie.mask().validFrames();
        if (frames == 0) {
            throw new BadInputException(movie.name() + ": none of the " + movie.frames()
                    + " frames is valid; expected at least one to project");
        }
        statistics = new PixelStatistics(movie.width() * movie.height());
        correlation = new LocalCorrelation(movie.width(), movie.height());
    }

    /**
     * Projects the valid frames of a movie. Memory: some twenty values a pixel and a few frames.
     *
     * @throws BadInputException if no frame is valid
     */
    public static Result run(Movie movie, Parallel parallel, Progress progress) {
        Projections projections = new Projections(movie);
        FrameBlocks.forEach(
                movie.frames(),
                movie.width() * movie.height(),
                parallel,
                progress,
                "Projecting frames",
                movie::read,
                projections);
        return projections.result();
    }

    @Override
    public void add(FrameBlocks.Block block, int from, int to) {
        float[][] valid = new float[block.count()][];
        int n = 0;
        for (int i = 0; i < block.count(); i++) {
            if (movie.mask().isValid(block.first() + i)) {
                valid[n++] = block.frames()[i];
            }
        }
        statistics.add(valid, n, from, to);
        correlation.add(valid, n, from, to);
    }

    /** The projections of the frames added. */
    public Result result() {
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
