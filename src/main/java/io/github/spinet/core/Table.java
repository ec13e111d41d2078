// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.core;

import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Rows of one record type. The components of the record are the columns; their {@link Field} annotations carry unit and
 * meaning.
 *
 * @param type the record type of the rows
 * @param rows the rows in order
 */
public record Table<R extends Record>(Class<R> type, List<R> rows) implements Iterable<R> {

    public Table {
        rows = List.copyOf(rows);
    }

    /** The columns, in order. */
    public List<Component> columns() {
        return Records.components(type);
    }

    /** The cells of a row, in the order of the columns. */
    public Object[] cells(R row) {
        return Records.values(row);
    }

    /**
     * A row from the text of its cells.
     *
     * @param cells by column name; empty text in a numeric column is NaN, in an {@code Optional} column nothing
     * @throws BadParameterException if a cell is not of its column's type
     */
    public static <R extends Record> R row(Class<R> type, Map<String, String> cells) {
        return Records.build(type, column -> {
            String cell = cells.getOrDefault(column.key(), "");
            boolean undefined = cell.isEmpty() && column.type() == double.class;
            return undefined ? Double.NaN : Values.parse(column, cell);
        });
    }

    public int size() {
        return rows.size();
    }

    public Stream<R> stream() {
        return rows.stream();
    }

    @Override
    public Iterator<R> iterator() {
        return rows.iterator();
    }
}
