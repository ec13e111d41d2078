// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.io;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.Deflater;

/**
 * Makes TIFF files of every kind that the reader claims to read. Pixel (x, y) of page p has the value
 * {@link #value}, sample by sample.
 */
final class TiffMaker {

    ByteOrder order = ByteOrder.LITTLE_ENDIAN;
    boolean big;
    int width = 20;
    int height = 14;
    int pages = 3;
    PixelType type = PixelType.UINT16;
    int samples = 1;
    int compression = 1;
    boolean predictor;
    int rowsPerStrip = 14;
    int tile;
    String description = "";
    String software = "";
    List<String> descriptions = List.of();
    int onlyDirectories = Integer.MAX_VALUE;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    private record Tag(int id, int type, long[] values, byte[] text) {}

    static double value(PixelType type, int page, int sample, int x, int y) {
        double value = 7 * x + 11 * y + 1000 * page + 50 * sample - (type.min() < 0 ? 300 : 0);
        if (type.isFloat()) {
            return value + 0.25;
        }
        return type.bytes() == 1 ? type.min() + ((value % 200) + 200) % 200 : value;
    }

    Path write(Path file) throws IOException {
        List<List<Tag>> directories = new ArrayList<>();
        out.writeBytes(new byte[big ? 16 : 8]);
        for (int p = 0; p < pages; p++) {
            directories.add(page(p));
        }
        long[] starts = new long[directories.size() + 1];
        int count = Math.min(onlyDirectories, directories.size());
        List<byte[]> bytes = new ArrayList<>();
        long at = out.size();
        for (int i = 0; i < count; i++) {
            starts[i] = at;
            at += directory(directories.get(i), at, 0).length;
        }
        for (int i = 0; i < count; i++) {
            bytes.add(directory(directories.get(i), starts[i], i + 1 < count ? starts[i + 1] : 0));
        }
        bytes.forEach(out::writeBytes);
        byte[] all = out.toByteArray();
        ByteBuffer head = ByteBuffer.wrap(all).order(order);
        head.put((byte) (order == ByteOrder.BIG_ENDIAN ? 'M' : 'I')).put(all[0]);
        head.putShort((short) (big ? 43 : 42));
        if (big) {
            head.putShort((short) 8).putShort((short) 0).putLong(starts[0]);
        } else {
            head.putInt((int) starts[0]);
        }
        return Files.write(file, all);
    }

    private List<Tag> page(int p) {
        int segmentWidth = tile > 0 ? tile : width;
        int segmentHeight = tile > 0 ? tile : rowsPerStrip;
        int across = (width + segmentWidth - 1) / segmentWidth;
        int down = (height + segmentHeight - 1) / segmentHeight;
        long[] offsets = new long[across * down];
        long[] lengths = new long[offsets.length];
        for (int i = 0; i < offsets.length; i++) {
            int rows = tile > 0 ? tile : Math.min(rowsPerStrip, height - i * rowsPerStrip);
            byte[] packed = pack(pixels(p, i % across * segmentWidth, i / across * segmentHeight, segmentWidth, rows));
            offsets[i] = out.size();
            lengths[i] = packed.length;
            out.writeBytes(packed);
        }
        long[] bits = new long[samples];
        Arrays.fill(bits, 8L * type.bytes());
        List<Tag> tags = new ArrayList<>();
        number(tags, 256, width);
        number(tags, 257, height);
        tags.add(new Tag(258, 3, bits, null));
        number(tags, 259, compression);
        String text = descriptions.isEmpty() ? description : descriptions.get(p);
        if (!text.isEmpty()) {
            tags.add(new Tag(270, 2, null, (text + "\0").getBytes(StandardCharsets.UTF_8)));
        }
        if (tile == 0) {
            tags.add(new Tag(273, big ? 16 : 4, offsets, null));
        }
        number(tags, 277, samples);
        if (tile == 0) {
            number(tags, 278, rowsPerStrip);
            tags.add(new Tag(279, 4, lengths, null));
        }
        if (!software.isEmpty()) {
            tags.add(new Tag(305, 2, null, (software + "\0").getBytes(StandardCharsets.UTF_8)));
        }
        if (predictor) {
            number(tags, 317, 2);
        }
        if (tile > 0) {
            number(tags, 322, tile);
            number(tags, 323, tile);
            tags.add(new Tag(324, big ? 16 : 4, offsets, null));
            tags.add(new Tag(325, 4, lengths, null));
        }
        number(tags, 339, type.isFloat() ? 3 : type.min() < 0 ? 2 : 1);
        return tags;
    }

