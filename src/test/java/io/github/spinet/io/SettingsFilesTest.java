// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.io;

import static io.github.spinet.io.Refusals.refused;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsFilesTest {

    @TempDir
    Path folder;

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("run.json"), text);
    }

    private static Map<String, Object> values() {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("seed", Long.MAX_VALUE);
        values.put("rate_hz", 58.3);
        values.put("tiny", 2e-44);
        values.put("whole", 3.0);
        values.put("none", Double.NaN);
        values.put("type", PixelType.INT16);
        values.put("movie", Path.of("µ/a.tif"));
        values.put("column", Optional.empty());
        values.put("ok", true);
        values.put("list", List.of(1, "<two>"));
        values.put("nested", Map.of("a", 0.1));
        return values;
    }

    @Test
    void is_written_in_order_with_shortest_numbers() {
        assertEquals("""
                {
                  "seed": 9223372036854775807,
                  "rate_hz": 58.3,
                  "tiny": 2e-44,
                  "whole": 3,
                  "none": "NaN",
                  "type": "INT16",
                  "movie": "µ/a.tif",
                  "column": null,
                  "ok": true,
                  "list": [
                    1,
                    "<two>"
                  ],
                  "nested": {
                    "a": 0.1
                  }
                }
                """, SettingsFiles.toJson(values()));
    }

    @Test
    void reads_what_it_wrote() throws IOException {
        Path file = folder.resolve("settings.json");
        SettingsFiles.write(values(), file);
        Map<String, Object> read = SettingsFiles.read(file);
        assertEquals(new ArrayList<>(values().keySet()), new ArrayList<>(read.keySet()));
        assertEquals(Long.MAX_VALUE, read.get("seed"));
        assertEquals(2e-44, read.get("tiny"));
        assertEquals(List.of(1L, "<two>"), read.get("list"));
        assertEquals(Map.of("a", 0.1), read.get("nested"));
        Path again = folder.resolve("again.json");
        SettingsFiles.write(read, again);
        assertEquals(Files.readString(file), Files.readString(again));
    }

    @Test
    void refuses_what_is_no_object() throws IOException {
        Path broken = file("{\n  \"a\": 1,\n  \"b\" 2\n}");
        refused(() -> SettingsFiles.read(broken), "run.json is not proper JSON", "line 3 column");
        Path cut = file("{\"a\": 1");
        refused(() -> SettingsFiles.read(cut), "run.json is not proper JSON");
        Path list = file("[1]");
        refused(() -> SettingsFiles.read(list), "no object of settings");
        Path twice = file("{\"a\": 1, \"a\": 2}");
        refused(() -> SettingsFiles.read(twice), "'a' twice");
        Path more = file("{} {}");
        refused(() -> SettingsFiles.read(more), "run.json");
        Path bytes = Files.write(folder.resolve("run.json"), new byte[] {'{', (byte) 0xff, '}'});
        refused(() -> SettingsFiles.read(bytes), "not UTF-8");
    }

    // printf abc | sha256sum
    @Test
    void hashes_are_those_of_sha256sum() throws IOException {
        assertEquals("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad", Hashes.sha256(file("abc")));
        refused(() -> Hashes.sha256(folder.resolve("no")), "does not exist");
    }
}
