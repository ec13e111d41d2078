// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.io;

import ij.gui.Roi;
import ij.io.RoiDecoder;
import ij.io.RoiEncoder;
import io.github.spinet.core.BadInputException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/** ImageJ's ROI files: one {@code .roi}, or a {@code .zip} of them as the ROI Manager saves. No window is needed. */
public final class RoiSets {

    // Zip entries carry a date; a fixed one keeps equal sets equal byte by byte.
    private static final LocalDateTime DATE = LocalDateTime.of(1980, 1, 1, 0, 0);
    private static final String SUFFIX = ".roi";

    private RoiSets() {}

    /**
     * Reads a set in the order of the file. A ROI without a name of its own gets that of its file.
     *
     * @throws BadInputException if the file is neither a ROI nor a zip of ROIs, or two ROIs have one name
     */
    public static RoiSet read(Path file) {
        InputFiles.require(file, "ImageJ ROIs (.zip or .roi)");
        try {
            byte[] head = head(file);
            if (head[0] == 'P' && head[1] == 'K') {
                return named(file, readZip(file));
            }
            if (head[0] == 'I' && head[1] == 'o') {
                String name = file.getFileName().toString();
                return named(file, List.of(decode(file, Files.readAllBytes(file), name)));
            }
        } catch (ZipException e) {
            throw new BadInputException(file + " is a damaged zip file: " + e.getMessage(), e);
        } catch (IOException e) {
            throw InputFiles.unreadable(file, e);
        }
        throw new BadInputException(file
                + " is neither a zip file nor an ImageJ ROI; expected ROIs saved with the ROI Manager (More > Save)");
    }

    /** Writes a set as the ROI Manager does: a zip file with one entry a ROI, in order; whole or not at all. */
    public static void write(RoiSet set, Path file) {
        WholeFile.write(file, temporary -> {
            try (OutputStream out = Files.newOutputStream(temporary);
                    ZipOutputStream zip = new ZipOutputStream(out)) {
                Set<String> used = new HashSet<>();
                for (Roi roi : set.rois()) {
                    ZipEntry entry = new ZipEntry(entryName(roi.getName(), used));
                    entry.setTimeLocal(DATE);
                    zip.putNextEntry(entry);
                    zip.write(RoiEncoder.saveAsByteArray(roi));
                    zip.closeEntry();
                }
            }
        });
    }

    private static byte[] head(Path file) throws IOException {
        try (var in = Files.newInputStream(file)) {
            byte[] head = in.readNBytes(2);
            return head.length == 2 ? head : new byte[2];
        }
    }

    private static List<Roi> readZip(Path file) throws IOException {
        List<Roi> rois = new ArrayList<>();
        try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(file))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                String name = entry.getName().substring(entry.getName().lastIndexOf('/') + 1);
                // Folders, and what macOS adds beside each file.
                if (name.toLowerCase(Locale.ROOT).endsWith(SUFFIX) && !name.startsWith("._")) {
                    rois.add(decode(file, zip.readAllBytes(), name));
                }
            }
        }
        if (rois.isEmpty()) {
            throw new BadInputException(file + " is a zip file without ROIs (.roi); expected a RoiSet.zip");
        }
        return rois;
    }

    private static Roi decode(Path file, byte[] bytes, String entry) {
        String name = entry.toLowerCase(Locale.ROOT).endsWith(SUFFIX)
                ? entry.substring(0, entry.length() - SUFFIX.length())
                : entry;
        Roi roi;
        try {
            roi = new RoiDecoder(bytes, name).getRoi();
        } catch (IOException | RuntimeException e) {
            throw new BadInputException(file + ": " + entry + " is no ImageJ ROI, or a damaged one", e);
        }
        if (roi == null) {
            throw new BadInputException(file + ": " + entry + " is a ROI of a type that ImageJ cannot read");
        }
        if (roi.getName() == null || roi.getName().isBlank()) {
            roi.setName(name);
        }
        return roi;
    }

    private static RoiSet named(Path file, List<Roi> rois) {
        try {
            return new RoiSet(rois);
        } catch (BadInputException e) {
            throw new BadInputException(file + ": " + e.getMessage(), e);
        }
    }

    // The name proper is kept within the ROI; that of the entry must do as a file name.
    private static String entryName(String name, Set<String> used) {
        String base = name.replaceAll("[\\\\/:*?\"<>|\\p{Cntrl}]", "_");
        String entry = base + SUFFIX;
        for (int i = 1; !used.add(entry); i++) {
            entry = base + "-" + i + SUFFIX;
        }
        return entry;
    }
}
