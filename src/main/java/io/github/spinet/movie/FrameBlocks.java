// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.movie;

import io.github.spinet.core.Parallel;
import io.github.spinet.core.Progress;

/**
 * Goes over many frames with a handful of them in memory: loads a block of frames side by side, then hands every pixel
 * its values in the order of the frames.
 *
 * <p>As each pixel sees its frames in order, what a collector makes of them depends neither on the size of a block nor
 * on the number of threads.
 */
public final class FrameBlocks {

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

    /** Takes the values of a range of pixels; called by several threads at once, never twice for one pixel. */
    @FunctionalInterface
    public interface Collector {

        /**
         * @param from first pixel
         * @param to one past the last pixel
         * @param frames the loaded frames in order
         * @param count how many of {@code frames} are in use
         */
        void add(int from, int to, float[][] frames, int count);
    }

    /** Takes blocks of frames in order; called by one thread at a time. */
    @FunctionalInterface
    public interface Sink {

        /**
         * @param first index of the block's first frame
         * @param frames the loaded frames in order, to be left as they are
         * @param count how many of {@code frames} are in use
         */
        void take(int first, float[][] frames, int count);
    }

    /** Does something with a range of pixels; called by several threads at once. */
    @FunctionalInterface
    public interface Strip {

        /**
         * @param from first pixel
         * @param to one past the last pixel
         */
        void run(int from, int to);
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
            Collector collector) {
        inOrder(
                count,
                pixels,
                parallel,
                progress,
                what,
                loader,
                (first, frames, loaded) ->
                        strips(pixels, parallel, what, (from, to) -> collector.add(from, to, frames, loaded)));
    }

    /** Runs over a sequence of frames once and hands them over in blocks. */
    public static void inOrder(
            int count, int pixels, Parallel parallel, Progress progress, String what, Loader loader, Sink sink) {
        int fitting = Math.max(1, BYTES / (Float.BYTES * Math.max(1, pixels)));
        int block = Math.min(count, Math.max(parallel.threads(), Math.min(FRAMES, fitting)));
        float[][] frames = new float[block][pixels];
        for (int start = 0; start < count; start += block) {
            int first = start;
            int loaded = Math.min(block, count - start);
            Progress onward = (done, total, step) -> progress.update(first + done, count, step);
            parallel.forEach(loaded, what, onward, i -> loader.load(first + i, frames[i]));
            sink.take(first, frames, loaded);
        }
    }

    /** Shares the pixels of an image out to all threads. */
    public static void strips(int pixels, Parallel parallel, String what, Strip strip) {
        parallel.forEach(
                (pixels + STRIP - 1) / STRIP,
                what,
                Progress.NONE,
                s -> strip.run(s * STRIP, Math.min(pixels, (s + 1) * STRIP)));
    }
}
