// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.io;

import static io.github.spinet.io.Refusals.refused;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.spinet.core.CancelledException;
import io.github.spinet.core.Numbers;
import io.github.spinet.core.Progress;
import io.github.spinet.core.Seeds;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.commons.rng.UniformRandomProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NumberColumnTest {

    @TempDir
    Path folder;

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("lever.csv"), text);
    }

    private static double parse(String text) {
        return NumberParser.parse(text.toCharArray(), 0, text.length());
    }

    @Test
    void reads_a_column_without_a_header() throws IOException {
        NumberColumn column = NumberColumn.read(file("-1.5\n\"2\"\nNaN\n1e-3\n"), Optional.empty(), Progress.NONE);
        assertEquals("1", column.name());
        assertArrayEquals(new double[] {-1.5, 2, Double.NaN, 0.001}, column.values());
    }

    @Test
    void takes_the_only_column_that_is_not_a_time() throws IOException {
        NumberColumn column =
                NumberColumn.read(file("time_s,lever\n0,1\n0.1,\n0.2,3\n"), Optional.empty(), Progress.NONE);
        assertEquals("lever", column.name());
        assertArrayEquals(new double[] {1, Double.NaN, 3}, column.values());
    }

    @Test
    void reads_a_named_or_numbered_column_and_no_other() throws IOException {
        Path named = file("note,lever\nfirst,1\nsecond,2\n");
        assertArrayEquals(
                new double[] {1, 2},
                NumberColumn.read(named, Optional.of("lever"), Progress.NONE).values());
        Path numbered = file("1;10\n2;20\n");
        assertArrayEquals(
                new double[] {10, 20},
                NumberColumn.read(numbered, Optional.of("2"), Progress.NONE).values());
        assertEquals(List.of("1", "2"), NumberColumn.names(numbered));
    }

    @Test
    void refuses_naming_file_line_column_and_value() throws IOException {
        Path file = file("time_s,lever,lick\n0,1,0\n1,off,0\n");
        refused(() -> NumberColumn.read(file, Optional.empty(), Progress.NONE), "lever.csv", "lever, lick");
        refused(
                () -> NumberColumn.read(file, Optional.of("leber"), Progress.NONE),
                "'leber'",
                "time_s, lever, lick",
                "mean 'lever'");
        refused(
                () -> NumberColumn.read(file, Optional.of("lever"), Progress.NONE),
                "lever.csv, line 3, column 'lever': 'off'");
        Path hole = file("lever\n1\n\n2\n");
        refused(() -> NumberColumn.read(hole, Optional.empty(), Progress.NONE), "line 3 is empty");
        Path times = file("time_s,frame\n1,1\n");
        refused(() -> NumberColumn.read(times, Optional.empty(), Progress.NONE), "only columns of times");
    }

    @Test
    void long_readings_tell_where_they_are_and_stop() throws IOException {
        Path file = file("1.25\n".repeat(100_000));
        List<Long> reports = new ArrayList<>();
        NumberColumn column = NumberColumn.read(file, Optional.empty(), (done, total, what) -> {
            assertEquals(500_000, total);
            assertEquals("Reading lever.csv", what);
            reports.add(done);
        });
        assertEquals(100_000, column.values().length);
        assertEquals(6, reports.size());
        assertEquals(5 * 16384, reports.get(0));
        assertThrows(
                CancelledException.class,
                () -> NumberColumn.read(file, Optional.empty(), (done, total, what) -> {
                    throw new CancelledException();
                }));
    }

    @Test
    void numbers_are_those_of_the_jdk() {
        long seed = 3;
        UniformRandomProvider random = Seeds.stream(seed, "parse");
        for (int i = 0; i < 40_000; i++) {
            double value = i % 3 == 0 ? Double.longBitsToDouble(random.nextLong()) : 10 * random.nextDouble() - 5;
            String text = i % 2 == 0 ? Numbers.toText(value) : String.format(Locale.ROOT, "%.4f", value);
            text = text.length() > 300 ? "1" : text;
            assertEquals(Double.parseDouble(text), parse(text), "seed " + seed + ", " + text);
        }
        for (String text :
                List.of("0", "-0", "00012.50", "1.", ".5", "+3", "1e5", "-Infinity", "0.000000000000000000000001")) {
            assertEquals(Double.parseDouble(text), parse(text), text);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"-", ".", "1,5", "1.2.3", "0x10", "1d", "1f", "--1", "1 2", "e5", "1-"})
    void refuses_what_is_no_decimal_number(String text) {
        assertThrows(NumberFormatException.class, () -> parse(text));
    }
}
