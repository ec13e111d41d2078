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

    /** Whether the plane of a file has nothing but zeros; not looked into for images and arrays, whose planes may be costly. */
    default boolean isBlank(int index) {
        return false;
    }

    /** Gives file handles back until the next reading. */
    default void release() {}

    @Override
    default void close() {}
}
