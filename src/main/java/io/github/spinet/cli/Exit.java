// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.cli;

/** The exit codes of the shell. */
final class Exit {

    static final int DONE = 0;
    static final int FAILED = 1;
    static final int USAGE = 2;
    static final int CANCELLED = 130;

    private Exit() {}
}
