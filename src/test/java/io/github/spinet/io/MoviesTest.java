// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.io;

import static io.github.spinet.io.Refusals.refused;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.spinet.core.BadInputException;
import io.github.spinet.core.CancelledException;
import io.github.spinet.core.Parallel;
import io.github.spinet.core.Progress;
import io.github.spinet.core.Seeds;
import io.github.spinet.movie.ArrayMovie;
import io.github.spinet.movie.FrameMask;
import io.github.spinet.movie.Movie;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.ImageOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class MoviesTest {

    private static final MovieOptions AT_10_HZ = MovieOptions.channel(1).withRateHz(10);

    @TempDir
    Path folder;

    private Path tiff(Consumer<TiffMaker> kind) throws IOException {
        TiffMaker maker = new TiffMaker();
        kind.accept(maker);
        return maker.write(folder.resolve("movie.tif"));
    }

    private static void showsPages(Movie movie, int first, int step, int sample, PixelType type) {
        for (int frame = 0; frame < movie.frames(); frame++) {
            float[] pixels = movie.read(frame);
            for (int i = 0; i < pixels.length; i++) {
                int x = i % movie.width();
                int y = i / movie.width();
                assertEquals(
                        (float) TiffMaker.value(type, first + frame * step, sample, x, y),
                        pixels[i],
                        "frame " + frame + " at " + x + ", " + y);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(PixelType.class)
    void reads_every_pixel_type_in_both_byte_orders(PixelType type) throws IOException {
        for (ByteOrder order : List.of(ByteOrder.BIG_ENDIAN, ByteOrder.LITTLE_ENDIAN)) {
            Path file = tiff(m -> {
                m.type = type;
                m.order = order;
            });
            try (StackMovie movie = Movies.open(file, AT_10_HZ)) {
                assertEquals(3, movie.frames());
                assertEquals(type, movie.pixelType());
                assertEquals("movie.tif", movie.name());
                showsPages(movie, 0, 1, 0, type);
            }
        }
    }

    static Stream<Consumer<TiffMaker>> storages() {
        List<Consumer<TiffMaker>> all = new ArrayList<>();
        for (int compression : new int[] {1, 8, 32773}) {
            for (int tile : new int[] {0, 16}) {
                for (boolean predictor : new boolean[] {false, true}) {
                    all.add(m -> {
                        m.compression = compression;
                        m.tile = tile;
                        m.predictor = predictor && compression != 1;
                        m.rowsPerStrip = 4;
                        m.big = tile > 0;
                    });
                }
            }
        }
        return all.stream();
    }

    @ParameterizedTest
    @MethodSource("storages")
    void reads_strips_and_tiles_of_every_compression(Consumer<TiffMaker> storage) throws IOException {
        for (PixelType type : List.of(PixelType.UINT8, PixelType.INT16, PixelType.INT32)) {
            Path file = tiff(storage.andThen(m -> m.type = type));
            try (Movie movie = Movies.open(file, AT_10_HZ)) {
                showsPages(movie, 0, 1, 0, type);
            }
        }
    }

    @Test
    void reads_bigtiff() throws IOException {
        Path file = tiff(m -> m.big = true);
        try (Movie movie = Movies.open(file, AT_10_HZ)) {
            showsPages(movie, 0, 1, 0, PixelType.UINT16);
        }
    }

    @Test
    void samples_of_a_pixel_are_channels() throws IOException {
        Path file = tiff(m -> {
            m.samples = 3;
            m.type = PixelType.UINT8;
        });
        try (Movie movie = Movies.open(file, MovieOptions.channel(2).withRateHz(1))) {
            assertEquals(3, movie.frames());
            showsPages(movie, 0, 1, 1, PixelType.UINT8);
        }
    }

    @Test
    void reads_the_stacks_that_imagej_writes_with_one_page() throws IOException {
        Path file = tiff(m -> {
            m.pages = 6;
            m.onlyDirectories = 1;
            m.description =
                    "ImageJ=1.53t\nimages=6\nchannels=2\nframes=3\nhyperstack=true\nfinterval=0.02\nunit=micron\n";
        });
        try (Movie movie = Movies.open(file, 2)) {
            assertEquals(3, movie.frames());
            assertEquals(50, movie.clock().rateHz());
            showsPages(movie, 1, 2, 0, PixelType.UINT16);
        }
    }

    @Test
    void takes_one_slice_of_volumes_and_slices_alone_as_frames() throws IOException {
        Path volumes = tiff(m -> {
            m.pages = 12;
            m.description = "ImageJ=1.53t\nimages=12\nchannels=2\nslices=3\nframes=2\nhyperstack=true\n";
        });
        refused(() -> Movies.open(volumes, AT_10_HZ), "movie.tif has 3 slices", "slice = 1 … 3");
        try (Movie movie = Movies.open(volumes, new MovieOptions(2, 3, 10, Double.NaN))) {
            showsPages(movie, 5, 6, 0, PixelType.UINT16);
        }
        Path stack = tiff(m -> m.description = "ImageJ=1.53t\nimages=3\nslices=3\n");
        try (Movie movie = Movies.open(stack, AT_10_HZ)) {
            assertEquals(3, movie.frames());
        }
    }

    @Test
    void shifts_imagejs_signed_pixels_back() throws IOException {
        Path file =
                tiff(m -> m.description = "ImageJ=1.53t\nimages=3\nframes=3\nfinterval=1\ncf=0\nc0=-32768.0\nc1=1\n");
        try (StackMovie movie = Movies.open(file, 1)) {
            assertEquals(PixelType.INT16, movie.pixelType());
            assertEquals(-32768, movie.read(0)[0]);
        }
    }

    @Test
    void frames_of_zeros_are_missing_unless_all_are() throws IOException {
        Path file = tiff(m -> m.pages = 4);
        byte[] bytes = Files.readAllBytes(file);
        int plane = 20 * 14 * 2;
        Arrays.fill(bytes, 8 + plane, 8 + 2 * plane, (byte) 0);
        Files.write(file, bytes);
        try (Movie movie = Movies.open(file, AT_10_HZ)) {
            assertEquals(FrameMask.State.MISSING, movie.mask().state(1));
            assertEquals(3, movie.mask().validFrames());
        }
        Arrays.fill(bytes, 8, 8 + 4 * plane, (byte) 0);
        Files.write(file, bytes);
        try (Movie movie = Movies.open(file, AT_10_HZ)) {
            assertEquals(4, movie.mask().validFrames());
        }
    }

    @Test
    void packed_frames_of_zeros_are_missing_too() throws IOException {
        ArrayMovie movie = ArrayMovie.of("m", 64, 64, 1, List.of(new float[4096], ramp(), new float[4096]));
        Path plain = folder.resolve("plain.tif");
        TiffWriter.write(movie, PixelType.UINT16, "", plain, Parallel.serial(), Progress.NONE);
        for (String compression : List.of("LZW", "Deflate", "PackBits")) {
            Path packed = folder.resolve(compression + ".tif");
            repack(plain, packed, compression);
            try (Movie read = Movies.open(packed, AT_10_HZ)) {
                assertEquals(FrameMask.State.MISSING, read.mask().state(0), compression);
                assertEquals(1, read.mask().validFrames(), compression);
                assertArrayEquals(ramp(), read.read(1), compression);
            }
        }
    }

    private static float[] ramp() {
        float[] pixels = new float[4096];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = i * 7919 % 4093;
        }
        return pixels;
    }

    // By the JDK's own reader and writer.
    private static void repack(Path from, Path to, String compression) throws IOException {
        ImageReader reader = ImageIO.getImageReadersByFormatName("tiff").next();
        ImageWriter writer = ImageIO.getImageWritersByFormatName("tiff").next();
        try (ImageInputStream in = ImageIO.createImageInputStream(from.toFile());
                ImageOutputStream out = ImageIO.createImageOutputStream(to.toFile())) {
            reader.setInput(in);
            writer.setOutput(out);
            ImageWriteParam how = writer.getDefaultWriteParam();
            how.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            how.setCompressionType(compression);
            writer.prepareWriteSequence(null);
            for (int i = 0; i < reader.getNumImages(true); i++) {
                writer.writeToSequence(new IIOImage(reader.read(i), null, null), how);
            }
            writer.endWriteSequence();
        }
    }

    @Test
    void is_read_by_many_threads_at_once() throws IOException {
        Path file = tiff(m -> {
            m.pages = 60;
            m.rowsPerStrip = 5;
            m.compression = 8;
        });
        try (Movie movie = Movies.open(file, AT_10_HZ);
                Parallel parallel = Parallel.of(4)) {
            float[][] serial = new float[60][];
            for (int i = 0; i < 60; i++) {
                serial[i] = movie.read(i);
            }
            parallel.forEach(600, "reading", Progress.NONE, i -> assertArrayEquals(serial[i % 60], movie.read(i % 60)));
        }
    }

    @Test
    void survives_an_interrupted_reader() throws Exception {
        Path file = tiff(m -> m.pages = 4);
        try (Movie movie = Movies.open(file, AT_10_HZ)) {
            Thread reader = new Thread(() -> {
                Thread.currentThread().interrupt();
                try {
                    movie.read(0);
                } catch (CancelledException e) {
                    // as it should
                }
            });
            reader.start();
            reader.join();
            showsPages(movie, 0, 1, 0, PixelType.UINT16);
        }
    }

    @Test
    void the_users_rate_and_pixel_size_win() throws IOException {
        Path file = tiff(m -> m.description = "ImageJ=1.53t\nimages=3\nframes=3\nfinterval=0.5\ntunit=ms\n");
        try (Movie movie = Movies.open(file, 1)) {
            assertEquals(2000, movie.clock().rateHz());
            assertFalse(movie.calibration().isKnown());
        }
        try (Movie movie = Movies.open(file, AT_10_HZ.withUmPerPx(0.14))) {
            assertEquals(10, movie.clock().rateHz());
            assertEquals(0.14, movie.calibration().heightUm());
        }
    }

    @Test
    void a_movie_without_a_rate_is_untimed_and_a_channel_that_is_not_there_refused() throws IOException {
        Path file = tiff(m -> {});
        try (Movie movie = Movies.open(file, 1)) {
            assertTrue(Double.isNaN(movie.clock().rateHz()));
            assertTrue(Double.isNaN(movie.clock().timeS(1)));
        }
        refused(() -> Movies.open(file, MovieOptions.channel(2).withRateHz(1)), "1 channel", "channel = 2");
    }

    @Test
    void refuses_truncated_files_before_any_work() throws IOException {
        Path file = tiff(m -> {});
        byte[] whole = Files.readAllBytes(file);
        for (int length = 9; length < whole.length; length += 37) {
            Files.write(file, Arrays.copyOf(whole, length));
            refused(() -> Movies.open(file, AT_10_HZ), "movie.tif, page", "truncated");
        }
        for (int length = 1; length <= 8; length++) {
            Files.write(file, Arrays.copyOf(whole, length));
            refused(() -> Movies.open(file, AT_10_HZ), "movie.tif");
        }
    }

    @Test
    void refuses_pages_that_lie_outside_or_in_a_circle() throws IOException {
        Path file = tiff(m -> {});
        byte[] bytes = Files.readAllBytes(file);
        ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        int first = buffer.getInt(4);
        int next = first + 2 + 12 * buffer.getShort(first);
        int second = buffer.getInt(next);
        buffer.putInt(next, first);
        Files.write(file, bytes);
        refused(() -> Movies.open(file, AT_10_HZ), "page 2 points back to page 1");
        buffer.putInt(next, bytes.length + 1000);
        Files.write(file, bytes);
        refused(() -> Movies.open(file, AT_10_HZ), "page 2 should begin at byte " + (bytes.length + 1000));
        buffer.putInt(next, second);
        buffer.putInt(second + 2 + 12 * 4 + 8, bytes.length - 100);
        Files.write(file, bytes);
        refused(() -> Movies.open(file, AT_10_HZ), "movie.tif, page 2 needs the bytes", "truncated");
    }

    @Test
    void refuses_fewer_images_than_announced() throws IOException {
        Path one = tiff(m -> {
            m.onlyDirectories = 1;
            m.description = "ImageJ=1.53t\nimages=30\nframes=30\n";
        });
        refused(() -> Movies.open(one, AT_10_HZ), "announces 30 images", "image 4");
        Path some = tiff(m -> m.description = "ImageJ=1.53t\nimages=30\nframes=30\n");
        refused(() -> Movies.open(some, AT_10_HZ), "announces 30 images", "3 pages");
    }

    @Test
    void refuses_what_is_no_movie() throws IOException {
        Path text = Files.writeString(folder.resolve("text.tif"), "frame,time_s\n1,0\n");
        refused(() -> Movies.open(text, 1), "text.tif is not a TIFF file", "'frame,ti'");
        Path empty = Files.writeString(folder.resolve("empty.tif"), "");
        refused(() -> Movies.open(empty, 1), "empty.tif is empty");
        refused(() -> Movies.open(folder, 1), "is a folder");
        refused(() -> Movies.open(folder.resolve("no.tif"), 1), "does not exist");
        Path jpeg = tiff(m -> m.compression = 7);
        refused(() -> Movies.open(jpeg, 1), "page 1 is compressed by method 7 (JPEG)", "Fiji");
    }

    @Test
    void damaged_files_are_refused_or_read_but_never_crash() throws IOException {
        long seed = 11;
        var random = Seeds.stream(seed, "damage");
        Path file = tiff(m -> {
            m.compression = 8;
            m.rowsPerStrip = 3;
        });
        byte[] whole = Files.readAllBytes(file);
        for (int i = 0; i < 400; i++) {
            byte[] damaged = whole.clone();
            for (int k = 0; k < 3; k++) {
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
            }
            Files.write(file, damaged);
            try (Movie movie = Movies.open(file, AT_10_HZ)) {
                movie.read(movie.frames() - 1);
            } catch (BadInputException e) {
                assertTrue(e.getMessage().contains("movie.tif"), "seed " + seed + ": " + e.getMessage());
            }
        }
    }
}
