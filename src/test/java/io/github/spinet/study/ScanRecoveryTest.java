// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.study;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.spinet.core.Parallel;
import io.github.spinet.core.Progress;
import io.github.spinet.core.Records;
import io.github.spinet.core.Table;
import io.github.spinet.io.CsvTables;
import io.github.spinet.io.Folders;
import io.github.spinet.io.MovieOptions;
import io.github.spinet.io.Movies;
import io.github.spinet.io.StackMovie;
import io.github.spinet.motion.LinePhase;
import io.github.spinet.motion.MotionCorrection;
import io.github.spinet.movie.Scan;
import io.github.spinet.simulate.SimulatedSession;
import io.github.spinet.simulate.SimulatedStudy;
import io.github.spinet.simulate.StudySimulation;
import io.github.spinet.simulate.Truth;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Lines planted out of step in a made study come back out of its files. */
class ScanRecoveryTest {

    private static SimulatedStudy<SimulatedSession> study(Map<String, Object> settings) {
        Map<String, Object> all = new HashMap<>(Map.of(
                "sessions",
                1,
                "duration_s",
                20,
                "rate_hz",
                8,
                "width_px",
                128,
                "height_px",
                96,
                "photons",
                3,
                "seed",
                4));
        all.putAll(settings);
        return StudySimulation.run(Records.from(StudySimulation.Params.class, all), Progress.NONE);
    }

    private static Path analysed(SimulatedStudy<SimulatedSession> study, Path folder) {
        SampleStudy.write(study, folder, Parallel.serial(), Progress.NONE);
        Path results = Folders.make(folder.resolve("sessions").resolve("A1_F1_s1"));
        Path file = folder.resolve("movies").resolve(study.keys().get(0).label() + ".tif");
        try (StackMovie movie = Movies.open(file, MovieOptions.channel(1))) {
            MotionCorrection.Result result = MotionCorrection.run(
                    movie,
                    Optional.empty(),
                    Records.from(MotionCorrection.Params.class, Map.of("engine", "RIGID")),
                    Parallel.serial(),
                    Progress.NONE);
            ResultFiles.motion(results, result, movie.clock());
        }
        return folder;
    }

    private static List<Recovery.Row> recovery(Path folder) {
        Path truth = folder.resolve("truth");
        Table<Truth.Lines> lines = CsvTables.read(truth.resolve("scan.csv"), Truth.Lines.class);
        return ScanRecovery.run(lines, CsvTables.read(truth.resolve("shifts.csv"), Truth.Shift.class), folder);
    }

    @Test
    void a_phase_that_drifts_is_found_from_the_pixels(@TempDir Path folder) {
        Path written = analysed(study(Map.of("line_phase_px", 1.6, "line_phase_change_px", -0.8)), folder);
        List<Recovery.Row> rows = recovery(written);
        assertEquals(1.2, rows.get(0).truth(), 1e-9);
        assertEquals(1.2, rows.get(0).recovered(), 0.1, "seed 4");
        assertTrue(rows.get(1).recovered() < 0.2, "seed 4: error " + rows.get(1).recovered() + " px");
    }

    @Test
    void lines_in_step_are_no_quantity_and_stay_where_they_are(@TempDir Path folder) {
        Path written = analysed(study(Map.of()), folder);
        assertTrue(recovery(written).isEmpty());
        Table<Truth.Lines> lines = CsvTables.read(written.resolve("truth").resolve("scan.csv"), Truth.Lines.class);
        assertEquals(List.of(0.0, 0.0), lines.stream().map(Truth.Lines::phasePx).toList());
        assertEquals(List.of(1, 160), lines.stream().map(Truth.Lines::frame).toList());
    }

    @Test
    void a_made_movie_tells_what_a_microscope_would_and_rows_take_the_time_asked_for() {
        SimulatedSession session = study(Map.of("line_phase_px", 2, "scan_share", 0.5, "motion", "ROWS"))
                .session(study(Map.of()).keys().get(0));
        assertEquals(new Scan(Scan.Lines.BOTH_WAYS, 0.5), session.movie().scan());
        // Half the time: the last row is where the middle one is when a frame's whole time is taken.
        SimulatedSession slow = study(Map.of("scan_share", 1, "motion", "ROWS")).session(session.key());
        double[][] half = session.rowShiftsPx(30);
        double[][] whole = slow.rowShiftsPx(30);
        assertEquals((whole[0][47] + whole[0][48]) / 2, half[0][95] + (half[0][95] - half[0][94]) / 2, 1e-3);
        assertEquals(Scan.Lines.UNKNOWN, slow.movie().scan().lines());
    }

    @Test
    void every_second_line_is_moved_by_half_of_the_phase() {
        SimulatedSession plain = study(Map.of()).session(study(Map.of()).keys().get(0));
        SimulatedSession moved = study(Map.of("line_phase_px", 2)).session(plain.key());
        float[] still = plain.expectedPhotons(5);
        float[] lines = moved.expectedPhotons(5);
        for (int x = 1; x < 127; x++) {
            assertEquals(still[50 * 128 + x + 1], lines[50 * 128 + x], 1e-3, "row 51 lies 1 px to the left");
            assertEquals(still[51 * 128 + x - 1], lines[51 * 128 + x], 1e-3, "row 52 lies 1 px to the right");
        }
        assertEquals(LinePhase.Reason.ASKED_FOR, moved.scan().phase().reason());
    }
}
