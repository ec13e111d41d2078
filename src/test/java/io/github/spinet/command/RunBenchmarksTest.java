// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.spinet.bench.Calibration;
import io.github.spinet.core.BadParameterException;
import io.github.spinet.io.CsvTables;
import io.github.spinet.service.Job;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunBenchmarksTest {

    @TempDir
    Path folder;

    private Map<String, Object> given(String benchmark) {
        Map<String, Object> given = new HashMap<>();
        given.put("benchmark", benchmark);
        given.put("out", folder.resolve("out").toString());
        return given;
    }

    private static List<String> files(Path out) throws IOException {
        try (Stream<Path> files = Files.list(out)) {
            return files.map(f -> f.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void one_benchmark_makes_its_table_and_a_page_that_says_how() throws IOException {
        Map<String, Object> given = given("calibration");
        given.put("data_sets", 20);
        given.put("resampled_sets", 20);
        given.put("resamples", 39);
        given.put("mice", 4);
        given.put("dendrites", 2);
        given.put("spines", 4);
        given.put("correlations", "0.1");
        Path out = new RunBenchmarks().execute(given, Job.quiet());
        assertEquals(List.of("bench.json", "benchmarks.md", "calibration.csv"), files(out));
        String page = Files.readString(out.resolve("benchmarks.md"));
        assertTrue(
                page.contains("spinet bench --benchmark CALIBRATION --correlations 0.1 --data-sets 20"
                        + " --resampled-sets 20 --mice 4 --dendrites 2 --spines 4 --resamples 39 --out FOLDER"),
                page);
        assertTrue(page.contains(" cores, "), page);
        assertEquals(
                20,
                CsvTables.read(out.resolve("calibration.csv"), Calibration.Row.class)
                        .rows()
                        .get(0)
                        .dataSets());
    }

    @Test
    void an_engine_that_is_none_is_refused_and_the_known_ones_are_named() {
        Map<String, Object> given = given("motion_accuracy");
        given.put("engines", "rigid,row");
        BadParameterException e =
                assertThrows(BadParameterException.class, () -> new RunBenchmarks().execute(given, Job.quiet()));
        assertTrue(
                e.getMessage().startsWith("engines = 'row' is not one of NCC, RIGID, ROWS, PIECEWISE, AUTO"),
                e.getMessage());
    }
}
