// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.io;

import io.github.spinet.core.BadInputException;

/**
 * How the pages of a TIFF file store their pixels.
 *
 * @param samples values a pixel, e.g. 3 for RGB
 * @param predicted whether pixels are stored as differences to the one before
 * @param segmentWidth width of a tile, or of the page for strips
 * @param segmentHeight height of a tile, or rows a strip
 */
record TiffLayout(
        int width,
        int height,
        PixelType type,
        int samples,
        TiffCompression compression,
        boolean predicted,
        boolean tiled,
        int segmentWidth,
        int segmentHeight) {

    private static final long LARGEST_PAGE = 1 << 30;
    private static final int BITS = 258;
    private static final int COMPRESSION = 259;
    private static final int SAMPLES = 277;
    private static final int ROWS_PER_STRIP = 278;
    private static final int PLANAR = 284;
    private static final int PREDICTOR = 317;
    private static final int TILE_WIDTH = 322;
    private static final int TILE_HEIGHT = 323;
    private static final int SAMPLE_FORMAT = 339;

    /** @param place file and page, for messages */
    static TiffLayout of(TiffDirectory tags, String place) {
        long width = tags.number(256, 0);
        long height = tags.number(257, 0);
        int samples = (int) tags.number(SAMPLES, 1);
        if (samples > 1 && tags.number(PLANAR, 1) != 1) {
            throw new BadInputException(place + " stores its " + samples
                    + " samples in separate planes; open it in Fiji and save it again as TIFF");
        }
        long predictor = tags.number(PREDICTOR, 1);
        PixelType type = type(tags, place);
        if (predictor != 1 && (predictor != 2 || type.isFloat())) {
            throw new BadInputException(place + " uses the compression predictor " + predictor + " on " + type
                    + " pixels; open it in Fiji and save it again as TIFF");
        }
        int bytes = samples * type.bytes();
        if (width < 1 || height < 1 || samples < 1 || width * height > LARGEST_PAGE / bytes) {
            throw new BadInputException(place + " has " + width + " × " + height + " pixels of " + bytes
                    + " bytes; expected an image of less than 1 GB");
        }
        boolean tiled = tags.has(TILE_WIDTH);
        long tileWidth = tags.number(TILE_WIDTH, width);
        if (tiled && (tileWidth < 1 || tileWidth * tags.number(TILE_HEIGHT, height) > LARGEST_PAGE / bytes)) {
            throw new BadInputException(place + " has tiles of " + tileWidth + " pixels; the file is damaged");
        }
        long rows = tiled ? tags.number(TILE_HEIGHT, height) : Math.min(height, tags.number(ROWS_PER_STRIP, height));
        return new TiffLayout(
                (int) width,
                (int) height,
                type,
                samples,
                TiffCompression.of((int) tags.number(COMPRESSION, 1), place),
                predictor == 2,
                tiled,
                (int) tileWidth,
                (int) Math.max(1, rows));
    }

    private static PixelType type(TiffDirectory tags, String place) {
        int bits = (int) tags.number(BITS, 1);
        int format = (int) tags.number(SAMPLE_FORMAT, 1);
        PixelType type = switch (10 * bits + format) {
            case 81 -> PixelType.UINT8;
            case 82 -> PixelType.INT8;
            case 161 -> PixelType.UINT16;
            case 162 -> PixelType.INT16;
            case 321 -> PixelType.UINT32;
            case 322 -> PixelType.INT32;
            case 323 -> PixelType.FLOAT32;
            case 643 -> PixelType.FLOAT64;
            default -> null;
        };
        if (type == null) {
            throw new BadInputException(place + " has " + bits + "-bit pixels of sample format " + format
                    + "; expected 8, 16 or 32-bit whole numbers or 32 or 64-bit floats");
        }
        return type;
    }

    int segmentsAcross() {
        return (width + segmentWidth - 1) / segmentWidth;
    }

    int segmentsDown() {
        return (height + segmentHeight - 1) / segmentHeight;
    }

    /** Rows of segment {@code i} that are stored: the last strip is short, tiles are always full. */
    int storedRows(int i) {
        int top = i / segmentsAcross() * segmentHeight;
        return tiled ? segmentHeight : Math.min(segmentHeight, height - top);
    }

    /** Uncompressed bytes of segment {@code i}. */
    int segmentBytes(int i) {
        return storedRows(i) * segmentWidth * samples * type.bytes();
    }

    /** Uncompressed bytes of a page in strips. */
    long pageBytes() {
        return (long) width * height * samples * type.bytes();
    }
}
