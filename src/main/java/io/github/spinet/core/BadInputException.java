// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.core;

/** The data (a file, a movie, a table, an array) are not what the step needs. */
public final class BadInputException extends SpinetException {

    private static final long serialVersionUID = 1L;

    public BadInputException(String message) {
        super(message);
    }

    public BadInputException(String message, Throwable cause) {
        super(message, cause);
    }
}
