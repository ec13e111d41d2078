// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.io;

import io.github.spinet.core.BadInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Pages of many TIFF files. Each file is looked through once; where there are few they stay open, where there are many, as
 * with one file a frame, each is opened for reading alone. Pages that are not there are blank.
 */
final class PrairiePlanes implements Planes {

    private static final int STAY_OPEN = 64;

    private final Path[] files;
    private final TiffPlanes[] open;
    // For each plane the file, −1 if it is not there, and the page in it.
    private final int[] file;
    private final int[] page;
    private final TiffLayout layout;

    /**
     * @param folder where the files are
     * @param pages null for those that were never recorded
     * @param log for messages
     * @throws BadInputException if no file is there, one is damaged, or they are of different kinds
     */
    PrairiePlanes(Path folder, List<PrairieLog.Page> pages, Path log) {
        Map<String, Integer> names = new LinkedHashMap<>();
        file = new int[pages.size()];
        page = new int[pages.size()];
        for (int i = 0; i < file.length; i++) {
            PrairieLog.Page listed = pages.get(i);
            file[i] = listed == null ? -1 : names.computeIfAbsent(listed.file(), n -> names.size());
            page[i] = listed == null ? -1 : listed.page();
        }
        // Paths of the computer that recorded are of no use here.
        files = names.keySet().stream()
                .map(n -> folder.resolve(n.substring(Math.max(n.lastIndexOf('/'), n.lastIndexOf('\\')) + 1)))
                .toArray(Path[]::new);
        open = new TiffPlanes[files.length];
        try {
            layout = lookThrough(log);
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    private TiffLayout lookThrough(Path log) {
        TiffLayout common = null;
        int[] counts = new int[files.length];
        for (int i = 0; i < files.length; i++) {
            if (!Files.exists(files[i])) {
                continue;
            }
            TiffFile tiff = TiffFile.open(files[i]);
            counts[i] = tiff.pages().size();
            if (common != null && !sameKind(common, tiff.layout())) {
                tiff.close();
                throw new BadInputException(files[i] + " has " + tiff.layout().width() + " × "
                        + tiff.layout().height() + " pixels " + tiff.layout().type() + ", the files before it "
                        + common.width() + " × " + common.height() + " pixels " + common.type()
                        + "; expected files of one recording to be alike");
            }
            common = common == null ? tiff.layout() : common;
            if (files.length <= STAY_OPEN) {
                tiff.bytes().release();
                open[i] = new TiffPlanes(tiff);
            } else {
                tiff.close();
            }
        }
        if (common == null) {
            throw new BadInputException(log + " lists " + files.length + " TIFF files"
                    + (files.length == 0 ? "" : ", as " + files[0].getFileName() + ", of which none is beside it")
                    + "; keep the recording's folder as it was written");
        }
        for (int i = 0; i < file.length; i++) {
            file[i] = file[i] >= 0 && page[i] < counts[file[i]] ? file[i] : -1;
        }
        return common;
    }

    private static boolean sameKind(TiffLayout a, TiffLayout b) {
        return a.width() == b.width()
                && a.height() == b.height()
                && a.type() == b.type()
                && a.samples() == 1
                && b.samples() == 1;
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
        return file.length;
    }

    @Override
    public PixelType type() {
        return layout.type();
    }

    @Override
    public void read(int index, float[] pixels) {
        int from = file[index];
        if (from < 0) {
            Arrays.fill(pixels, 0);
        } else if (open[from] != null) {
            open[from].read(page[index], pixels);
        } else {
            try (TiffFile tiff = TiffFile.open(files[from])) {
                new TiffPlanes(tiff).read(page[index], pixels);
            }
        }
    }

    @Override
    public boolean isBlank(int index) {
        int from = file[index];
        if (from < 0 || open[from] != null) {
            return from < 0 || open[from].isBlank(page[index]);
        }
        try (TiffFile tiff = TiffFile.open(files[from])) {
            return new TiffPlanes(tiff).isBlank(page[index]);
        }
    }

    @Override
    public void release() {
        Arrays.stream(open).filter(o -> o != null).forEach(TiffPlanes::release);
    }

    @Override
    public void close() {
        Arrays.stream(open).filter(o -> o != null).forEach(TiffPlanes::close);
    }
}
