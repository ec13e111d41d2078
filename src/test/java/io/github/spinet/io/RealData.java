// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.io;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;

/** The folder of real data that is no part of the project. */
final class RealData {

    private RealData() {}

    /** A file or folder of it; the test is skipped where there is none. */
    static Path path(String relative) {
        Path folder = Path.of(Optional.ofNullable(System.getenv("SPINET_DATA")).orElse("../shared/data"));
        Path path = folder.resolve(relative);
        boolean there = Files.exists(path);
        if (!there) {
            System.out.println("Skipped: no " + path + "; set SPINET_DATA to the folder of real data");
        }
        Assumptions.assumeTrue(there, () -> "no " + path);
        return path;
    }
}
