// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.io;

import io.github.spinet.core.BadInputException;
import io.github.spinet.core.CancelledException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * A file that several threads read at positions of their own. It may be released at any time to spare file handles, and
 * opens again by itself.
 */
final class SharedFile implements AutoCloseable {

    private final Path path;
    private final long size;
    private FileChannel channel;
    private boolean closed;

    SharedFile(Path path) {
        this.path = path;
        this.size = InputFiles.size(path);
    }

    Path path() {
        return path;
    }

    /** Bytes, when the file was opened. */
    long size() {
        return size;
    }

    /**
     * Fills a buffer from its position to its limit.
     *
     * @throws CancelledException if the thread was interrupted
     */
    void read(long position, ByteBuffer into) {
        int start = into.position();
        while (true) {
            try {
                readFully(open(), position, into);
                return;
            } catch (ClosedByInterruptException e) {
                // The flag is still set: this work was cancelled.
                throw new CancelledException();
            } catch (ClosedChannelException e) {
                // Released, or closed by the interrupt of another thread: begin again.
                into.position(start);
            } catch (IOException e) {
                throw InputFiles.unreadable(path, e);
            }
        }
    }

    private void readFully(FileChannel from, long position, ByteBuffer into) throws IOException {
        long at = position;
        while (into.hasRemaining()) {
            int read = from.read(into, at);
            if (read < 0) {
                throw new BadInputException(path + " ends at byte " + at + " where " + into.remaining()
                        + " more were expected; was it changed while open?");
            }
            at += read;
        }
    }

    private synchronized FileChannel open() throws IOException {
        if (closed) {
            throw new BadInputException(path + " was closed already");
        }
        if (channel == null || !channel.isOpen()) {
            channel = FileChannel.open(path, StandardOpenOption.READ);
        }
        return channel;
    }

    /** Gives the file handle back until the next reading. */
    synchronized void release() {
        if (channel != null) {
            try {
                channel.close();
            } catch (IOException e) {
                throw InputFiles.unreadable(path, e);
            }
            channel = null;
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
        release();
    }
}
