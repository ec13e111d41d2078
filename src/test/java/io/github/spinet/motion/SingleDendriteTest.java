// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.motion;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.spinet.core.Numbers;
import io.github.spinet.core.Parallel;
import io.github.spinet.core.Progress;
import io.github.spinet.core.Records;
import io.github.spinet.core.Seeds;
import io.github.spinet.movie.ArrayMovie;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.PoissonSampler;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A field with one dendrite looks alike wherever it is moved along the dendrite, but for a few spines. */
class SingleDendriteTest {

    private static final int SIZE = 256;
    private static final int FRAMES = 100;
    // Along the dendrite, and to which side.
    private static final double[] SPINES = {31, 48, 77, 90, 121, 139, 160, 201, 214};

    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void frames_are_found_along_the_dendrite(long seed) {
        double[][] shifts = Scene.shifts(FRAMES, 1.5, seed);
        ArrayMovie movie = movie(shifts, seed);
        double error = error(shifts, movie, Engine.RIGID);
        double published = error(shifts, movie, Engine.NCC);
        String seen = "seed " + seed + ": error " + Numbers.toText(error) + " px, published engine "
                + Numbers.toText(published) + " px";
        assertTrue(error < 0.5 && error < published, seen);
    }

    @ParameterizedTest
    @ValueSource(doubles = {2, 4})
    void a_dendrite_that_jumps_is_still_found(double sd) {
        long seed = 3;
        double[][] shifts = new double[FRAMES][2];
        UniformRandomProvider random = Seeds.stream(seed, "jumps");
        for (double[] shift : shifts) {
            // Twelve uniform numbers make a normal one.
            for (int i = 0; i < 12; i++) {
                shift[0] += sd * (random.nextDouble() - 0.5);
                shift[1] += sd * (random.nextDouble() - 0.5);
            }
        }
        ArrayMovie movie = movie(shifts, seed);
        double error = error(shifts, movie, Engine.RIGID);
        double published = error(shifts, movie, Engine.NCC);
        String seen = "seed " + seed + ": error " + error + " px, published engine " + published + " px";
        assertTrue(error < 0.35 && error < published / 2, seen);
    }

    private static double error(double[][] shifts, ArrayMovie movie, Engine engine) {
        MotionCorrection.Params params =
                Records.from(MotionCorrection.Params.class, Map.of("engine", engine.name(), "bad_frame_sd", "0"));
        return Scene.error(
                shifts,
                MotionCorrection.run(movie, Optional.empty(), params, Parallel.of(2), Progress.NONE)
                        .shifts());
    }

    private static ArrayMovie movie(double[][] shifts, long seed) {
        UniformRandomProvider random = Seeds.stream(seed, "dendrite");
        List<float[]> frames = new ArrayList<>();
        for (double[] shift : shifts) {
            float[] frame = new float[SIZE * SIZE];
            for (int p = 0; p < frame.length; p++) {
                double photons = photons(p % SIZE - shift[0], p / SIZE - shift[1]);
                frame[p] = PoissonSampler.of(random, photons).sample();
            }
            frames.add(frame);
        }
        return ArrayMovie.of("one dendrite", SIZE, SIZE, 30, frames);
    }

    private static double photons(double x, double y) {
        double light = 0.05 + gauss(x - middle(y), 2.5);
        for (int i = 0; i < SPINES.length; i++) {
            double side = i % 2 == 0 ? 7 : -7;
            light += 0.8 * gauss(Math.hypot(x - middle(SPINES[i]) - side, y - SPINES[i]), 1.7);
        }
        return light;
    }

    // Nearly straight, so that only spines tell how far a frame lies along it.
    private static double middle(double y) {
        return 110 + 0.25 * y + 15 * Math.sin(y / 60);
    }

    private static double gauss(double d, double sd) {
        return Math.exp(-d * d / (2 * sd * sd));
    }
}
