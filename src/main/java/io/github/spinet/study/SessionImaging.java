// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.study;

import io.github.spinet.core.Parallel;
import io.github.spinet.core.Progress;
import io.github.spinet.io.MovieOptions;
import io.github.spinet.io.RoiSets;
import io.github.spinet.io.TiffWriter;
import io.github.spinet.motion.CorrectedMovie;
import io.github.spinet.motion.MotionCorrection;
import io.github.spinet.motion.MotionQuality;
import io.github.spinet.movie.Movie;
import io.github.spinet.movie.Projections;
import io.github.spinet.spine.FieldRois;
import java.nio.file.Path;

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
     * Registers the movie of a session and writes shifts, template, frame mask and projections.
     *
     * @param folder where the results of this session go
     * @param keepRegistered whether the registered movie is written too
     */
    public static SessionImaging run(
            SessionEntry entry,
            MotionCorrection.Params params,
            MotionQuality.Params judge,
            boolean keepRegistered,
            Path folder,
            Parallel parallel,
            Progress progress) {
        try (Movie movie = source(entry).openTimed()) {
            FieldRois rois = RoiSets.read(entry.rois()).toFieldRois(movie.width(), movie.height());
            MotionQuality.Result quality = MotionRun.run(movie, entry.target(), params, judge, parallel, progress);
            MotionCorrection.Result motion = quality.motion();
            Movie corrected = corrected(movie, params, motion);
            Projections.Result projections = Projections.run(corrected, parallel, progress);
            ResultFiles.motion(folder, motion, movie.clock());
            ResultFiles.motionQuality(
                    folder, quality, movie.name(), entry.channel().orElse(1));
            ResultFiles.projections(folder, projections);
            if (keepRegistered) {
                TiffWriter.write(corrected, folder.resolve("registered.tif"), parallel, progress);
            }
            return new SessionImaging(entry, quality, projections, rois);
        }
    }

    /** The movie with its shifts undone, frame by frame as it is read. */
    public static Movie corrected(Movie movie, MotionCorrection.Params params, MotionCorrection.Result motion) {
        return new CorrectedMovie(
                MotionCorrection.conditioned(movie, params), motion.shifts(), motion.rows(), motion.mask());
    }

    static MovieSource source(SessionEntry entry) {
        MovieOptions options = MovieOptions.channel(entry.channel().orElse(1))
                .withRateHz(entry.rateHz().orElse(Double.NaN))
                .withUmPerPx(entry.umPerPx().orElse(Double.NaN));
        return new MovieSource(entry.movie(), options);
    }
}
