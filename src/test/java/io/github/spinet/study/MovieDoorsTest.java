// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.study;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.gui.OvalRoi;
import ij.io.RoiEncoder;
import io.github.spinet.command.Commands;
import io.github.spinet.core.BadInputException;
import io.github.spinet.core.Parallel;
import io.github.spinet.core.Progress;
import io.github.spinet.core.Records;
import io.github.spinet.core.Table;
import io.github.spinet.io.CsvTables;
import io.github.spinet.io.Matrices;
import io.github.spinet.io.Movies;
import io.github.spinet.io.PixelType;
import io.github.spinet.io.StackMovie;
import io.github.spinet.motion.MotionCorrection;
import io.github.spinet.motion.MotionCorrection.Shift;
import io.github.spinet.motion.MotionQuality;
import io.github.spinet.service.Job;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What `motion`, `traces` and a study read: channels, files of one session, shifts of other programs. */
class MovieDoorsTest {

    private static final int FRAMES = 30;

    @TempDir
    Path folder;

    private Path whole;
    private List<String> log;

    @BeforeEach
    void make_recordings() {
        whole = TwoChannels.write(folder.resolve("whole.tif"), 0, FRAMES, PixelType.INT16);
        log = new ArrayList<>();
    }

    private Path run(String verb, Object... settings) {
        Map<String, Object> given = new HashMap<>();
        for (int i = 0; i < settings.length; i += 2) {
            given.put(settings[i].toString(), settings[i + 1].toString());
        }
        given.putIfAbsent("out", folder.resolve("out").toString());
        if (verb.equals("motion") && !given.containsKey("settings")) {
            given.putIfAbsent("engine", "RIGID");
        }
        Job job = new Job(Parallel.serial(), Progress.NONE, log::add);
        return Commands.named(verb, getClass().getClassLoader()).execute(given, job);
    }

    private static List<Shift> shifts(Path out) {
        return CsvTables.read(out.resolve("shifts.csv"), Shift.class).rows();
    }

    private static double error(List<Shift> shifts) {
        double mx = 0;
        double my = 0;
        for (Shift s : shifts) {
            mx += (s.dxPx() - TwoChannels.shift(s.frame() - 1)[0]) / shifts.size();
            my += (s.dyPx() - TwoChannels.shift(s.frame() - 1)[1]) / shifts.size();
        }
        double sum = 0;
        for (Shift s : shifts) {
            sum += Math.pow(s.dxPx() - mx - TwoChannels.shift(s.frame() - 1)[0], 2);
            sum += Math.pow(s.dyPx() - my - TwoChannels.shift(s.frame() - 1)[1], 2);
        }
        return Math.sqrt(sum / 2 / shifts.size());
    }

    @Test
    void shifts_of_one_channel_move_all() {
        Path out = run("motion", "movie", whole, "channel", 2);
        assertTrue(error(shifts(out)) < 0.1, "error " + error(shifts(out)) + " px");
        try (StackMovie read = Movies.open(out.resolve("registered.tif"), 2)) {
            assertEquals(2, read.channels());
            assertEquals(PixelType.INT16, read.pixelType());
        }
        assertTrue(
                log.get(0).startsWith("Shifts from channel 2; registered.tif: channels 1, 2 of 2, 30 frames; "),
                log.get(0));
        assertTrue(Files.exists(out.resolve("average_channel1.tif")));
    }

    @Test
    void files_of_one_session_are_one_movie_in_either_form() throws IOException {
        Path parts = Files.createDirectory(folder.resolve("parts"));
        Path a = TwoChannels.write(parts.resolve("s_9.tif"), 0, 12, PixelType.INT16);
        Path b = TwoChannels.write(parts.resolve("s_10.tif"), 12, FRAMES, PixelType.INT16);
        Path one = run("motion", "movie", whole, "channel", 2, "out", folder.resolve("one"));
        Path list = run("motion", "movie", a + "," + b, "channel", 2, "out", folder.resolve("list"));
        Path all = run("motion", "movie", parts, "channel", 2, "out", folder.resolve("all"));
        assertTrue(log.contains("2 files, 30 frames: s_9.tif 12, s_10.tif 18"), log.toString());
        for (String name : List.of("shifts.csv", "frames.csv", "row_shifts.csv", "average.tif", "correlation.tif")) {
            assertArrayEquals(
                    Files.readAllBytes(one.resolve(name)), Files.readAllBytes(list.resolve(name)), "list " + name);
            assertArrayEquals(
                    Files.readAllBytes(one.resolve(name)), Files.readAllBytes(all.resolve(name)), "folder " + name);
        }
        String json = Files.readString(all.resolve("motion.json"));
        assertTrue(json.contains("s_9.tif") && json.contains("s_10.tif"), json);
        Path again = run("motion", "settings", list.resolve("motion.json"), "out", folder.resolve("again"));
        assertArrayEquals(
                Files.readAllBytes(list.resolve("registered.tif")),
                Files.readAllBytes(again.resolve("registered.tif")));
    }

