// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.spinet.analysis.Clustering;
import io.github.spinet.analysis.CoActivity;
import io.github.spinet.analysis.Decay;
import io.github.spinet.analysis.MovementAlignedCorrelation;
import io.github.spinet.analysis.MovementScoring;
import io.github.spinet.behavior.MovementDetection;
import io.github.spinet.behavior.MovementFrames;
import io.github.spinet.bench.Calibration;
import io.github.spinet.bench.MotionAccuracy;
import io.github.spinet.bench.MotionSpeed;
import io.github.spinet.bench.StatisticsSpeed;
import io.github.spinet.command.Commands;
import io.github.spinet.command.SpinetCommand;
import io.github.spinet.core.Component;
import io.github.spinet.core.Field;
import io.github.spinet.core.Numbers;
import io.github.spinet.core.Records;
import io.github.spinet.io.FrameTables;
import io.github.spinet.motion.BlockShifts;
import io.github.spinet.motion.MotionCorrection;
import io.github.spinet.motion.MotionQuality;
import io.github.spinet.motion.MotionSummary;
import io.github.spinet.motion.RowShifts;
import io.github.spinet.motion.ScanGeometry;
import io.github.spinet.signal.DeltaF;
import io.github.spinet.signal.EventDetection;
import io.github.spinet.spine.SessionRegistration;
import io.github.spinet.spine.SpineRow;
import io.github.spinet.spine.SpineTracking;
import io.github.spinet.spine.SpineVolume;
import io.github.spinet.spine.VolumeChange;
import io.github.spinet.stats.BinaryPower;
import io.github.spinet.stats.Power;
import io.github.spinet.stats.TestRow;
import io.github.spinet.study.Recovery;
import io.github.spinet.study.SessionEntry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * The pages of settings and files are made from the same annotations as everything else. After a change of one,
 * {@code mvn test -Dtest=DocsTest -Dspinet.docs=write} writes them anew.
 */
class DocsTest {

    private static final Path DOCS = Path.of("docs");

    @Test
    void the_page_of_settings_is_current() throws IOException {
        StringBuilder page = new StringBuilder("# Settings\n\nMade from the commands' own descriptions. In the shell a"
                + " setting is a flag (`rate_hz` is `--rate-hz`);\nin macros, scripts and settings files it is written as"
                + " here.\n");
        for (SpinetCommand<?> command : Commands.all(DocsTest.class.getClassLoader())) {
            page.append("\n## ")
                    .append(command.verb())
                    .append(" · ")
                    .append(command.label())
                    .append("\n\n");
            page.append(command.help()).append("\n\n| setting | default | range | meaning |\n|---|---|---|---|\n");
            for (Component c : command.components()) {
                Field f = c.field();
                String unit = f.unit().isEmpty() ? "" : " " + f.unit();
                page.append("| `").append(c.key()).append("` | ");
                page.append(c.isRequired() ? "required" : f.init().isEmpty() ? "–" : "`" + f.init() + "`" + unit);
                page.append(" | ")
                        .append(range(c))
                        .append(" | ")
                        .append(f.help())
                        .append(" |\n");
            }
        }
        check(DOCS.resolve("settings.md"), page.toString());
    }

    @Test
    void the_page_of_files_is_current() throws IOException {
        StringBuilder page =
                new StringBuilder("# Files\n\nTables are CSV: comma, `.` as the decimal mark, one header line,"
                        + " UTF-8; an empty cell is undefined. Frames count from 1 and\nintervals include both ends. Pixel (0, 0) is"
                        + " top left and covers 0 … 1.\n\n`traces.csv`, `dff.csv`, `baseline.csv` and `active.csv` are matrices over"
                        + " time: `frame,time_s` and one column a ROI,\none row a frame.\n");
        tables().forEach((name, type) -> {
            page.append("\n## ").append(name).append("\n\n| column | unit | meaning |\n|---|---|---|\n");
            for (Component c : Records.components(type)) {
                page.append("| `")
                        .append(c.key())
                        .append("` | ")
                        .append(c.field().unit())
                        .append(" | ");
                page.append(c.field().help()).append(" |\n");
            }
        });
        check(DOCS.resolve("files.md"), page.toString());
    }

    private static Map<String, Class<? extends Record>> tables() {
        Map<String, Class<? extends Record>> tables = new LinkedHashMap<>();
        tables.put("study.csv (input of `run`)", SessionEntry.class);
        tables.put("shifts.csv", MotionCorrection.Shift.class);
        tables.put("row_shifts.csv", RowShifts.Band.class);
        tables.put("field_shifts.csv", RowShifts.Bend.class);
        tables.put("block_shifts.csv", BlockShifts.Block.class);
        tables.put("scan.csv", ScanGeometry.Row.class);
        tables.put("motion_quality.csv", MotionQuality.Frame.class);
        tables.put("motion_verdict.csv", MotionSummary.class);
        tables.put("motion_aligned.csv", MovementAlignedCorrelation.Point.class);
        tables.put("frames.csv", FrameTables.Frame.class);
        tables.put("spines.csv", SpineRow.class);
        tables.put("fates.csv", SpineTracking.Fate.class);
        tables.put("registration.csv", SessionRegistration.Quality.class);
        tables.put("quality.csv", DeltaF.Quality.class);
        tables.put("events.csv", EventDetection.Event.class);
        tables.put("thresholds.csv", EventDetection.Threshold.class);
        tables.put("movements.csv", MovementDetection.Movement.class);
        tables.put("moving.csv", MovementFrames.MovingFrame.class);
        tables.put("scores.csv", MovementScoring.Score.class);
        tables.put("volumes.csv", SpineVolume.Volume.class);
        tables.put("growth.csv", VolumeChange.Change.class);
        tables.put("growth_scan.csv", VolumeChange.Scan.class);
        tables.put("pairs.csv", CoActivity.Pair.class);
        tables.put("bins.csv", Clustering.Bin.class);
        tables.put("tests.csv", TestRow.class);
        tables.put("power.csv", Power.Row.class);
        tables.put("power_binary.csv", BinaryPower.Row.class);
        tables.put("motion_accuracy.csv (`bench`)", MotionAccuracy.Row.class);
        tables.put("motion_speed.csv (`bench`)", MotionSpeed.Row.class);
        tables.put("calibration.csv (`bench`)", Calibration.Row.class);
        tables.put("statistics_speed.csv (`bench`)", StatisticsSpeed.Row.class);
        tables.put("decays.csv", Decay.class);
        tables.put("pair_use.csv", Clustering.Use.class);
        tables.put("recovery.csv", Recovery.Row.class);
        return tables;
    }

    private static String range(Component c) {
        if (c.choices().length > 0) {
            return Arrays.stream(c.choices()).map(Object::toString).collect(Collectors.joining(", "));
        }
        boolean low = c.field().min() != Double.NEGATIVE_INFINITY;
        boolean high = c.field().max() != Double.POSITIVE_INFINITY;
        if (low && high) {
            return Numbers.toText(c.field().min()) + " … "
                    + Numbers.toText(c.field().max());
        }
        return low
                ? "≥ " + Numbers.toText(c.field().min())
                : high ? "≤ " + Numbers.toText(c.field().max()) : "";
    }

    private static void check(Path file, String expected) throws IOException {
        if ("write".equals(System.getProperty("spinet.docs"))) {
            Files.writeString(file, expected);
        }
        assertEquals(
                expected,
                Files.exists(file) ? Files.readString(file) : "",
                file + " is not current; run mvn test" + " -Dtest=DocsTest -Dspinet.docs=write");
    }
}
