// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.io;

import io.github.spinet.movie.Calibration;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * Everything of a TIFF file but its pixels, which lie in one piece: the first page's tags before them, as ImageJ wants
 * it, the other pages' after them. Big-endian.
 *
 * @param pages at least 1
 * @param pieces what ImageJ shows besides, may be empty
 * @param lengths of the pieces and the table before them, may be empty
 */
record TiffPagesHeader(
        int width,
        int height,
        int pages,
        PixelType type,
        String description,
        byte[] pieces,
        int[] lengths,
        Calibration calibration) {

    private static final int SHORT = 3;
    private static final int LONG = 4;
    private static final int RATIONAL = 5;
    private static final int LONG8 = 16;
    private static final int PAGE_TAGS = 15;
    private static final long LARGEST_CLASSIC = 0xffff_0000L;

    /** @param metadata what ImageJ shows besides, may be empty */
    TiffPagesHeader(
            int width,
            int height,
            int pages,
            PixelType type,
            String description,
            ImageJMetadata metadata,
            Calibration calibration) {
        this(
                width,
                height,
                pages,
                type,
                description,
                metadata.isEmpty() ? new byte[0] : metadata.bytes(),
                metadata.isEmpty() ? new int[0] : metadata.lengths(),
                calibration);
    }

    private boolean isBig() {
        long pixels = (long) pages * planeBytes();
        return pixels + (long) pages * 256 + description.length() + pieces.length + 4L * lengths.length + 4096
                > LARGEST_CLASSIC;
    }

    private long planeBytes() {
        return (long) width * height * type.bytes();
    }

    private int firstTags() {
        return PAGE_TAGS + (pieces.length == 0 ? 0 : 2);
    }

    private int directoryBytes(int tags) {
        return isBig() ? 8 + 20 * tags + 8 : 2 + 12 * tags + 4;
    }

    private int headBytes() {
        return isBig() ? 16 : 8;
    }

    // What the first page refers to, one after the other behind its directory.
    private long textAt() {
        return headBytes() + directoryBytes(firstTags());
    }

    private byte[] text() {
        return (description + "\0").getBytes(StandardCharsets.UTF_8);
    }

    private long resolutionAt() {
        return textAt() + text().length + text().length % 2;
    }

    private long lengthsAt() {
        return resolutionAt() + 16;
    }

    private long piecesAt() {
        return lengthsAt() + 4L * lengths.length;
    }

    private long pixelsAt() {
        return piecesAt() + pieces.length;
    }

    private long directoryAt(int page) {
        long first = headBytes();
        long others = pixelsAt() + pages * planeBytes();
        // Directories begin at even positions.
        others += others % 2;
        return page == 0 ? first : others + (long) (page - 1) * directoryBytes(PAGE_TAGS);
    }

    /** The head of the file up to its pixels. */
    byte[] beforePixels() {
        ByteBuffer out = ByteBuffer.allocate(Math.toIntExact(pixelsAt())).order(ByteOrder.BIG_ENDIAN);
        out.put((byte) 'M').put((byte) 'M').putShort((short) (isBig() ? 43 : 42));
        if (isBig()) {
            out.putShort((short) 8).putShort((short) 0);
        }
        offset(out, directoryAt(0));
        directory(out, 0);
        out.put(text());
        out.position((int) resolutionAt());
        resolution(out, calibration.widthUm());
        resolution(out, calibration.heightUm());
        for (int length : lengths) {
            out.putInt(length);
        }
        out.put(pieces);
        return out.array();
    }

    /** What follows the pixels. */
    byte[] afterPixels() {
        if (pages == 1) {
            return new byte[0];
        }
        int pad = (int) (directoryAt(1) - pixelsAt() - pages * planeBytes());
        ByteBuffer out = ByteBuffer.allocate(pad + (pages - 1) * directoryBytes(PAGE_TAGS))
                .order(ByteOrder.BIG_ENDIAN);
        out.position(pad);
        for (int page = 1; page < pages; page++) {
            directory(out, page);
        }
        return out.array();
    }

    private void directory(ByteBuffer out, int page) {
        boolean withPieces = page == 0 && pieces.length > 0;
        int tags = withPieces ? firstTags() : PAGE_TAGS;
        if (isBig()) {
            out.putLong(tags);
        } else {
            out.putShort((short) tags);
        }
        tag(out, 254, LONG, 1, 0);
        tag(out, 256, LONG, 1, width);
        tag(out, 257, LONG, 1, height);
        tag(out, 258, SHORT, 1, 8L * type.bytes());
        tag(out, 259, SHORT, 1, 1);
        tag(out, 262, SHORT, 1, 1);
        tag(out, 270, 2, text().length, textAt());
        tag(out, 273, isBig() ? LONG8 : LONG, 1, pixelsAt() + page * planeBytes());
        tag(out, 277, SHORT, 1, 1);
        tag(out, 278, LONG, 1, height);
        tag(out, 279, isBig() ? LONG8 : LONG, 1, planeBytes());
        if (isBig()) {
            tag(out, 282, RATIONAL, 1, rational(calibration.widthUm()));
            tag(out, 283, RATIONAL, 1, rational(calibration.heightUm()));
        } else {
            tag(out, 282, RATIONAL, 1, resolutionAt());
            tag(out, 283, RATIONAL, 1, resolutionAt() + 8);
        }
        tag(out, 296, SHORT, 1, 1);
        tag(out, 339, SHORT, 1, type.isFloat() ? 3 : type.min() < 0 ? 2 : 1);
        if (withPieces) {
            // Two numbers fit into the tag itself.
            boolean inline = isBig() && lengths.length == 2;
            long value = inline ? (long) lengths[0] << 32 | lengths[1] : lengthsAt();
            tag(out, ImageJMetadata.LENGTHS, LONG, lengths.length, value);
            tag(out, ImageJMetadata.PIECES, 1, pieces.length, piecesAt());
        }
        offset(out, page + 1 < pages ? directoryAt(page + 1) : 0);
    }

    private void tag(ByteBuffer out, int id, int kind, long count, long value) {
        out.putShort((short) id).putShort((short) kind);
        offset(out, count);
        if (kind == SHORT && count == 1) {
            out.putShort((short) value).putShort((short) 0);
            if (isBig()) {
                out.putInt(0);
            }
        } else if (kind == LONG && count == 1 && isBig()) {
            out.putInt((int) value).putInt(0);
        } else {
            offset(out, value);
        }
    }

    private void offset(ByteBuffer out, long value) {
        if (isBig()) {
            out.putLong(value);
        } else {
            out.putInt((int) value);
        }
    }

    private static void resolution(ByteBuffer out, double umPerPx) {
        out.putLong(rational(umPerPx));
    }

    // Pixels a µm as numerator and denominator, so that the size has all of its decimals; 1 where it is unknown.
    private static long rational(double umPerPx) {
        if (!(umPerPx > 0)) {
            return 1L << 32 | 1;
        }
        long numerator = umPerPx < 2 ? 1_000_000_000 : 1_000_000;
        return numerator << 32 | Math.max(1, Math.round(numerator * umPerPx));
    }
}
