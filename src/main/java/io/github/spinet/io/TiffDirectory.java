// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.io;

import io.github.spinet.core.BadInputException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** The tags of one page of a TIFF or BigTIFF file. */
final class TiffDirectory {

    // Bytes a value by type code 0 … 18.
    private static final int[] BYTES = {0, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8, 4, 0, 0, 8, 8, 8};
    private static final int RATIONAL = 5;

    private record Entry(int type, long count, long position) {}

    private final FileWindow window;
    private final String place;
    private final Map<Integer, Entry> entries = new HashMap<>();
    private long next;

    /**
     * Reads the directory at a position.
     *
     * @param big whether the file is a BigTIFF
     * @param place file and page, for messages
     */
    TiffDirectory(FileWindow window, boolean big, long position, String place) {
        this.window = window;
        this.place = place;
        int countBytes = big ? 8 : 2;
        int entryBytes = big ? 20 : 12;
        int offsetBytes = big ? 8 : 4;
        long count = integer(position, countBytes);
        require(position + countBytes, entryBytes * count + offsetBytes, "directory of " + count + " tags");
        for (int i = 0; i < count; i++) {
            long at = position + countBytes + (long) i * entryBytes;
            int tag = (int) integer(at, 2);
            int type = (int) integer(at + 2, 2);
            long values = integer(at + 4, offsetBytes);
            int bytes = type < BYTES.length ? BYTES[type] : 0;
            if (bytes == 0) {
                continue;
            }
            long value = at + 4 + offsetBytes;
            boolean inline = values <= offsetBytes / bytes;
            entries.put(tag, new Entry(type, values, inline ? value : integer(value, offsetBytes)));
        }
        next = integer(position + countBytes + count * entryBytes, offsetBytes);
    }

    /** The position of the next directory, 0 after the last. */
    long next() {
        return next;
    }

    boolean has(int tag) {
        return entries.containsKey(tag);
    }

    /** The first value of a whole-number tag. */
    long number(int tag, long absent) {
        long[] all = numbers(tag, 1);
        return all.length == 0 ? absent : all[0];
    }

    /** All values of a whole-number tag, empty if it is absent. */
    long[] numbers(int tag) {
        return numbers(tag, Integer.MAX_VALUE);
    }

    private long[] numbers(int tag, int most) {
        Entry entry = entries.get(tag);
        if (entry == null) {
            return new long[0];
        }
        int bytes = BYTES[entry.type];
        int count = (int) Math.min(most, entry.count);
        require(entry.position, (long) count * bytes, "tag " + tag);
        long[] numbers = new long[count];
        for (int i = 0; i < count; i++) {
            numbers[i] = integer(entry.position + (long) i * bytes, bytes);
        }
        return numbers;
    }

    /** The first value of a tag of fractions, NaN if it is absent. */
    double fraction(int tag) {
        Entry entry = entries.get(tag);
        if (entry == null || entry.type != RATIONAL) {
            return Double.NaN;
        }
        require(entry.position, 8, "tag " + tag);
        return (double) integer(entry.position, 4) / integer(entry.position + 4, 4);
    }

    /** The text of a tag, empty if it is absent. */
    String text(int tag) {
        byte[] bytes = bytes(tag);
        int length = bytes.length;
        while (length > 0 && bytes[length - 1] == 0) {
            length--;
        }
        return new String(bytes, 0, length, StandardCharsets.UTF_8);
    }

    byte[] bytes(int tag) {
        Entry entry = entries.get(tag);
        if (entry == null || BYTES[entry.type] != 1) {
            return new byte[0];
        }
        require(entry.position, entry.count, "tag " + tag);
        byte[] bytes = new byte[(int) entry.count];
        window.at(entry.position, bytes.length).get(bytes);
        return bytes;
    }

    private long integer(long position, int bytes) {
        require(position, bytes, "directory");
        ByteBuffer at = window.at(position, bytes);
        return switch (bytes) {
            case 1 -> at.get(0) & 0xff;
            case 2 -> at.getShort(0) & 0xffff;
            case 4 -> at.getInt(0) & 0xffffffffL;
            default -> at.getLong(0);
        };
    }

    private void require(long position, long length, String what) {
        if (length > Integer.MAX_VALUE - 8 || !window.contains(position, length)) {
            throw new BadInputException(place + ": its " + what + " should lie at byte " + position
                    + ", beyond the end of the file; the file is truncated or damaged: copy it again");
        }
    }
}
