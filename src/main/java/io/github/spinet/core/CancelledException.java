// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.core;

/** The user stopped the work. Nothing of its output is kept. */
public final class CancelledException extends SpinetException {

    private static final long serialVersionUID = 1L;

    public CancelledException() {
        super("Cancelled by the user; nothing was written");
    }
}
