// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.study;

import io.github.spinet.core.Parallel;
import io.github.spinet.core.Progress;
import io.github.spinet.io.MovieOptions;
import io.github.spinet.io.Movies;
import io.github.spinet.io.RoiSets;
import io.github.spinet.io.StackMovie;
import io.github.spinet.motion.CorrectedMovie;
import io.github.spinet.motion.MotionCorrection;
import io.github.spinet.motion.MotionQuality;
import io.github.spinet.movie.Movie;
import io.github.spinet.movie.Projections;
import io.github.spinet.spine.FieldRois;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * One session as far as its images: registered, projected, its ROIs read.
 *
 * @param entry which session
 * @param quality shifts, template and frame mask, and how far to trust them
 * @param projections of the registered movie
 * @param rois as drawn, under the names of the ROI set
 */
public record SessionImaging(
        SessionEntry entry, MotionQuality.Result quality, Projections.Result projections, FieldRois rois) {

    /** Shifts, template and frame mask. */
    public MotionCorrection.Result motion() {
        return quality.motion();
    }

    /**
     * Registers the movie of a session and writes shifts, template, frame mask, projections and, if wished, the registered
     * movie.
     *
     * @param keepRegistered whether movies are written too
     * @param folder where the results of this session go
     * @param log told how many frames there are and which channels are used for what
     */
    public static SessionImaging run(
            SessionEntry entry,
            MotionCorrection.Params params,
            MotionQuality.Params judge,
            RegisteredFiles.Params output,
            boolean keepRegistered,
            Path folder,
            Parallel parallel,
            Progress progress,
            Consumer<String> log) {
        try (StackMovie movie = source(entry).openTimed(log)) {
            RegisteredFiles files = new RegisteredFiles(movie, output, keepRegistered);
            String plan = files.plan(folder);
            StackMovie moving = movie.channel(entry.motionChannel().orElse(movie.channel()));
            if (movie.channels() > 1) {
                log.accept("Shifts from channel " + moving.channel() + ", traces from channel " + movie.channel() + "; "
                        + plan);
            }
            FieldRois rois = RoiSets.read(entry.rois()).toFieldRois(movie.width(), movie.height());
            MotionQuality.Result quality = MotionRun.run(moving, entry.target(), params, judge, parallel, progress);
            MotionCorrection.Result motion = quality.motion();
            ResultFiles.motion(folder, motion, movie.clock());
            ResultFiles.motionQuality(folder, quality, moving.name(), moving.channel());
            Projections.Result projections =
                    files.write(folder, correction(moving, params, motion, parallel, progress), parallel, progress);
            return new SessionImaging(entry, quality, projections, rois);
        }
    }

    /**
     * Undoes the shifts that were found on one channel in any channel of the recording, whose lines have a phase of their
     * own.
     */
    public static Function<StackMovie, Movie> correction(
            StackMovie foundOn,
            MotionCorrection.Params params,
            MotionCorrection.Result motion,
            Parallel parallel,
            Progress progress) {
        return channel -> corrected(
                channel,
                params,
                channel.channel() == foundOn.channel()
                        ? motion
                        : motion.ofChannel(channel, params, parallel, progress));
    }

    /** The movie with its shifts undone, frame by frame as it is read. */
    public static Movie corrected(Movie movie, MotionCorrection.Params params, MotionCorrection.Result motion) {
        return new CorrectedMovie(
                MotionCorrection.conditioned(movie, params, motion.scan()),
                motion.shifts(),
                motion.rows(),
                motion.mask());
    }

    static MovieSource source(SessionEntry entry) {
        MovieOptions options = MovieOptions.channel(entry.channel().orElse(1))
                .withRateHz(entry.rateHz().orElse(Double.NaN))
                .withUmPerPx(entry.umPerPx().orElse(Double.NaN));
        return new MovieSource(entry.movie(), entry.joint().orElse(Movies.Joint.CONTINUOUS), options);
    }
}
