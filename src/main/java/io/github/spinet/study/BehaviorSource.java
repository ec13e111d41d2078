// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.study;

import io.github.spinet.behavior.Lever;
import io.github.spinet.core.BadInputException;
import io.github.spinet.core.Field;
import io.github.spinet.core.Numbers;
import io.github.spinet.core.Progress;
import io.github.spinet.io.NumberColumn;
import java.nio.file.Path;
import java.util.Optional;

/** Which behaviour trace, and what its file may not say. */
public record BehaviorSource(
        @Field(help = "Behaviour: lever, wheel or speed, a table of numbers (CSV)")
        Path lever,

        @Field(init = "", help = "Column of the trace; not needed if there is only one beside times")
        Optional<String> column,

        @Field(
                init = "NaN",
                min = 1e-3,
                max = 1e6,
                unit = "Hz",
                help = "Samples per second; not needed with a time column")
        double rateHz,

        @Field(init = "", help = "Column of the samples' times in s, for a trace without a constant rate")
        Optional<String> timeColumn) {

    private static final String USUAL_TIME = "time_s";

    /**
     * Reads the trace.
     *
     * @throws BadInputException if a column is missing, a cell is no number, or the file says nothing of time and neither
     *     does the caller
     */
    public Lever read(Progress progress) {
        NumberColumn values = NumberColumn.read(lever, column, progress);
        if (timeColumn.isPresent()
                || Double.isNaN(rateHz) && NumberColumn.names(lever).contains(USUAL_TIME)) {
            String times = timeColumn.orElse(USUAL_TIME);
            return Lever.at(
                    name(values),
                    NumberColumn.read(lever, Optional.of(times), progress).values(),
                    values.values());
        }
        if (Double.isNaN(rateHz)) {
            throw new BadInputException(lever + " has no column '" + USUAL_TIME
                    + "' and no rate was given; expected rate_hz (e.g. " + Numbers.toText(10_000) + ") or time_column");
        }
        return new Lever(name(values), rateHz, values.values());
    }

    private String name(NumberColumn values) {
        return lever.getFileName() + ":" + values.name();
    }
}
