// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.motion;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.spinet.core.BadInputException;
import io.github.spinet.core.Parallel;
import io.github.spinet.core.Progress;
import io.github.spinet.core.Records;
import io.github.spinet.core.Seeds;
import io.github.spinet.motion.MotionCorrection.Flag;
import io.github.spinet.motion.MotionQuality.Frame;
import io.github.spinet.movie.ArrayMovie;
import io.github.spinet.movie.Calibration;
import io.github.spinet.movie.Image;
import io.github.spinet.movie.Movie;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.PoissonSampler;
import org.junit.jupiter.api.Test;

/** The plane of a movie and of its frames in a stack whose truth is known. */
class FocalPlanesTest {

    private static final int W = 128;
    private static final int H = 128;
    private static final Scene LAYER = new Scene(W, H, 20, 1);

    /** The view at a depth, in planes: one dendrite at planes 2, 5 and 8 each, which come in and out of focus. */
    private static float[] view(double plane, double dx, double dy) {
        float[] view = new float[W * H];
        for (int p = 0; p < view.length; p++) {
            double x = p % W - dx;
            double y = p / W - dy;
            view[p] = (float) (weight(plane - 2) * LAYER.at(W - x, y)
                    + weight(plane - 5) * LAYER.at(x, y)
                    + weight(plane - 8) * LAYER.at(y, x));
        }
        return view;
    }

    private static double weight(double planes) {
        return Math.exp(-planes * planes / (2 * 1.5 * 1.5));
    }

    private static List<Image> stack(double[][] jitter) {
        List<Image> stack = new ArrayList<>();
        for (int k = 0; k < jitter.length; k++) {
            stack.add(new Image(W, H, view(k + 1, jitter[k][0], jitter[k][1]), Calibration.UNKNOWN));
        }
        return stack;
    }

    @Test
    void planes_of_frames_are_found_between_slices_and_frames_far_off_are_flagged() {
        long seed = 3;
        UniformRandomProvider random = Seeds.stream(seed, "z");
        double[][] shifts = Scene.shifts(60, 1.5, seed);
        double[] truth = new double[60];
        List<float[]> frames = new ArrayList<>();
        for (int f = 0; f < 60; f++) {
            // Six frames deeper by two planes.
            truth[f] = 5.1 + (f >= 30 && f < 36 ? 2 : 0);
            float[] frame = view(truth[f], shifts[f][0], shifts[f][1]);
            for (int p = 0; p < frame.length; p++) {
                frame[p] = PoissonSampler.of(random, frame[p] + 0.5).sample();
            }
            frames.add(frame);
        }
        Movie movie = ArrayMovie.of("z", W, H, 30, frames);
        MotionCorrection.Params params = MotionCorrectionTest.params(Engine.RIGID);
        Image own = MotionCorrection.template(movie, params, Parallel.serial(), Progress.NONE);
        FocalPlanes planes =
                FocalPlanes.find(stack(Scene.shifts(9, 1, 8)), 2, own, params, Parallel.serial(), Progress.NONE);
        assertEquals(5, planes.plane(), "seed " + seed);
        MotionCorrection.Result motion =
                MotionCorrection.run(movie, Optional.of(planes.target()), params, Parallel.serial(), Progress.NONE);
        MotionQuality.Result result = MotionQuality.run(
                movie,
                motion,
                Optional.of(planes.target()),
                Optional.of(planes),
                params,
                Records.from(MotionQuality.Params.class, Map.of("off_planes", 1.3)),
                Parallel.serial(),
                Progress.NONE);
        double squares = 0;
        for (Frame frame : result.frames()) {
            double error = frame.plane() - truth[frame.frame() - 1];
            squares += error * error / 60;
            assertEquals(2 * (frame.plane() - 5), frame.zUm(), 1e-9);
            boolean off = frame.frame() > 30 && frame.frame() <= 36;
            Flag flag = result.motion().shifts().rows().get(frame.frame() - 1).flag();
            assertTrue(!off || flag == Flag.BAD, "seed " + seed + " " + frame);
            assertTrue(off || flag == Flag.OK, "seed " + seed + " " + frame);
        }
        assertTrue(Math.sqrt(squares) < 0.35, "seed " + seed + ": error " + Math.sqrt(squares) + " planes");
    }

    @Test
    void refuses_stacks_that_show_no_depth_or_do_not_fit() {
        MotionCorrection.Params params = MotionCorrectionTest.params(Engine.RIGID);
        Image own = new Image(W, H, view(5, 0, 0), Calibration.UNKNOWN);
        List<Image> one = List.of(own);
        assertThrows(
                BadInputException.class, () -> FocalPlanes.find(one, 1, own, params, Parallel.serial(), Progress.NONE));
        List<Image> dark = List.of(own, new Image(W, H, new float[W * H], Calibration.UNKNOWN));
        assertTrue(assertThrows(
                        BadInputException.class,
                        () -> FocalPlanes.find(dark, 1, own, params, Parallel.serial(), Progress.NONE))
                .getMessage()
                .contains("Slice 2"));
        List<Image> wide = List.of(own, new Image(W + 1, H, new float[(W + 1) * H], Calibration.UNKNOWN));
        assertThrows(
                BadInputException.class,
                () -> FocalPlanes.find(wide, 1, own, params, Parallel.serial(), Progress.NONE));
    }
}
