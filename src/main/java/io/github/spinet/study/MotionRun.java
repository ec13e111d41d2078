// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.study;

import io.github.spinet.core.BadInputException;
import io.github.spinet.core.Parallel;
import io.github.spinet.core.Progress;
import io.github.spinet.io.ImageStack;
import io.github.spinet.motion.FocalPlanes;
import io.github.spinet.motion.GivenShifts;
import io.github.spinet.motion.MotionCorrection;
import io.github.spinet.motion.MotionQuality;
import io.github.spinet.movie.Image;
import io.github.spinet.movie.Movie;
import java.nio.file.Path;
import java.util.Optional;

/** Motion correction with all that belongs to it: its target, the correction, and the judgement of it. */
public final class MotionRun {

    private MotionRun() {}

    /**
     * Registers a movie and judges the outcome.
     *
     * @param target an image to register to, or a stack of slices, of which the one that the movie shows is taken
     * @return whose {@code motion()} is the correction to use
     */
    public static MotionQuality.Result run(
            Movie movie,
            Optional<Path> target,
            MotionCorrection.Params params,
            MotionQuality.Params judge,
            Parallel parallel,
            Progress progress) {
        Target found = Target.of(movie, target, params, parallel, progress);
        MotionCorrection.Result motion = MotionCorrection.run(movie, found.image, params, parallel, progress);
        return MotionQuality.run(movie, motion, found.image, found.planes, params, judge, parallel, progress);
    }

    /**
     * Judges shifts that were found elsewhere.
     *
     * @param target as above
     */
    public static MotionQuality.Result apply(
            Movie movie,
            ResultFiles.Shifts shifts,
            Optional<Path> target,
            MotionCorrection.Params params,
            MotionQuality.Params judge,
            Parallel parallel,
            Progress progress) {
        Target found = Target.of(movie, target, params, parallel, progress);
        MotionCorrection.Result motion = GivenShifts.run(
                movie, shifts.frames(), shifts.rows(), shifts.scan(), found.image, params, parallel, progress);
        return MotionQuality.run(movie, motion, found.image, found.planes, params, judge, parallel, progress);
    }

    /** What frames are registered to. */
    private record Target(Optional<Image> image, Optional<FocalPlanes> planes) {

        static Target of(
                Movie movie,
                Optional<Path> target,
                MotionCorrection.Params params,
                Parallel parallel,
                Progress progress) {
            Optional<FocalPlanes> planes = Optional.empty();
            Optional<Image> image = Optional.empty();
            if (target.isPresent()) {
                ImageStack stack = ImageStack.read(target.get());
                checkSize(target.get(), stack.slices().get(0), movie);
                if (stack.slices().size() > 1) {
                    Image own = MotionCorrection.template(movie, params, parallel, progress);
                    planes = Optional.of(
                            FocalPlanes.find(stack.slices(), stack.spacingUm(), own, params, parallel, progress));
                }
                image = Optional.of(
                        planes.map(FocalPlanes::target).orElse(stack.slices().get(0)));
            }
            return new Target(image, planes);
        }
    }

    private static void checkSize(Path file, Image image, Movie movie) {
        if (image.width() != movie.width() || image.height() != movie.height()) {
            throw new BadInputException(file + " has " + image.width() + " × " + image.height() + " pixels, "
                    + movie.name() + " " + movie.width() + " × " + movie.height()
                    + "; expected a target of the movie's size: scale and crop it in Fiji (Image > Scale)");
        }
        double own = movie.calibration().widthUm();
        double other = image.calibration().widthUm();
        if (movie.calibration().isKnown() && image.calibration().isKnown() && Math.abs(own / other - 1) > 0.02) {
            throw new BadInputException(file + " has pixels of " + other + " µm, " + movie.name() + " of " + own
                    + " µm: another zoom cannot be registered to; scale the target in Fiji (Image > Scale) or, if its"
                    + " calibration is wrong, mend it (Image > Properties)");
        }
    }
}
