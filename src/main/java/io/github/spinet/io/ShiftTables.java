// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.io;

import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.CsvRecordHandler;
import io.github.spinet.core.BadInputException;
import io.github.spinet.core.Table;
import io.github.spinet.motion.BlockShifts;
import io.github.spinet.motion.MotionCorrection.Flag;
import io.github.spinet.motion.MotionCorrection.Shift;
import io.github.spinet.motion.RowShifts;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntFunction;

/**
 * Shifts of frames as Spinet and other programs write them, told apart by the names of their columns.
 *
 * <p>Spinet's shift is where a frame's content lies, so correction subtracts it. suite2p's {@code yoff}, {@code xoff}
 * mean the same: it rolls a frame by their negatives. The others give the translation that corrects, which is added:
 * moco's results table {@code x}, {@code y}, and NoRMCorre's and CaImAn's shifts, whose first one is along the image's
 * rows, that is y, although CaImAn's variables call it x.
 */
public final class ShiftTables {

    /** Who wrote a table. */
    public enum Format {
        /** {@code block_shifts.csv}, subtracted: shifts of the blocks of a grid. */
        BLOCKS("dx_px", "dy_px", 1),
        /** {@code shifts.csv}, subtracted. */
        SPINET("dx_px", "dy_px", 1),
        /** suite2p's offsets, subtracted. */
        SUITE2P("xoff", "yoff", 1),
        /** NoRMCorre's or CaImAn's shifts, added. */
        NORMCORRE("shifts_x", "shifts_y", -1),
        /** moco's log, an ImageJ results table, added. */
        MOCO("x", "y", -1);

        private final String x;
        private final String y;
        private final int sign;

        Format(String x, String y, int sign) {
            this.x = x;
            this.y = y;
            this.sign = sign;
        }

        /** How the shifts of a format become Spinet's, for a message. */
        public String meaning() {
            return x + " and " + y + (sign > 0 ? ", which correction subtracts" : ", which correction adds");
        }

        private boolean heads(List<String> header) {
            return index(header, x) >= 0
                    && index(header, y) >= 0
                    && (this != BLOCKS || index(header, "x_px") >= 0 && index(header, "y_px") >= 0);
        }
    }

    /**
     * Shifts that were read.
     *
     * @param shifts in Spinet's convention, one row a frame; correlations of other programs' tables are NaN, and all
     *     their frames are flagged {@code OK} unless the program marks bad ones
     * @param rows those of the rows of each frame if it was moved piece by piece; the frame's shift is their mean
     */
    public record Given(Format format, Table<Shift> shifts, Optional<RowShifts> rows) {}

    private ShiftTables() {}

    /**
     * Reads the shifts of a recording.
     *
     * @param file a table, or a MATLAB file as {@link MatShifts} knows it
     * @param width of the recording's frames, px
     * @param height of its frames
     * @throws BadInputException if the columns are of no known program; the message says how to export such tables
     */
    public static Given read(Path file, int width, int height) {
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        if (name.endsWith(".npy")) {
            throw pickled(file);
        }
        if (name.endsWith(".mat")) {
            return MatShifts.read(file, width, height);
        }
        Reading reading = new Reading(file);
        Csv.read(file, CsvRecordHandler.of(), reading::accept);
        if (reading.format == null) {
            throw new BadInputException(file + " is empty; expected a table of shifts");
        }
        if (reading.format == Format.SPINET) {
            return new Given(Format.SPINET, CsvTables.read(file, Shift.class), Optional.empty());
        }
        if (reading.format == Format.BLOCKS) {
            return given(Format.BLOCKS, blocks(file), f -> Flag.OK, width, height);
        }
        return new Given(reading.format, new Table<>(Shift.class, reading.rows), Optional.empty());
    }

    /**
     * Reads a table of blocks.
     *
     * @throws BadInputException if it is none, or lacks blocks
     */
    public static BlockShifts blocks(Path file) {
        Table<BlockShifts.Block> table = CsvTables.read(file, BlockShifts.Block.class);
        try {
            return BlockShifts.of(table);
        } catch (BadInputException e) {
            throw new BadInputException(file + ": " + e.getMessage(), e);
        }
    }

    private static BadInputException pickled(Path file) {
        return new BadInputException(
                file + " is a file of Python's, which only Python reads; give suite2p's Fall.mat (its setting"
                        + " save_mat writes it), or export the offsets of whole frames as CSV: python -c \"import numpy as"
                        + " np; o = np.load('ops.npy', allow_pickle=True).item(); np.savetxt('shifts.csv', np.c_[o['yoff'],"
                        + " o['xoff']], delimiter=',', header='yoff,xoff', comments='')\"");
    }

    /** Shifts of blocks, with those of whole frames as their means. */
    static Given given(Format format, BlockShifts blocks, IntFunction<Flag> flags, int width, int height) {
        RowShifts rows = blocks.rows(width, height);
        List<Shift> shifts = new ArrayList<>();
        for (int f = 0; f < blocks.frames(); f++) {
            double[] mean = rows.mean(f);
            shifts.add(shift(f, mean[0], mean[1], flags.apply(f)));
        }
        return new Given(format, new Table<>(Shift.class, shifts), Optional.of(rows));
    }

    /** One frame's shift of another program, in Spinet's convention. */
    static Shift shift(int frame, double dx, double dy, Flag flag) {
        // An added shift of 0 would else become −0.
        return new Shift(frame + 1, Double.NaN, dx + 0.0, dy + 0.0, Double.NaN, Double.NaN, Double.NaN, flag);
    }

    private static int index(List<String> header, String name) {
        for (int i = 0; i < header.size(); i++) {
            if (header.get(i).equalsIgnoreCase(name)) {
                return i;
            }
        }
        return -1;
    }

    private static final class Reading {
        private static final Set<Format> READ_WHOLE = EnumSet.of(Format.SPINET, Format.BLOCKS);
        private final Path file;
        private final List<Shift> rows = new ArrayList<>();
        private Format format;
        private int x;
        private int y;

        Reading(Path file) {
            this.file = file;
        }

        void accept(CsvRecord line) {
            List<String> cells = line.getFields();
            if (format == null) {
                begin(cells.stream().map(String::trim).toList());
            } else if (!READ_WHOLE.contains(format) && cells.stream().anyMatch(c -> !c.isBlank())) {
                double dx = format.sign * number(line, x, format.x);
                double dy = format.sign * number(line, y, format.y);
                rows.add(shift(rows.size(), dx, dy, Flag.OK));
            }
        }

        private void begin(List<String> header) {
            for (Format candidate : Format.values()) {
                if (candidate.heads(header)) {
                    x = index(header, candidate.x);
                    y = index(header, candidate.y);
                    format = candidate;
                    return;
                }
            }
            throw new BadInputException(file + " has the columns " + String.join(", ", header)
                    + "; expected dx_px and dy_px (Spinet; with frame, x_px and y_px for blocks), yoff and xoff (suite2p), x and y (moco's log), or shifts_y and"
                    + " shifts_x (NoRMCorre, CaImAn: np.savetxt('shifts.csv', mc.shifts_rig, delimiter=',',"
                    + " header='shifts_y,shifts_x', comments=''))");
        }

        private double number(CsvRecord line, int index, String column) {
            String cell = index < line.getFieldCount() ? line.getField(index).trim() : "";
            if (cell.isEmpty()) {
                return Double.NaN;
            }
            try {
                return Double.parseDouble(cell);
            } catch (NumberFormatException e) {
                throw Csv.notANumber(file, line.getStartingLineNumber(), column, cell);
            }
        }
    }
}
