// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.study;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.IJ;
import ij.ImagePlus;
import io.github.spinet.core.BadParameterException;
import io.github.spinet.core.Parallel;
import io.github.spinet.core.Progress;
import io.github.spinet.core.Records;
import io.github.spinet.io.Images;
import io.github.spinet.io.Movies;
import io.github.spinet.io.PixelType;
import io.github.spinet.io.StackMovie;
import io.github.spinet.movie.DerivedMovie;
import io.github.spinet.movie.FrameMask;
import io.github.spinet.movie.MeanMovie;
import io.github.spinet.movie.Movie;
import io.github.spinet.movie.Projections;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class RegisteredFilesTest {

    private static final int FRAMES = 23;

    @TempDir
    Path folder;

    /** Stands for a corrected movie: a border without data, one frame that is not to be used. */
    private static final class Bordered extends DerivedMovie {
        Bordered(Movie source) {
            super(source);
        }

        @Override
        public void read(int frame, float[] pixels) {
            source.read(frame, pixels);
            for (int y = 0; y < height(); y++) {
                pixels[y * width() + frame % 3] = Float.NaN;
            }
        }

        @Override
        public FrameMask mask() {
            return source.mask().with(7, 8, FrameMask.State.BAD);
        }
    }

    private static RegisteredFiles.Params params(String channels, int run) {
        return Records.from(RegisteredFiles.Params.class, Map.of("save_channels", channels, "summed_frames", run));
    }

    private Projections.Result write(StackMovie movie, String channels, int run) {
        return new RegisteredFiles(movie, params(channels, run), true)
                .write(folder, Bordered::new, Parallel.serial(), Progress.NONE);
    }

    private StackMovie recording(PixelType type, int channel) {
        return Movies.open(TwoChannels.write(folder.resolve("recording.tif"), 0, FRAMES, type), channel);
    }

    @ParameterizedTest
    @EnumSource(names = {"INT16", "FLOAT32"})
    void all_channels_are_kept_with_their_values_and_clock(PixelType type) {
        try (StackMovie movie = recording(type, 2)) {
            write(movie, "", 5);
            for (int c = 1; c <= 2; c++) {
                try (StackMovie read = Movies.open(folder.resolve("registered.tif"), c)) {
                    assertEquals(2, read.channels());
                    assertEquals(type, read.pixelType());
                    assertEquals(TwoChannels.RATE_HZ, read.clock().rateHz());
                    assertEquals(0.25, read.calibration().widthUm());
                    for (int f = 0; f < FRAMES; f++) {
                        float[] expected = new Bordered(movie.channel(c)).read(f);
                        float[] found = read.read(f);
                        for (int p = 0; p < found.length; p++) {
                            boolean zero = type == PixelType.INT16 && Float.isNaN(expected[p]);
                            assertEquals(zero ? 0 : expected[p], found[p]);
                        }
                    }
                }
            }
        }
    }

    @Test
    void imagej_shows_a_hyperstack_with_negative_values() {
        try (StackMovie movie = recording(PixelType.INT16, 1)) {
            write(movie, "", 5);
            ImagePlus image = IJ.openImage(folder.resolve("registered.tif").toString());
            assertEquals(2, image.getNChannels());
            assertEquals(FRAMES, image.getNFrames());
            assertEquals(1 / TwoChannels.RATE_HZ, image.getCalibration().frameInterval, 1e-9);
            assertEquals(0.25, image.getCalibration().pixelWidth, 1e-9);
            image.setPosition(2, 1, 5);
            double shown = image.getCalibration().getCValue(image.getProcessor().getf(30, 20));
            assertEquals(movie.channel(2).read(4)[20 * TwoChannels.WIDTH + 30], shown);
            assertTrue(shown < 0, "value " + shown);
        }
    }

    @ParameterizedTest
    @CsvSource({"1, 5", "3, 5", "2, 1", "1, 23", "3, 20"})
    void summed_tif_is_the_mean_movie_of_every_channel(int threads, int run) {
        try (StackMovie movie = recording(PixelType.INT16, 1);
                Parallel parallel = Parallel.of(threads)) {
            new RegisteredFiles(movie, params("", run), true).write(folder, Bordered::new, parallel, Progress.NONE);
            for (int c = 1; c <= 2; c++) {
                Movie expected = new MeanMovie(new Bordered(movie.channel(c)), run);
                try (StackMovie read = Movies.open(folder.resolve("summed.tif"), c)) {
                    assertEquals(FRAMES / run, read.frames());
                    if (read.frames() > 1) {
                        assertEquals(TwoChannels.RATE_HZ / run, read.clock().rateHz(), 1e-6);
                    }
                    for (int f = 0; f < read.frames(); f++) {
                        assertArrayEquals(expected.read(f), read.read(f));
                    }
                }
            }
        }
    }

    @Test
    void one_channel_may_be_chosen_and_the_analysed_one_has_plain_names() {
        try (StackMovie movie = recording(PixelType.INT16, 1)) {
            Projections.Result own = write(movie, "2", 0);
            try (StackMovie read = Movies.open(folder.resolve("registered.tif"), 1)) {
                assertEquals(1, read.channels());
                assertEquals(movie.channel(2).read(3)[100], read.read(3)[100]);
            }
            assertArrayEquals(
                    own.average().pixels(),
                    Images.read(folder.resolve("average.tif")).pixels());
            Projections.Result other =
                    Projections.run(new Bordered(movie.channel(2)), Parallel.serial(), Progress.NONE);
            assertArrayEquals(
                    other.correlation().pixels(),
                    Images.read(folder.resolve("correlation_channel2.tif")).pixels(),
                    1e-5f);
            assertEquals(FRAMES - 1, own.frames());
            assertFalse(Files.exists(folder.resolve("summed.tif")));
            assertFalse(Files.exists(folder.resolve("valid_frames_channel2.tif")));
        }
    }

    @Test
    void colours_names_and_notes_of_the_recording_are_kept() {
        ImagePlus made = IJ.createHyperStack("made", 20, 18, 2, 1, 4, 16);
        made.setProperty("Info", "SI.hChannels.channelSave = [1;2]\n");
        ij.CompositeImage composite = new ij.CompositeImage(made, ij.CompositeImage.COMPOSITE);
        composite.setChannelLut(ij.process.LUT.createLutFromColor(java.awt.Color.MAGENTA), 1);
        composite.setChannelLut(ij.process.LUT.createLutFromColor(java.awt.Color.GREEN), 2);
        for (int s = 1; s <= 8; s++) {
            composite.getStack().setSliceLabel((s % 2 == 1 ? "structure" : "glutamate") + " " + (s + 1) / 2, s);
            composite.getStack().getProcessor(s).add(100 * s);
        }
        Path file = folder.resolve("made.tif");
        new ij.io.FileSaver(composite).saveAsTiffStack(file.toString());
        try (StackMovie movie = Movies.open(file, 2)) {
            write(movie, "", 0);
            ImagePlus all = IJ.openImage(folder.resolve("registered.tif").toString());
            assertTrue(all.isComposite());
            assertEquals(java.awt.Color.MAGENTA.getRGB(), all.getLuts()[0].getRGB(255));
            assertEquals(java.awt.Color.GREEN.getRGB(), all.getLuts()[1].getRGB(255));
            assertEquals("glutamate 3", all.getStack().getSliceLabel(6));
            assertTrue(all.getInfoProperty().contains("channelSave"), all.getInfoProperty());
            write(movie, "2", 0);
            ImagePlus one = IJ.openImage(folder.resolve("registered.tif").toString());
            assertEquals("glutamate 3", one.getStack().getSliceLabel(3));
            assertEquals(1, one.getNChannels());
        }
    }

    @Test
    void a_channel_that_is_not_there_is_refused() {
        try (StackMovie movie = recording(PixelType.INT16, 1)) {
            Exception e = assertThrows(
                    BadParameterException.class, () -> new RegisteredFiles(movie, params("1,3", 50), true));
            assertEquals("save_channels = 3 is not there; recording.tif has the channels 1 to 2", e.getMessage());
        }
    }

    @Test
    void without_movies_there_are_the_projections_of_the_analysed_channel() throws IOException {
        Path out = Files.createDirectories(folder.resolve("out"));
        try (StackMovie movie = recording(PixelType.INT16, 2)) {
            new RegisteredFiles(movie, params("", 50), false)
                    .write(out, Bordered::new, Parallel.serial(), Progress.NONE);
        }
        try (var files = Files.list(out)) {
            assertEquals(
                    List.of("average.tif", "correlation.tif", "maximum.tif", "sd.tif", "valid_frames.tif"),
                    files.map(f -> f.getFileName().toString()).sorted().toList());
        }
    }
}
