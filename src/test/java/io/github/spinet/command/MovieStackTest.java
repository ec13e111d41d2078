// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.ImagePlus;
import io.github.spinet.core.Parallel;
import io.github.spinet.core.Progress;
import io.github.spinet.io.PixelType;
import io.github.spinet.io.TiffStream;
import io.github.spinet.movie.ArrayMovie;
import io.github.spinet.movie.Calibration;
import io.github.spinet.movie.Clock;
import io.github.spinet.movie.FrameBlocks;
import io.github.spinet.movie.FrameMask;
import io.github.spinet.movie.Movie;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MovieStackTest {

    @TempDir
    Path folder;

    private static Movie channel(int first) {
        List<float[]> frames = new ArrayList<>();
        for (int f = 0; f < 4; f++) {
            frames.add(new float[] {first + 10 * f, 1, 2, 3, 4, 5});
        }
        return new ArrayMovie("m", 3, 2, Clock.uniform(4, 8), Calibration.square(0.25), FrameMask.allValid(4), frames);
    }

    @ParameterizedTest
    @CsvSource({"UINT8, 5, 8", "UINT16, 500, 16", "INT16, -500, 16", "FLOAT32, -500, 32"})
    void shows_the_values_of_every_channel_and_frame(PixelType type, int first, int bits) {
        List<Movie> channels = List.of(channel(3), channel(first));
        Path file = folder.resolve("movie.tif");
        try (TiffStream stream = TiffStream.begin(file, channels, channels, type)) {
            FrameBlocks.forEach(
                    8,
                    6,
                    Parallel.serial(),
                    Progress.NONE,
                    "",
                    (i, pixels) -> channels.get(i % 2).read(i / 2, pixels),
                    stream);
            stream.end();
        }
        ImagePlus image = MovieStack.open(file);
        assertEquals(bits, image.getBitDepth());
        assertEquals(2, image.getNChannels());
        assertEquals(4, image.getNFrames());
        assertTrue(image.isHyperStack());
        assertEquals(0.125, image.getCalibration().frameInterval);
        assertEquals(0.25, image.getCalibration().pixelWidth);
        for (int c = 0; c < 2; c++) {
            for (int f = 0; f < 4; f++) {
                image.setPosition(c + 1, 1, f + 1);
                double shown =
                        image.getCalibration().getCValue(image.getProcessor().getf(0));
                assertEquals(channels.get(c).read(f)[0], shown);
            }
        }
    }
}
