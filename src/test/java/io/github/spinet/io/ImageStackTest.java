// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.ImagePlus;
import ij.ImageStack;
import ij.io.FileSaver;
import ij.measure.Calibration;
import ij.process.FloatProcessor;
import io.github.spinet.core.BadInputException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Targets: one image, or slices as ImageJ saves them. */
class ImageStackTest {

    @TempDir
    Path folder;

    /** Planes of 20 × 18 pixels, all of value 10, 11 … */
    private Path saved(String name, int slices, int frames, String unit) {
        ImageStack stack = new ImageStack(20, 18);
        for (int i = 0; i < slices * frames; i++) {
            FloatProcessor plane = new FloatProcessor(20, 18);
            plane.add(10 + i);
            stack.addSlice(plane);
        }
        ImagePlus image = new ImagePlus(name, stack);
        image.setDimensions(1, slices, frames);
        image.setOpenAsHyperStack(slices > 1 && frames > 1);
        Calibration calibration = image.getCalibration();
        calibration.setUnit(unit);
        calibration.pixelDepth = 1.5;
        calibration.pixelWidth = 0.5;
        calibration.pixelHeight = 0.5;
        Path file = folder.resolve(name + ".tif");
        assertTrue(
                slices * frames > 1
                        ? new FileSaver(image).saveAsTiffStack(file.toString())
                        : new FileSaver(image).saveAsTiff(file.toString()));
        return file;
    }

    @Test
    void slices_and_their_spacing_are_read() {
        io.github.spinet.io.ImageStack stack = io.github.spinet.io.ImageStack.read(saved("z", 4, 1, "um"));
        assertEquals(4, stack.slices().size());
        assertEquals(1.5, stack.spacingUm(), 1e-9);
        assertEquals(13, stack.slices().get(3).at(5, 5));
        assertEquals(0.5, stack.slices().get(0).calibration().widthUm(), 1e-9);
    }

    @Test
    void spacing_without_a_unit_of_length_is_unknown() {
        assertTrue(Double.isNaN(
                io.github.spinet.io.ImageStack.read(saved("p", 3, 1, "pixel")).spacingUm()));
    }

    @Test
    void frames_of_a_slice_are_averaged() {
        io.github.spinet.io.ImageStack stack = io.github.spinet.io.ImageStack.read(saved("zt", 2, 3, "um"));
        assertEquals(2, stack.slices().size());
        // 10, 12 and 14
        assertEquals(12, stack.slices().get(0).at(0, 0), 1e-6);
        assertEquals(13, stack.slices().get(1).at(0, 0), 1e-6);
    }

    @Test
    void a_single_image_is_one_slice_and_a_movie_is_refused() {
        assertEquals(
                1,
                io.github.spinet.io.ImageStack.read(saved("one", 1, 1, "um"))
                        .slices()
                        .size());
        Path movie = saved("movie", 1, 5, "um");
        assertTrue(assertThrows(BadInputException.class, () -> io.github.spinet.io.ImageStack.read(movie))
                .getMessage()
                .contains("movie of 5 frames"));
    }
}
