// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.study;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.spinet.core.BadInputException;
import io.github.spinet.movie.Clock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Movements from either table. */
class MovementTimesTest {

    @TempDir
    Path folder;

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("table.csv"), text);
    }

    @Test
    void frames_that_move_make_spans() throws IOException {
        Path file = file("frame,time_s,moving\n1,0,0\n2,0.1,1\n3,0.2,1\n4,0.3,0\n5,0.4,1\n");
        MovementTimes times = MovementTimes.read(file, Clock.uniform(5, 10));
        assertArrayEquals(new double[] {0.1, 0.4}, times.startS(), 1e-12);
        assertArrayEquals(new double[] {0.3, 0.5}, times.endS(), 1e-12);
        assertThrows(BadInputException.class, () -> MovementTimes.read(file, Clock.uniform(6, 10)));
    }

    @Test
    void movements_keep_their_times() throws IOException {
        Path file = file("movement,start_s,end_s,duration_s\n1,0.5,1.25,0.75\n2,3,4,1\n");
        MovementTimes times = MovementTimes.read(file, Clock.uniform(50, 10));
        assertArrayEquals(new double[] {0.5, 3}, times.startS());
        assertArrayEquals(new double[] {1.25, 4}, times.endS());
    }

    @Test
    void another_table_is_refused() throws IOException {
        Path file = file("a,b\n1,2\n");
        assertThrows(BadInputException.class, () -> MovementTimes.read(file, Clock.uniform(5, 10)));
        assertThrows(
                BadInputException.class, () -> MovementTimes.read(folder.resolve("none.csv"), Clock.uniform(5, 10)));
    }
}
