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
        int fitting = Math.max(1, BYTES / (Float.BYTES * Math.max(1, pixels)));
        int block = Math.min(count, Math.max(parallel.threads(), Math.min(FRAMES, fitting)));
        float[][] frames = new float[block][pixels];
        for (int start = 0; start < count; start += block) {
            int first = start;
            int loaded = Math.min(block, count - start);
            Progress onward = (done, total, step) -> progress.update(first + done, count, step);
            parallel.forEach(loaded, what, onward, i -> loader.load(first + i, frames[i]));
            int strips = (pixels + STRIP - 1) / STRIP;
            parallel.forEach(
                    strips,
                    what,
                    Progress.NONE,
                    s -> collector.add(s * STRIP, Math.min(pixels, (s + 1) * STRIP), frames, loaded));
        }
    }
}
