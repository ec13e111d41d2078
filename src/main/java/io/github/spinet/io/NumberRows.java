// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.io;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import io.github.spinet.core.BadInputException;
import io.github.spinet.core.Progress;
import io.github.spinet.core.SpinetException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads the numbers of a text table line by line without an object a cell.
 *
 * <p>The first line is the header if one of its cells is not a number; else the columns are named 1, 2, …
 */
final class NumberRows extends AbstractBaseCsvCallbackHandler<Boolean> {

    /** What becomes of the numbers. */
    interface Sink {
        /** The names of the columns, before any row. Returns which of them are wanted, by index. */
        boolean[] columns(List<String> names);

        /**
         * One line.
         *
         * @param line its number in the file
         * @param cells by column, used again for the next line; 0 where not wanted, NaN where empty
         */
        void row(long line, double[] cells);
    }

    private static final int LINES_A_REPORT = 1 << 14;

    private final Path file;
    private final Sink sink;
    private final List<String> first = new ArrayList<>();
    private List<String> names;
    private boolean[] wanted;
    private double[] cells;
    private boolean empty;
    private long emptyLine;
    private final Progress progress;
    private final long fileBytes;
    private long bytes;

    private NumberRows(Path file, Sink sink, Progress progress) {
        this.file = file;
        this.sink = sink;
        this.progress = progress;
        this.fileBytes = InputFiles.size(file);
    }

    static void read(Path file, Sink sink, Progress progress) {
        InputFiles.require(file, "a text table (CSV)");
        Csv.read(file, new NumberRows(file, sink, progress), line -> {});
    }

    /** The names of the columns alone. */
    static List<String> names(Path file) {
        List<String> found = new ArrayList<>();
        try {
            Sink header = new Sink() {
                @Override
                public boolean[] columns(List<String> names) {
                    found.addAll(names);
                    throw new Enough();
                }

                @Override
                public void row(long line, double[] cells) {}
            };
            read(file, header, Progress.NONE);
        } catch (Enough e) {
            // the numbers are not wanted
        }
        return found;
    }

    // Ends the reading after the header.
    private static final class Enough extends SpinetException {
        private static final long serialVersionUID = 1L;

        Enough() {
            super("header read");
        }
    }

    @Override
    protected void handleBegin(long line) {
        empty = false;
    }

    @Override
    protected void handleEmpty() {
        empty = true;
    }

    @Override
    protected void handleField(int index, char[] text, int offset, int length, boolean quoted) {
        bytes += length + 1;
        if (names == null) {
            first.add(new String(text, offset, length).trim());
        } else if (index < cells.length && wanted[index]) {
            try {
                cells[index] = NumberParser.parse(text, offset, length);
            } catch (NumberFormatException e) {
                throw Csv.notANumber(file, getStartingLineNumber(), names.get(index), new String(text, offset, length));
            }
        }
    }

    @Override
    protected Boolean buildRecord() {
        long line = getStartingLineNumber();
        if (names == null) {
            begin(line);
        } else if (empty) {
            emptyLine = emptyLine == 0 ? line : emptyLine;
        } else {
            accept(line);
        }
        return Boolean.TRUE;
    }

    private void accept(long line) {
        if (emptyLine > 0) {
            throw new BadInputException(file + ", line " + emptyLine + " is empty, with numbers after it; expected"
                    + " one line a sample, undefined ones as empty cells or NaN");
        }
        if (getFieldCount() != cells.length) {
            throw new BadInputException(file + ", line " + line + " has " + getFieldCount() + " cells; expected "
                    + cells.length + " as in the first line");
        }
        if ((line & LINES_A_REPORT - 1) == 0) {
            progress.update(Math.min(bytes, fileBytes), fileBytes, "Reading " + file.getFileName());
        }
        sink.row(line, cells);
    }

    private void begin(long line) {
        double[] numbers = new double[first.size()];
        boolean header = false;
        for (int i = 0; i < numbers.length; i++) {
            try {
                numbers[i] = NumberParser.parse(
                        first.get(i).toCharArray(), 0, first.get(i).length());
            } catch (NumberFormatException e) {
                header = true;
            }
        }
        List<String> columns = new ArrayList<>();
        for (int i = 0; i < numbers.length; i++) {
            columns.add(header ? first.get(i) : String.valueOf(i + 1));
        }
        Csv.refuseDuplicates(file, columns);
        names = columns;
        cells = numbers;
        wanted = sink.columns(List.copyOf(columns));
        if (!header) {
            sink.row(line, cells);
        }
    }
}
