// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.io;

import io.github.spinet.core.BadInputException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Files to read, and the one line that says why one cannot be. */
final class InputFiles {

    private InputFiles() {}

    /**
     * Refuses what is no readable file with content.
     *
     * @param expected what should have been there, e.g. "a TIFF movie"
     */
    static void require(Path file, String expected) {
        if (Files.isDirectory(file)) {
            throw new BadInputException(file + " is a folder; expected " + expected);
        }
        if (!Files.exists(file)) {
            throw new BadInputException(file + " does not exist; expected " + expected);
        }
        if (!Files.isReadable(file)) {
            throw new BadInputException(file + " may not be read by this user; expected " + expected);
        }
        if (size(file) == 0) {
            throw new BadInputException(file + " is empty (0 bytes); expected " + expected);
        }
    }

    static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    static BadInputException unreadable(Path file, IOException e) {
        return new BadInputException(file + " cannot be read: " + reason(e), e);
    }

    static BadInputException unwritable(Path file, IOException e) {
        return new BadInputException(file + " cannot be written: " + reason(e), e);
    }

    /** Why in words; the message of a file system exception is often the path alone. */
    static String reason(IOException e) {
        if (e instanceof NoSuchFileException) {
            return "the file or its folder does not exist";
        }
        if (e instanceof AccessDeniedException) {
            return "no permission";
        }
        return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    }
}
