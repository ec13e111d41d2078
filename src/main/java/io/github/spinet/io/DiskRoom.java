// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.io;

import io.github.spinet.core.BadInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** Whether a disk has room for what is going to be written, asked before the work. */
public final class DiskRoom {

    private static final double UNIT = 1000;
    private static final String[] UNITS = {"B", "kB", "MB", "GB", "TB"};

    private DiskRoom() {}

    /**
     * Refuses work whose results do not fit.
     *
     * @param folder an existing folder on the disk
     * @param bytes that are going to be written
     * @param what is going to be written, the subject of the message
     * @return how much and how much there is, for a message
     * @throws BadInputException if there is less room
     */
    public static String require(Path folder, long bytes, String what) {
        long free = free(folder);
        if (bytes > free) {
            throw new BadInputException(what + " would take " + text(bytes) + ", but the disk of the results has "
                    + text(free) + " left; choose another folder as out, write fewer channels, or make room");
        }
        return text(bytes) + ", " + text(free) + " free";
    }

    private static long free(Path folder) {
        try {
            return Files.getFileStore(folder).getUsableSpace();
        } catch (IOException e) {
            throw InputFiles.unreadable(folder, e);
        }
    }

    /** A number of bytes for people. */
    static String text(long bytes) {
        double value = bytes;
        int unit = 0;
        while (value >= UNIT && unit < UNITS.length - 1) {
            value /= UNIT;
            unit++;
        }
        return String.format(Locale.ROOT, unit == 0 || value >= 100 ? "%.0f %s" : "%.1f %s", value, UNITS[unit]);
    }
}
