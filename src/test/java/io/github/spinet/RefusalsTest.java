// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.gui.OvalRoi;
import ij.gui.Roi;
import ij.io.RoiEncoder;
import io.github.spinet.core.Parallel;
import io.github.spinet.core.Progress;
import io.github.spinet.io.TiffWriter;
import io.github.spinet.movie.ArrayMovie;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a user does wrong ends with one clear line, the right exit code, and nothing left behind. */
class RefusalsTest {

    private static final int WIDTH = 32;
    private static final int HEIGHT = 24;

    @TempDir
    Path folder;

    private Path movie;
    private Path out;

    @BeforeEach
    void make_a_movie() {
        movie = folder.resolve("movie.tif");
        out = folder.resolve("out");
        List<float[]> frames = new ArrayList<>();
        for (int t = 0; t < 5; t++) {
            float[] pixels = new float[WIDTH * HEIGHT];
            for (int i = 0; i < pixels.length; i++) {
                pixels[i] = (i * 31 + t * 17) % 97;
            }
            frames.add(pixels);
        }
        TiffWriter.write(ArrayMovie.of("movie", WIDTH, HEIGHT, 10, frames), movie, Parallel.serial(), Progress.NONE);
    }

    private void refused(int code, String expected, String... words) throws IOException {
        List<Path> before = files();
        Shell shell = Shell.run(words);
        assertEquals(code, shell.code(), shell.err());
        assertEquals(1, shell.err().lines().count(), "one line: " + shell.err());
        assertTrue(shell.err().contains(expected), shell.err());
        assertEquals(before, files(), "files left behind");
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.sorted().toList();
        }
    }

    private Path text(String name, String... lines) throws IOException {
        return Files.write(folder.resolve(name), Arrays.asList(lines));
    }

    private Path rois(String name, Roi... rois) throws IOException {
        Path file = folder.resolve(name);
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            for (int i = 0; i < rois.length; i++) {
                zip.putNextEntry(new ZipEntry(i + ".roi"));
                zip.write(RoiEncoder.saveAsByteArray(rois[i]));
                zip.closeEntry();
            }
        }
        return file;
    }

    private static Roi oval(String name, int x, int y) {
        Roi roi = new OvalRoi(x, y, 6, 6);
        roi.setName(name);
        return roi;
    }

    @Test
    void a_truncated_tiff() throws IOException {
        byte[] bytes = Files.readAllBytes(movie);
        Path cut = Files.write(folder.resolve("cut.tif"), Arrays.copyOf(bytes, bytes.length * 2 / 3));
        refused(1, "cut.tif", "motion", "--movie", cut.toString(), "--out", out.toString());
    }

    @Test
    void a_text_file_named_tif() throws IOException {
        Path file = text("notes.tif", "not a movie");
        refused(1, "notes.tif", "motion", "--movie", file.toString(), "--out", out.toString());
    }

    @Test
    void a_roi_outside_the_image() throws IOException {
        Path file = rois("far.zip", oval("far", 100, 100));
        refused(
                1,
                "ROI 'far' at (100, 100) lies outside the image of 32 × 24 pixels",
                "traces",
                "--movie",
                movie.toString(),
                "--rois",
                file.toString(),
                "--out",
                out.toString());
    }

    @Test
    void a_roi_set_with_duplicate_names() throws IOException {
        Path file = rois("twins.zip", oval("a", 1, 1), oval("a", 12, 12));
        refused(1, "'a'", "traces", "--movie", movie.toString(), "--rois", file.toString(), "--out", out.toString());
    }

    @Test
    void a_lever_file_with_a_missing_column() throws IOException {
        Path file = text("lever.csv", "time_s,lever_v", "0,1", "0.1,2");
        refused(
                1,
                "has no column 'lever'",
                "movements",
                "--lever",
                file.toString(),
                "--column",
                "lever",
                "--out",
                out.toString());
    }

    @Test
    void letters_among_the_numbers_of_a_lever() throws IOException {
        Path file = text("lever.csv", "lever_v", "1", "abc", "2");
        refused(
                1,
                "lever.csv, line 3, column 'lever_v': 'abc' is not a number",
                "movements",
                "--lever",
                file.toString(),
                "--rate-hz",
                "1000",
                "--out",
                out.toString());
    }

    @Test
    void traces_of_unequal_length() throws IOException {
        Path file = text("traces.csv", "frame,time_s,a,b", "1,0,5,6", "2,0.1,5", "3,0.2,5,6");
        refused(1, "traces.csv, line 3", "dff", "--traces", file.toString(), "--out", out.toString());
    }

    @Test
    void a_movement_trace_of_another_length_than_the_dff() throws IOException {
        Path dff = text("dff.csv", "frame,time_s,a", "1,0,0.5", "2,0.1,0.5", "3,0.2,0.5");
        Path moving = text("moving.csv", "frame,time_s,moving", "1,0,1", "2,0.1,0");
        refused(
                1,
                "expected equal lengths",
                "score",
                "--dff",
                dff.toString(),
                "--moving",
                moving.toString(),
                "--out",
                out.toString());
    }

    @Test
    void an_unknown_option() throws IOException {
        refused(2, "did you mean '--movie'?", "motion", "--move", movie.toString(), "--out", out.toString());
    }

    @Test
    void an_unknown_verb() throws IOException {
        refused(2, "did you mean 'motion'?", "moton");
    }

    @Test
    void an_unknown_key_in_a_settings_file() throws IOException {
        Path settings = text("settings.json", "{\"max_dx\": 12}");
        refused(
                2,
                "Unknown setting 'max_dx'; did you mean 'max_dx_px'?",
                "motion",
                "--movie",
                movie.toString(),
                "--settings",
                settings.toString(),
                "--out",
                out.toString());
    }

    @Test
    void a_value_out_of_range() throws IOException {
        Path file = text("dff.csv", "frame,time_s,a", "1,0,0.5", "2,0.1,0.5");
        refused(
                2,
                "shuffles = 0 is below the minimum 1",
                "score",
                "--dff",
                file.toString(),
                "--moving",
                file.toString(),
                "--shuffles",
                "0",
                "--out",
                out.toString());
    }

    @Test
    void a_missing_required_option() throws IOException {
        refused(2, "Missing setting 'movie'", "motion", "--out", out.toString());
    }

    @Test
    void an_output_folder_that_cannot_be_written() throws IOException {
        Path file = text("out.txt", "a file");
        refused(1, "out.txt", "motion", "--movie", movie.toString(), "--out", file.toString());
        refused(
                1,
                "out.txt",
                "motion",
                "--movie",
                movie.toString(),
                "--out",
                file.resolve("below").toString());
    }

    @Test
    void a_movie_that_is_not_there() throws IOException {
        refused(
                1,
                "none.tif does not exist",
                "motion",
                "--movie",
                folder.resolve("none.tif").toString(),
                "--out",
                out.toString());
    }

    @Test
    void traces_of_a_movie_without_a_frame_rate() throws IOException {
        List<float[]> frames = List.of(new float[WIDTH * HEIGHT], new float[WIDTH * HEIGHT]);
        frames.get(0)[5] = 1;
        frames.get(1)[5] = 1;
        ij.ImageStack stack = new ij.ImageStack(WIDTH, HEIGHT);
        frames.forEach(f -> stack.addSlice("", f));
        Path untimed = folder.resolve("untimed.tif");
        new ij.io.FileSaver(new ij.ImagePlus("untimed", stack)).saveAsTiffStack(untimed.toString());
        Path file = rois("a.zip", oval("a", 1, 1));
        refused(
                1,
                "the frame rate is unknown; give it as rate_hz",
                "traces",
                "--movie",
                untimed.toString(),
                "--rois",
                file.toString(),
                "--out",
                out.toString());
    }
}
