// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.io;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * What ImageJ keeps of a stack in two tags of its own: a table of how many pieces of which kind there are and the pieces
 * themselves in one tag, the lengths of table and pieces in the other.
 *
 * @param info the Info text, empty if there is none
 * @param labels one for each plane, or none at all
 * @param ranges lowest and highest displayed value of each channel in turn, or none at all
 * @param luts 256 reds, greens and blues for each channel, or none at all
 */
record ImageJMetadata(String info, List<String> labels, double[] ranges, List<byte[]> luts) {

    /** The tag of the lengths. */
    static final int LENGTHS = 50838;

    /** The tag of the table and the pieces. */
    static final int PIECES = 50839;

    private static final int MAGIC = 0x494a494a;
    private static final int INFO = 0x696e666f;
    private static final int LABELS = 0x6c61626c;
    private static final int RANGES = 0x72616e67;
    private static final int LUTS = 0x6c757473;
    private static final int LUT_BYTES = 768;
    private static final int ENTRY = 8;

    /** Of a file of which nothing is known. */
    static final ImageJMetadata NONE = of("");

    static ImageJMetadata of(String info) {
        return new ImageJMetadata(info, List.of(), new double[0], List.of());
    }

    /** What the tags of a file hold; what is damaged is left out. */
    static ImageJMetadata read(TiffDirectory tags, ByteOrder order) {
        Charset utf16 = order == ByteOrder.BIG_ENDIAN ? StandardCharsets.UTF_16BE : StandardCharsets.UTF_16LE;
        List<byte[]> ranges = pieces(tags, order, RANGES);
        ByteBuffer numbers =
                ByteBuffer.wrap(ranges.isEmpty() ? new byte[0] : ranges.get(0)).order(order);
        double[] limits = new double[numbers.capacity() / Double.BYTES];
        numbers.asDoubleBuffer().get(limits);
        return new ImageJMetadata(
                pieces(tags, order, INFO).stream()
                        .findFirst()
                        .map(b -> new String(b, utf16))
                        .orElse(""),
                pieces(tags, order, LABELS).stream()
                        .map(b -> new String(b, utf16))
                        .toList(),
                limits,
                pieces(tags, order, LUTS).stream()
                        .filter(b -> b.length == LUT_BYTES)
                        .toList());
    }

    private static List<byte[]> pieces(TiffDirectory tags, ByteOrder order, int kind) {
        byte[] bytes = tags.bytes(PIECES);
        long[] lengths = tags.numbers(LENGTHS);
        List<byte[]> found = new ArrayList<>();
        if (lengths.length < 2 || lengths[0] < 4 + ENTRY || lengths[0] > bytes.length) {
            return found;
        }
        ByteBuffer table = ByteBuffer.wrap(bytes).order(order);
        if (table.getInt(0) != MAGIC) {
            return found;
        }
        long at = lengths[0];
        int piece = 1;
        for (int entry = 4; entry + ENTRY <= lengths[0]; entry += ENTRY) {
            int count = table.getInt(entry + 4);
            for (int i = 0; i < count && piece < lengths.length; i++) {
                long length = lengths[piece++];
                if (at + length > bytes.length) {
                    return found;
                }
                if (table.getInt(entry) == kind) {
                    byte[] one = new byte[(int) length];
                    table.get((int) at, one);
                    found.add(one);
                }
                at += length;
            }
        }
        return found;
    }

    boolean isEmpty() {
        return info.isEmpty() && labels.isEmpty() && ranges.length == 0 && luts.isEmpty();
    }

    /** The lengths of table and pieces. */
    int[] lengths() {
        List<Integer> all = new ArrayList<>();
        all.add(4 + ENTRY * kinds());
        parts().forEach(part -> all.add(part.length));
        return all.stream().mapToInt(Integer::intValue).toArray();
    }

    /** Table and pieces, big-endian. */
    byte[] bytes() {
        ByteBuffer table = ByteBuffer.allocate(4 + ENTRY * kinds()).putInt(MAGIC);
        entry(table, INFO, info.isEmpty() ? 0 : 1);
        entry(table, LABELS, labels.size());
        entry(table, RANGES, ranges.length == 0 ? 0 : 1);
        entry(table, LUTS, luts.size());
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(table.array());
        parts().forEach(out::writeBytes);
        return out.toByteArray();
    }

    private int kinds() {
        return (info.isEmpty() ? 0 : 1)
                + (labels.isEmpty() ? 0 : 1)
                + (ranges.length == 0 ? 0 : 1)
                + (luts.isEmpty() ? 0 : 1);
    }

    private static void entry(ByteBuffer table, int kind, int count) {
        if (count > 0) {
            table.putInt(kind).putInt(count);
        }
    }

    private List<byte[]> parts() {
        List<byte[]> parts = new ArrayList<>();
        if (!info.isEmpty()) {
            parts.add(info.getBytes(StandardCharsets.UTF_16BE));
        }
        labels.forEach(label -> parts.add(label.getBytes(StandardCharsets.UTF_16BE)));
        if (ranges.length > 0) {
            ByteBuffer numbers = ByteBuffer.allocate(ranges.length * Double.BYTES);
            numbers.asDoubleBuffer().put(ranges);
            parts.add(numbers.array());
        }
        parts.addAll(luts);
        return parts;
    }
}
