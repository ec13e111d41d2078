// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.study;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.spinet.core.Parallel;
import io.github.spinet.core.Progress;
import io.github.spinet.core.Records;
import io.github.spinet.motion.CorrectedMovie;
import io.github.spinet.motion.GivenShifts;
import io.github.spinet.motion.MotionCorrection;
import io.github.spinet.movie.ArrayMovie;
import io.github.spinet.movie.Movie;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Shifts written by motion correction and undone while a movie is read are those that were found. */
class ShiftFilesTest {

    private static final int WIDTH = 64;
    private static final int HEIGHT = 40;

    private static Movie movie() {
        List<float[]> frames = new ArrayList<>();
        for (int f = 0; f < 12; f++) {
            float[] frame = new float[WIDTH * HEIGHT];
            for (int p = 0; p < frame.length; p++) {
                double x = p % WIDTH - Math.sin(f);
                double y = p / WIDTH - Math.cos(f) * (x / WIDTH - 0.5);
                frame[p] = (float) (100 + 50 * Math.sin(x / 3) * Math.cos(y / 4) + 20 * Math.sin(x * y / 90));
            }
            frames.add(frame);
        }
        return ArrayMovie.of("sheared", WIDTH, HEIGHT, 30, frames);
    }

    private static MotionCorrection.Result write(Movie movie, String engine, Path folder) {
        MotionCorrection.Result result = MotionCorrection.run(
                movie,
                Optional.empty(),
                Records.from(MotionCorrection.Params.class, Map.of("engine", engine)),
                Parallel.serial(),
                Progress.NONE);
        ResultFiles.motion(folder, result, movie.clock());
        return result;
    }

    @Test
    void fields_rows_and_frames_are_undone_as_found_and_leave_no_file_of_an_earlier_run(@TempDir Path folder) {
        Movie movie = movie();
        for (String engine : List.of("PIECEWISE", "ROWS", "PIECEWISE", "RIGID")) {
            MotionCorrection.Result result = write(movie, engine, folder);
            Movie found = CorrectedMovie.of(movie, result);
            Movie read = ResultFiles.corrected(movie, folder.resolve("shifts.csv"));
            assertEquals(engine.equals("PIECEWISE"), Files.exists(folder.resolve("field_shifts.csv")), engine);
            for (int f = 0; f < movie.frames(); f++) {
                assertArrayEquals(found.read(f), read.read(f), engine + ", frame " + f);
            }
        }
    }

    @Test
    void the_table_of_rows_is_the_same_kind_with_a_field_and_without(@TempDir Path folder) throws Exception {
        write(movie(), "ROWS", folder);
        String rows = Files.readAllLines(folder.resolve("row_shifts.csv")).get(0);
        write(movie(), "PIECEWISE", folder);
        assertEquals(rows, Files.readAllLines(folder.resolve("row_shifts.csv")).get(0));
        assertEquals("frame,row,dx_px,dy_px", rows);
        List<String> field = Files.readAllLines(folder.resolve("field_shifts.csv"));
        assertTrue(field.get(0).startsWith("frame,row,dx_linear_px,dy_linear_px,"), field.get(0));
        assertEquals(1 + 12 * 5, field.size());
    }

    @Test
    void blocks_of_another_program_are_undone_as_given_and_kept_as_they_are(@TempDir Path folder) throws Exception {
        Movie movie = movie();
        List<String> lines = new ArrayList<>(List.of("frame,x_px,y_px,dx_px,dy_px"));
        for (int i = 0; i < 12 * 6; i++) {
            lines.add((i / 6 + 1) + "," + (i % 3 * 20.3 + 5) + "," + (i / 3 % 2 * 20 + 8) + "," + i % 5 + ",0.25");
        }
        Path given = Files.write(folder.resolve("given.csv"), lines);
        ResultFiles.Shifts shifts = ResultFiles.shifts(given, movie);
        MotionCorrection.Result result = GivenShifts.run(
                movie,
                shifts.frames(),
                shifts.rows(),
                Optional.empty(),
                Optional.empty(),
                Records.defaults(MotionCorrection.Params.class),
                Parallel.serial(),
                Progress.NONE);
        write(movie, "PIECEWISE", folder);
        ResultFiles.motion(folder, result, movie.clock());
        assertFalse(Files.exists(folder.resolve("field_shifts.csv")));
        assertEquals(
                12 * 6 + 1,
                Files.readAllLines(folder.resolve("block_shifts.csv")).size());
        Movie found = CorrectedMovie.of(movie, result);
        Movie read = ResultFiles.corrected(movie, folder.resolve("shifts.csv"));
        for (int f = 0; f < movie.frames(); f++) {
            assertArrayEquals(found.read(f), read.read(f), "frame " + f);
        }
        write(movie, "ROWS", folder);
        assertFalse(Files.exists(folder.resolve("block_shifts.csv")));
    }
}
