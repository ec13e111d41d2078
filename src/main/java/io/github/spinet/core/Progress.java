// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.core;

/**
 * How long work tells where it is and learns that nobody wants it any more.
 *
 * <p>Long loops call {@link #update} at least every 100 ms. Implementations must be thread-safe.
 */
@FunctionalInterface
public interface Progress {

    /** Tells nobody and never cancels. */
    Progress NONE = (done, total, what) -> {};

    /**
     * Reports a position and gives the caller's wish to stop a chance.
     *
     * @param done units done so far, of {@code total}
     * @param total units in all, at least 1
     * @param what the present step in a few words
     * @throws CancelledException if the work shall stop
     */
    void update(long done, long total, String what);
}