    private static void number(List<Tag> tags, int id, long value) {
        tags.add(new Tag(id, 3, new long[] {value}, null));
    }

    private byte[] pixels(int page, int left, int top, int columns, int rows) {
        ByteBuffer bytes =
                ByteBuffer.allocate(columns * rows * samples * type.bytes()).order(order);
        for (int y = top; y < top + rows; y++) {
            for (int x = left; x < left + columns; x++) {
                for (int s = 0; s < samples; s++) {
                    double value = value(type, page, s, x, y);
                    double before = predictor && x > left ? value(type, page, s, x - 1, y) : 0;
                    put(bytes, value, (long) value - (long) before);
                }
            }
        }
        return bytes.array();
    }

    private void put(ByteBuffer bytes, double value, long whole) {
        switch (type) {
            case UINT8, INT8 -> bytes.put((byte) whole);
            case UINT16, INT16 -> bytes.putShort((short) whole);
            case UINT32, INT32 -> bytes.putInt((int) whole);
            case FLOAT32 -> bytes.putFloat((float) value);
            case FLOAT64 -> bytes.putDouble(value);
        }
    }

    private byte[] pack(byte[] bytes) {
        return switch (compression) {
            case 8 -> deflate(bytes);
            case 32773 -> packBits(bytes);
            default -> bytes;
        };
    }

    private static byte[] deflate(byte[] bytes) {
        Deflater deflater = new Deflater();
        deflater.setInput(bytes);
        deflater.finish();
        byte[] packed = new byte[bytes.length + 100];
        int length = deflater.deflate(packed);
        deflater.end();
        return Arrays.copyOf(packed, length);
    }

    // Runs of equal bytes as repeats, all else one by one.
    private static byte[] packBits(byte[] bytes) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        for (int i = 0; i < bytes.length; ) {
            int run = 1;
            while (i + run < bytes.length && run < 128 && bytes[i + run] == bytes[i]) {
                run++;
            }
            packed.write(run == 1 ? 0 : 1 - run);
            packed.write(bytes[i]);
            i += run;
        }
        return packed.toByteArray();
    }

    // The directory, followed by the values that have no room within.
    private byte[] directory(List<Tag> tags, long start, long next) {
        int entry = big ? 20 : 12;
        int offset = big ? 8 : 4;
        int fixed = (big ? 8 : 2) + entry * tags.size() + offset;
        ByteArrayOutputStream extra = new ByteArrayOutputStream();
        ByteBuffer bytes = ByteBuffer.allocate(fixed).order(order);
        integer(bytes, big ? 8 : 2, tags.size());
        for (Tag tag : tags) {
            byte[] value = tag.text != null ? tag.text : values(tag);
            bytes.putShort((short) tag.id).putShort((short) tag.type);
            integer(bytes, offset, tag.text != null ? tag.text.length : tag.values.length);
            if (value.length <= offset) {
                bytes.put(Arrays.copyOf(value, offset));
            } else {
                integer(bytes, offset, start + fixed + extra.size());
                extra.writeBytes(value);
            }
        }
        integer(bytes, offset, next);
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.writeBytes(bytes.array());
        all.writeBytes(extra.toByteArray());
        return all.toByteArray();
    }

    private byte[] values(Tag tag) {
        int size = tag.type == 3 ? 2 : tag.type == 4 ? 4 : 8;
        ByteBuffer bytes = ByteBuffer.allocate(size * tag.values.length).order(order);
        for (long value : tag.values) {
            integer(bytes, size, value);
        }
        return bytes.array();
    }

    private static void integer(ByteBuffer bytes, int size, long value) {
        switch (size) {
            case 2 -> bytes.putShort((short) value);
            case 4 -> bytes.putInt((int) value);
            default -> bytes.putLong(value);
        }
    }
}
