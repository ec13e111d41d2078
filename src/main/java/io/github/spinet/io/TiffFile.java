// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.io;

import io.github.spinet.core.BadInputException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The pages of a TIFF or BigTIFF file. All of them are looked up when the file is opened, so that a file which ends too
 * early is refused before any work.
 */
final class TiffFile implements AutoCloseable {

    /** Where a page's strips or tiles lie: their positions, and their lengths if they are compressed. */
    record Page(long[] offsets, long[] lengths) {}

    private static final int SUBFILE_TYPE = 254;
    private static final int DESCRIPTION = 270;
    private static final int STRIP_OFFSETS = 273;
    private static final int STRIP_LENGTHS = 279;
    private static final int TILE_OFFSETS = 324;
    private static final int TILE_LENGTHS = 325;
    private static final Pattern IMAGES = Pattern.compile("(?m)^images=(\\d+)\\s*$");

    private final SharedFile file;
    private final FileWindow window;
    private final ByteOrder order;
    private final boolean big;
    private final List<Page> pages = new ArrayList<>();
    private final GrowingColumn frameTimes = new GrowingColumn();
    private TiffDirectory first;
    private TiffLayout layout;

    private TiffFile(SharedFile file, ByteOrder order, boolean big) {
        this.file = file;
        this.window = new FileWindow(file, order);
        this.order = order;
        this.big = big;
    }

    /** @throws BadInputException if the path is no TIFF file, or pages of it are missing or damaged */
    static TiffFile open(Path path) {
        InputFiles.require(path, "a TIFF file");
        SharedFile file = new SharedFile(path);
        try {
            TiffFile tiff = begin(file);
            tiff.readPages();
            return tiff;
        } catch (RuntimeException e) {
            file.close();
            throw e;
        }
    }

    private static TiffFile begin(SharedFile file) {
        ByteBuffer head = ByteBuffer.allocate((int) Math.min(8, file.size()));
        file.read(0, head);
        String mark = new String(head.array(), 0, Math.min(2, head.limit()), StandardCharsets.ISO_8859_1);
        ByteOrder order = mark.equals("MM") ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
        int version = head.limit() < 8 ? 0 : head.order(order).getShort(2);
        if (!mark.equals("II") && !mark.equals("MM") || version != 42 && version != 43) {
            throw new BadInputException(file.path() + " is not a TIFF file: it begins with '"
                    + new String(head.array(), StandardCharsets.ISO_8859_1).replaceAll("[^ -~]", "?")
                    + "'; expected a movie or image saved as TIFF");
        }
        return new TiffFile(file, order, version == 43);
    }

    private void readPages() {
        if (!window.contains(0, big ? 16 : 8)) {
            throw new BadInputException(file.path() + " ends within its header; the file is truncated: copy it again");
        }
        long next = big ? window.at(8, 8).getLong() : window.at(4, 4).getInt() & 0xffffffffL;
        Map<Long, Integer> seen = new HashMap<>();
        while (next != 0) {
            String place = place(pages.size());
            Integer before = seen.put(next, pages.size());
            if (before != null) {
                throw new BadInputException(place + " points back to page " + (before + 1) + "; the file is damaged");
            }
            if (!window.contains(next, 2)) {
                throw new BadInputException(place + " should begin at byte " + next + ", but the file ends at byte "
                        + file.size() + "; it is truncated: copy it again or cut it to its whole pages");
            }
            TiffDirectory tags = new TiffDirectory(window, big, next, place);
            // Bit 0 marks a small copy of another page.
            if ((tags.number(SUBFILE_TYPE, 0) & 1) == 0) {
                addPage(tags, place);
            }
            next = tags.next();
        }
        if (pages.isEmpty()) {
            throw new BadInputException(file.path() + " has no pages; expected a TIFF file with images");
        }
        completeContiguous();
    }

    private void addPage(TiffDirectory tags, String place) {
        TiffLayout own = TiffLayout.of(tags, place);
        if (layout == null) {
            layout = own;
            first = tags;
        } else if (!own.equals(layout)) {
            throw new BadInputException(
                    place + " is " + describe(own) + ", page 1 " + describe(layout) + "; expected pages of one kind");
        }
        pages.add(page(tags, place));
        if (frameTimes.size() == pages.size() - 1) {
            ScanImageHeader.frameTimeS(tags.text(DESCRIPTION)).ifPresent(frameTimes::add);
        }
    }

