// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.core;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ParallelTest {

    private static int[] squares(int threads) {
        int[] result = new int[1000];
        try (Parallel parallel = Parallel.of(threads)) {
            parallel.forEach(result.length, "squares", Progress.NONE, i -> result[i] = i * i);
        }
        return result;
    }

    @Test
    void every_piece_is_done_once_whatever_the_number_of_threads() {
        assertArrayEquals(squares(1), squares(2));
        assertArrayEquals(squares(1), squares(7));
    }

    @Test
    void the_first_failure_is_thrown_as_it_is() {
        BadInputException failure = new BadInputException("frame 3");
        try (Parallel parallel = Parallel.of(3)) {
            assertSame(
                    failure,
                    assertThrows(
                            BadInputException.class,
                            () -> parallel.forEach(100, "x", Progress.NONE, i -> {
                                if (i == 3) {
                                    throw failure;
                                }
                            })));
        }
    }

    @Test
    void cancelling_stops_the_pieces_that_have_not_begun() {
        AtomicInteger begun = new AtomicInteger();
        Progress stopAtTen = (done, total, what) -> {
            if (done >= 10) {
                throw new CancelledException();
            }
        };
        try (Parallel parallel = Parallel.of(2)) {
            assertThrows(
                    CancelledException.class,
                    () -> parallel.forEach(100_000, "x", stopAtTen, i -> begun.incrementAndGet()));
        }
        assertTrue(begun.get() < 1000, begun + " pieces were begun");
    }

    @Test
    void progress_counts_to_the_total() {
        AtomicInteger last = new AtomicInteger();
        Parallel.serial().forEach(5, "x", (done, total, what) -> last.set((int) (100 * done / total)), i -> {});
        assertEquals(100, last.get());
    }
}
