// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.io;

/** The LZW of TIFF: codes of 9 to 12 bits, the highest bit first, the width growing one code early. */
final class LzwDecoder {

    private static final int CLEAR = 256;
    private static final int END = 257;
    private static final int MAX_CODES = 4096;

    private final byte[] packed;
    private long bit;
    // Code c ≥ 258 stands for bytes that were put out before: from start[c], length[c] of them.
    private final int[] start = new int[MAX_CODES];
    private final int[] length = new int[MAX_CODES];

    LzwDecoder(byte[] packed) {
        this.packed = packed;
    }

    /** Fills {@code out} and returns how many bytes there were. */
    int decode(byte[] out) {
        int at = 0;
        int codes = END + 1;
        int width = 9;
        int previousStart = -1;
        int previousLength = 0;
        while (at < out.length) {
            int code = nextCode(width);
            if (code == END) {
                return at;
            }
            if (code == CLEAR) {
                codes = END + 1;
                width = 9;
                previousStart = -1;
                continue;
            }
            int from = at;
            if (code < CLEAR) {
                out[at++] = (byte) code;
            } else {
                boolean known = code < codes;
                if (!known && (code > codes || previousStart < 0)) {
                    throw new IndexOutOfBoundsException("LZW code " + code);
                }
                int source = known ? start[code] : previousStart;
                int bytes = known ? length[code] : previousLength + 1;
                // One by one: an unknown code repeats its own first byte at its end.
                for (int i = 0; i < bytes && at < out.length; i++) {
                    out[at++] = out[source + i];
                }
            }
            if (previousStart >= 0 && codes < MAX_CODES) {
                start[codes] = previousStart;
                length[codes++] = previousLength + 1;
            }
            previousStart = from;
            previousLength = at - from;
            width = codes >= 2047 ? 12 : codes >= 1023 ? 11 : codes >= 511 ? 10 : 9;
        }
        return at;
    }

    private int nextCode(int width) {
        if (bit + width > 8L * packed.length) {
            return END;
        }
        int code = 0;
        for (int i = 0; i < width; ) {
            int inByte = (int) (bit & 7);
            int take = Math.min(8 - inByte, width - i);
            int bits = (packed[(int) (bit >> 3)] & 0xff) >> 8 - inByte - take & (1 << take) - 1;
            code = code << take | bits;
            bit += take;
            i += take;
        }
        return code;
    }
}
