// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.gui.EllipseRoi;
import ij.gui.Roi;
import io.github.spinet.analysis.MovementScoring.Score;
import io.github.spinet.io.CsvTables;
import io.github.spinet.io.RoiSet;
import io.github.spinet.io.RoiSets;
import io.github.spinet.motion.MotionCorrection.Shift;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The chain on recordings that no simulator made. */
class RealStudyTest {

    private static final int PARTS = 10;

    @TempDir
    Path folder;

    private static Path data(String relative) {
        String named = System.getenv("SPINET_DATA");
        Path path = Path.of(named == null ? "../shared/data" : named).resolve(relative);
        if (!Files.exists(path)) {
            System.out.println("Skipped: no " + path + "; set SPINET_DATA to the folder of real data");
        }
        Assumptions.assumeTrue(Files.exists(path), () -> "no " + path);
        return path.toAbsolutePath();
    }

    @Test
    void motion_correction_raises_the_correlation_in_every_part_of_a_real_movie() {
        Path movie = data("movie_two_channel_motion/sample1_2ch_99t_256x256.tif");
        Path out = folder.resolve("motion");
        Shell shell = Shell.run("motion", "--movie", movie.toString(), "--channel", "1", "--out", out.toString());
        assertEquals(0, shell.code(), shell.err());
        List<Shift> shifts =
                CsvTables.read(out.resolve("shifts.csv"), Shift.class).rows();
        for (int part = 0; part < PARTS; part++) {
            List<Shift> rows = shifts.subList(part * shifts.size() / PARTS, (part + 1) * shifts.size() / PARTS);
            double before =
                    rows.stream().mapToDouble(Shift::corrBefore).average().orElseThrow();
            double after = rows.stream().mapToDouble(Shift::corrAfter).average().orElseThrow();
            System.out.printf("motion, tenth %d: correlation %.3f before, %.3f after%n", part + 1, before, after);
            assertTrue(after > before, "tenth " + (part + 1) + ": " + before + " before, " + after + " after");
        }
        assertTrue(Files.exists(out.resolve("motion.svg")));
    }

    @Test
    void a_running_mouse_goes_from_pixels_to_the_report() throws IOException {
        Path movie = data("movies_small/thunder_mouse_500t_64x64.tif");
        Path speed = data("movies_small/thunder_mouse_runningSpeed.csv");
        List<Roi> cells = new ArrayList<>();
        for (int i = 0; i < 16; i++) {
            int x = 8 + 12 * (i % 4);
            int y = 8 + 12 * (i / 4);
            Roi roi = new EllipseRoi(x, y, x + 8, y + 3, 0.7);
            roi.setName("cell" + (i + 1));
            cells.add(roi);
        }
        RoiSets.write(new RoiSet(cells), folder.resolve("rois.zip"));
        Files.writeString(
                folder.resolve("study.csv"),
                "animal,field,session,movie,rois,lever,lever_column,lever_rate_hz,rate_hz\n" + "mouse,f1,1," + movie
                        + ",rois.zip," + speed + ",runningSpeed,10,10\n");
        Path out = folder.resolve("results");
        Shell shell = Shell.run(
                "run",
                "--study",
                folder.resolve("study.csv").toString(),
                "--movements-preset",
                "SPEED",
                "--score-minimum-runs",
                "2",
                "--out",
                out.toString());
        assertEquals(0, shell.code(), shell.err());
        assertTrue(Files.readString(out.resolve("report.html")).contains("mouse_f1_s1"));
        Path session = out.resolve("sessions/mouse_f1_s1");
        assertEquals(501, Files.readAllLines(session.resolve("dff.csv")).size());
        List<Score> scores =
                CsvTables.read(session.resolve("scores.csv"), Score.class).rows();
        assertEquals(16, scores.size());
        assertTrue(scores.stream().allMatch(s -> s.mrs().isPresent()));
    }
}
