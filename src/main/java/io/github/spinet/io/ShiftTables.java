// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.io;

import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.CsvRecordHandler;
import io.github.spinet.core.BadInputException;
import io.github.spinet.core.Table;
import io.github.spinet.motion.MotionCorrection.Flag;
import io.github.spinet.motion.MotionCorrection.Shift;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

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
            return "columns " + x + ", " + y + (sign > 0 ? ", which correction subtracts" : ", which correction adds");
        }
    }

    /**
     * What was read.
     *
     * @param shifts in Spinet's convention, one row a frame; correlations of other programs' tables are NaN, and all
     *     their frames are flagged {@code OK}
     */
    public record Given(Format format, Table<Shift> shifts) {}

    private ShiftTables() {}

    /**
     * Reads the shifts of a recording.
     *
     * @throws BadInputException if the columns are of no known program; the message says how to export such tables
     */
    public static Given read(Path file) {
        refuseBinary(file);
        Reading reading = new Reading(file);
        Csv.read(file, CsvRecordHandler.of(), reading::accept);
        if (reading.format == null) {
            throw new BadInputException(file + " is empty; expected a table of shifts");
        }
        if (reading.format == Format.SPINET) {
            return new Given(Format.SPINET, CsvTables.read(file, Shift.class));
        }
        return new Given(reading.format, new Table<>(Shift.class, reading.rows));
    }

    private static void refuseBinary(Path file) {
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        if (name.endsWith(".npy")) {
            throw new BadInputException(
                    file + " is a Python file; export its shifts as CSV: python -c \"import numpy as"
                            + " np; o = np.load('ops.npy', allow_pickle=True).item(); np.savetxt('shifts.csv', np.c_[o['yoff'],"
                            + " o['xoff']], delimiter=',', header='yoff,xoff', comments='')\"");
        }
        if (name.endsWith(".mat")) {
            throw new BadInputException(file + " is a MATLAB file; export its shifts as CSV, for NoRMCorre: s ="
                    + " squeeze(cat(3, shifts.shifts)); writetable(array2table(s, 'VariableNames', {'shifts_y',"
                    + " 'shifts_x'}), 'shifts.csv'), for suite2p's Fall.mat: writetable(table(double(ops.yoff(:)),"
                    + " double(ops.xoff(:)), 'VariableNames', {'yoff', 'xoff'}), 'shifts.csv')");
        }
    }

    private static final class Reading {
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
            } else if (format != Format.SPINET && cells.stream().anyMatch(c -> !c.isBlank())) {
                double dx = format.sign * number(line, x, format.x);
                double dy = format.sign * number(line, y, format.y);
                // An added shift of 0 would else become −0.
                rows.add(new Shift(
                        rows.size() + 1, Double.NaN, dx + 0.0, dy + 0.0, Double.NaN, Double.NaN, Double.NaN, Flag.OK));
            }
        }

        private void begin(List<String> header) {
            for (Format candidate : Format.values()) {
                x = index(header, candidate.x);
                y = index(header, candidate.y);
                if (x >= 0 && y >= 0) {
                    format = candidate;
                    return;
                }
            }
            throw new BadInputException(file + " has the columns " + String.join(", ", header)
                    + "; expected dx_px and dy_px (Spinet), yoff and xoff (suite2p), x and y (moco's log), or shifts_y and"
                    + " shifts_x (NoRMCorre, CaImAn: np.savetxt('shifts.csv', mc.shifts_rig, delimiter=',',"
                    + " header='shifts_y,shifts_x', comments=''))");
        }

        private static int index(List<String> header, String name) {
            for (int i = 0; i < header.size(); i++) {
                if (header.get(i).equalsIgnoreCase(name)) {
                    return i;
                }
            }
            return -1;
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
