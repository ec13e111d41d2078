// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.motion;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import ij.ImagePlus;
import ij.io.Opener;
import ij.process.FloatProcessor;
import io.github.spinet.motion.MotionCorrection.Shift;
import io.github.spinet.movie.ArrayMovie;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A recorded movie with two channels and visible motion. */
class RealMovieTest {

    private static final String FILE = "movie_two_channel_motion/sample1_2ch_99t_256x256.tif";

    static ArrayMovie movie() {
        String folder = Optional.ofNullable(System.getenv("SPINET_DATA")).orElse("../shared/data");
        Path path = Path.of(folder, FILE);
        assumeTrue(Files.exists(path), "No recorded movie at " + path + ": set SPINET_DATA to the folder of test data");
        ImagePlus image = new Opener().openImage(path.toString());
        List<float[]> frames = new ArrayList<>();
        for (int t = 1; t <= image.getNFrames(); t++) {
            FloatProcessor frame =
                    image.getStack().getProcessor(image.getStackIndex(1, 1, t)).convertToFloatProcessor();
            frames.add((float[]) frame.getPixels());
        }
        return ArrayMovie.of("sample1", image.getWidth(), image.getHeight(), 1, frames);
    }

    @ParameterizedTest
    @EnumSource(Engine.class)
    void frames_look_more_like_the_template_in_every_part_of_the_movie(Engine engine) {
        List<Shift> shifts =
                MotionCorrectionTest.correct(movie(), engine).shifts().rows();
        double before = mean(shifts, Shift::corrBefore);
        double after = mean(shifts, Shift::corrAfter);
        System.out.printf(
                "%s on a recorded movie: correlation with the template %.4f -> %.4f%n", engine, before, after);
        for (int part = 0; part < 10; part++) {
            List<Shift> tenth = shifts.subList(part * shifts.size() / 10, (part + 1) * shifts.size() / 10);
            double was = mean(tenth, Shift::corrBefore);
            double is = mean(tenth, Shift::corrAfter);
            assertTrue(is > was, "tenth " + (part + 1) + ": " + was + " -> " + is);
        }
    }

    private static double mean(List<Shift> shifts, ToDoubleFunction<Shift> value) {
        return shifts.stream().mapToDouble(value).average().orElseThrow();
    }
}
