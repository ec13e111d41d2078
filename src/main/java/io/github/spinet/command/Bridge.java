// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.command;

import ij.IJ;
import ij.plugin.PlugIn;
import io.github.spinet.core.SpinetException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * The commands in plain ImageJ, which knows nothing of SciJava. {@code plugins.config} lists one line a command under the
 * same label; in Fiji the SciJava command of that label takes its place.
 */
public final class Bridge implements PlugIn {

    /** @param verb the command's verb, e.g. {@code motion} */
    @Override
    public void run(String verb) {
        SpinetCommand<?> command = Commands.named(verb, getClass().getClassLoader());
        FijiSession session = new FijiSession(command.label(), null);
        try {
            Optional<? extends Map<String, ?>> given = MacroOptions.ofThisThread();
            if (given.isEmpty()) {
                given = PlainDialog.ask(command);
            }
            if (given.isPresent()) {
                Path out = command.execute(given.get(), session.job());
                session.show(out);
            }
        } catch (SpinetException e) {
            session.fail(e);
        } catch (RuntimeException e) {
            IJ.handleException(e);
        }
    }
}
