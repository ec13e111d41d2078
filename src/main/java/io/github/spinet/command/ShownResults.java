// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.command;

import ij.IJ;
import ij.ImagePlus;
import ij.measure.ResultsTable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Opens the files of a results folder in ImageJ's own windows: images as images, tables as results tables. */
final class ShownResults {

    // Above it files are BigTIFF.
    private static final long LARGEST_OF_IMAGEJ = 0xffff_0000L;

    private ShownResults() {}

    static void open(Path folder) {
        for (Path file : filesOf(folder)) {
            String name = file.getFileName().toString();
            if (name.endsWith(".tif")) {
                ImagePlus image = isBig(file) ? MovieStack.open(file) : IJ.openVirtual(file.toString());
                if (image != null) {
                    image.show();
                }
            } else if (name.endsWith(".csv")) {
                table(file, name);
            }
        }
    }

    private static boolean isBig(Path file) {
        try {
            return Files.size(file) > LARGEST_OF_IMAGEJ;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void table(Path file, String name) {
        try {
            ResultsTable table = ResultsTable.open(file.toString());
            table.show(name);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Path> filesOf(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
