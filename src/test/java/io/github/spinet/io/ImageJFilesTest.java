// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.io;

import static org.junit.jupiter.api.Assertions.assertEquals;

import ij.IJ;
import ij.ImagePlus;
import ij.io.FileSaver;
import ij.process.ImageProcessor;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that ImageJ itself saves. */
class ImageJFilesTest {

    @TempDir
    Path folder;

    private static ImagePlus stack(int bits) {
        ImagePlus image = IJ.createHyperStack("h", 12, 9, 2, 1, 4, bits);
        for (int i = 1; i <= 8; i++) {
            ImageProcessor plane = image.getStack().getProcessor(i);
            for (int p = 0; p < 12 * 9; p++) {
                plane.setf(p, 20 * i + p % 17);
            }
            image.getStack().setSliceLabel("plane " + i, i);
        }
        image.getCalibration().frameInterval = 0.5;
        image.getCalibration().setUnit("micron");
        image.getCalibration().pixelWidth = 0.25;
        image.getCalibration().pixelHeight = 0.5;
        image.setProperty("Info", "zoom = 12.1\nµ\n");
        return image;
    }

    private Path save(ImagePlus image) {
        Path file = folder.resolve("saved.tif");
        new FileSaver(image).saveAsTiff(file.toString());
        return file;
    }

    @ParameterizedTest
    @ValueSource(ints = {8, 16, 32})
    void everything_that_imagej_saves_is_read(int bits) {
        try (StackMovie movie = Movies.open(save(stack(bits)), 2)) {
            assertEquals(4, movie.frames());
            assertEquals(2, movie.clock().rateHz());
            assertEquals(0.25, movie.calibration().widthUm());
            assertEquals(0.5, movie.calibration().heightUm());
            assertEquals("zoom = 12.1\nµ\n", movie.info());
            assertEquals(bits, 8 * movie.pixelType().bytes());
            for (int t = 0; t < 4; t++) {
                assertEquals(20 * (2 * t + 2) + 100 % 17, movie.read(t)[100]);
            }
        }
    }

    @Test
    void signed_pixels_that_imagej_saves_keep_their_sign() {
        ImagePlus image = stack(16);
        image.getCalibration().setSigned16BitCalibration();
        try (StackMovie movie = Movies.open(save(image), 1)) {
            assertEquals(PixelType.INT16, movie.pixelType());
            assertEquals(20 + 100 % 17 - 32768, movie.read(0)[100]);
        }
    }

    @Test
    void micrometres_by_their_sign_are_known() {
        ImagePlus image = stack(8);
        image.getCalibration().setUnit("\u00b5m");
        try (StackMovie movie = Movies.open(save(image), 1)) {
            assertEquals(0.25, movie.calibration().widthUm());
        }
    }

    @Test
    void colours_that_imagej_saves_are_three_channels() {
        ImagePlus image = IJ.createImage("rgb", "RGB black", 6, 5, 3);
        image.getStack().getProcessor(2).set(7, 0x010203);
        try (StackMovie movie = Movies.open(save(image), MovieOptions.channel(3).withRateHz(1))) {
            assertEquals(3, movie.frames());
            assertEquals(3, movie.read(1)[7]);
        }
    }
}
