// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.io;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.spinet.core.SpinetException;
import io.github.spinet.stats.Factor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataTableTest {

    @TempDir
    Path folder;

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("t.csv"), text);
    }

    private DataColumn column(String text, String name) throws IOException {
        return DataTable.read(file(text), List.of(name)).column(name);
    }

    private String refusal(String text, String name) {
        return assertThrows(SpinetException.class, () -> column(text, name).numbers())
                .getMessage();
    }

    @Test
    void numbers_and_texts_are_told_apart() throws IOException {
        String text = "a,b,c\n1,x,0\n-2.5e1,y,z\n,x,1\n";
        DataColumn a = column(text, "a");
        assertTrue(a.isNumeric());
        assertArrayEquals(new double[] {1, -25, Double.NaN}, a.numbers());
        assertFalse(column(text, "b").isNumeric());
        assertFalse(column(text, "c").isNumeric());
        assertArrayEquals(new int[] {0, 1, 0}, column(text, "b").factor().codes());
    }

    @Test
    void empty_cells_na_and_nan_are_missing() throws IOException {
        DataColumn column = column("a,b\n1,\n2,NA\n3,nan\n4,NaN\n5, \n6,x\n", "b");
        assertArrayEquals(new int[] {-1, -1, -1, -1, -1, 0}, column.factor().codes());
        assertEquals(1, column.different());
        assertTrue(column.isMissing(0));
        assertFalse(column.isMissing(5));
    }

    @Test
    void semicolons_tabs_windows_line_ends_and_quotes_are_read() throws IOException {
        assertArrayEquals(
                new double[] {1, 2}, column("a;b\r\n1;x\r\n2;y\r\n", "a").numbers());
        assertArrayEquals(new double[] {1, 2}, column("a\tb\n1\tx\n2\ty\n", "a").numbers());
        assertEquals(
                List.of("p, q", "r"),
                column("a,b\n1,\"p, q\"\n2,r\n", "b").factor().levels());
    }

    @Test
    void levels_stand_in_the_order_in_which_people_list_them() throws IOException {
        Factor factor = column("bin,y\n\"[10,15)\",1\n\"[5,10)\",2\n\"[0,5)\",3\n", "bin")
                .factor();
        assertEquals(List.of("[0,5)", "[5,10)", "[10,15)"), factor.levels());
        assertArrayEquals(new int[] {2, 1, 0}, factor.codes());
        assertEquals(
                List.of("-3", "2", "10", "1e3"),
                column("k,y\n10,0\n1e3,0\n2,0\n-3,0\n", "k").factor().levels());
    }

    @Test
    void the_order_of_names_does_not_depend_on_where_they_began() {
        List<String> names = new ArrayList<>(List.of(
                "-1", "-5", "-4x", "1", "01", "01a", "1a", "1.0", "a", "a2", "a10", "a02", "", "M1/d2", "M1/d10", "٣",
                "1e5"));
        Collections.sort(names, NaturalOrder.INSTANCE);
        List<String> sorted = List.copyOf(names);
        long seed = 7;
        Random random = new Random(seed);
        for (int i = 0; i < 200; i++) {
            Collections.shuffle(names, random);
            names.sort(NaturalOrder.INSTANCE);
            assertEquals(sorted, names, "seed " + seed + ", round " + i);
        }
    }

    @Test
    void a_cell_that_is_no_number_is_named_with_file_line_column_and_value() {
        String message = refusal("a,b\n1,2\n2,x\n", "b");
        assertTrue(
                message.endsWith("t.csv, line 3, column 'b': 'x' is not a number; expected a number or an empty cell"),
                message);
        assertTrue(refusal("a;b\n1;2\n2;0,5\n", "b").contains("decimal comma"));
        assertTrue(refusal("a,b\n1,2\n2,-Infinity\n", "b").contains("line 3, column 'b': '-Infinity' is infinite"));
    }

    @Test
    void broken_tables_are_refused() {
        assertTrue(refusal("alpha,b\n1,2\n", "alpa").endsWith("has no column 'alpa'; did you mean 'alpha'?"));
        assertTrue(refusal("a,b\n1,2\n", "zzzz").endsWith("its columns are: a, b"));
        assertTrue(refusal("a,a\n1,2\n", "a").contains("two columns named 'a'"));
        assertTrue(refusal("a,b\n1,2\n1\n", "a").contains("line 3 has 1 cells; expected 2"));
        assertTrue(refusal("a,b\n1,2\n\n3,4\n", "a").contains("line 3 is empty"));
        assertTrue(refusal("a,b\n", "a").contains("no rows"));
        assertTrue(refusal("", "a").contains("is empty"));
    }
}
