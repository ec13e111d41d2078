// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.motion;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.spinet.core.Parallel;
import io.github.spinet.core.Progress;
import io.github.spinet.core.Records;
import io.github.spinet.io.CsvTables;
import io.github.spinet.motion.MotionCorrection.Params;
import io.github.spinet.motion.MotionCorrection.Result;
import io.github.spinet.movie.Movie;
import io.github.spinet.service.MotionSentence;
import io.github.spinet.study.ResultFiles;
import io.github.spinet.study.SessionImaging;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was found of the lines is written, said, and undone again from the files. */
class ScanFilesTest {

    @TempDir
    Path folder;

    private final Movie movie =
            new Scene(128, 128, 10, 0.3).scanned(40, LinePhaseFitTest::run, t -> 1.1 + 0.04 * t, 12);

    private static Result correct(Movie movie, Params params) {
        return MotionCorrection.run(movie, Optional.empty(), params, Parallel.serial(), Progress.NONE);
    }

    @Test
    void the_raw_movie_corrected_from_files_is_the_corrected_movie() {
        Params params = Records.from(Params.class, Map.of("engine", "ROWS", "scan_mirrored", "NONE"));
        Result result = correct(movie, params);
        assertTrue(result.scan().phase().driftPx() > 0.5, result.scan().toString());
        ResultFiles.motion(folder, result, movie.clock());
        assertEquals(result.scan().table(), CsvTables.read(folder.resolve("scan.csv"), ScanGeometry.Row.class));
        Movie direct = SessionImaging.corrected(movie, params, result);
        Movie again = ResultFiles.corrected(movie, folder.resolve("shifts.csv"));
        for (int f : new int[] {0, 17, 39}) {
            assertArrayEquals(direct.read(f), again.read(f), "frame " + f);
        }
        String sentence = MotionSentence.of(result);
        assertTrue(sentence.contains("even lines lay +1.8") || sentence.contains("even lines lay +1.9"), sentence);
        assertTrue(sentence.contains("drift"), sentence);
    }

    @Test
    void files_of_earlier_versions_have_no_scan() throws Exception {
        Params params = Records.from(Params.class, Map.of("engine", "RIGID", "scan_phase_px", 0));
        Result result = correct(movie, params);
        assertFalse(result.scan().phase().moves());
        ResultFiles.motion(folder, result, movie.clock());
        Files.delete(folder.resolve("scan.csv"));
        Movie again = ResultFiles.corrected(movie, folder.resolve("shifts.csv"));
        assertArrayEquals(SessionImaging.corrected(movie, params, result).read(5), again.read(5));
        assertTrue(MotionSentence.of(result).endsWith("lines left in place, asked for"), MotionSentence.of(result));
    }
}
