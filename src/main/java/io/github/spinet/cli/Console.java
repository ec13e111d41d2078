// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.cli;

import io.github.spinet.core.CancelledException;
import io.github.spinet.core.Progress;
import java.io.PrintStream;

/** Progress on a terminal: one line that is written over, at most ten times a second; silent where output is a file. */
final class Console implements Progress {

    private static final long INTERVAL_NS = 100_000_000;
    private static final int WIDTH = 78;

    private final PrintStream err;
    private final Shutdown shutdown;
    private final boolean terminal = System.console() != null;
    private long lastNs = System.nanoTime();
    private boolean dirty;

    Console(PrintStream err, Shutdown shutdown) {
        this.err = err;
        this.shutdown = shutdown;
    }

    @Override
    public synchronized void update(long done, long total, String what) {
        if (shutdown.isWanted()) {
            throw new CancelledException();
        }
        long now = System.nanoTime();
        if (terminal && now - lastNs >= INTERVAL_NS) {
            lastNs = now;
            String text = String.format("%3d %%  %s", 100 * done / Math.max(1, total), what);
            err.print("\r" + (text + " ".repeat(WIDTH)).substring(0, WIDTH));
            err.flush();
            dirty = true;
        }
    }

    synchronized void clear() {
        if (dirty) {
            err.print("\r" + " ".repeat(WIDTH) + "\r");
            dirty = false;
        }
    }
}
