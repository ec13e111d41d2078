// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.io;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/**
 * The Info text that ImageJ keeps in a tag of its own: a table of how many texts of which kind there are, their lengths in
 * another tag, then the texts.
 */
final class ImageJInfo {

    /** The tag of the lengths. */
    static final int LENGTHS = 50838;

    /** The tag of the table and the texts. */
    static final int TEXTS = 50839;

    /** The word that begins the table. */
    static final int MAGIC = 0x494a494a;

    /** The kind of text that is the Info. */
    static final int INFO = 0x696e666f;

    private ImageJInfo() {}

    /** The text, empty if there is none. */
    static String read(TiffDirectory tags, ByteOrder order) {
        byte[] bytes = tags.bytes(TEXTS);
        long[] lengths = tags.numbers(LENGTHS);
        if (lengths.length < 2 || lengths[0] < 12 || lengths[0] > bytes.length) {
            return "";
        }
        ByteBuffer table = ByteBuffer.wrap(bytes).order(order);
        if (table.getInt(0) != MAGIC) {
            return "";
        }
        long at = lengths[0];
        int text = 1;
        for (int entry = 4; entry + 8 <= lengths[0]; entry += 8) {
            int count = table.getInt(entry + 4);
            if (table.getInt(entry) == INFO && count > 0 && text < lengths.length) {
                return text(bytes, at, lengths[text], order);
            }
            for (int i = 0; i < count && text < lengths.length; i++) {
                at += lengths[text++];
            }
        }
        return "";
    }

    private static String text(byte[] bytes, long at, long length, ByteOrder order) {
        Charset utf16 = order == ByteOrder.BIG_ENDIAN ? StandardCharsets.UTF_16BE : StandardCharsets.UTF_16LE;
        return at + length <= bytes.length ? new String(bytes, (int) at, (int) length, utf16) : "";
    }
}
