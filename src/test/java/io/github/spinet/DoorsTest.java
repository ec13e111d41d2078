// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.spinet.analysis.Clustering;
import io.github.spinet.analysis.CoActivity;
import io.github.spinet.analysis.MovementScoring;
import io.github.spinet.behavior.MovementDetection;
import io.github.spinet.behavior.MovementFrames;
import io.github.spinet.cli.Main;
import io.github.spinet.cli.Shutdown;
import io.github.spinet.core.Records;
import io.github.spinet.core.Table;
import io.github.spinet.io.Images;
import io.github.spinet.io.RoiSets;
import io.github.spinet.motion.MotionCorrection;
import io.github.spinet.motion.MotionQuality;
import io.github.spinet.movie.Movie;
import io.github.spinet.movie.Projections;
import io.github.spinet.service.Job;
import io.github.spinet.service.SpinetService;
import io.github.spinet.signal.DeltaF;
import io.github.spinet.signal.Epochs;
import io.github.spinet.signal.EventDetection;
import io.github.spinet.signal.TraceExtraction;
import io.github.spinet.signal.Traces;
import io.github.spinet.spine.FieldRois;
import io.github.spinet.spine.SpineRow;
import io.github.spinet.spine.SpineTracking;
import io.github.spinet.spine.SpineVolume;
import io.github.spinet.study.BehaviorSource;
import io.github.spinet.study.NamedRegions;
import io.github.spinet.study.ResultFiles;
import io.github.spinet.study.SessionImaging;
import io.github.spinet.study.SessionTables;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.python.util.PythonInterpreter;
import org.scijava.Context;

/** The same chain through every door gives the same bytes in every table. */
class DoorsTest {

    private static final Path SCRIPTS = Path.of("scripts").toAbsolutePath();
    private static final String FIRST = "A1_F1_S1";
    private static final String SECOND = "A1_F1_S2";

    @TempDir
    static Path folder;

    private static Path sample;
    private static Map<String, byte[]> shell;

    @BeforeAll
    static void run_the_chain_in_the_shell() throws IOException {
        sample = folder.resolve("sample");
        shell(
                "simulate",
                "--sessions",
                "2",
                "--duration-s",
                "60",
                "--rate-hz",
                "15",
                "--width-px",
                "104",
                "--height-px",
                "48",
                "--um-per-px",
                "0.3",
                "--pause-s",
                "3",
                "--out",
                sample.toString());
        Path out = folder.resolve("shell");
        // The lines of chain.sh, so that the script cannot fall behind.
        for (List<String> words : commandsOfScript(SCRIPTS.resolve("chain.sh"), out)) {
            shell(words.toArray(String[]::new));
        }
        shell = tables(out);
        assertTrue(
                shell.keySet().containsAll(List.of("motion/shifts.csv", "dff/dff.csv", "clusters/tests.csv")),
                shell.keySet().toString());
    }

    @Test
    void a_jython_script_gives_the_same_tables() throws IOException {
        Path out = folder.resolve("jython");
        try (Context context = new Context();
                PythonInterpreter python = new PythonInterpreter()) {
            python.set("spinet", context.service(SpinetService.class));
            python.set("input", sample.toString());
            python.set("output", out.toString());
            python.execfile(SCRIPTS.resolve("chain.py").toString());
        }
        assertSame(shell, tables(out));
    }

    @Test
    void a_macro_in_plain_imagej_gives_the_same_tables() throws Exception {
        Path out = folder.resolve("macro");
        String log = imagej(SCRIPTS.resolve("chain.ijm"), sample + " " + out);
        assertTrue(log.contains("Spinet chain done"), log);
        assertSame(shell, tables(out));
    }

    @Test
    void a_misspelt_key_stops_the_macro_with_one_line() throws Exception {
        Path macro = Files.writeString(
                folder.resolve("bad.ijm"),
                "run(\"Spinet Binarize Events\", \"dff=x.csv hihg_factor=3 out=y\");\nprint(\"went on\");\n");
        String log = imagej(macro, "");
        assertTrue(
                log.contains("Spinet Binarize Events: Unknown setting 'hihg_factor'; did you mean 'high_factor'?"),
                log);
        assertFalse(log.contains("went on"), log);
    }

