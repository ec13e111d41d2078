// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.spinet.command.Commands;
import io.github.spinet.core.CancelledException;
import io.github.spinet.core.Parallel;
import io.github.spinet.io.CsvTables;
import io.github.spinet.service.Job;
import io.github.spinet.study.Recovery;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A whole made study: what was planted is found, and the run can be repeated. */
class StudyTest {

    @TempDir
    static Path folder;

    private static Path demo;

    @BeforeAll
    static void analyse_a_small_sample_study() {
        demo = folder.resolve("demo");
        Shell shell = Shell.run(
                "demo",
                "--simulate-duration-s",
                "60",
                "--simulate-rate-hz",
                "20",
                "--simulate-width-px",
                "128",
                "--simulate-height-px",
                "56",
                "--simulate-um-per-px",
                "0.3",
                "--simulate-pause-s",
                "2.5",
                "--simulate-photons",
                "4",
                "--out",
                demo.toString());
        assertEquals(0, shell.code(), shell.err());
        assertTrue(shell.out().contains("Report: " + demo.resolve("report.html")), shell.out());
    }

    private static double recovered(String quantity) {
        return CsvTables.read(demo.resolve("recovery.csv"), Recovery.Row.class).stream()
                .filter(r -> r.quantity().startsWith(quantity))
                .findFirst()
                .orElseThrow()
                .recovered();
    }

    @Test
    void the_planted_truth_is_found_again() {
        assertTrue(recovered("Shift error") < 0.1, "px RMS " + recovered("Shift error"));
        assertTrue(recovered("Events: precision") > 0.9, "precision " + recovered("Events: precision"));
        assertTrue(recovered("Events: recall") > 0.9, "recall " + recovered("Events: recall"));
        assertTrue(recovered("Spines found again: recall") > 0.9);
        assertTrue(recovered("Movements: recall") > 0.9);
    }

    @Test
    void the_report_holds_everything_and_needs_nothing_else() throws IOException {
        String html = Files.readString(demo.resolve("report.html"));
        assertTrue(html.contains("<svg"));
        assertTrue(html.contains("Recovery of the planted truth"));
        assertFalse(html.contains("<script"));
        assertFalse(html.contains(" src=\"http"), "loads from elsewhere");
        assertFalse(html.contains(".part"), "names a folder that is gone");
    }

    @Test
    void run_json_repeats_the_run_byte_for_byte() throws IOException {
        Path first = folder.resolve("first");
        Path again = folder.resolve("again");
        Path study = demo.resolve("sample/study.csv");
        Shell one = Shell.run(
                "run",
                "--study",
                study.toString(),
                "--dff-smooth-s",
                "0.4",
                "--seed",
                "7",
                "--threads",
                "2",
                "--out",
                first.toString());
        assertEquals(0, one.code(), one.err());
        Shell two = Shell.run(
                "run", "--study", first.resolve("run.json").toString(), "--threads", "1", "--out", again.toString());
        assertEquals(0, two.code(), two.err());
        Map<String, byte[]> expected = files(first);
        Map<String, byte[]> actual = files(again);
        assertEquals(expected.keySet(), actual.keySet());
        expected.forEach((name, bytes) -> assertArrayEquals(bytes, actual.get(name), name));
        assertTrue(Files.readString(first.resolve("run.json")).contains("\"dff_smooth_s\": 0.4"));
    }

    @Test
    void a_changed_input_is_not_passed_off_as_a_repetition() throws IOException {
        Path copy = folder.resolve("copy");
        copy(demo.resolve("sample"), copy);
        Path first = folder.resolve("before");
        assertEquals(
                0,
                Shell.run(
                                "run",
                                "--study",
                                copy.resolve("study.csv").toString(),
                                "--keep-registered",
                                "false",
                                "--out",
                                first.toString())
                        .code());
        Path lever = copy.resolve("levers/A1_F1_S2.csv");
        Files.writeString(lever, Files.readString(lever).replaceFirst("\n-1", "\n-2"));
        Shell again = Shell.run(
                "run",
                "--study",
                first.resolve("run.json").toString(),
                "--out",
                folder.resolve("after").toString());
        assertEquals(1, again.code());
        assertTrue(again.err().contains("A1_F1_S2.csv is not the file that was used"), again.err());
    }

    @Test
    void cancelling_stops_soon_and_leaves_nothing() throws IOException {
        Path out = folder.resolve("cancelled");
        AtomicInteger calls = new AtomicInteger();
        Job stopping = new Job(
                Parallel.serial(),
                (done, total, what) -> {
                    if (calls.incrementAndGet() > 50) {
                        throw new CancelledException();
                    }
                },
                line -> {});
        assertThrows(
                CancelledException.class,
                () -> Commands.named("run", getClass().getClassLoader())
                        .execute(
                                Map.of("study", demo.resolve("sample/study.csv").toString(), "out", out.toString()),
                                stopping));
        assertFalse(Files.exists(out));
        try (Stream<Path> left = Files.list(folder)) {
            assertFalse(left.anyMatch(f -> f.getFileName().toString().endsWith(".part")));
        }
    }

    private static Map<String, byte[]> files(Path root) throws IOException {
        Map<String, byte[]> files = new TreeMap<>();
        try (Stream<Path> all = Files.walk(root)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                files.put(root.relativize(file).toString(), Files.readAllBytes(file));
            }
        }
        return files;
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> all = Files.walk(from)) {
            for (Path path : all.toList()) {
                Path target = to.resolve(from.relativize(path).toString());
                if (Files.isDirectory(path)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(path, target);
                }
            }
        }
    }
}