    private static String describe(TiffLayout layout) {
        return layout.width() + " × " + layout.height() + " pixels " + layout.type() + " (" + layout.compression()
                + ")";
    }

    private Page page(TiffDirectory tags, String place) {
        long[] offsets = tags.numbers(layout.tiled() ? TILE_OFFSETS : STRIP_OFFSETS);
        int segments = layout.segmentsAcross() * layout.segmentsDown();
        if (offsets.length != segments) {
            throw new BadInputException(
                    place + " lists " + offsets.length + " strips or tiles; expected " + segments + " for its size");
        }
        boolean packed = layout.compression() != TiffCompression.NONE;
        long[] lengths = packed ? tags.numbers(layout.tiled() ? TILE_LENGTHS : STRIP_LENGTHS) : new long[segments];
        boolean contiguous = !layout.tiled() && !packed;
        for (int i = 0; i < segments; i++) {
            if (!packed) {
                lengths[i] = layout.segmentBytes(i);
            } else if (lengths.length != segments) {
                throw new BadInputException(place + " lists " + lengths.length + " lengths for its " + segments
                        + " strips or tiles; the file is damaged");
            }
            if (!window.contains(offsets[i], lengths[i])) {
                throw new BadInputException(place + " needs the bytes " + offsets[i] + " to "
                        + (offsets[i] + lengths[i] - 1) + ", but the file ends at byte " + file.size()
                        + "; it is truncated: copy it again or cut it to its whole pages");
            }
            contiguous &= i == 0 || offsets[i] == offsets[i - 1] + lengths[i - 1];
        }
        return contiguous
                ? new Page(new long[] {offsets[0]}, new long[] {layout.pageBytes()})
                : new Page(offsets, lengths);
    }

    // ImageJ writes stacks above 4 GB with one page whose description tells how many images follow it.
    private void completeContiguous() {
        OptionalInt announced = announcedImages();
        if (announced.isEmpty() || announced.getAsInt() <= pages.size()) {
            return;
        }
        int images = announced.getAsInt();
        Page page = pages.get(0);
        if (pages.size() > 1 || page.offsets.length > 1 || layout.compression() != TiffCompression.NONE) {
            throw new BadInputException(file.path() + " announces " + images + " images but has " + pages.size()
                    + " pages; it is truncated: copy it again");
        }
        long bytes = layout.pageBytes();
        long start = page.offsets[0];
        if (!window.contains(start, images * bytes)) {
            throw new BadInputException(file.path() + " announces " + images + " images but ends within image "
                    + ((file.size() - start) / bytes + 1) + "; it is truncated: copy it again");
        }
        for (int i = 1; i < images; i++) {
            pages.add(new Page(new long[] {start + i * bytes}, page.lengths));
        }
    }

    private OptionalInt announcedImages() {
        Matcher images = IMAGES.matcher(description());
        boolean imageJ = description().startsWith("ImageJ=");
        return imageJ && images.find() ? OptionalInt.of(Integer.parseInt(images.group(1))) : OptionalInt.empty();
    }

    Path path() {
        return file.path();
    }

    SharedFile bytes() {
        return file;
    }

    ByteOrder order() {
        return order;
    }

    TiffLayout layout() {
        return layout;
    }

    List<Page> pages() {
        return pages;
    }

    /** The tags of the first page. */
    TiffDirectory tags() {
        return first;
    }

    /** The description of the first page, in which ImageJ and ScanImage keep what they know. */
    String description() {
        return first.text(DESCRIPTION);
    }

    /**
     * What the file says about itself: ImageJ's Info text if it has one, the description of another program, or nothing.
     */
    String info() {
        if (!description().startsWith("ImageJ=")) {
            return description();
        }
        return metadata().info();
    }

    /** What ImageJ keeps of the stack besides its description. */
    ImageJMetadata metadata() {
        return ImageJMetadata.read(first, order);
    }

    /** When each page was taken in s, where each page's description has it; else empty. */
    double[] frameTimesS() {
        return frameTimes.size() == pages.size() ? frameTimes.toArray() : new double[0];
    }

    /** File and page from 0, for messages. */
    String place(int page) {
        return file.path() + ", page " + (page + 1);
    }

    @Override
    public void close() {
        file.close();
    }
}
