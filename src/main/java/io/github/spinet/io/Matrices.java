// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.io;

import de.siegmar.fastcsv.writer.CsvWriter;
import io.github.spinet.core.BadInputException;
import io.github.spinet.core.Numbers;
import io.github.spinet.core.Progress;
import io.github.spinet.movie.Clock;
import io.github.spinet.signal.Epochs;
import io.github.spinet.signal.Traces;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Matrices over time as CSV: {@code frame,time_s,<ROI name>…}, one row a frame, frames from 1, undefined values as empty
 * cells. The dialect is that of {@link CsvTables}.
 */
public final class Matrices {

    static final String FRAME = "frame";
    static final String TIME = "time_s";

    private Matrices() {}

    /** Writes traces, whole or not at all. */
    public static void write(Traces traces, Path file) {
        for (String name : traces.names()) {
            if (name.equals(FRAME) || name.equals(TIME)) {
                throw new BadInputException("A ROI is named '" + name + "', which is a column of every table over time;"
                        + " rename the ROI");
            }
        }
        WholeFile.write(file, temporary -> {
            try (CsvWriter csv = Csv.writer().build(temporary)) {
                String[] cells = new String[traces.size() + 2];
                cells[0] = FRAME;
                cells[1] = TIME;
                for (int roi = 0; roi < traces.size(); roi++) {
                    cells[roi + 2] = traces.names().get(roi);
                }
                csv.writeRecord(cells);
                for (int frame = 0; frame < traces.frames(); frame++) {
                    cells[0] = Integer.toString(frame + 1);
                    cells[1] = Numbers.toText(traces.clock().timeS(frame));
                    for (int roi = 0; roi < traces.size(); roi++) {
                        double value = traces.values()[roi][frame];
                        cells[roi + 2] = Double.isNaN(value) ? "" : Numbers.toText(value);
                    }
                    csv.writeRecord(cells);
                }
            }
        });
    }

    /** Writes epochs as a matrix of 0 and 1, e.g. {@code active.csv}, or {@code moving.csv} with one column. */
    public static void writeEpochs(List<String> names, Clock clock, List<Epochs> epochs, Path file) {
        double[][] values = new double[epochs.size()][clock.frames()];
        for (int i = 0; i < values.length; i++) {
            requireFrames(names.get(i), epochs.get(i).frames(), clock.frames());
            for (Epochs.Run run : epochs.get(i).runs()) {
                Arrays.fill(values[i], run.start(), run.end(), 1);
            }
        }
        write(new Traces(names, clock, values), file);
    }

    /**
     * Reads traces.
     *
     * @throws BadInputException if frames do not count 1, 2, …, times do not increase, a line has another number of
     *     cells than the header, two columns have one name, or a cell is not a number
     */
    public static Traces read(Path file) {
        Reading reading = new Reading(file);
        NumberRows.read(file, reading, Progress.NONE);
        return reading.traces();
    }

    /**
     * The epochs of a matrix of 0 and 1.
     *
     * @param active as read
     * @param file for messages
     * @throws BadInputException for any other value, undefined ones included
     */
    public static List<Epochs> epochs(Traces active, Path file) {
        List<Epochs> all = new ArrayList<>();
        for (int roi = 0; roi < active.size(); roi++) {
            boolean[] on = new boolean[active.frames()];
            for (int frame = 0; frame < on.length; frame++) {
                double value = active.values()[roi][frame];
                if (value != 0 && value != 1) {
                    throw new BadInputException(file + ", frame " + (frame + 1) + ", column '"
                            + active.names().get(roi) + "': "
                            + (Double.isNaN(value) ? "empty cell" : Numbers.toText(value)) + "; expected 0 or 1");
                }
                on[frame] = value == 1;
            }
            all.add(Epochs.of(on));
        }
        return all;
    }

    private static void requireFrames(String name, int frames, int expected) {
        if (frames != expected) {
            throw new BadInputException(
                    "'" + name + "' has " + frames + " frames, the clock " + expected + "; expected equal lengths");
        }
    }

    private static final class Reading implements NumberRows.Sink {
        private final Path file;
        private final List<String> names = new ArrayList<>();
        private GrowingColumn[] columns = new GrowingColumn[0];
        private int frame;
        private int time;

        Reading(Path file) {
            this.file = file;
        }

        @Override
        public boolean[] columns(List<String> header) {
            frame = header.indexOf(FRAME);
            time = header.indexOf(TIME);
            if (frame < 0 || time < 0) {
                throw new BadInputException(file + " is not a table over time: expected the columns frame, time_s and"
                        + " one a ROI; found: " + String.join(", ", header));
            }
            names.addAll(header);
            columns = new GrowingColumn[header.size()];
            boolean[] wanted = new boolean[columns.length];
            for (int i = 0; i < columns.length; i++) {
                columns[i] = new GrowingColumn();
                wanted[i] = true;
            }
            return wanted;
        }

        @Override
        public void row(long line, double[] cells) {
            int expected = columns[frame].size() + 1;
            if (cells[frame] != expected) {
                throw new BadInputException(file + ", line " + line + ": frame " + Numbers.toText(cells[frame])
                        + "; expected frame " + expected + " (frames count from 1 without gaps)");
            }
            GrowingColumn times = columns[time];
            boolean untimed = Double.isNaN(cells[time]) && (times.size() == 0 || Double.isNaN(times.last()));
            if (!untimed && !(times.size() == 0 ? Double.isFinite(cells[time]) : cells[time] > times.last())) {
                throw new BadInputException(file + ", line " + line + ": time_s " + Numbers.toText(cells[time])
                        + (times.size() == 0 ? " is no time" : " is not after the " + Numbers.toText(times.last()))
                        + "; expected times that increase from frame to frame");
            }
            for (int i = 0; i < cells.length; i++) {
                columns[i].add(cells[i]);
            }
        }

        Traces traces() {
            Clock clock = Clock.of(columns[time].toArray());
            List<String> rois = new ArrayList<>();
            List<double[]> values = new ArrayList<>();
            for (int i = 0; i < columns.length; i++) {
                if (i != frame && i != time) {
                    rois.add(names.get(i));
                    values.add(columns[i].toArray());
                }
            }
            return new Traces(rois, clock, values.toArray(double[][]::new));
        }
    }
}
