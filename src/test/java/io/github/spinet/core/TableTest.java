// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.core;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TableTest {

    record Row(
            @Field(help = "Spine") String spine,

            @Field(help = "Distance along the dendrite", unit = "µm")
            double distanceUm,

            @Field(help = "Events") int events) {}

    @Test
    void columns_are_the_components_in_snake_case() {
        Table<Row> table = new Table<>(Row.class, List.of());
        assertEquals(
                List.of("spine", "distance_um", "events"),
                table.columns().stream().map(Component::key).toList());
    }

    @Test
    void cells_come_in_the_order_of_the_columns() {
        Table<Row> table = new Table<>(Row.class, List.of(new Row("s1", 2.5, 3)));
        assertArrayEquals(new Object[] {"s1", 2.5, 3}, table.cells(table.rows().get(0)));
    }

    @Test
    void an_empty_numeric_cell_is_undefined_and_not_zero() {
        Row row = Table.row(Row.class, Map.of("spine", "s1", "distance_um", "", "events", "3"));
        assertTrue(Double.isNaN(row.distanceUm()));
    }

    @Test
    void a_cell_of_the_wrong_type_is_refused() {
        assertThrows(
                BadParameterException.class,
                () -> Table.row(Row.class, Map.of("spine", "s1", "distance_um", "near", "events", "3")));
    }
}
