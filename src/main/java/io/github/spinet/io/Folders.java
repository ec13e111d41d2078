// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.io;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Folders for results. */
public final class Folders {

    private Folders() {}

    /**
     * Makes a folder and those on the way to it; one that is there stays as it is.
     *
     * @return the folder
     */
    public static Path make(Path folder) {
        try {
            return Files.createDirectories(folder);
        } catch (IOException e) {
            throw InputFiles.unwritable(folder, e);
        }
    }
}
