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
import io.github.spinet.io.ShiftTables;
import io.github.spinet.io.TiffWriter;
import io.github.spinet.motion.BlockShifts;
import io.github.spinet.motion.CorrectedMovie;
import io.github.spinet.motion.MotionCorrection;
import io.github.spinet.motion.MotionQuality;
import io.github.spinet.motion.MotionSummary;
import io.github.spinet.motion.RowShifts;
import io.github.spinet.motion.ScanGeometry;
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
    private static final String FIELD_SHIFTS = "field_shifts.csv";
    private static final String BLOCK_SHIFTS = "block_shifts.csv";
    private static final String SCAN = "scan.csv";

    private ResultFiles() {}

    /**
     * A raw movie with its motion undone as it is read.
     *
     * @param shifts as {@link #shifts} reads them
     */
    public static Movie corrected(Movie raw, Path shifts) {
        Shifts given = shifts(shifts, raw);
        Movie straight = given.scan().map(s -> s.straight(raw)).orElse(raw);
        return CorrectedMovie.of(straight, given.frames(), given.rows());
    }

    /**
     * Shifts read from files.
     *
     * @param format who wrote them
     * @param frames one row a frame
     * @param rows of the rows of each frame, if these were moved
     * @param scan how the lines lay, if that was written
     */
    public record Shifts(
            ShiftTables.Format format,
            Table<MotionCorrection.Shift> frames,
            Optional<RowShifts> rows,
            Optional<ScanGeometry> scan) {}

    /**
     * Reads the shifts of a recording, its own or those of another program.
     *
     * @param file {@code shifts.csv}, beside which {@code row_shifts.csv}, {@code field_shifts.csv},
     *     {@code block_shifts.csv} and {@code scan.csv} count too if they are there, or a file as {@link ShiftTables}
     *     knows it
     */
    public static Shifts shifts(Path file, Movie movie) {
        ShiftTables.Given given = ShiftTables.read(file, movie.width(), movie.height());
        if (given.shifts().size() != movie.frames()) {
            throw new BadInputException(
                    file + " has the shifts of " + given.shifts().size() + " frames, " + movie.name() + " "
                            + movie.frames() + " frames; expected one shift a frame: use the shifts of this recording");
        }
        Path rows = file.resolveSibling(ROW_SHIFTS);
        Path scan = file.resolveSibling(SCAN);
        boolean own = given.format() == ShiftTables.Format.SPINET;
        return new Shifts(
                given.format(),
                given.shifts(),
                own && Files.exists(rows) ? rows(rows, movie) : given.rows(),
                own && Files.exists(scan)
                        ? Optional.of(ScanGeometry.of(CsvTables.read(scan, ScanGeometry.Row.class), movie.frames()))
                        : Optional.empty());
    }

    // A table without rows says that the frames were moved as a whole.
    private static Optional<RowShifts> rows(Path file, Movie raw) {
        Table<RowShifts.Band> bands = CsvTables.read(file, RowShifts.Band.class);
        if (bands.size() == 0) {
            return Optional.empty();
        }
        Path field = file.resolveSibling(FIELD_SHIFTS);
        Path blocks = file.resolveSibling(BLOCK_SHIFTS);
        if (Files.exists(blocks)) {
            BlockShifts given = ShiftTables.blocks(blocks);
            if (given.frames() != raw.frames()) {
                throw new BadInputException(blocks + " has the shifts of " + given.frames() + " frames, " + raw.name()
                        + " " + raw.frames() + " frames: use the table of this recording");
            }
            return Optional.of(given.rows(raw.width(), raw.height()));
        }
        return Optional.of(
                Files.exists(field)
                        ? RowShifts.of(
                                bands,
                                CsvTables.read(field, RowShifts.Bend.class),
                                raw.frames(),
                                raw.width(),
                                raw.height())
                        : RowShifts.of(bands, raw.frames(), raw.height()));
    }

    /**
     * {@code shifts.csv}, {@code row_shifts.csv}, {@code scan.csv}, {@code template.tif}, {@code frames.csv};
     * {@code field_shifts.csv} if a field across columns was placed, {@code block_shifts.csv} if another program's blocks
     * were.
     */
    public static void motion(Path folder, MotionCorrection.Result result, Clock clock) {
        CsvTables.write(result.shifts(), folder.resolve(SHIFTS));
        // Written in either case, so that none of an earlier run stays behind.
        CsvTables.write(
                result.rows().map(RowShifts::table).orElseGet(() -> new Table<>(RowShifts.Band.class, List.of())),
                folder.resolve(ROW_SHIFTS));
        Optional<BlockShifts> blocks = result.rows().flatMap(RowShifts::blocks);
        write(blocks.map(BlockShifts::table), folder.resolve(BLOCK_SHIFTS));
        Optional<RowShifts> bent = result.rows().filter(r -> r.bends() && blocks.isEmpty());
        write(bent.map(RowShifts::bendTable), folder.resolve(FIELD_SHIFTS));
        CsvTables.write(result.scan().table(), folder.resolve(SCAN));
        TiffWriter.write(result.template(), folder.resolve("template.tif"));
        frames(folder, clock, result.mask());
    }

    private static void write(Optional<? extends Table<?>> table, Path file) {
        if (table.isPresent()) {
            CsvTables.write(table.get(), file);
        } else {
            delete(file);
        }
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

    /**
     * {@code average.tif}, {@code maximum.tif}, {@code sd.tif}, {@code correlation.tif} and, for the channel that is
     * analysed, {@code valid_frames.tif}.
     */
    public static void projections(Path folder, Projections.Result result) {
        projections(folder, result, "");
    }

    /** @param suffix behind the names, empty for the channel that is analysed */
    static void projections(Path folder, Projections.Result result, String suffix) {
        TiffWriter.write(result.average(), folder.resolve("average" + suffix + ".tif"));
        TiffWriter.write(result.maximum(), folder.resolve("maximum" + suffix + ".tif"));
        TiffWriter.write(result.sd(), folder.resolve("sd" + suffix + ".tif"));
        TiffWriter.write(result.correlation(), folder.resolve("correlation" + suffix + ".tif"));
        if (suffix.isEmpty()) {
            TiffWriter.write(result.validFrames(), folder.resolve("valid_frames.tif"));
        }
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
        text(folder, "sentence.txt", result.sentence() + "\n");
    }

    // One of an earlier run would be taken for this one's.
    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new BadInputException(
                    file + " is of an earlier run and cannot be deleted (" + e.getMessage()
                            + "); choose another folder",
                    e);
        }
    }

    /** A text under its own name. */
    public static void text(Path folder, String name, String text) {
        Path file = folder.resolve(name);
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
