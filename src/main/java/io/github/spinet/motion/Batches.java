// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.motion;

import io.github.spinet.core.Parallel;
import io.github.spinet.core.Progress;

/**
 * Frames that one thread looks at together: what is as large as several frames, such as the derivatives of a template, then
 * comes from memory once for all of them. What is found does not depend on how frames are put together.
 */
final class Batches {

    private static final int MOST = 8;
    private static final int BYTES = 16 << 20;
    // Or a short movie would leave threads without work.
    private static final int PIECES_A_THREAD = 4;

    private Batches() {}

    /** Looks at frames. */
    @FunctionalInterface
    interface Piece {

        /**
         * @param first the first frame, from 0
         * @param end one past the last
         * @param room an array for the pixels of each, with whatever was left in it
         */
        void look(int first, int end, float[][] room);
    }

    /** @param pixels of a frame */
    static void forEach(int frames, int pixels, Parallel parallel, String what, Progress progress, Piece piece) {
        int fitting = Math.min(MOST, BYTES / Float.BYTES / pixels);
        int size = Math.max(1, Math.min(fitting, frames / (PIECES_A_THREAD * parallel.threads())));
        ThreadLocal<float[][]> rooms = ThreadLocal.withInitial(() -> new float[size][pixels]);
        parallel.forEach(
                (frames + size - 1) / size,
                what,
                progress,
                i -> piece.look(i * size, Math.min(frames, (i + 1) * size), rooms.get()));
    }
}
