// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.core;

/**
 * The root of every failure that Spinet explains. Its message is one line for the user: what was found where, what was
 * expected, what to do.
 */
public class SpinetException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public SpinetException(String message) {
        super(message);
    }

    public SpinetException(String message, Throwable cause) {
        super(message, cause);
    }
}
