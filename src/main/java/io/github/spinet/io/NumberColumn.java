// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.io;

import io.github.spinet.core.BadInputException;
import io.github.spinet.core.Names;
import io.github.spinet.core.Progress;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * One column of a text table, e.g. a lever's position.
 *
 * @param name the column's name in the header; its number from 1 where there is no header
 * @param values one number a line, not copied; NaN for empty cells
 */
public record NumberColumn(String name, double[] values) {

    // Columns that say when, not what; they are passed over where no column is asked for.
    private static final Set<String> TIMES = Set.of("time", "time_s", "time_ms", "t", "frame", "sample", "index");

    /**
     * Reads a column; 20 million samples take a few seconds.
     *
     * @param column its name, or its number where the file has no header; without one the file must have a single column
     *     beside times and frame numbers
     * @throws BadInputException if the column is not there, or a cell is not a number (file, line, column, value)
     */
    public static NumberColumn read(Path file, Optional<String> column, Progress progress) {
        Reading reading = new Reading(file, column);
        NumberRows.read(file, reading, progress);
        return new NumberColumn(reading.name, reading.values.toArray());
    }

    /** The names of a table's columns; 1, 2, … where there is no header. */
    public static List<String> names(Path file) {
        return NumberRows.names(file);
    }

    private static final class Reading implements NumberRows.Sink {
        private final Path file;
        private final Optional<String> asked;
        private final GrowingColumn values = new GrowingColumn();
        private String name = "";
        private int index;

        Reading(Path file, Optional<String> asked) {
            this.file = file;
            this.asked = asked;
        }

        @Override
        public boolean[] columns(List<String> names) {
            index = asked.map(a -> named(names, a)).orElseGet(() -> only(names));
            name = names.get(index);
            boolean[] wanted = new boolean[names.size()];
            wanted[index] = true;
            return wanted;
        }

        @Override
        public void row(long line, double[] cells) {
            values.add(cells[index]);
        }

        private int named(List<String> names, String wanted) {
            int found = names.indexOf(wanted.trim());
            if (found < 0) {
                throw new BadInputException(file + " has no column '" + wanted + "'; its columns are: "
                        + String.join(", ", names)
                        + Names.nearest(wanted, names)
                                .map(n -> "; did you mean '" + n + "'?")
                                .orElse(""));
            }
            return found;
        }

        private int only(List<String> names) {
            int found = -1;
            for (int i = 0; i < names.size(); i++) {
                if (names.size() == 1 || !TIMES.contains(names.get(i).toLowerCase(Locale.ROOT))) {
                    if (found >= 0) {
                        throw new BadInputException(
                                file + " has several columns; say which one of: " + String.join(", ", names));
                    }
                    found = i;
                }
            }
            if (found < 0) {
                throw new BadInputException(
                        file + " has only columns of times (" + String.join(", ", names) + "); expected one of values");
            }
            return found;
        }
    }
}
