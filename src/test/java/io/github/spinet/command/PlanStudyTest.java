// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.command;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.spinet.core.BadParameterException;
import io.github.spinet.core.Table;
import io.github.spinet.io.CsvTables;
import io.github.spinet.service.Job;
import io.github.spinet.stats.BinaryPower;
import io.github.spinet.stats.Power;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlanStudyTest {

    @TempDir
    Path folder;

    private Map<String, Object> given(String out) {
        Map<String, Object> given = new HashMap<>();
        given.put("out", folder.resolve(out).toString());
        given.put("simulations", "20");
        given.put("most_animals", "6");
        given.put("dendrites", "2");
        given.put("spines", "4");
        return given;
    }

    @Test
    void a_row_for_each_number_of_animals_and_analysis_whatever_the_threads() throws IOException {
        Map<String, Object> one = given("one");
        one.put("threads", "1");
        Path file = new PlanStudy().execute(one, Job.quiet()).resolve("power.csv");
        Map<String, Object> two = given("two");
        two.put("threads", "2");
        Path other = new PlanStudy().execute(two, Job.quiet()).resolve("power.csv");
        assertArrayEquals(Files.readAllBytes(file), Files.readAllBytes(other));
        Table<Power.Row> rows = CsvTables.read(file, Power.Row.class);
        assertEquals(6, rows.size());
        assertTrue(Files.readString(file).startsWith("analysis,animals,values,power,"), Files.readString(file));
    }

    @Test
    void outcomes_of_0_and_1_have_a_table_and_a_figure_too() throws IOException {
        Map<String, Object> given = given("binary");
        given.put("outcome", "binary");
        given.put("vary", "spines");
        given.put("studied_animals", "4");
        Path out = new PlanStudy().execute(given, Job.quiet());
        assertEquals(
                6,
                CsvTables.read(out.resolve("power_binary.csv"), BinaryPower.Row.class)
                        .size());
        assertTrue(Files.readString(out.resolve("power.svg")).contains("Spines of each dendrite"));
        given.put("outcome", "continuous");
        BadParameterException e =
                assertThrows(BadParameterException.class, () -> new PlanStudy().execute(given, Job.quiet()));
        assertTrue(e.getMessage().contains("for outcome = BINARY"), e.getMessage());
    }

    @Test
    void shares_that_leave_nothing_are_refused() {
        Map<String, Object> given = given("bad");
        given.put("animal_share", "0.9");
        given.put("dendrite_share", "0.2");
        BadParameterException e =
                assertThrows(BadParameterException.class, () -> new PlanStudy().execute(given, Job.quiet()));
        assertTrue(e.getMessage().contains("leave nothing to the spines"), e.getMessage());
    }
}
