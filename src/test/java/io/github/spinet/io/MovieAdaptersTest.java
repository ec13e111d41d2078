// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.io;

import static io.github.spinet.io.Refusals.refused;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.IJ;
import ij.ImagePlus;
import ij.VirtualStack;
import ij.measure.Calibration;
import ij.process.ImageProcessor;
import ij.process.ShortProcessor;
import io.github.spinet.core.Parallel;
import io.github.spinet.core.Progress;
import io.github.spinet.movie.Movie;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.view.Views;
import org.junit.jupiter.api.Test;

class MovieAdaptersTest {

    // The value at (x, 0) of channel c and frame t is 1000 t + 100 c + x.
    private static ImagePlus hyperstack(int bits) {
        ImagePlus image = IJ.createHyperStack("open", 6, 4, 2, 1, 3, bits);
        for (int t = 1; t <= 3; t++) {
            for (int c = 1; c <= 2; c++) {
                ImageProcessor plane = image.getStack().getProcessor(image.getStackIndex(c, 1, t));
                for (int x = 0; x < 6; x++) {
                    plane.setf(x, 0, value(t, c, x, bits));
                }
            }
        }
        return image;
    }

    private static float value(int t, int c, int x, int bits) {
        return bits == 8 ? 50 * t + 10 * c + x : 1000 * t + 100 * c + x;
    }

    @Test
    void an_open_hyperstack_is_a_movie_of_each_channel() {
        for (int bits : new int[] {8, 16, 32}) {
            ImagePlus image = hyperstack(bits);
            image.getCalibration().frameInterval = 20;
            image.getCalibration().setTimeUnit("ms");
            image.getCalibration().setUnit("um");
            image.getCalibration().pixelWidth = 0.5;
            image.setPosition(2, 1, 2);
            Movie movie = Movies.of(image, MovieOptions.channel(2));
            assertEquals(50, movie.clock().rateHz());
            assertEquals(0.5, movie.calibration().widthUm());
            assertEquals(3, movie.frames());
            for (int t = 1; t <= 3; t++) {
                assertEquals(value(t, 2, 5, bits), movie.read(t - 1)[5]);
            }
            assertEquals(2, image.getFrame());
        }
    }

    @Test
    void shifted_signed_pixels_are_shifted_back() {
        ImagePlus image = hyperstack(16);
        image.getCalibration().setSigned16BitCalibration();
        StackMovie movie = Movies.of(image, MovieOptions.channel(1).withRateHz(1));
        assertEquals(1105 - 32768, movie.read(0)[5]);
        assertEquals(PixelType.INT16, movie.pixelType());
        assertFalse(movie.calibration().isKnown());
    }

    @Test
    void virtual_stacks_are_read_plane_by_plane_from_several_threads() {
        VirtualStack stack = new VirtualStack(8, 8, 30) {
            @Override
            public ImageProcessor getProcessor(int n) {
                ShortProcessor image = new ShortProcessor(8, 8);
                image.set(0, n);
                return image;
            }
        };
        Movie movie = Movies.of(
                new ImagePlus("virtual", stack), MovieOptions.channel(1).withRateHz(1));
        try (Parallel parallel = Parallel.of(3)) {
            parallel.forEach(300, "reading", Progress.NONE, i -> assertEquals(i % 30 + 1, movie.read(i % 30)[0]));
        }
    }

    @Test
    void imglib_images_of_any_origin_are_movies() {
        short[] values = new short[5 * 4 * 3];
        for (int i = 0; i < values.length; i++) {
            values[i] = (short) (i - 30);
        }
        var image = Views.translate(ArrayImgs.shorts(values, 5, 4, 3), -7, 9, 100);
        StackMovie movie = Movies.of(image, 4, io.github.spinet.movie.Calibration.square(0.2), "array");
        assertEquals(PixelType.INT16, movie.pixelType());
        assertEquals(0.25, movie.clock().timeS(1));
        float[] expected = new float[20];
        for (int i = 0; i < 20; i++) {
            expected[i] = 20 + i - 30;
        }
        assertArrayEquals(expected, movie.read(1));
        refused(
                () -> Movies.of(ArrayImgs.shorts(3, 3), 1, io.github.spinet.movie.Calibration.UNKNOWN, "flat"),
                "flat has 2 dimensions");
    }

    @Test
    void refuses_colours_and_leaves_unknown_times_unknown() {
        ImagePlus colours = IJ.createImage("colours", "RGB", 4, 4, 3);
        refused(() -> Movies.of(colours, MovieOptions.channel(1).withRateHz(1)), "'colours' is an RGB image");
        ImagePlus plain = new ImagePlus("plain", new ShortProcessor(4, 4));
        plain.setCalibration(new Calibration());
        assertTrue(
                Double.isNaN(Movies.of(plain, MovieOptions.channel(1)).clock().rateHz()));
    }
}
