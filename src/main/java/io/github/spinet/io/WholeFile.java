// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.io;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.UUID;

/** Files that appear whole or not at all: they are written under a hidden name beside and then renamed. */
public final class WholeFile {

    /** What fills the file. */
    @FunctionalInterface
    public interface Content {
        void writeTo(Path temporary) throws IOException;
    }

    private WholeFile() {}

    /**
     * Writes a file, replacing one of the same name once the new one is complete. On any failure, a cancel among them, the
     * half-written file is deleted and the old one stays.
     *
     * @param target the file; its folder must exist
     */
    public static void write(Path target, Content content) {
        Path absolute = target.toAbsolutePath();
        Path temporary = absolute.resolveSibling("." + absolute.getFileName() + "." + UUID.randomUUID() + ".part");
        try {
            content.writeTo(temporary);
            replace(temporary, absolute);
        } catch (IOException e) {
            throw InputFiles.unwritable(target, e);
        } catch (UncheckedIOException e) {
            throw InputFiles.unwritable(target, e.getCause());
        } finally {
            deleteQuietly(temporary);
        }
    }

    static void replace(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    // What cannot be deleted must not hide why the writing failed.
    private static void deleteQuietly(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            file.toFile().deleteOnExit();
        }
    }
}
