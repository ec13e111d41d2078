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

    private ShownResults() {}

    static void open(Path folder) {
        for (Path file : filesOf(folder)) {
            String name = file.getFileName().toString();
            if (name.endsWith(".tif")) {
                ImagePlus image = IJ.openVirtual(file.toString());
                if (image != null) {
                    image.show();
                }
            } else if (name.endsWith(".csv")) {
                table(file, name);
            }
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
