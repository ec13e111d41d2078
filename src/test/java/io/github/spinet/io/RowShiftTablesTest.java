// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.spinet.core.BadInputException;
import io.github.spinet.motion.RowShifts;
import io.github.spinet.movie.Clock;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RowShiftTablesTest {

    @TempDir
    Path folder;

    // Three bands of eight rows over two frames; the values are exact as floats.
    private static RowShifts shifts() {
        return RowShifts.of(
                20, new double[][] {{0.5, -1}, {0.25, 2}, {3, 4}}, new double[][] {{1, 1}, {-0.125, 0}, {7, 8}});
    }

    @Test
    void row_shifts_come_back_as_they_were() {
        Path file = folder.resolve("row_shifts.csv");
        RowShiftTables.write(Optional.of(shifts()), Clock.uniform(2, 10), file);
        assertEquals(Optional.of(shifts()), RowShiftTables.read(file, 20));
    }

    @Test
    void frames_moved_as_a_whole_have_none() {
        Path file = folder.resolve("row_shifts.csv");
        RowShiftTables.write(Optional.empty(), Clock.untimed(2), file);
        assertEquals(Optional.empty(), RowShiftTables.read(file, 20));
    }

    @Test
    void row_shifts_of_a_movie_of_another_height_are_refused() {
        Path file = folder.resolve("row_shifts.csv");
        RowShiftTables.write(Optional.of(shifts()), Clock.uniform(2, 10), file);
        assertThrows(BadInputException.class, () -> RowShiftTables.read(file, 64));
    }
}
