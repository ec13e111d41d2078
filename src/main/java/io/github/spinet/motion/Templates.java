// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.motion;

import io.github.spinet.core.BadInputException;
import io.github.spinet.core.Parallel;
import io.github.spinet.core.Progress;
import io.github.spinet.movie.FrameBlocks;
import io.github.spinet.movie.Image;
import io.github.spinet.movie.Movie;
import io.github.spinet.movie.PixelStatistics;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * The template of a movie: frames aligned to each other and averaged.
 *
 * <p>The sample of frames is cut into an earlier and a later half. The earlier one is aligned to the mean of the frames
 * that agree best, the later one to the mean of the aligned earlier half, the earlier half once more to the mean of the
 * aligned later one; the template is the mean of all aligned frames. No frame is thus aligned to a mean that holds
 * itself. The published analysis does the same, but starts with the mean of the later half as it is.
 */
final class Templates {

    // A pixel that fewer frames have seen is left undefined.
    private static final double SEEN = 0.1;
    private static final int NOISE_FRAMES = 100;

    private final Movie movie;
    private final Engine engine;
    private final SearchRange range;
    private final Parallel parallel;
    private final Progress progress;

    Templates(Movie movie, Engine engine, SearchRange range, Parallel parallel, Progress progress) {
        this.movie = movie;
        this.engine = engine;
        this.range = range;
        this.parallel = parallel;
        this.progress = progress;
    }

    /**
     * Makes the template from up to {@code most} valid frames, spread evenly over the movie.
     *
     * @throws BadInputException if no valid frame shows anything
     */
    Template build(TemplateFrom from, int most) {
        int[] frames = sample(movie, most);
        Image seed = image(BestFrames.mean(movie, frames, parallel, progress));
        if (!Frames.centre(seed.pixels().clone())) {
            throw new BadInputException(movie.name() + ": the " + frames.length
                    + " valid frames looked at show nothing, all their pixels are equal; expected an image to align");
        }
        if (from == TemplateFrom.BEST_FRAMES) {
            return around(seed);
        }
        int[] early = Arrays.copyOf(frames, frames.length / 2);
        int[] late = Arrays.copyOfRange(frames, frames.length / 2, frames.length);
        Template start = Template.of(seed);
        Template first = early.length == 0 ? start : mean(start, early, new PixelStatistics(seed.pixels().length));
        PixelStatistics all = new PixelStatistics(seed.pixels().length);
        Template second = mean(first, late, all);
        Template last = early.length == 0 ? second : mean(second, early, all);
        return last.activeAs(all);
    }

    /** A given image with the noise of a few of the movie's frames about it. */
    Template around(Image target) {
        PixelStatistics aligned = new PixelStatistics(target.pixels().length);
        mean(Template.of(target), sample(movie, NOISE_FRAMES), aligned);
        return Template.of(target, aligned).activeAs(aligned);
    }

    /**
     * The mean of up to {@code most} valid frames, corrected as found; sharper than what they were compared with.
     *
     * @param fallback for a movie of which no frame could be registered
     */
    Image of(int most, Movie corrected, Template fallback) {
        int[] frames = IntStream.of(sample(movie, most))
                .filter(corrected.mask()::isValid)
                .toArray();
        PixelStatistics statistics = new PixelStatistics(movie.width() * movie.height());
        FrameBlocks.forEach(
                frames.length,
                movie.width() * movie.height(),
                parallel,
                progress,
                "Making the template",
                (i, pixels) -> corrected.read(frames[i], pixels),
                statistics);
        return frames.length == 0 ? fallback.image() : image(defined(statistics));
    }

    /** Up to so many valid frames, spread evenly over the movie. */
    static int[] sample(Movie movie, int most) {
        int[] valid =
                IntStream.range(0, movie.frames()).filter(movie.mask()::isValid).toArray();
        if (valid.length == 0) {
            throw new BadInputException(movie.name() + ": none of the " + movie.frames()
                    + " frames is valid; expected at least one to make a template of");
        }
        int n = Math.min(most, valid.length);
        return IntStream.range(0, n)
                .map(i -> valid[(int) ((long) i * valid.length / n)])
                .toArray();
    }

    /** Adds the frames, aligned to a template, and gives the mean of all added so far. */
    private Template mean(Template template, int[] frames, PixelStatistics statistics) {
        Registration registration = engine.on(template, range);
        int pixels = template.image().pixels().length;
        FrameBlocks.forEach(
                frames.length,
                pixels,
                parallel,
                progress,
                "Making the template",
                (i, aligned) -> {
                    float[] frame = movie.read(frames[i]);
                    float[] centred = frame.clone();
                    boolean shows = Frames.centre(centred);
                    Match match = shows ? registration.registerRoughly(centred) : new Match(0, 0, 0, true);
                    if (match.atLimit()) {
                        Arrays.fill(aligned, Float.NaN);
                    } else {
                        Translation.undo(frame, movie.width(), movie.height(), match.dx(), match.dy(), aligned);
                    }
                },
                statistics);
        if (most(statistics, pixels) == 0) {
            return template;
        }
        return Template.of(image(defined(statistics)), statistics);
    }

    private static float[] defined(PixelStatistics statistics) {
        float[] means = statistics.means();
        int most = most(statistics, means.length);
        for (int p = 0; p < means.length; p++) {
            means[p] = statistics.count(p) < SEEN * most ? Float.NaN : means[p];
        }
        return means;
    }

    private static int most(PixelStatistics statistics, int pixels) {
        return IntStream.range(0, pixels).map(statistics::count).max().orElse(0);
    }

    private Image image(float[] pixels) {
        return new Image(movie.width(), movie.height(), pixels, movie.calibration());
    }
}
