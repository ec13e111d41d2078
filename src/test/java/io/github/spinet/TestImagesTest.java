// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.spinet.io.CsvTables;
import io.github.spinet.io.Matrices;
import io.github.spinet.motion.MotionCorrection.Shift;
import io.github.spinet.spine.SpineRow;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The images that the project ships, as a first user would try them. */
class TestImagesTest {

    private static final Path IMAGES = Path.of("test-images");

    @TempDir
    Path folder;

    private Path run(String verb, String... words) {
        Path out = folder.resolve(verb);
        String[] all = new String[words.length + 3];
        all[0] = verb;
        System.arraycopy(words, 0, all, 1, words.length);
        all[words.length + 1] = "--out";
        all[words.length + 2] = out.toString();
        Shell shell = Shell.run(all);
        assertEquals(0, shell.code(), shell.err());
        return out;
    }

    @Test
    void the_movie_can_be_registered_and_its_traces_taken() {
        String movie = IMAGES.resolve("movie.tif").toString();
        Path motion = run(
                "motion",
                "--movie",
                movie,
                "--target",
                IMAGES.resolve("projection-1.tif").toString());
        double gain = CsvTables.read(motion.resolve("shifts.csv"), Shift.class).stream()
                .mapToDouble(s -> s.corrAfter() - s.corrBefore())
                .average()
                .orElseThrow();
        assertTrue(gain > 0, "correlation rises by " + gain);
        Path traces = run(
                "traces",
                "--movie",
                movie,
                "--shifts",
                motion.resolve("shifts.csv").toString(),
                "--rois",
                IMAGES.resolve("rois-1.zip").toString());
        assertEquals(160, Matrices.read(traces.resolve("traces.csv")).frames());
    }

    @Test
    void the_spines_of_the_first_session_are_found_in_the_second() {
        Path track = run(
                "track",
                "--projections",
                IMAGES.resolve("projection-1.tif") + "," + IMAGES.resolve("projection-2.tif"),
                "--rois",
                IMAGES.resolve("rois-1.zip") + "," + IMAGES.resolve("rois-2.zip"));
        long again = CsvTables.read(track.resolve("spines.csv"), SpineRow.class).stream()
                .filter(s -> s.session() == 2 && s.status() == SpineRow.Status.PRESENT && s.confidence() > 0)
                .count();
        assertTrue(again >= 10, again + " spines matched");
    }
}
