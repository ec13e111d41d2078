// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.io;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import io.github.spinet.core.BadInputException;
import io.github.spinet.core.BadParameterException;
import io.github.spinet.core.Names;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Some columns of any text table with a header, whose meaning the reader does not know beforehand.
 *
 * <p>Semicolons or tabs between cells, {@code \r\n} and a byte-order mark are accepted.
 */
public final class DataTable {

    private final Path file;
    private final Map<String, DataColumn> columns;
    private final int rows;

    private DataTable(Path file, Map<String, DataColumn> columns, int rows) {
        this.file = file;
        this.columns = columns;
        this.rows = rows;
    }

    /**
     * Reads columns.
     *
     * @param wanted their names; the others are passed over
     * @throws BadParameterException if there is no such column; the message says which one is nearest
     * @throws BadInputException if a line has another number of cells than the header, or lies empty between others
     */
    public static DataTable read(Path file, Collection<String> wanted) {
        Reading reading = new Reading(file, wanted);
        Csv.read(file, reading, line -> {});
        if (reading.names == null) {
            throw new BadInputException(file + " is empty; expected a table with names of columns in line 1");
        }
        if (reading.rows == 0) {
            throw new BadInputException(file + " has no rows below its header");
        }
        Map<String, DataColumn> columns = new LinkedHashMap<>();
        reading.wanted.forEach((index, column) -> columns.put(column.name(), column));
        return new DataTable(file, columns, reading.rows);
    }

    /** The file, for messages. */
    public Path file() {
        return file;
    }

    /** Number of rows below the header. */
    public int rows() {
        return rows;
    }

    /** A column that was read. */
    public DataColumn column(String name) {
        DataColumn column = columns.get(name);
        if (column == null) {
            throw new IllegalArgumentException("Column '" + name + "' was not read; " + columns.keySet() + " were");
        }
        return column;
    }

    private static final class Reading extends AbstractBaseCsvCallbackHandler<Boolean> {
        private final Path file;
        private final Collection<String> asked;
        private final Map<Integer, DataColumn> wanted = new HashMap<>();
        private final List<String> header = new ArrayList<>();
        private List<String> names;
        private DataColumn[] byIndex;
        private int rows;
        private boolean empty;
        private long emptyLine;

        Reading(Path file, Collection<String> asked) {
            this.file = file;
            this.asked = asked;
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
            if (names == null) {
                header.add(new String(text, offset, length).trim());
            } else if (index < byIndex.length && byIndex[index] != null) {
                byIndex[index].add(new String(text, offset, length).trim(), getStartingLineNumber());
            }
        }

        @Override
        protected Boolean buildRecord() {
            long line = getStartingLineNumber();
            if (names == null) {
                begin();
            } else if (empty) {
                emptyLine = emptyLine == 0 ? line : emptyLine;
            } else {
                accept(line);
            }
            return Boolean.TRUE;
        }

        private void accept(long line) {
            if (emptyLine > 0) {
                throw new BadInputException(file + ", line " + emptyLine + " is empty; expected a row of the table");
            }
            if (getFieldCount() != byIndex.length) {
                throw new BadInputException(file + ", line " + line + " has " + getFieldCount() + " cells; expected "
                        + byIndex.length + " as in the header (a text with a comma needs quotes)");
            }
            rows++;
        }

        private void begin() {
            Csv.checkHeader(file, header);
            names = List.copyOf(header);
            byIndex = new DataColumn[names.size()];
            for (String name : asked) {
                int index = names.indexOf(name);
                if (index < 0) {
                    throw new BadParameterException(file + " has no column '" + name + "'; "
                            + Names.nearest(name, names)
                                    .map(n -> "did you mean '" + n + "'?")
                                    .orElse("its columns are: " + String.join(", ", names)));
                }
                byIndex[index] = wanted.computeIfAbsent(index, i -> new DataColumn(file, name));
            }
        }
    }
}
