// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.command;

import io.github.spinet.io.RunFile;
import java.nio.file.Path;

/** What was run with which settings on which files, beside the results: {@code VERB.json}, for {@code run} {@code run.json}. */
final class Provenance {

    private Provenance() {}

    static void write(Path folder, SpinetCommand<?> command, Invocation<?> invocation) {
        RunFile.write(folder.resolve(command.verb() + ".json"), command.verb(), invocation.settings());
    }
}
