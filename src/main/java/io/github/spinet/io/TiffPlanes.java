// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.io;

import java.nio.ByteBuffer;

/** The pages of a TIFF file; a page of several values a pixel, such as RGB, is several planes. */
final class TiffPlanes implements Planes {

    private static final int PIECE_BYTES = 1 << 16;
    private static final ThreadLocal<ByteBuffer> PIECE =
            ThreadLocal.withInitial(() -> ByteBuffer.allocateDirect(PIECE_BYTES));
    private static final int PROBE_BYTES = 4096;
    // Zeros pack to less than this part of their bytes by every method, strips of a page or more apart.
    private static final int BLANK_PACKS_TO = 10;

    private final TiffFile file;
    private final TiffLayout layout;

    TiffPlanes(TiffFile file) {
        this.file = file;
        this.layout = file.layout();
    }

    @Override
    public int width() {
        return layout.width();
    }

    @Override
    public int height() {
        return layout.height();
    }

    @Override
    public int count() {
        return file.pages().size() * layout.samples();
    }

    @Override
    public PixelType type() {
        return layout.type();
    }

    @Override
    public void read(int index, float[] pixels) {
        TiffFile.Page page = page(index);
        int sample = index % layout.samples();
        if (page.offsets().length == 1 && !layout.tiled() && layout.compression() == TiffCompression.NONE) {
            readPieces(page.offsets()[0], sample, pixels);
            return;
        }
        for (int i = 0; i < page.offsets().length; i++) {
            place(i, unpacked(page, i, index), sample, pixels);
        }
    }

    // Small pieces stay in the processor's memory between being read and being decoded.
    private void readPieces(long offset, int sample, float[] pixels) {
        int pixelBytes = layout.samples() * layout.type().bytes();
        int most = Math.max(1, PIECE_BYTES / pixelBytes);
        ByteBuffer own = PIECE.get();
        ByteBuffer piece = own.capacity() < pixelBytes ? ByteBuffer.allocate(pixelBytes) : own;
        for (int first = 0; first < pixels.length; first += most) {
            int count = Math.min(most, pixels.length - first);
            piece.clear().limit(count * pixelBytes).order(file.order());
            file.bytes().read(offset + (long) first * pixelBytes, piece);
            decode(piece, 0, sample, pixels, first, count);
        }
    }

    @Override
    public boolean isBlank(int index) {
        return mayBeBlank(page(index)) && isZero(index);
    }

    // Most planes show in a few of their bytes, or by how badly they were packed, that they are not blank.
    private boolean mayBeBlank(TiffFile.Page page) {
        if (layout.compression() != TiffCompression.NONE) {
            long packed = 0;
            for (long length : page.lengths()) {
                packed += length;
            }
            return packed < layout.pageBytes() / BLANK_PACKS_TO;
        }
        int middle = page.offsets().length / 2;
        long length = page.lengths()[middle];
        ByteBuffer probe = ByteBuffer.allocate((int) Math.min(PROBE_BYTES, length));
        file.bytes().read(page.offsets()[middle] + (length - probe.capacity()) / 2, probe);
        for (byte b : probe.array()) {
            if (b != 0) {
                return false;
            }
        }
        return true;
    }

    private boolean isZero(int index) {
        float[] pixels = new float[width() * height()];
        read(index, pixels);
        for (float pixel : pixels) {
            if (pixel != 0) {
                return false;
            }
        }
        return true;
    }

    private TiffFile.Page page(int index) {
        return file.pages().get(index / layout.samples());
    }

    private ByteBuffer stored(TiffFile.Page page, int segment) {
        ByteBuffer bytes = ByteBuffer.allocate((int) page.lengths()[segment]).order(file.order());
        file.bytes().read(page.offsets()[segment], bytes);
        return bytes;
    }

    private ByteBuffer unpacked(TiffFile.Page page, int segment, int index) {
        ByteBuffer bytes = stored(page, segment);
        if (layout.compression() != TiffCompression.NONE) {
            byte[] full = layout.compression()
                    .unpack(bytes.array(), layout.segmentBytes(segment), file.place(index / layout.samples()));
            bytes = ByteBuffer.wrap(full).order(file.order());
        }
        if (layout.predicted()) {
            undoPrediction(bytes);
        }
        return bytes;
    }

    private void place(int segment, ByteBuffer bytes, int sample, float[] pixels) {
        int left = segment % layout.segmentsAcross() * layout.segmentWidth();
        int top = segment / layout.segmentsAcross() * layout.segmentHeight();
        int columns = Math.min(layout.segmentWidth(), layout.width() - left);
        int rows = Math.min(layout.segmentHeight(), layout.height() - top);
        int rowBytes = layout.segmentWidth() * layout.samples() * layout.type().bytes();
        for (int y = 0; y < rows; y++) {
            decode(bytes, y * rowBytes, sample, pixels, (top + y) * layout.width() + left, columns);
        }
    }

    private void decode(ByteBuffer bytes, int row, int sample, float[] pixels, int first, int count) {
        int at = row + sample * layout.type().bytes();
        layout.type().decode(bytes, at, layout.samples(), pixels, first, count);
    }

    // Each sample is stored as its difference from the same sample of the pixel to its left.
    private void undoPrediction(ByteBuffer bytes) {
        int size = layout.type().bytes();
        int back = layout.samples() * size;
        int rowBytes = layout.segmentWidth() * back;
        for (int row = 0; row < bytes.capacity(); row += rowBytes) {
            for (int i = row + back; i < row + rowBytes; i += size) {
                switch (size) {
                    case 1 -> bytes.put(i, (byte) (bytes.get(i) + bytes.get(i - back)));
                    case 2 -> bytes.putShort(i, (short) (bytes.getShort(i) + bytes.getShort(i - back)));
                    default -> bytes.putInt(i, bytes.getInt(i) + bytes.getInt(i - back));
                }
            }
        }
    }

    @Override
    public void release() {
        file.bytes().release();
    }

    @Override
    public void close() {
        file.close();
    }
}
