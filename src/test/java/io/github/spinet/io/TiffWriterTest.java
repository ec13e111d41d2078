// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.io;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.IJ;
import ij.ImagePlus;
import io.github.spinet.core.CancelledException;
import io.github.spinet.core.Parallel;
import io.github.spinet.core.Progress;
import io.github.spinet.movie.ArrayMovie;
import io.github.spinet.movie.Calibration;
import io.github.spinet.movie.Clock;
import io.github.spinet.movie.FrameMask;
import io.github.spinet.movie.Image;
import io.github.spinet.movie.Movie;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TiffWriterTest {

    @TempDir
    Path folder;

    // Values -40 … , odd sizes so that nothing is aligned by chance.
    private static ArrayMovie movie(Clock clock) {
        List<float[]> frames = new ArrayList<>();
        for (int t = 0; t < clock.frames(); t++) {
            float[] pixels = new float[7 * 5];
            for (int i = 0; i < pixels.length; i++) {
                pixels[i] = 3 * i + t - 40;
            }
            frames.add(pixels);
        }
        Calibration calibration = new Calibration(0.1375, 0.27);
        return new ArrayMovie("m", 7, 5, clock, calibration, FrameMask.allValid(clock.frames()), frames);
    }

    private Path write(Movie movie, PixelType type, String info) {
        Path file = folder.resolve("out.tif");
        TiffWriter.write(movie, type, info, file, Parallel.serial(), Progress.NONE);
        return file;
    }

    @ParameterizedTest
    @EnumSource(names = {"INT16", "FLOAT32"})
    void a_movie_survives_the_round_trip(PixelType type) {
        ArrayMovie movie = movie(Clock.uniform(9, 58.3));
        try (StackMovie read = Movies.open(write(movie, type, "state.acq.zoomFactor=12.1\n"), 1)) {
            assertEquals(type, read.pixelType());
            assertEquals(58.3, read.clock().rateHz());
            assertArrayEquals(movie.clock().timesS(), read.clock().timesS());
            assertEquals(movie.calibration(), read.calibration());
            assertEquals("state.acq.zoomFactor=12.1\n", read.info());
            for (int t = 0; t < 9; t++) {
                assertArrayEquals(movie.read(t), read.read(t));
            }
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"INT16", "FLOAT32"})
    void imagej_shows_the_same(PixelType type) {
        ArrayMovie movie = movie(Clock.uniform(9, 58.3));
        ImagePlus image = IJ.openImage(write(movie, type, "note").toString());
        assertEquals(9, image.getNFrames());
        assertEquals(1 / 58.3, image.getCalibration().frameInterval, 1e-9);
        assertEquals(0.1375, image.getCalibration().pixelWidth, 1e-9);
        assertEquals(0.27, image.getCalibration().pixelHeight, 1e-9);
        assertEquals("µm", image.getCalibration().getUnit().replace("micron", "µm"));
        assertEquals("note\n", image.getProperty("Info"));
        image.setPosition(1, 1, 4);
        double shown = image.getCalibration().getCValue(image.getProcessor().getf(2, 1));
        assertEquals(movie.read(3)[7 + 2], shown);
        assertEquals(-40, image.getCalibration().getCValue(image.getDisplayRangeMin()), 2);
    }

    @Test
    void whole_numbers_are_rounded_and_limited_and_never_wrap() {
        float[] values = {Float.NaN, -1, 0.4f, 0.5f, 1.5f, 254.6f, 300, 1e9f};
        ArrayMovie movie = ArrayMovie.of("m", 8, 1, 1, List.of(values, values));
        MovieOptions options = MovieOptions.channel(1);
        try (Movie bytes = Movies.open(write(movie, PixelType.UINT8, ""), options)) {
            assertArrayEquals(new float[] {0, 0, 0, 1, 2, 255, 255, 255}, bytes.read(0));
        }
        try (Movie words = Movies.open(write(movie, PixelType.UINT16, ""), options)) {
            assertArrayEquals(new float[] {0, 0, 0, 1, 2, 255, 300, 65535}, words.read(1));
        }
        try (Movie words = Movies.open(write(movie, PixelType.INT16, ""), options)) {
            assertArrayEquals(new float[] {0, -1, 0, 1, 2, 255, 300, 32767}, words.read(1));
        }
        try (Movie floats = Movies.open(write(movie, PixelType.FLOAT32, ""), options)) {
            assertArrayEquals(values, floats.read(1));
        }
    }

    @Test
    void the_pauses_of_a_recording_are_kept() {
        Clock clock = Clock.of(new double[] {0, 0.1, 0.2, 5.25, 5.35, 9, 9.1});
        Path file = write(movie(clock), PixelType.INT16, "other text");
        try (StackMovie read = Movies.open(file, 1)) {
            assertArrayEquals(clock.timesS(), read.clock().timesS(), 1e-9);
            assertArrayEquals(new int[] {0, 3, 5}, read.clock().boutStarts());
            assertTrue(read.info().contains("other text"));
        }
    }

    @Test
    void the_same_movie_makes_the_same_file_with_any_number_of_threads() throws IOException {
        ArrayMovie movie = movie(Clock.uniform(50, 10));
        byte[] serial = Files.readAllBytes(write(movie, PixelType.UINT16, ""));
        try (Parallel parallel = Parallel.of(3)) {
            Path file = folder.resolve("parallel.tif");
            TiffWriter.write(movie, PixelType.UINT16, "", file, parallel, Progress.NONE);
            assertArrayEquals(serial, Files.readAllBytes(file));
        }
    }

    @Test
    void a_cancelled_movie_leaves_no_file_and_the_old_one() throws IOException {
        Path file = Files.writeString(folder.resolve("out.tif"), "old");
        Progress stop = (done, total, what) -> {
            if (done > 3) {
                throw new CancelledException();
            }
        };
        ArrayMovie movie = movie(Clock.uniform(50, 10));
        assertThrows(
                CancelledException.class,
                () -> TiffWriter.write(movie, PixelType.INT16, "", file, Parallel.serial(), stop));
        assertEquals("old", Files.readString(file));
        try (Stream<Path> files = Files.list(folder)) {
            assertEquals(1, files.count());
        }
    }

    @Test
    void big_files_are_bigtiff() {
        TiffPagesHeader small = header(1000);
        TiffPagesHeader big = header(2_200);
        assertEquals(42, small.beforePixels()[3]);
        assertEquals(43, big.beforePixels()[3]);
    }

    private static TiffPagesHeader header(int pages) {
        return new TiffPagesHeader(1024, 1024, pages, PixelType.UINT16, "d", ImageJMetadata.NONE, Calibration.UNKNOWN);
    }

    @Test
    void a_sparse_bigtiff_is_read_page_by_page() throws IOException {
        // 2200 pages of 2 MB, of which the disk holds only the tags and one page.
        TiffPagesHeader header = new TiffPagesHeader(
                1024,
                1024,
                2_200,
                PixelType.UINT16,
                "ImageJ=1.54p\nimages=2200\nframes=2200\nfinterval=0.01\nunit=micron\n",
                ImageJMetadata.of("text"),
                Calibration.square(0.25));
        Path file = folder.resolve("big.tif");
        long plane = 1024 * 1024 * 2;
        byte[] before = header.beforePixels();
        try (var out = Files.newByteChannel(
                file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE, StandardOpenOption.SPARSE)) {
            out.write(ByteBuffer.wrap(before));
            out.position(before.length + 2_199 * plane);
            out.write(ByteBuffer.wrap(new byte[] {1, 2}));
            out.position(before.length + 2_200 * plane);
            out.write(ByteBuffer.wrap(header.afterPixels()));
        }
        try (TiffFile tiff = TiffFile.open(file)) {
            assertEquals(2_200, tiff.pages().size());
            assertEquals("text", tiff.info());
            float[] pixels = new float[1024 * 1024];
            new TiffPlanes(tiff).read(2_199, pixels);
            assertEquals(258, pixels[0]);
            assertEquals(0.25, TiffHeaders.read(tiff).calibration().widthUm());
        }
    }

    @Test
    void an_image_survives_the_round_trip() {
        float[] pixels = {1.5f, Float.NaN, -3, 4, 5, 1e-20f};
        Path file = folder.resolve("template.tif");
        TiffWriter.write(new Image(3, 2, pixels, Calibration.square(0.12)), file);
        Image read = Images.read(file);
        assertArrayEquals(pixels, read.pixels());
        assertEquals(0.12, read.calibration().widthUm());
        assertEquals(1, IJ.openImage(file.toString()).getStackSize());
        TiffWriter.write(new Image(3, 2, pixels, Calibration.UNKNOWN), file);
        assertFalse(Images.read(file).calibration().isKnown());
    }
}
