// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.core;

/** A setting is unknown, missing, of the wrong type or out of its bounds. */
public final class BadParameterException extends SpinetException {

    private static final long serialVersionUID = 1L;

    public BadParameterException(String message) {
        super(message);
    }
}
