// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.io;

import io.github.spinet.movie.Movie;
import java.nio.ByteBuffer;
import java.nio.ShortBuffer;

/** How a file stores a pixel. */
public enum PixelType {
    UINT8(1),
    INT8(1),
    UINT16(2),
    INT16(2),
    UINT32(4),
    INT32(4),
    FLOAT32(4),
    FLOAT64(8);

    private static final int PIECE = 4096;

    private final int bytes;

    PixelType(int bytes) {
        this.bytes = bytes;
    }

    /** Bytes a pixel. */
    public int bytes() {
        return bytes;
    }

    public boolean isFloat() {
        return this == FLOAT32 || this == FLOAT64;
    }

    /** The smallest value that the type holds. */
    public double min() {
        return switch (this) {
            case UINT8, UINT16, UINT32 -> 0;
            case INT8, INT16, INT32 -> -Math.scalb(1.0, 8 * bytes - 1);
            case FLOAT32, FLOAT64 -> Double.NEGATIVE_INFINITY;
        };
    }

    /** The largest value that the type holds. */
    public double max() {
        return switch (this) {
            case UINT8, UINT16, UINT32 -> Math.scalb(1.0, 8 * bytes) - 1;
            case INT8, INT16, INT32 -> Math.scalb(1.0, 8 * bytes - 1) - 1;
            case FLOAT32, FLOAT64 -> Double.POSITIVE_INFINITY;
        };
    }

    /** The type of the file behind a movie; 32-bit float if there is none. */
    public static PixelType of(Movie movie) {
        return StackMovie.behind(movie).map(StackMovie::pixelType).orElse(FLOAT32);
    }

    /**
     * Turns stored pixels into numbers.
     *
     * @param from the bytes, in the file's byte order
     * @param at index of the first pixel's first byte
     * @param step pixels from one to the next, above 1 where samples of several channels alternate
     * @param into receives {@code count} values from {@code first}
     */
    void decode(ByteBuffer from, int at, int step, float[] into, int first, int count) {
        if (step == 1 && (this == UINT16 || this == INT16)) {
            decodeShorts(from, at, this == UINT16 ? 0xffff : -1, into, first, count);
            return;
        }
        int stride = step * bytes;
        int p = at;
        int end = first + count;
        switch (this) {
            case UINT8 -> {
                for (int i = first; i < end; i++, p += stride) {
                    into[i] = from.get(p) & 0xff;
                }
            }
            case INT8 -> {
                for (int i = first; i < end; i++, p += stride) {
                    into[i] = from.get(p);
                }
            }
            case UINT16 -> {
                for (int i = first; i < end; i++, p += stride) {
                    into[i] = from.getShort(p) & 0xffff;
                }
            }
            case INT16 -> {
                for (int i = first; i < end; i++, p += stride) {
                    into[i] = from.getShort(p);
                }
            }
            case UINT32 -> {
                for (int i = first; i < end; i++, p += stride) {
                    into[i] = from.getInt(p) & 0xffffffffL;
                }
            }
            case INT32 -> {
                for (int i = first; i < end; i++, p += stride) {
                    into[i] = from.getInt(p);
                }
            }
            case FLOAT32 -> {
                for (int i = first; i < end; i++, p += stride) {
                    into[i] = from.getFloat(p);
                }
            }
            case FLOAT64 -> {
                for (int i = first; i < end; i++, p += stride) {
                    into[i] = (float) from.getDouble(p);
                }
            }
        }
    }

    // Most movies: copied in pieces by machine code that knows the byte order, then widened.
    private static void decodeShorts(ByteBuffer from, int at, int mask, float[] into, int first, int count) {
        ShortBuffer stored =
                from.slice(at, count * Short.BYTES).order(from.order()).asShortBuffer();
        short[] piece = new short[Math.min(count, PIECE)];
        for (int done = 0; done < count; done += piece.length) {
            int n = Math.min(piece.length, count - done);
            stored.get(piece, 0, n);
            for (int i = 0; i < n; i++) {
                into[first + done + i] = piece[i] & mask;
            }
        }
    }
}
