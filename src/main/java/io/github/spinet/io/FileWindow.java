// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.io;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Small pieces of a file, of which neighbours come from one reading. Not thread-safe. */
final class FileWindow {

    private static final int BLOCK = 1 << 12;

    private final SharedFile file;
    private final ByteOrder order;
    private ByteBuffer block = ByteBuffer.allocate(0);
    private long start;

    FileWindow(SharedFile file, ByteOrder order) {
        this.file = file;
        this.order = order;
    }

    boolean contains(long position, long length) {
        return position >= 0 && length >= 0 && position <= file.size() - length;
    }

    /** The bytes of a piece that the file {@link #contains}, in the file's byte order. */
    ByteBuffer at(long position, int length) {
        if (position < start || position + length > start + block.capacity()) {
            block = ByteBuffer.allocate((int) Math.min(Math.max(BLOCK, length), file.size() - position));
            start = position;
            file.read(start, block);
        }
        int from = (int) (position - start);
        return block.slice(from, length).order(order);
    }
}
