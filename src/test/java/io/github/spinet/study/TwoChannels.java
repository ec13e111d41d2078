// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.study;

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
import java.util.Random;

/**
 * Recordings of two channels that move together: the first shows nothing but noise, the second blobs. Signed values about
 * 0.
 */
final class TwoChannels {

    static final int WIDTH = 48;
    static final int HEIGHT = 40;
    static final double RATE_HZ = 8;
    private static final long SEED = 3;
    private static final double[][] BLOBS = {{10, 9}, {30, 12}, {22, 26}, {37, 30}, {12, 31}, {25, 5}};

    private TwoChannels() {}

    /** How far the content of a frame lies to the right and down, px. */
    static double[] shift(int frame) {
        return new double[] {2 * Math.sin(0.7 * frame), 1.5 * Math.cos(0.4 * frame)};
    }

    static List<Movie> movies(int from, int to) {
        List<float[]> noise = new ArrayList<>();
        List<float[]> blobs = new ArrayList<>();
        for (int f = from; f < to; f++) {
            Random random = new Random(SEED + 1000L * f);
            float[] a = new float[WIDTH * HEIGHT];
            float[] b = new float[WIDTH * HEIGHT];
            for (int p = 0; p < a.length; p++) {
                a[p] = (float) (10 * random.nextGaussian());
                b[p] = Math.round(
                        brightness(p % WIDTH - shift(f)[0], p / WIDTH - shift(f)[1]) + 5 * random.nextGaussian());
            }
            noise.add(a);
            blobs.add(b);
        }
        return List.of(movie("noise", noise), movie("blobs", blobs));
    }

    private static double brightness(double x, double y) {
        double sum = -50;
        for (double[] blob : BLOBS) {
            double dx = x - blob[0];
            double dy = y - blob[1];
            sum += 400 * Math.exp(-(dx * dx + dy * dy) / 8);
        }
        return sum;
    }

    private static Movie movie(String name, List<float[]> frames) {
        return new ArrayMovie(
                name,
                WIDTH,
                HEIGHT,
                Clock.uniform(frames.size(), RATE_HZ),
                Calibration.square(0.25),
                FrameMask.allValid(frames.size()),
                frames);
    }

    /** Writes the frames {@code from} … {@code to} − 1. */
    static Path write(Path file, int from, int to, PixelType type) {
        List<Movie> channels = movies(from, to);
        try (TiffStream stream = TiffStream.begin(file, channels, channels, type)) {
            FrameBlocks.forEach(
                    2 * (to - from),
                    WIDTH * HEIGHT,
                    Parallel.serial(),
                    Progress.NONE,
                    "",
                    (i, pixels) -> channels.get(i % 2).read(i / 2, pixels),
                    stream);
            stream.end();
        }
        return file;
    }
}
