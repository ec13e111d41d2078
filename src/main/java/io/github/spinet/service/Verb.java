// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.service;

import java.nio.file.Path;
import java.util.Map;

/** A command as all doors see it: a name, settings in, files out. */
public interface Verb {

    /** The name in the shell, e.g. {@code motion}. */
    String verb();

    /**
     * Runs the command.
     *
     * @param given values by key; what is absent takes its default
     * @param job progress and log; the threads come from the settings
     * @return the folder with the results
     */
    Path execute(Map<String, ?> given, Job job);
}
