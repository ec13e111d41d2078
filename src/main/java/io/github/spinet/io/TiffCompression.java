// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.io;

import io.github.spinet.core.BadInputException;
import java.util.Arrays;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** The lossless compressions of TIFF that microscopes and Fiji write. */
enum TiffCompression {
    NONE,
    LZW,
    DEFLATE,
    PACK_BITS;

    static TiffCompression of(int code, String place) {
        return switch (code) {
            case 0, 1 -> NONE;
            case 5 -> LZW;
            case 8, 32946 -> DEFLATE;
            case 32773 -> PACK_BITS;
            default ->
                throw new BadInputException(place + " is compressed by method " + code + (code == 7 ? " (JPEG)" : "")
                        + "; expected none, LZW, deflate or PackBits: open it in Fiji and save it again as TIFF");
        };
    }

    /**
     * Unpacks a strip or tile.
     *
     * @param length the bytes to expect
     * @param place file and page, for messages
     */
    byte[] unpack(byte[] packed, int length, String place) {
        byte[] bytes = new byte[length];
        int unpacked;
        try {
            unpacked = switch (this) {
                case NONE -> copy(packed, bytes);
                case LZW -> new LzwDecoder(packed).decode(bytes);
                case DEFLATE -> inflate(packed, bytes);
                case PACK_BITS -> unpackBits(packed, bytes);
            };
        } catch (DataFormatException | IndexOutOfBoundsException e) {
            throw new BadInputException(
                    place + " cannot be unpacked (" + this + "); the file is damaged: copy it again", e);
        }
        if (unpacked < length) {
            throw new BadInputException(place + " unpacks to " + unpacked + " of " + length
                    + " bytes; the file is truncated or damaged: copy it again");
        }
        return bytes;
    }

    private static int copy(byte[] from, byte[] to) {
        int length = Math.min(from.length, to.length);
        System.arraycopy(from, 0, to, 0, length);
        return length;
    }

    private static int inflate(byte[] packed, byte[] bytes) throws DataFormatException {
        Inflater inflater = new Inflater();
        try {
            inflater.setInput(packed);
            int done = 0;
            while (done < bytes.length) {
                int n = inflater.inflate(bytes, done, bytes.length - done);
                if (n == 0) {
                    return done;
                }
                done += n;
            }
            return done;
        } finally {
            inflater.end();
        }
    }

    // A count n of 0 … 127 is followed by n + 1 bytes, one of −1 … −127 by a byte to repeat 1 − n times.
    private static int unpackBits(byte[] packed, byte[] bytes) {
        int from = 0;
        int to = 0;
        while (from < packed.length && to < bytes.length) {
            int n = packed[from++];
            if (n >= 0) {
                int length = Math.min(n + 1, bytes.length - to);
                System.arraycopy(packed, from, bytes, to, length);
                from += n + 1;
                to += length;
            } else if (n != -128) {
                int end = Math.min(to + 1 - n, bytes.length);
                Arrays.fill(bytes, to, end, packed[from++]);
                to = end;
            }
        }
        return to;
    }
}
