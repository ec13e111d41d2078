// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.spinet.core.BadInputException;
import org.junit.jupiter.api.function.Executable;

/** What every refusal must be: one line with the facts. */
final class Refusals {

    private Refusals() {}

    static void refused(Executable work, String... facts) {
        String message = assertThrows(BadInputException.class, work).getMessage();
        for (String fact : facts) {
            assertTrue(message.contains(fact), "'" + fact + "' is not in: " + message);
        }
        assertEquals(1, message.lines().count(), message);
    }
}
