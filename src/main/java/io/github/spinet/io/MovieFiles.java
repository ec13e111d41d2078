// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.io;

import io.github.spinet.core.BadInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Which files the frames of a session are in. */
public final class MovieFiles {

    private static final String RESULT = "registered.tif";

    private MovieFiles() {}

    /**
     * The files in the order of their frames.
     *
     * @param given files in that order, or folders, which stand for their TIFF files in the order of their names, numbers
     *     within them by value, or for the XML file of Prairie View (Bruker) that lists them
     * @throws BadInputException if there is none, a folder has none, or a folder has results among them; a file that does
     *     not exist is left to whoever opens it
     */
    public static List<Path> of(List<Path> given) {
        List<Path> files = given.stream()
                .flatMap(p -> Files.isDirectory(p) ? in(p).stream() : Stream.of(p))
                .toList();
        if (files.isEmpty()) {
            throw new BadInputException("No movie is named; expected TIFF files of one session, or their folder");
        }
        return files;
    }

    private static List<Path> in(Path folder) {
        List<Path> logs = prairieLogs(folder);
        if (logs.size() > 1) {
            throw new BadInputException(folder + " holds several Prairie View recordings, "
                    + logs.get(0).getFileName() + " and " + logs.get(1).getFileName()
                    + "; name the XML files to use");
        }
        if (logs.size() == 1) {
            return logs;
        }
        try (Stream<Path> all = Files.list(folder)) {
            List<Path> files = all.filter(MovieFiles::isTiff)
                    .sorted(Comparator.comparing(f -> f.getFileName().toString(), NaturalOrder.INSTANCE))
                    .toList();
            if (files.isEmpty()) {
                throw new BadInputException(folder + " is a folder without TIFF files; expected those of one session");
            }
            if (files.stream().anyMatch(f -> f.getFileName().toString().equals(RESULT))) {
                throw new BadInputException(folder + " holds " + RESULT + ", which is a result; name the files one by"
                        + " one, or keep recordings in a folder of their own");
            }
            return files;
        } catch (IOException e) {
            throw InputFiles.unreadable(folder, e);
        }
    }

    private static List<Path> prairieLogs(Path folder) {
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(PrairieLog::isIn).sorted().toList();
        } catch (IOException e) {
            throw InputFiles.unreadable(folder, e);
        }
    }

    private static boolean isTiff(Path file) {
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        boolean tiff = name.endsWith(".tif") || name.endsWith(".tiff") || name.endsWith(".btf");
        return tiff && !name.startsWith(".") && Files.isRegularFile(file);
    }
}
