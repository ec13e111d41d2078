// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.study;

import io.github.spinet.analysis.Clustering;
import io.github.spinet.behavior.MovementDetection;
import io.github.spinet.behavior.MovementFrames;
import io.github.spinet.core.BadInputException;
import io.github.spinet.core.Table;
import io.github.spinet.io.CsvTables;
import io.github.spinet.io.FrameTables;
import io.github.spinet.io.Matrices;
import io.github.spinet.io.TiffWriter;
import io.github.spinet.motion.CorrectedMovie;
import io.github.spinet.motion.MotionCorrection;
import io.github.spinet.motion.MotionQuality;
import io.github.spinet.motion.MotionSummary;
import io.github.spinet.motion.RowShifts;
import io.github.spinet.movie.Clock;
import io.github.spinet.movie.FrameMask;
import io.github.spinet.movie.Movie;
import io.github.spinet.movie.Projections;
import io.github.spinet.signal.DeltaF;
import io.github.spinet.signal.Epochs;
import io.github.spinet.signal.EventDetection;
import io.github.spinet.signal.Traces;
import io.github.spinet.spine.SpineTracking;
import io.github.spinet.spine.VolumeChange;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The names of the result files, in one place: each stage's results into a folder. */
public final class ResultFiles {

    private static final String SHIFTS = "shifts.csv";
    private static final String ROW_SHIFTS = "row_shifts.csv";

    private ResultFiles() {}

    /**
     * A raw movie with its motion undone as it is read.
     *
     * @param shifts {@code shifts.csv}; {@code row_shifts.csv} beside it counts too, if there is one
     */
    public static Movie corrected(Movie raw, Path shifts) {
        Path rows = shifts.resolveSibling(ROW_SHIFTS);
        return CorrectedMovie.of(
                raw,
                CsvTables.read(shifts, MotionCorrection.Shift.class),
                Files.exists(rows) ? rows(rows, raw) : Optional.empty());
    }

    // A table without rows says that the frames were moved as a whole.
    private static Optional<RowShifts> rows(Path file, Movie raw) {
        Table<RowShifts.Band> bands = CsvTables.read(file, RowShifts.Band.class);
        return bands.size() == 0 ? Optional.empty() : Optional.of(RowShifts.of(bands, raw.frames(), raw.height()));
    }

    /** {@code shifts.csv}, {@code row_shifts.csv}, {@code template.tif}, {@code frames.csv}. */
    public static void motion(Path folder, MotionCorrection.Result result, Clock clock) {
        CsvTables.write(result.shifts(), folder.resolve(SHIFTS));
        // Written in either case, so that none of an earlier run stays behind.
        CsvTables.write(
                result.rows().map(RowShifts::table).orElseGet(() -> new Table<>(RowShifts.Band.class, List.of())),
                folder.resolve(ROW_SHIFTS));
        TiffWriter.write(result.template(), folder.resolve("template.tif"));
        frames(folder, clock, result.mask());
    }

    /** {@code motion_quality.csv}, {@code motion_verdict.csv}. */
    public static void motionQuality(Path folder, MotionQuality.Result quality, String movie, int channel) {
        CsvTables.write(quality.frames(), folder.resolve("motion_quality.csv"));
        MotionSummary summary = MotionSummary.of(quality, movie, channel);
        CsvTables.write(new Table<>(MotionSummary.class, List.of(summary)), folder.resolve("motion_verdict.csv"));
    }

    /** {@code frames.csv}: which frames later stages may use. */
    public static void frames(Path folder, Clock clock, FrameMask mask) {
        FrameTables.write(new FrameTables.Frames(clock, mask), folder.resolve("frames.csv"));
    }

    /** {@code average.tif}, {@code maximum.tif}, {@code sd.tif}. */
    public static void projections(Path folder, Projections.Result result) {
        TiffWriter.write(result.average(), folder.resolve("average.tif"));
        TiffWriter.write(result.maximum(), folder.resolve("maximum.tif"));
        TiffWriter.write(result.sd(), folder.resolve("sd.tif"));
    }

    /** {@code traces.csv}. */
    public static void traces(Path folder, Traces traces) {
        Matrices.write(traces, folder.resolve("traces.csv"));
    }

    /** {@code dff.csv}, {@code baseline.csv}, {@code quality.csv}. */
    public static void dff(Path folder, DeltaF.Result result) {
        Matrices.write(result.dff(), folder.resolve("dff.csv"));
        Matrices.write(result.baseline(), folder.resolve("baseline.csv"));
        CsvTables.write(result.quality(), folder.resolve("quality.csv"));
    }

    /** {@code events.csv}, {@code active.csv}, {@code thresholds.csv}. */
    public static void events(Path folder, EventDetection.Result result) {
        CsvTables.write(result.events(), folder.resolve("events.csv"));
        Matrices.write(result.active(), folder.resolve("active.csv"));
        CsvTables.write(result.thresholds(), folder.resolve("thresholds.csv"));
    }

    /** {@code movements.csv}. */
    public static void movements(Path folder, MovementDetection.Result result) {
        CsvTables.write(result.movements(), folder.resolve("movements.csv"));
    }

    /** {@code moving.csv}. */
    public static void moving(Path folder, Epochs moving, Clock clock) {
        CsvTables.write(MovementFrames.table(moving, clock), folder.resolve("moving.csv"));
    }

    /** {@code spines.csv}, {@code fates.csv}, {@code registration.csv}. */
    public static void tracking(Path folder, SpineTracking.Result result) {
        CsvTables.write(result.spines(), folder.resolve("spines.csv"));
        CsvTables.write(result.fates(), folder.resolve("fates.csv"));
        CsvTables.write(result.registration(), folder.resolve("registration.csv"));
    }

    /** {@code growth.csv}, {@code growth_scan.csv}. */
    public static void growth(Path folder, VolumeChange.Result result) {
        CsvTables.write(result.changes(), folder.resolve("growth.csv"));
        CsvTables.write(result.scan(), folder.resolve("growth_scan.csv"));
    }

    /** {@code bins.csv}, {@code tests.csv}, {@code decays.csv}, {@code pair_use.csv}. */
    public static void clusters(Path folder, Clustering.Result result) {
        CsvTables.write(result.bins(), folder.resolve("bins.csv"));
        CsvTables.write(result.tests(), folder.resolve("tests.csv"));
        CsvTables.write(result.decays(), folder.resolve("decays.csv"));
        CsvTables.write(new Table<>(Clustering.Use.class, List.of(result.use())), folder.resolve("pair_use.csv"));
    }

    /**
     * {@code tests.csv}, {@code sentence.txt} and, where the test has them, {@code posthoc.csv}, {@code means.csv},
     * {@code variances.csv}, {@code coefficients.csv}.
     */
    public static void tableStatistics(Path folder, TableStatistics.Result result) {
        CsvTables.write(result.tests(), folder.resolve("tests.csv"));
        Map<String, Table<?>> others = Map.of(
                "posthoc", result.postHoc(),
                "means", result.means(),
                "variances", result.variances(),
                "coefficients", result.coefficients());
        others.forEach((name, table) -> {
            if (table.size() > 0) {
                table(folder, name, table);
            }
        });
        text(folder.resolve("sentence.txt"), result.sentence() + "\n");
    }

    private static void text(Path file, String text) {
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new BadInputException(file + " cannot be written (" + e.getMessage() + "); choose another folder", e);
        }
    }

    /** One table under its own name, e.g. {@code scores.csv}. */
    public static void table(Path folder, String name, Table<?> table) {
        CsvTables.write(table, folder.resolve(name + ".csv"));
    }
}