    @Test
    void a_missing_or_broken_file_is_named_before_any_work() throws IOException {
        Path broken = folder.resolve("broken.tif");
        byte[] bytes = Files.readAllBytes(whole);
        Files.write(broken, java.util.Arrays.copyOf(bytes, bytes.length / 2));
        for (String second : List.of("none.tif", "broken.tif")) {
            Exception e = assertThrows(
                    BadInputException.class, () -> run("motion", "movie", whole + "," + folder.resolve(second)));
            assertTrue(e.getMessage().contains(second), e.getMessage());
            assertFalse(Files.exists(folder.resolve("out")));
            assertEquals(List.of(), log);
        }
    }

    @Test
    void the_channels_of_a_settings_file_are_those_of_its_run() throws IOException {
        Path first = run("motion", "movie", whole, "channel", 2, "save_channels", "2", "out", folder.resolve("first"));
        Path again = run("motion", "settings", first.resolve("motion.json"), "out", folder.resolve("again"));
        for (String name : List.of("registered.tif", "motion.json")) {
            assertArrayEquals(Files.readAllBytes(first.resolve(name)), Files.readAllBytes(again.resolve(name)), name);
        }
        try (StackMovie read = Movies.open(again.resolve("registered.tif"), 1)) {
            assertEquals(1, read.channels());
        }
    }

    @Test
    void a_name_with_a_comma_is_one_file() {
        Path comma = TwoChannels.write(folder.resolve("a,b.tif"), 0, 8, PixelType.INT16);
        assertEquals(8, shifts(run("motion", "movie", comma, "channel", 2)).size());
    }

    @Test
    void shifts_of_other_programs_give_the_same_movie() throws IOException {
        StringBuilder moco = new StringBuilder(" ,x,y\n");
        StringBuilder suite2p = new StringBuilder("yoff,xoff\n");
        StringBuilder wrong = new StringBuilder("yoff,xoff\n");
        for (int f = 0; f < FRAMES; f++) {
            double[] d = TwoChannels.shift(f);
            moco.append(f + 1)
                    .append(',')
                    .append(-d[0])
                    .append(',')
                    .append(-d[1])
                    .append('\n');
            suite2p.append(d[1]).append(',').append(d[0]).append('\n');
            wrong.append(-d[1]).append(',').append(-d[0]).append('\n');
        }
        Path one = apply("moco.csv", moco);
        Path two = apply("suite2p.csv", suite2p);
        for (String name : List.of("shifts.csv", "registered.tif", "average.tif")) {
            assertArrayEquals(Files.readAllBytes(one.resolve(name)), Files.readAllBytes(two.resolve(name)), name);
        }
        for (Shift s : shifts(one)) {
            assertEquals(TwoChannels.shift(s.frame() - 1)[0], s.dxPx());
            assertTrue(s.corrAfter() > s.corrBefore(), "frame " + s.frame());
        }
        assertTrue(log.contains("moco.csv holds the shifts of MOCO: x and y, which correction adds"), log.toString());
        assertTrue(log.stream().noneMatch(l -> l.startsWith("Warning")), log.toString());
        apply("wrong.csv", wrong);
        assertTrue(log.stream().anyMatch(l -> l.startsWith("Warning") && l.contains("wrong.csv")), log.toString());
    }

    private Path apply(String name, CharSequence table) throws IOException {
        Path file = Files.writeString(folder.resolve(name), table);
        return run("motion", "movie", whole, "channel", 2, "shifts", file, "out", folder.resolve(name + ".out"));
    }

    @Test
    void our_own_shifts_and_rows_give_the_same_movie_again() throws IOException {
        Path found = run("motion", "movie", whole, "channel", 2, "engine", "ROWS", "out", folder.resolve("found"));
        Path given = run(
                "motion",
                "movie",
                whole,
                "channel",
                1,
                "shifts",
                found.resolve("shifts.csv"),
                "out",
                folder.resolve("given"));
        for (String name : List.of("registered.tif", "summed.tif", "row_shifts.csv")) {
            if (Files.exists(found.resolve(name))) {
                assertArrayEquals(
                        Files.readAllBytes(found.resolve(name)), Files.readAllBytes(given.resolve(name)), name);
            }
        }
    }