    /** Runs a macro in an ImageJ that knows nothing of SciJava, and returns what it printed. */
    private static String imagej(Path macro, String argument) throws IOException, InterruptedException {
        assumeTrue(onPath("xvfb-run"), "skipped: plain ImageJ needs xvfb-run (Debian package xvfb) to run a macro");
        Path plugins = Files.createDirectories(folder.resolve("imagej/plugins"));
        jar(Path.of("target/classes"), plugins.resolve("Spinet_.jar"));
        Path log = Files.createTempFile(folder, "imagej", ".log");
        Process imagej = new ProcessBuilder(
                        "xvfb-run",
                        "-a",
                        java(),
                        "-Xmx400m",
                        "-Dplugins.dir=" + plugins.getParent(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        "ij.ImageJ",
                        "-batch",
                        macro.toString(),
                        argument)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        boolean ended = imagej.waitFor(5, TimeUnit.MINUTES);
        imagej.destroyForcibly();
        assertTrue(ended, "ImageJ did not end: " + Files.readString(log));
        return Files.readString(log);
    }

    @Test
    void the_java_service_gives_the_same_tables() throws IOException {
        Path out = folder.resolve("java");
        try (Context context = new Context()) {
            JavaChain.run(context.service(SpinetService.class), out);
        }
        Map<String, byte[]> java = tables(out);
        assertSame(shell, java);
    }

    @Test
    void the_number_of_threads_changes_nothing() throws IOException {
        Path out = folder.resolve("serial");
        for (List<String> words : commandsOfScript(SCRIPTS.resolve("chain.sh"), out)) {
            List<String> serial = new ArrayList<>(words);
            serial.addAll(List.of("--threads", "1"));
            shell(serial.toArray(String[]::new));
        }
        assertSame(shell, tables(out));
    }

    /** The chain in terms of records: what a plugin that builds on Spinet would write. */
    private static final class JavaChain {

        static void run(SpinetService spinet, Path out) throws IOException {
            Job job = spinet.job();
            FieldRois rois;
            SpineTracking.Result tracking = track(spinet, job);
            ResultFiles.tracking(step(out, "track"), tracking);
            List<SpineRow> spines = SessionTables.ofSession(tracking.spines(), 1, sample);
            Traces raw;
            MotionCorrection.Result motion;
            try (Movie movie = spinet.movie(file("movies", FIRST, ".tif").toFile(), 1)) {
                MotionCorrection.Params params = Records.defaults(MotionCorrection.Params.class);
                MotionQuality.Result quality = spinet.registerMovie(
                        movie,
                        Optional.of(file("targets", FIRST, ".tif")),
                        params,
                        Records.defaults(MotionQuality.Params.class),
                        job);
                motion = quality.motion();
                ResultFiles.motionQuality(step(out, "motion"), quality, movie.name(), 1);
                Movie corrected = SessionImaging.corrected(movie, params, motion);
                ResultFiles.motion(step(out, "motion"), motion, movie.clock());
                Projections.Result projections = spinet.project(corrected, job);
                rois = rois(FIRST, movie.width(), movie.height());
                ResultFiles.table(
                        step(out, "volumes"),
                        "volumes",
                        spinet.measureVolumes(projections.average(), rois, Records.defaults(SpineVolume.Params.class)));
                FieldRois named = NamedRegions.bySpine(rois, spines);
                raw = spinet.extractTraces(
                        corrected,
                        named.spines(),
                        named.background(),
                        Records.defaults(TraceExtraction.Params.class),
                        job);
            }
            ResultFiles.traces(step(out, "traces"), raw);
            ResultFiles.frames(step(out, "traces"), raw.clock(), motion.mask());
            DeltaF.Result dff = spinet.computeDff(raw, motion.mask(), Records.defaults(DeltaF.Params.class), job);
            ResultFiles.dff(step(out, "dff"), dff);
            EventDetection.Result events =
                    spinet.binarizeEvents(dff.dff(), Records.defaults(EventDetection.Params.class), job);
            ResultFiles.events(step(out, "events"), events);
            MovementDetection.Result movements = spinet.findMovements(
                    Records.from(
                                    BehaviorSource.class,
                                    Map.of("lever", file("levers", FIRST, ".csv"), "rate_hz", 10_000))
                            .read(job.progress()),
                    Records.defaults(MovementDetection.Params.class),
                    job);
            ResultFiles.movements(step(out, "movements"), movements);
            Epochs moving =
                    spinet.movementFrames(movements, raw.clock(), Records.defaults(MovementFrames.Params.class));
            ResultFiles.moving(step(out, "movements"), moving, raw.clock());
            Table<MovementScoring.Score> scores =
                    spinet.scoreMovement(dff.dff(), moving, Records.defaults(MovementScoring.Params.class), job);
            ResultFiles.table(step(out, "score"), "scores", scores);
            Table<CoActivity.Pair> pairs =
                    spinet.measureCoActivity(events.active(), spines, Records.defaults(CoActivity.Params.class), job);
            ResultFiles.table(step(out, "coactivity"), "pairs", pairs);
            ResultFiles.clusters(
                    step(out, "clusters"),
                    spinet.testClustering(
                            pairs.rows(),
                            SessionTables.mrsBySpine(scores),
                            Records.defaults(Clustering.Params.class),
                            job));
        }

        private static SpineTracking.Result track(SpinetService spinet, Job job) {
            List<SpineTracking.Session> sessions = Stream.of(FIRST, SECOND)
                    .map(s -> {
                        var image = Images.read(file("targets", s, ".tif"));
                        return new SpineTracking.Session(s, image, rois(s, image.width(), image.height()));
                    })
                    .toList();
            return spinet.trackSpines(sessions, Records.defaults(SpineTracking.Params.class), job);
        }

        private static FieldRois rois(String session, int width, int height) {
            return RoiSets.read(file("rois", session, ".zip")).toFieldRois(width, height);
        }
    }

    private static Path file(String kind, String session, String ending) {
        return sample.resolve(kind).resolve(session + ending);
    }

    private static Path step(Path out, String name) throws IOException {
        return Files.createDirectories(out.resolve(name));
    }

    private static void shell(String... words) {
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        PrintStream stream = new PrintStream(said, true, StandardCharsets.UTF_8);
        int code = Main.run(stream, stream, Shutdown.none(), words);
        assertEquals(0, code, String.join(" ", words) + "\n" + said.toString(StandardCharsets.UTF_8));
    }

    private static List<List<String>> commandsOfScript(Path script, Path out) throws IOException {
        String text = Files.readString(script).replace("\\\n", " ");
        return text.lines()
                .filter(l -> l.startsWith("\"$spinet\""))
                .map(l -> Stream.of(l.substring("\"$spinet\"".length()).trim().split("\\s+"))
                        .map(w -> w.replace("\"", "")
                                .replace("$input", sample.toString())
                                .replace("$output", out.toString())
                                .replace("$first", FIRST)
                                .replace("$second", SECOND))
                        .toList())
                .toList();
    }

    private static Map<String, byte[]> tables(Path folder) throws IOException {
        Map<String, byte[]> tables = new TreeMap<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(f -> f.toString().endsWith(".csv")).toList()) {
                tables.put(folder.relativize(file).toString(), Files.readAllBytes(file));
            }
        }
        return tables;
    }

    private static void assertSame(Map<String, byte[]> expected, Map<String, byte[]> actual) {
        assertEquals(expected.keySet(), actual.keySet());
        expected.forEach((name, bytes) -> assertArrayEquals(bytes, actual.get(name), name));
    }

    private static boolean onPath(String program) {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .anyMatch(f -> Files.isExecutable(Path.of(f, program)));
    }

    private static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    private static void jar(Path classes, Path target) throws IOException {
        try (OutputStream file = Files.newOutputStream(target);
                JarOutputStream jar = new JarOutputStream(file);
                Stream<Path> all = Files.walk(classes)) {
            for (Path path : all.filter(Files::isRegularFile).toList()) {
                jar.putNextEntry(
                        new JarEntry(classes.relativize(path).toString().replace(File.separatorChar, '/')));
                Files.copy(path, jar);
                jar.closeEntry();
            }
        }
    }
}
