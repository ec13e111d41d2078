// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.io;

import io.github.spinet.movie.FrameBlocks;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.ArrayList;
import java.util.List;

/** Writes planes that pass by: those of a block are encoded side by side, strip by strip, then written by one thread. */
final class TiffPixels implements FrameBlocks.Collector {

    private final FileChannel out;
    private final PixelType type;
    private final int pixels;
    private final List<ByteBuffer> block = new ArrayList<>();

    TiffPixels(FileChannel out, PixelType type, int pixels) {
        this.out = out;
        this.type = type;
        this.pixels = pixels;
    }

    @Override
    public void add(FrameBlocks.Block frames, int from, int to) {
        for (int i = 0; i < frames.count(); i++) {
            ByteBuffer strip = buffer(i).slice(from * type.bytes(), (to - from) * type.bytes());
            TiffWriter.encode(frames.frames()[i], from, to, type, strip);
        }
    }

    private synchronized ByteBuffer buffer(int i) {
        while (block.size() <= i) {
            block.add(ByteBuffer.allocate(pixels * type.bytes()));
        }
        return block.get(i);
    }

    @Override
    public void finish(int first, int count) {
        try {
            for (int i = 0; i < count; i++) {
                TiffWriter.put(out, block.get(i).rewind());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
