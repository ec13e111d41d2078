// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.service;

import io.github.spinet.core.Parallel;
import io.github.spinet.core.Progress;
import java.util.function.Consumer;

/**
 * What a door lends to one piece of work: threads, a listener for progress and cancelling, and a place for messages.
 *
 * @param parallel the worker threads; the results never depend on their number
 * @param progress told where the work is; throws when the user stops it
 * @param log receives one line a message for the user
 */
public record Job(Parallel parallel, Progress progress, Consumer<String> log) {

    /** One thread, nobody listening. */
    public static Job quiet() {
        return new Job(Parallel.serial(), Progress.NONE, line -> {});
    }
}
