// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.io;

import static io.github.spinet.io.Refusals.refused;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MovieFilesTest {

    @TempDir
    Path folder;

    private static List<String> names(List<Path> files) {
        return files.stream().map(f -> f.getFileName().toString()).toList();
    }

    @Test
    void a_folder_stands_for_its_tiffs_in_the_order_of_their_numbers() throws IOException {
        for (String name : List.of("a_10.tif", "a_9.TIF", "a_2.tiff", "notes.txt", ".a_1.tif.part", ".hidden.tif")) {
            Files.writeString(folder.resolve(name), "x");
        }
        Files.createDirectory(folder.resolve("folder.tif"));
        assertEquals(List.of("a_2.tiff", "a_9.TIF", "a_10.tif"), names(MovieFiles.of(List.of(folder))));
    }

    @Test
    void named_files_keep_their_order() {
        List<Path> files = List.of(Path.of("b.tif"), Path.of("a.tif"));
        assertEquals(files, MovieFiles.of(files));
    }

    @Test
    void nothing_is_refused_and_so_are_results() throws IOException {
        refused(() -> MovieFiles.of(List.of()), "No movie is named");
        refused(() -> MovieFiles.of(List.of(folder)), "a folder without TIFF files");
        Files.writeString(folder.resolve("registered.tif"), "x");
        refused(() -> MovieFiles.of(List.of(folder)), "holds registered.tif, which is a result");
    }

    @Test
    void channels_share_the_file_and_one_that_is_not_there_is_refused() throws IOException {
        TiffMaker maker = new TiffMaker();
        maker.pages = 6;
        maker.description = "ImageJ=1.54p\nimages=6\nchannels=2\nframes=3\n";
        Path file = maker.write(folder.resolve("two.tif"));
        Path other = new TiffMaker().write(folder.resolve("one.tif"));
        try (StackMovie first = Movies.open(List.of(file, file), MovieOptions.channel(1), Movies.Joint.CONTINUOUS)) {
            StackMovie second = first.channel(2);
            assertEquals(2, first.channels());
            assertEquals(6, second.frames());
            assertEquals(5000, second.read(5)[0]);
            assertEquals(4000, first.read(5)[0]);
            assertEquals(1000, second.read(0)[0]);
            assertEquals(List.of(new StackMovie.Part("two.tif", 3), new StackMovie.Part("two.tif", 3)), first.files());
            refused(() -> first.channel(3), "2 channels; channel = 3 is not there");
        }
        refused(
                () -> Movies.open(List.of(file, other), MovieOptions.channel(1), Movies.Joint.CONTINUOUS),
                "one.tif has 1 channel(s), two.tif 2");
    }

    @Test
    void room_on_the_disk_is_asked_for() {
        refused(
                () -> DiskRoom.require(folder, Long.MAX_VALUE, "The registered movie"),
                "The registered movie would take 9223372 TB, but the disk of the results has",
                "choose another folder as out");
        assertEquals("999 B", DiskRoom.text(999));
        assertEquals("1.5 kB", DiskRoom.text(1_500));
        assertEquals("31.5 GB", DiskRoom.text(31_500_000_000L));
    }
}
