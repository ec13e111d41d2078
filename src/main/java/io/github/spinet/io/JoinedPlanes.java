// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.io;

import io.github.spinet.core.BadInputException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The frames of several files, one after the other, with few of the files open at a time. */
final class JoinedPlanes implements Planes {

    private static final int OPEN_FILES = 32;

    private final List<StackMovie> parts;
    // The first frame of each part, and the number of all.
    private final int[] starts;
    private final Map<StackMovie, Boolean> open = new LinkedHashMap<>(OPEN_FILES, 0.75f, true);

    JoinedPlanes(List<StackMovie> parts) {
        this.parts = List.copyOf(parts);
        this.starts = new int[parts.size() + 1];
        StackMovie first = parts.get(0);
        for (int i = 0; i < parts.size(); i++) {
            StackMovie part = parts.get(i);
            if (part.width() != first.width()
                    || part.height() != first.height()
                    || part.pixelType() != first.pixelType()) {
                throw new BadInputException(part.name() + " has " + part.width() + " × " + part.height() + " pixels "
                        + part.pixelType() + ", " + first.name() + " " + first.width() + " × " + first.height()
                        + " pixels "
                        + first.pixelType() + "; expected files of one session to be alike");
            }
            if (part.channels() != first.channels()) {
                throw new BadInputException(part.name() + " has " + part.channels() + " channel(s), " + first.name()
                        + " " + first.channels() + "; expected files of one session to be alike");
            }
            starts[i + 1] = starts[i] + part.frames();
        }
    }

    @Override
    public int width() {
        return parts.get(0).width();
    }

    @Override
    public int height() {
        return parts.get(0).height();
    }

    @Override
    public int count() {
        return starts[parts.size()];
    }

    @Override
    public PixelType type() {
        return parts.get(0).pixelType();
    }

    @Override
    public void read(int index, float[] pixels) {
        int found = Arrays.binarySearch(starts, 0, parts.size(), index);
        int part = found >= 0 ? found : -found - 2;
        use(parts.get(part));
        parts.get(part).read(index - starts[part], pixels);
    }

    // The file that was not read for the longest time gives its handle back; it opens again by itself if needed.
    private void use(StackMovie part) {
        synchronized (open) {
            open.put(part, Boolean.TRUE);
            if (open.size() > OPEN_FILES) {
                StackMovie oldest = open.keySet().iterator().next();
                open.remove(oldest);
                oldest.release();
            }
        }
    }

    @Override
    public void release() {
        parts.forEach(StackMovie::release);
    }

    @Override
    public void close() {
        parts.forEach(StackMovie::close);
    }
}
