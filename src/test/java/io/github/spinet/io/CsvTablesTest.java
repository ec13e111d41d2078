// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.io;

import static io.github.spinet.io.Refusals.refused;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.spinet.core.Field;
import io.github.spinet.core.Table;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvTablesTest {

    enum Fate {
        NEW,
        LOST_LATER
    }

    record Row(
            @Field(help = "Spine") String spine,
            @Field(help = "Session") int session,
            @Field(help = "Distance", unit = "µm") double distanceUm,
            @Field(help = "Fate") Fate fate,
            @Field(help = "Movement-related") boolean mrs,
            @Field(help = "Note") Optional<String> note) {}

    private static final Table<Row> TABLE = new Table<>(
            Row.class,
            List.of(
                    new Row("a, \"b\"", 1, 0.1, Fate.NEW, true, Optional.of("2")),
                    new Row("zweite\nZeile", -2, Double.NaN, Fate.LOST_LATER, false, Optional.empty()),
                    new Row("µ", 3, 1e-300, Fate.NEW, false, Optional.of("0.3"))));

    @TempDir
    Path folder;

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("table.csv"), text);
    }

    @Test
    void is_written_as_documented() throws IOException {
        Path file = folder.resolve("out.csv");
        CsvTables.write(TABLE, file);
        assertEquals(
                "spine,session,distance_um,fate,mrs,note\n"
                        + "\"a, \"\"b\"\"\",1,0.1,NEW,true,2\n"
                        + "\"zweite\nZeile\",-2,,LOST_LATER,false,\n"
                        + "µ,3,1e-300,NEW,false,0.3\n",
                Files.readString(file));
    }

    @Test
    void reads_what_it_wrote() {
        Path file = folder.resolve("out.csv");
        CsvTables.write(TABLE, file);
        assertEquals(TABLE, CsvTables.read(file, Row.class));
    }

    @Test
    void leaves_only_the_whole_file() throws IOException {
        CsvTables.write(TABLE, folder.resolve("out.csv"));
        try (Stream<Path> files = Files.list(folder)) {
            assertEquals(List.of(folder.resolve("out.csv")), files.toList());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {",", ";", "\t"})
    void reads_other_dialects_orders_and_more_columns(String separator) throws IOException {
        String text = "\uFEFFmrs,remark,session,spine,fate,distance_um\r\nTRUE,x,4,s1,new,0.5\r\n\r\n";
        Table<Row> table = CsvTables.read(file(text.replace(",", separator)), Row.class);
        assertEquals(List.of(new Row("s1", 4, 0.5, Fate.NEW, true, Optional.empty())), table.rows());
    }

    @Test
    void reads_the_unicode_text_of_spreadsheets() throws IOException {
        String text = "\uFEFFspine\tsession\tdistance_um\tfate\tmrs\nµ1\t4\t0.5\tNEW\ttrue\n";
        Path file = Files.write(folder.resolve("x.txt"), text.getBytes(StandardCharsets.UTF_16LE));
        assertEquals("µ1", CsvTables.read(file, Row.class).rows().get(0).spine());
    }

    @Test
    void refuses_a_missing_column_naming_those_found() throws IOException {
        Path file = file("spine,sesion,distance_um,fate,mrs\n");
        refused(() -> CsvTables.read(file, Row.class), "table.csv", "'session'", "spine, sesion", "'sesion' the one");
    }

    @Test
    void refuses_a_bad_cell_naming_line_column_and_value() throws IOException {
        Path file = file("spine,session,distance_um,fate,mrs\ns1,1,2,NEW,true\ns2,one,2,NEW,true\n");
        refused(() -> CsvTables.read(file, Row.class), "table.csv, line 3", "session", "'one'", "whole number");
    }

    @Test
    void refuses_decimal_commas() throws IOException {
        Path file = file("spine;session;distance_um;fate;mrs\ns1;1;2,5;NEW;true\n");
        refused(() -> CsvTables.read(file, Row.class), "line 2", "distance_um", "'2,5'", "'.' as the decimal mark");
    }

    @Test
    void refuses_uneven_lines_and_holes() throws IOException {
        String header = "spine,session,distance_um,fate,mrs\n";
        Path uneven = file(header + "s1,1,2,5,NEW,true\n");
        refused(() -> CsvTables.read(uneven, Row.class), "line 2 has 6 cells", "expected 5");
        Path hole = file(header + "\ns1,1,2,NEW,true\n");
        refused(() -> CsvTables.read(hole, Row.class), "line 2 is empty");
        Path twice = file("spine,spine\n");
        refused(() -> CsvTables.read(twice, Row.class), "two columns named 'spine'");
    }

    @Test
    void refuses_what_is_no_table() throws IOException {
        refused(() -> CsvTables.read(folder, Row.class), "is a folder");
        refused(() -> CsvTables.read(folder.resolve("no.csv"), Row.class), "no.csv does not exist");
        Path empty = file("");
        refused(() -> CsvTables.read(empty, Row.class), "is empty");
        Path binary = Files.write(folder.resolve("b.csv"), new byte[] {1, 0, 0, 7});
        refused(() -> CsvTables.read(binary, Row.class), "is not text");
        Path open = file("spine,\"session\n");
        refused(() -> CsvTables.read(open, Row.class), "table.csv");
    }
}
