// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.core;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;

/**
 * The caller's threads. A function hands over numbered, independent pieces whose results it stores by number, so that
 * what comes out does not depend on how many threads there were.
 */
public final class Parallel implements AutoCloseable {

    private final int threads;
    private final ExecutorService pool;

    private Parallel(int threads) {
        this.threads = threads;
        this.pool = threads == 1 ? null : Executors.newFixedThreadPool(threads, Parallel::worker);
    }

    /** @param threads number of worker threads, at least 1 */
    public static Parallel of(int threads) {
        if (threads < 1) {
            throw new BadParameterException("threads = " + threads + " is below the minimum 1");
        }
        return new Parallel(threads);
    }

    /** One piece after the other in the calling thread. */
    public static Parallel serial() {
        return new Parallel(1);
    }

    public int threads() {
        return threads;
    }

    /**
     * Runs {@code piece} for 0 … {@code count} − 1 and returns when all are done. The first failure stops the pieces that
     * have not begun and is thrown as it is. Progress is reported from the working threads.
     *
     * @param count number of pieces
     * @param what the step, for the progress
     */
    public void forEach(int count, String what, Progress progress, IntConsumer piece) {
        AtomicInteger done = new AtomicInteger();
        IntConsumer reported = i -> {
            piece.accept(i);
            progress.update(done.incrementAndGet(), count, what);
        };
        if (pool == null || count < 2) {
            for (int i = 0; i < count; i++) {
                reported.accept(i);
            }
            return;
        }
        AtomicInteger next = new AtomicInteger();
        AtomicBoolean failed = new AtomicBoolean();
        List<Future<?>> workers = new ArrayList<>();
        for (int t = 0; t < Math.min(threads, count); t++) {
            workers.add(pool.submit(() -> {
                try {
                    for (int i = next.getAndIncrement(); i < count && !failed.get(); i = next.getAndIncrement()) {
                        reported.accept(i);
                    }
                } catch (RuntimeException | Error e) {
                    failed.set(true);
                    throw e;
                }
            }));
        }
        join(workers, failed);
    }

    private static void join(List<Future<?>> workers, AtomicBoolean failed) {
        Throwable first = null;
        for (Future<?> worker : workers) {
            try {
                worker.get();
            } catch (ExecutionException e) {
                first = first == null ? e.getCause() : first;
            } catch (InterruptedException | CancellationException e) {
                failed.set(true);
                Thread.currentThread().interrupt();
                first = first == null ? new CancelledException() : first;
            }
        }
        if (first instanceof RuntimeException e) {
            throw e;
        }
        if (first instanceof Error e) {
            throw e;
        }
    }

    private static Thread worker(Runnable work) {
        Thread thread = new Thread(work, "spinet-worker");
        thread.setDaemon(true);
        return thread;
    }

    @Override
    public void close() {
        if (pool != null) {
            pool.shutdownNow();
        }
    }
}