    @Test
    void shifts_of_another_recording_are_refused() throws IOException {
        Path file = Files.writeString(folder.resolve("short.csv"), "x,y\n1,2\n");
        Exception e = assertThrows(
                BadInputException.class, () -> run("motion", "movie", whole, "channel", 2, "shifts", file));
        assertTrue(e.getMessage().contains("short.csv has the shifts of 1 frames, whole.tif 30"), e.getMessage());
        assertFalse(Files.exists(folder.resolve("out")));
    }

    @Test
    void a_session_may_move_by_one_channel_and_measure_another() throws IOException {
        Path roi = roi();
        Path manifest = Files.writeString(
                folder.resolve("study.csv"),
                "animal,field,session,movie,channel,motion_channel,rois\nA,f,1,\"" + whole + "\",1,2," + roi + "\n");
        SessionEntry entry = Study.read(manifest).sessions().get(0);
        Path out = Files.createDirectories(folder.resolve("session"));
        SessionImaging imaging = SessionImaging.run(
                entry,
                Records.defaults(MotionCorrection.Params.class),
                Records.defaults(MotionQuality.Params.class),
                Records.defaults(RegisteredFiles.Params.class),
                true,
                out,
                Parallel.serial(),
                Progress.NONE,
                log::add);
        assertTrue(error(imaging.motion().shifts().rows()) < 0.15);
        assertTrue(log.get(0).startsWith("Shifts from channel 2, traces from channel 1; registered.tif: "), log.get(0));
        // The first channel is noise about 0.
        double mean = 0;
        for (float pixel : imaging.projections().average().pixels()) {
            mean += Float.isNaN(pixel) ? 0 : pixel / (TwoChannels.WIDTH * TwoChannels.HEIGHT);
        }
        assertEquals(0, mean, 1);
        assertTrue(Files.exists(out.resolve("average_channel2.tif")));
    }

    @Test
    void traces_of_a_channel_of_the_registered_movie() throws IOException {
        Path out = run("motion", "movie", whole, "channel", 2, "out", folder.resolve("m"));
        Path traces =
                run("traces", "movie", out.resolve("registered.tif"), "channel", 2, "rois", roi(), "measure", "MEAN");
        assertEquals(FRAMES, Matrices.read(traces.resolve("traces.csv")).clock().frames());
    }

    private Path roi() throws IOException {
        OvalRoi roi = new OvalRoi(19, 23, 6, 6);
        roi.setName("s1");
        return Files.write(folder.resolve("s1.roi"), RoiEncoder.saveAsByteArray(roi));
    }

    @Test
    void a_study_reads_files_and_folders_as_movies() throws IOException {
        Path parts = Files.createDirectory(folder.resolve("parts"));
        TwoChannels.write(parts.resolve("1.tif"), 0, 5, PixelType.INT16);
        TwoChannels.write(parts.resolve("2.tif"), 5, 9, PixelType.INT16);
        Path manifest = folder.resolve("study.csv");
        String header = "animal,field,session,movie,joint,rois\n";
        Files.writeString(
                manifest, header + "A,f,1,parts,PAUSED," + roi() + "\nA,f,2,\"parts/2.tif, parts/1.tif\",,s1.roi\n");
        Study study = Study.read(manifest);
        try (StackMovie movie = SessionImaging.source(study.sessions().get(0)).open()) {
            assertEquals(9, movie.frames());
            assertEquals(2, movie.clock().boutStarts().length);
        }
        try (StackMovie movie = SessionImaging.source(study.sessions().get(1)).open()) {
            assertEquals(
                    List.of(4, 5),
                    movie.files().stream().map(StackMovie.Part::frames).toList());
        }
        assertEquals(4, study.files(manifest).size());
        Table<SessionEntry> table = new Table<>(SessionEntry.class, study.sessions());
        CsvTables.write(table, manifest);
        assertEquals(study.sessions(), Study.read(manifest).sessions());
        Files.writeString(manifest, header + "A,f,1,\"parts/1.tif,parts/3.tif\",,s1.roi\n");
        Exception e = assertThrows(BadInputException.class, () -> Study.read(manifest));
        assertTrue(e.getMessage().contains("3.tif does not exist"), e.getMessage());
    }
}
