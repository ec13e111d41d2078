// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Turns Ctrl-C into a wish to stop and gives the work a moment to remove what it has half written. */
public final class Shutdown {

    private static final long PATIENCE_S = 5;

    private final CountDownLatch finished = new CountDownLatch(1);
    private volatile boolean wanted;

    /** Never asks to stop. */
    public static Shutdown none() {
        return new Shutdown();
    }

    static Shutdown install() {
        Shutdown shutdown = new Shutdown();
        Runtime.getRuntime().addShutdownHook(new Thread(shutdown::stop, "spinet-shutdown"));
        return shutdown;
    }

    boolean isWanted() {
        return wanted;
    }

    void finished() {
        finished.countDown();
    }

    private void stop() {
        wanted = true;
        try {
            finished.await(PATIENCE_S, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
