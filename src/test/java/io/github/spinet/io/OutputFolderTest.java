// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.spinet.core.BadInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutputFolderTest {

    @TempDir
    Path root;

    private List<String> files() throws IOException {
        try (Stream<Path> all = Files.walk(root)) {
            return all.filter(Files::isRegularFile)
                    .map(f -> root.relativize(f).toString().replace('\\', '/'))
                    .sorted()
                    .toList();
        }
    }

    private static void put(OutputFolder out, String name) throws IOException {
        Files.writeString(out.file(name), "new");
    }

    @Test
    void a_new_folder_appears_when_all_is_done() throws IOException {
        Path target = root.resolve("a/b");
        try (OutputFolder out = OutputFolder.open(target)) {
            put(out, "x.csv");
            put(out, "truth/y.csv");
            assertFalse(Files.exists(target));
            assertEquals(target.resolve("x.csv"), out.published("x.csv"));
            out.publish();
        }
        assertEquals(List.of("a/b/truth/y.csv", "a/b/x.csv"), files());
    }

    @Test
    void results_join_other_files_and_replace_older_ones() throws IOException {
        Files.createDirectories(root.resolve("truth"));
        Files.writeString(root.resolve("notes.txt"), "mine");
        Files.writeString(root.resolve("x.csv"), "old");
        try (OutputFolder out = OutputFolder.open(root)) {
            put(out, "x.csv");
            put(out, "truth/y.csv");
            assertEquals("old", Files.readString(root.resolve("x.csv")));
            out.publish();
        }
        assertEquals(List.of("notes.txt", "truth/y.csv", "x.csv"), files());
        assertEquals("new", Files.readString(root.resolve("x.csv")));
        assertEquals("mine", Files.readString(root.resolve("notes.txt")));
    }

    @Test
    void a_failure_leaves_nothing() throws IOException {
        Path target = root.resolve("out");
        assertThrows(IllegalStateException.class, () -> {
            try (OutputFolder out = OutputFolder.open(target)) {
                put(out, "deep/er/x.csv");
                throw new IllegalStateException("in the middle");
            }
        });
        assertFalse(Files.exists(target));
        try (Stream<Path> left = Files.list(root)) {
            assertEquals(0, left.count());
        }
    }

    @Test
    void refuses_a_file_before_the_work() throws IOException {
        Path file = Files.writeString(root.resolve("file"), "");
        for (Path bad : List.of(file, file.resolve("below"))) {
            String message = assertThrows(BadInputException.class, () -> OutputFolder.open(bad))
                    .getMessage();
            assertTrue(message.contains(bad.toString()) && message.contains("is a file"), message);
        }
    }

    @Test
    void refuses_a_folder_without_permission_before_the_work() throws IOException {
        Path closed = Files.createDirectory(root.resolve("closed"));
        Assumptions.assumeTrue(closed.toFile().setWritable(false) && !Files.isWritable(closed), "runs as root");
        String message = assertThrows(BadInputException.class, () -> OutputFolder.open(closed.resolve("out")))
                .getMessage();
        assertTrue(message.contains("permission"), message);
    }
}
