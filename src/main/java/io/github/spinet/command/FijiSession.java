// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.command;

import ij.IJ;
import ij.Macro;
import ij.macro.Interpreter;
import io.github.spinet.core.CancelledException;
import io.github.spinet.core.Parallel;
import io.github.spinet.core.Progress;
import io.github.spinet.core.SpinetException;
import io.github.spinet.service.Job;
import java.awt.GraphicsEnvironment;
import java.nio.file.Path;
import org.scijava.Context;
import org.scijava.app.StatusService;

/** What ImageJ lends to a running command: the status bar, the Esc key, the log, a way to stop the macro. */
final class FijiSession {

    private final String label;
    private final StatusService status;

    FijiSession(String label, Context context) {
        this.label = label;
        this.status = context == null ? null : context.getService(StatusService.class);
        IJ.resetEscape();
    }

    Job job() {
        return new Job(Parallel.serial(), progress(), IJ::log);
    }

    /** Shows the results to a person; does nothing where nobody looks. */
    void show(Path folder) {
        if (isWatched() && !Interpreter.isBatchMode()) {
            ShownResults.open(folder);
        }
        IJ.log(label + ": results in " + folder);
    }

    /** Says what went wrong and, in a macro, stops it at its line. */
    void fail(SpinetException e) {
        if (e instanceof CancelledException) {
            IJ.showStatus(label + ": cancelled");
        }
        if (isWatched()) {
            IJ.error(label, e.getMessage());
        } else {
            // A dialog would wait for ever for somebody to press OK.
            System.err.println(label + ": " + e.getMessage());
            // Without a window ImageJ passes over Macro.abort; the interpreter itself has to be stopped.
            if (Interpreter.getInstance() != null) {
                Interpreter.getInstance().abortMacro();
            }
            Macro.abort();
        }
    }

    // ImageJ without a screen, or run with -batch, has no window that anybody sees.
    private static boolean isWatched() {
        return !GraphicsEnvironment.isHeadless()
                && IJ.getInstance() != null
                && IJ.getInstance().isShowing();
    }

    private Progress progress() {
        return (done, total, what) -> {
            if (IJ.escapePressed() || Thread.currentThread().isInterrupted()) {
                throw new CancelledException();
            }
            String text = label + ": " + what;
            if (status != null) {
                status.showStatus((int) (1000 * done / total), 1000, text);
            } else {
                IJ.showStatus(text);
                IJ.showProgress(done / (double) total);
            }
        };
    }
}
