// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.motion;

import io.github.spinet.core.BadInputException;
import io.github.spinet.core.Parallel;
import io.github.spinet.core.Progress;
import io.github.spinet.movie.FrameBlocks;
import io.github.spinet.movie.Image;
import io.github.spinet.movie.Movie;
import io.github.spinet.movie.PixelMeans;
import io.github.spinet.movie.PixelStatistics;
import java.util.Arrays;
import java.util.function.IntUnaryOperator;
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
    private static final int NOISE_FRAMES = 48;

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
        int[] sample = sample(movie, most);
        int[] frames = engine == Engine.NCC ? sample : clear(sample);
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
        Template active = last.activeAs(all);
        // Those left out are noisier than the template says.
        return frames.length < sample.length ? around(last.image()).active(active.active()) : active;
    }

    private int[] clear(int[] frames) {
        ClearFrames.Noise[] noise = new ClearFrames.Noise[frames.length];
        parallel.forEach(
                frames.length,
                "Comparing frames",
                progress,
                i -> noise[i] = ClearFrames.noise(movie.read(frames[i]), movie.width()));
        return IntStream.of(ClearFrames.of(noise)).map(i -> frames[i]).toArray();
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
        if (frames.length == 0) {
            return fallback.image();
        }
        PixelMeans means = PixelMeans.of(corrected, frames, "Making the template", parallel, progress);
        return image(defined(means.means(), means::count));
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
        if (most(pixels, statistics::count) == 0) {
            return template;
        }
        return Template.of(image(defined(statistics.means(), statistics::count)), statistics);
    }

    /** @param count how many frames had a value at a pixel */
    private static float[] defined(float[] means, IntUnaryOperator count) {
        int most = most(means.length, count);
        for (int p = 0; p < means.length; p++) {
            means[p] = count.applyAsInt(p) < SEEN * most ? Float.NaN : means[p];
        }
        return means;
    }

    private static int most(int pixels, IntUnaryOperator count) {
        return IntStream.range(0, pixels).map(count).max().orElse(0);
    }

    private Image image(float[] pixels) {
        return new Image(movie.width(), movie.height(), pixels, movie.calibration());
    }
}
