// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.io;

import static io.github.spinet.io.Refusals.refused;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.IJ;
import ij.ImagePlus;
import io.github.spinet.movie.Movie;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class RealMoviesTest {

    private static void showsWhatImageJShows(Path file, MovieOptions options) {
        ImagePlus image = IJ.openImage(file.toString());
        boolean slices = image.getNFrames() == 1;
        try (StackMovie movie = Movies.open(file, options)) {
            assertEquals(slices ? image.getNSlices() : image.getNFrames(), movie.frames());
            for (int frame = 0; frame < movie.frames(); frame++) {
                int index = image.getStackIndex(options.channel(), slices ? frame + 1 : 1, slices ? 1 : frame + 1);
                float[] expected = (float[]) image.getStack()
                        .getProcessor(index)
                        .convertToFloatProcessor()
                        .getPixels();
                assertArrayEquals(expected, movie.read(frame), file + ", frame " + frame);
            }
        }
    }

    @Test
    void two_channels_show_what_imagej_shows() {
        Path file = RealData.path("movie_two_channel_motion/sample1_2ch_99t_256x256.tif");
        showsWhatImageJShows(file, MovieOptions.channel(1).withRateHz(30));
        showsWhatImageJShows(file, MovieOptions.channel(2).withRateHz(30));
        assertUntimed(file, MovieOptions.channel(1));
    }

    private static void assertUntimed(Path file, MovieOptions options) {
        try (Movie movie = Movies.open(file, options)) {
            assertTrue(Double.isNaN(movie.clock().rateHz()));
        }
    }

    @Test
    void small_movies_show_what_imagej_shows() {
        Path dendrite = RealData.path("movies_small/bruker_dendrite_20t_2c_256x256.tif");
        showsWhatImageJShows(dendrite, MovieOptions.channel(2).withRateHz(1));
        try (Movie movie = Movies.open(dendrite, MovieOptions.channel(1).withRateHz(1))) {
            assertEquals(1e6 / 848320, movie.calibration().widthUm(), 1e-6);
            assertEquals(20, movie.mask().validFrames());
        }
        showsWhatImageJShows(
                RealData.path("movies_small/thunder_mouse_500t_64x64.tif"),
                MovieOptions.channel(1).withRateHz(1));
        showsWhatImageJShows(RealData.path("trackmate/FakeTracks.tif"), MovieOptions.channel(1));
    }

    @Test
    void scanimage_3_knows_its_rate() {
        Path file = RealData.path("scanimage/Blank-IPA_1s_16r_032.tif");
        showsWhatImageJShows(file, MovieOptions.channel(1));
        try (Movie movie = Movies.open(file, 1)) {
            assertEquals(30, movie.frames());
            assertEquals(8.13802083, movie.clock().rateHz());
            assertFalse(movie.calibration().isKnown());
        }
    }

    @Test
    void a_scanimage_stack_has_channels_and_slices_but_no_rate() {
        Path file = RealData.path("scanimage/yasuda_spine_SI38_8p_128x128.tif");
        assertUntimed(file, MovieOptions.channel(2));
        ImagePlus image = IJ.openImage(file.toString());
        try (Movie movie = Movies.open(file, MovieOptions.channel(2).withRateHz(1))) {
            assertEquals(4, movie.frames());
            float[] expected = (float[])
                    image.getStack().getProcessor(6).convertToFloatProcessor().getPixels();
            assertArrayEquals(expected, movie.read(2));
        }
        refused(() -> Movies.open(file, MovieOptions.channel(3).withRateHz(1)), "2 channels", "channel = 3");
    }
}
