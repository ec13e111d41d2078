// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.movie;

import io.github.spinet.core.Parallel;
import io.github.spinet.core.Progress;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Goes over many frames once with a handful of them in memory, for any number of collectors: loads a block of frames side
 * by side, then hands every pixel its values in the order of the frames.
 *
 * <p>As each pixel sees its frames in order, what a collector makes of them does not depend on the number of threads.
 * While a block is loaded, collectors may finish with the one before, e.g. write it.
 */
public final class FrameBlocks {

    /** Blocks begin at multiples of this number of frames, whatever the number of threads. */
    static final int GROUP = 4;

    private static final int FRAMES = 16;
    private static final int BYTES = 32 << 20;
    private static final int STRIP = 8192;

    private FrameBlocks() {}

    /** Fills a buffer with one frame; called by several threads at once. */
    @FunctionalInterface
    public interface Loader {

        /**
         * @param index the position in the sequence, from 0
         * @param pixels to be filled; NaN where the frame has no value
         */
        void load(int index, float[] pixels);
    }

    /**
     * Consecutive frames.
     *
     * @param first position of the first one in the sequence, from 0
     * @param count how many of {@code frames} are in use
     * @param frames pixels of each, row by row; to be read only
     */
    public record Block(int first, int count, float[][] frames) {}

    /** What is made of frames that pass by: a file, projections, means of runs. */
    @FunctionalInterface
    public interface Collector {

        /**
         * Takes a range of pixels of a block. Called by several threads at once, once for every pixel of a block; the
         * blocks come in order.
         *
         * @param from first pixel
         * @param to one past the last pixel
         */
        void add(Block block, int from, int to);

        /**
         * Called by one thread when all pixels of a block have been added and before any of the next are, while the next
         * frames are being loaded: for what is slow and has to be done in order. The block's frames are gone by then.
         */
        default void finish(int first, int count) {}
    }

    /** Runs over a sequence of frames once, for one collector. */
    public static void forEach(
            int count,
            int pixels,
            Parallel parallel,
            Progress progress,
            String what,
            Loader loader,
            Collector collector) {
        forEach(count, pixels, parallel, progress, what, loader, List.of(collector));
    }

    /**
     * Runs over a sequence of frames once.
     *
     * @param count number of frames
     * @param pixels values a frame
     * @param what the step, for the progress
     */
    public static void forEach(
            int count,
            int pixels,
            Parallel parallel,
            Progress progress,
            String what,
            Loader loader,
            List<? extends Collector> collectors) {
        int size = Math.min(count, blockSize(pixels));
        float[][] frames = new float[size][pixels];
        AtomicInteger done = new AtomicInteger();
        int strips = (pixels + STRIP - 1) / STRIP;
        Block before = new Block(0, 0, frames);
        for (int start = 0; start < count; start += size) {
            Block finished = before;
            Block block = new Block(start, Math.min(size, count - start), frames);
            parallel.forEach(block.count + 1, what, Progress.NONE, i -> {
                if (i == 0) {
                    finish(collectors, finished);
                } else {
                    loader.load(block.first + i - 1, frames[i - 1]);
                    progress.update(done.incrementAndGet(), count, what);
                }
            });
            parallel.forEach(strips * collectors.size(), what, Progress.NONE, i -> {
                int from = i / collectors.size() * STRIP;
                collectors.get(i % collectors.size()).add(block, from, Math.min(pixels, from + STRIP));
            });
            before = block;
        }
        finish(collectors, before);
    }

    private static void finish(List<? extends Collector> collectors, Block block) {
        if (block.count > 0) {
            collectors.forEach(c -> c.finish(block.first, block.count));
        }
    }

    // Whole groups, and the same for any number of threads, so that sums which are made group by group are the same,
    // too.
    private static int blockSize(int pixels) {
        int fitting = BYTES / (Float.BYTES * Math.max(1, pixels)) / GROUP * GROUP;
        return Math.max(GROUP, Math.min(FRAMES, fitting));
    }
}
