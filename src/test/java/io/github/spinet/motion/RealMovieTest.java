// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.motion;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import ij.ImagePlus;
import ij.io.Opener;
import ij.process.FloatProcessor;
import io.github.spinet.core.Parallel;
import io.github.spinet.core.Progress;
import io.github.spinet.motion.MotionCorrection.Shift;
import io.github.spinet.movie.ArrayMovie;
import io.github.spinet.movie.Calibration;
import io.github.spinet.movie.Image;
import io.github.spinet.movie.Movie;
import io.github.spinet.movie.Projections;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A recorded movie with two channels and visible motion. */
class RealMovieTest {

    private static final String FILE = "movie_two_channel_motion/sample1_2ch_99t_256x256.tif";

    static ArrayMovie movie(int channel) {
        String folder = Optional.ofNullable(System.getenv("SPINET_DATA")).orElse("../shared/data");
        Path path = Path.of(folder, FILE);
        assumeTrue(Files.exists(path), "No recorded movie at " + path + ": set SPINET_DATA to the folder of test data");
        ImagePlus image = new Opener().openImage(path.toString());
        List<float[]> frames = new ArrayList<>();
        for (int t = 1; t <= image.getNFrames(); t++) {
            FloatProcessor frame = image.getStack()
                    .getProcessor(image.getStackIndex(channel, 1, t))
                    .convertToFloatProcessor();
            frames.add((float[]) frame.getPixels());
        }
        return ArrayMovie.of("sample1", image.getWidth(), image.getHeight(), 1, frames);
    }

    @ParameterizedTest
    @EnumSource(
            value = Engine.class,
            names = {"NCC", "RIGID", "AUTO"})
    void frames_look_more_like_the_template_in_every_part_of_the_movie(Engine engine) {
        List<Shift> shifts =
                MotionCorrectionTest.correct(movie(1), engine).shifts().rows();
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

    @Test
    void rows_found_on_one_channel_mend_the_other() {
        ArrayMovie red = movie(1);
        ArrayMovie green = movie(2);
        double rigid = likeness(CorrectedMovie.of(green, MotionCorrectionTest.correct(red, Engine.RIGID)));
        MotionCorrection.Result rows = MotionCorrectionTest.correct(red, Engine.AUTO);
        assertTrue(rows.rows().isPresent(), "rows of this movie's frames differ");
        double placed = likeness(CorrectedMovie.of(green, rows));
        double raw = likeness(green);
        System.out.printf("Other channel, shrunken frames and their mean: %.4f, %.4f, %.4f%n", raw, rigid, placed);
        assertTrue(rigid > raw + 0.05 && placed > rigid + 0.002, raw + ", " + rigid + ", " + placed);
    }

    /** The mean correlation of the middle of the valid frames, shrunk four times against noise, with their mean. */
    private static double likeness(Movie movie) {
        int w = movie.width() / 4;
        int h = movie.height() / 4;
        Image mean = Projections.run(movie, Parallel.serial(), Progress.NONE).average();
        Image small = new Image(w, h, Frames.shrink(mean.pixels(), 4 * w, 4 * h, 4), Calibration.UNKNOWN);
        Similarity similarity = new Similarity(small, new SearchRange(10, 10));
        return IntStream.range(0, movie.frames())
                .filter(movie.mask()::isValid)
                .mapToDouble(f -> similarity.to(Frames.shrink(movie.read(f), 4 * w, 4 * h, 4)))
                .average()
                .orElseThrow();
    }
}
