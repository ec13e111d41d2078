// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.io;

/** Equal-sized images in one order, from a file or a program, read one by one by any thread. */
interface Planes extends AutoCloseable {

    int width();

    int height();

    int count();

    PixelType type();

    /** Reads plane {@code index}, from 0, row by row. */
    void read(int index, float[] pixels);

    /** Whether all pixels of the plane are 0. */
    default boolean isBlank(int index) {
        float[] pixels = new float[width() * height()];
        read(index, pixels);
        for (float pixel : pixels) {
            if (pixel != 0) {
                return false;
            }
        }
        return true;
    }

    /** Gives file handles back until the next reading. */
    default void release() {}

    @Override
    default void close() {}
}
