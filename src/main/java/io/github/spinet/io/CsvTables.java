// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.io;

import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.CsvRecordHandler;
import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.QuoteStrategies;
import io.github.spinet.core.BadInputException;
import io.github.spinet.core.BadParameterException;
import io.github.spinet.core.Component;
import io.github.spinet.core.Names;
import io.github.spinet.core.Records;
import io.github.spinet.core.Table;
import io.github.spinet.core.Values;
import java.lang.reflect.ParameterizedType;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Tables of records as CSV: RFC 4180, UTF-8 without a byte-order mark, lines ended by {@code \n}, {@code .} as decimal
 * mark, numbers in the shortest form that reads back equal, undefined values as empty cells.
 *
 * <p>Reading takes columns by name in any order and passes over others; semicolons or tabs between cells, {@code \r\n}
 * and a byte-order mark are accepted, decimal commas are refused.
 */
public final class CsvTables {

    private CsvTables() {}

    /** Writes a table, whole or not at all. */
    public static <R extends Record> void write(Table<R> table, Path file) {
        List<Component> columns = table.columns();
        // An empty cell that is alone on its line would be an empty line, which means nothing.
        CsvWriter.CsvWriterBuilder dialect =
                columns.size() == 1 ? Csv.writer().quoteStrategy(QuoteStrategies.EMPTY) : Csv.writer();
        WholeFile.write(file, temporary -> {
            try (CsvWriter csv = dialect.build(temporary)) {
                csv.writeRecord(columns.stream().map(Component::key).toArray(String[]::new));
                String[] texts = new String[columns.size()];
                for (R row : table) {
                    Object[] cells = table.cells(row);
                    for (int i = 0; i < texts.length; i++) {
                        texts[i] = text(cells[i]);
                    }
                    csv.writeRecord(texts);
                }
            }
        });
    }

    /**
     * Reads a table.
     *
     * @throws BadInputException if a column is missing (except one of an {@code Optional} or with a default), a line has another number of
     *     cells than the header, or a cell is not of its column's type; the message names file, line, column and value
     */
    public static <R extends Record> Table<R> read(Path file, Class<R> type) {
        Reading<R> reading = new Reading<>(file, type);
        Csv.read(file, CsvRecordHandler.of(), reading::accept);
        return reading.table();
    }

    private static String text(Object cell) {
        if (cell instanceof Optional<?> optional) {
            return optional.map(CsvTables::text).orElse("");
        }
        if (cell instanceof Double number && number.isNaN()) {
            return "";
        }
        return cell instanceof Enum<?> constant ? constant.name() : Values.toText(cell);
    }

    private static final class Reading<R extends Record> {
        private final Path file;
        private final Class<R> type;
        private final List<R> rows = new ArrayList<>();
        private List<String> header;
        private long emptyLine;

        Reading(Path file, Class<R> type) {
            this.file = file;
            this.type = type;
        }

        void accept(CsvRecord line) {
            if (header == null) {
                header = line.getFields().stream().map(String::trim).toList();
                checkHeader();
                return;
            }
            if (isEmpty(line)) {
                emptyLine = emptyLine == 0 ? line.getStartingLineNumber() : emptyLine;
                return;
            }
            rows.add(row(line));
        }

        private R row(CsvRecord line) {
            String place = file + ", line " + line.getStartingLineNumber();
            if (emptyLine > 0) {
                throw new BadInputException(file + ", line " + emptyLine + " is empty; expected a row of the table");
            }
            if (line.getFieldCount() != header.size()) {
                throw new BadInputException(place + " has " + line.getFieldCount() + " cells; expected " + header.size()
                        + " as in the header (a text with a comma needs quotes)");
            }
            Map<String, String> cells = new HashMap<>();
            for (int i = 0; i < header.size(); i++) {
                cells.put(header.get(i), line.getField(i));
            }
            try {
                return Table.row(type, cells);
            } catch (BadParameterException e) {
                throw new BadInputException(place + ": " + e.getMessage(), e);
            }
        }

        private void checkHeader() {
            Csv.checkHeader(file, header);
            for (Component column : Records.components(type)) {
                boolean optional = column.type() instanceof ParameterizedType p && p.getRawType() == Optional.class;
                if (!optional && column.isRequired() && !header.contains(column.key())) {
                    throw new BadInputException(file + " has no column '" + column.key() + "' ("
                            + column.field().help() + "); its columns are: " + String.join(", ", header)
                            + Names.nearest(column.key(), header)
                                    .map(n -> "; is '" + n + "' the one?")
                                    .orElse(""));
                }
            }
        }

        Table<R> table() {
            return new Table<>(type, rows);
        }

        // A line break without cells; a quoted empty cell is a value.
        private boolean isEmpty(CsvRecord line) {
            return line.getFieldCount() == 0
                    || line.getFieldCount() == 1
                            && header.size() > 1
                            && line.getField(0).isBlank();
        }
    }
}
