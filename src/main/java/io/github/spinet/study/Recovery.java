// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.study;

import io.github.spinet.core.Field;
import io.github.spinet.core.Numbers;
import io.github.spinet.core.Table;
import io.github.spinet.io.CsvTables;
import io.github.spinet.simulate.Truth;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** How much of the planted truth of a made study its analysis found again. */
public final class Recovery {

    /** One quantity: a row of {@code recovery.csv}. */
    public record Row(
            @Field(help = "Quantity") String quantity,

            @Field(help = "What was planted; 1 for a share that is perfect at 1, 0 for an error")
            double truth,

            @Field(help = "What the analysis found") double recovered,
            @Field(help = "Unit of both") String unit) {

        /** For the shell: {@code Shift error (RMS of x and y): 0.05 px, planted 0 px}. */
        public String sentence() {
            String suffix = unit.isEmpty() ? "" : " " + unit;
            return quantity + ": " + rounded(recovered) + suffix + ", truth " + rounded(truth) + suffix;
        }

        private static String rounded(double value) {
            return Double.isNaN(value) ? "undefined" : Numbers.toText(Math.rint(value * 1000) / 1000);
        }
    }

    private Recovery() {}

    /**
     * Compares the results of a study with the truth that it was made from.
     *
     * @param truth the folder of the truth's tables
     * @param results the folder of the results
     */
    public static Table<Row> run(Path truth, Path results) {
        List<Row> rows = new ArrayList<>();
        Table<Truth.Spine> spines = CsvTables.read(truth.resolve("spines.csv"), Truth.Spine.class);
        Table<Truth.Shift> shifts = CsvTables.read(truth.resolve("shifts.csv"), Truth.Shift.class);
        Table<Truth.Event> events = CsvTables.read(truth.resolve("events.csv"), Truth.Event.class);
        rows.addAll(ShiftRecovery.run(shifts, results));
        rows.addAll(ScanRecovery.run(CsvTables.read(truth.resolve("scan.csv"), Truth.Lines.class), shifts, results));
        rows.addAll(SpineRecovery.run(spines, results));
        rows.addAll(EventRecovery.run(events, spines, results));
        rows.addAll(
                MovementRecovery.run(CsvTables.read(truth.resolve("movements.csv"), Truth.Movement.class), results));
        rows.addAll(CoActivityRecovery.run(shifts, events, spines, results));
        return new Table<>(Row.class, rows);
    }

    static Row share(String quantity, long part, long whole) {
        return new Row(quantity, 1, whole == 0 ? Double.NaN : (double) part / whole, "");
    }

    static Path session(Path results, String animal, String field, int session) {
        return results.resolve("sessions").resolve(animal + "_" + field + "_s" + session);
    }
}
