// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.io;

import io.github.spinet.core.BadInputException;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.UUID;

/**
 * A folder of results that gets all of them or none. They are written into a hidden folder and moved on
 * {@link #publish()}; closing without it, after a failure or a cancel, deletes them. Other files in the folder stay.
 *
 * <pre>{@code
 * try (OutputFolder out = OutputFolder.open(folder)) {
 *     CsvTables.write(scores, out.file("scores.csv"));
 *     out.publish();
 * }
 * }</pre>
 */
public final class OutputFolder implements AutoCloseable {

    private final Path target;
    private final Path hidden;

    private OutputFolder(Path target, Path hidden) {
        this.target = target;
        this.hidden = hidden;
    }

    /**
     * Prepares a folder, which may exist. To be called before the work, so that the user does not wait for nothing.
     *
     * @throws BadInputException if the path is a file or cannot be written to
     */
    public static OutputFolder open(Path folder) {
        Path target = folder.toAbsolutePath().normalize();
        if (Files.exists(target) && !Files.isDirectory(target)) {
            throw refused(folder, "it is a file; expected a folder");
        }
        // Within an existing folder, beside a new one: on the same disk in any case, so that moving is quick.
        Path parent = Files.isDirectory(target) ? target : target.getParent();
        for (Path p = parent; p != null; p = p.getParent()) {
            if (Files.exists(p) && !Files.isDirectory(p)) {
                throw refused(folder, p + " is a file; expected a folder");
            }
        }
        Path hidden = parent.resolve(".spinet-" + UUID.randomUUID() + ".part");
        try {
            Files.createDirectories(hidden);
        } catch (IOException e) {
            throw refused(folder, "nothing can be written there (" + InputFiles.reason(e) + ")");
        }
        return new OutputFolder(target, hidden);
    }

    private static BadInputException refused(Path folder, String why) {
        return new BadInputException("out = '" + folder + "' cannot be the folder of the results: " + why);
    }

    /**
     * Where to write a result for now.
     *
     * @param name its path within the folder; folders on the way are made
     */
    public Path file(String name) {
        Path file = hidden.resolve(name);
        try {
            Files.createDirectories(file.getParent());
        } catch (IOException e) {
            throw InputFiles.unwritable(file, e);
        }
        return file;
    }

    /** Where a result is going to be, for messages and provenance. */
    public Path published(String name) {
        return target.resolve(name);
    }

    /** Moves the results to their place, over older ones of the same names. */
    public void publish() {
        try {
            if (!Files.exists(target)) {
                WholeFile.replace(hidden, target);
                return;
            }
            Files.walkFileTree(hidden, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult preVisitDirectory(Path from, BasicFileAttributes attributes) throws IOException {
                    Files.createDirectories(target.resolve(hidden.relativize(from)));
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFile(Path from, BasicFileAttributes attributes) throws IOException {
                    WholeFile.replace(from, target.resolve(hidden.relativize(from)));
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            throw InputFiles.unwritable(target, e);
        }
    }

    /** Deletes what was not published. */
    @Override
    public void close() {
        try {
            if (Files.exists(hidden)) {
                Files.walkFileTree(hidden, new SimpleFileVisitor<>() {
                    @Override
                    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                        Files.delete(file);
                        return FileVisitResult.CONTINUE;
                    }

                    @Override
                    public FileVisitResult postVisitDirectory(Path folder, IOException e) throws IOException {
                        Files.delete(folder);
                        return FileVisitResult.CONTINUE;
                    }
                });
            }
        } catch (IOException e) {
            throw InputFiles.unwritable(hidden, e);
        }
    }
}
