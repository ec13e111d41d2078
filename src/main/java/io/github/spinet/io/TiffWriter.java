// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.io;

import io.github.spinet.core.BadInputException;
import io.github.spinet.core.Numbers;
import io.github.spinet.core.Parallel;
import io.github.spinet.core.Progress;
import io.github.spinet.movie.Calibration;
import io.github.spinet.movie.FrameBlocks;
import io.github.spinet.movie.Image;
import io.github.spinet.movie.Movie;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Movies and images as TIFF files that ImageJ shows with pixel size, frame interval and display range, and others read
 * page by page. Files appear whole or not at all. Above 4 GB they are BigTIFF, which Fiji opens through Bio-Formats and ImageJ
 * alone does not.
 *
 * <p>Whole-number types take values rounded to the nearest, halves up, and NaN (pixels without data) as 0. Values that a
 * type does not hold take its nearest limit; nothing wraps around.
 */
public final class TiffWriter {

    private static final int SAMPLED_FRAMES = 8;
    private static final int SAMPLED_PIXELS = 1 << 15;
    // The display range leaves out so much of the darkest and the brightest pixels.
    private static final double DISPLAY_TAIL = 0.001;

    private TiffWriter() {}

    /**
     * Writes a movie with the pixel type and the texts of its source.
     *
     * @param others what else is made of the frames as they pass by, e.g. projections
     */
    public static void write(
            Movie movie, Path file, Parallel parallel, Progress progress, FrameBlocks.Collector... others) {
        String info = StackMovie.behind(movie).map(StackMovie::info).orElse("");
        write(movie, PixelType.of(movie), info, file, parallel, progress, others);
    }

    /**
     * Writes a movie in the order of its frames, of which a few are read at a time.
     *
     * @param type 8 or 16-bit whole numbers or 32-bit float; others become 32-bit float
     * @param info what else is known of the source, shown by ImageJ as Info; may be empty
     * @param others what else is made of the frames as they pass by, before they are rounded
     */
    public static void write(
            Movie movie,
            PixelType type,
            String info,
            Path file,
            Parallel parallel,
            Progress progress,
            FrameBlocks.Collector... others) {
        PixelType stored = stored(type);
        TiffPagesHeader header = new TiffPagesHeader(
                movie.width(),
                movie.height(),
                movie.frames(),
                stored,
                description(movie, stored),
                ImageJMetadata.of(BoutTimes.toInfo(movie.clock(), info)),
                movie.calibration());
        WholeFile.write(file, temporary -> {
            try (FileChannel out =
                    FileChannel.open(temporary, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
                put(out, ByteBuffer.wrap(header.beforePixels()));
                List<FrameBlocks.Collector> collectors = new ArrayList<>(List.of(others));
                collectors.add(new TiffPixels(out, stored, movie.width() * movie.height()));
                FrameBlocks.forEach(
                        movie.frames(),
                        movie.width() * movie.height(),
                        parallel,
                        progress,
                        "Writing " + file.getFileName(),
                        movie::read,
                        collectors);
                put(out, ByteBuffer.wrap(header.afterPixels()));
            }
        });
    }

    /** Writes an image as 32-bit float. */
    public static void write(Image image, Path file) {
        TiffPagesHeader header = new TiffPagesHeader(
                image.width(),
                image.height(),
                1,
                PixelType.FLOAT32,
                description(
                        1,
                        1,
                        "grayscale",
                        Double.NaN,
                        image.calibration(),
                        range(image.pixels().clone())),
                ImageJMetadata.NONE,
                image.calibration());
        WholeFile.write(file, temporary -> {
            try (FileChannel out =
                    FileChannel.open(temporary, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
                put(out, ByteBuffer.wrap(header.beforePixels()));
                ByteBuffer bytes = ByteBuffer.allocate(image.pixels().length * Float.BYTES);
                encode(image.pixels(), 0, image.pixels().length, PixelType.FLOAT32, bytes);
                put(out, bytes);
            }
        });
    }

    /** How pixels of a type are written. */
    static PixelType stored(PixelType type) {
        return switch (type) {
            case UINT8, INT16, UINT16 -> type;
            default -> PixelType.FLOAT32;
        };
    }

    static void put(FileChannel out, ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            out.write(bytes);
        }
    }

    static void encode(float[] pixels, int from, int to, PixelType type, ByteBuffer into) {
        switch (type) {
            case UINT8 -> {
                for (int p = from; p < to; p++) {
                    into.put((byte) whole(pixels[p], 0, 255));
                }
            }
            case UINT16 -> into.asShortBuffer().put(shorts(pixels, from, to, 0, 65535));
            case INT16 -> into.asShortBuffer().put(shorts(pixels, from, to, -32768, 32767));
            default -> into.asFloatBuffer().put(pixels, from, to - from);
        }
    }

    private static short[] shorts(float[] pixels, int from, int to, int min, int max) {
        short[] shorts = new short[to - from];
        for (int p = from; p < to; p++) {
            shorts[p - from] = (short) whole(pixels[p], min, max);
        }
        return shorts;
    }

    // Halves go up and NaN becomes 0.
    private static int whole(float value, int min, int max) {
        return Math.max(min, Math.min(max, (int) Math.floor(value + 0.5)));
    }

    private static String description(Movie movie, PixelType type) {
        int frames = movie.frames();
        if (frames == 0) {
            throw new BadInputException(movie.name() + " has no frames; there is nothing to write");
        }
        return description(1, frames, "grayscale", movie.clock().rateHz(), movie.calibration(), range(movie, type));
    }

    /** What ImageJ shows of a movie, as it counts the values of a type. */
    static double[] range(Movie movie, PixelType type) {
        int frames = movie.frames();
        int count = Math.min(frames, SAMPLED_FRAMES);
        int size = movie.width() * movie.height();
        int every = Math.max(1, size / SAMPLED_PIXELS);
        int some = size / every;
        float[] sample = new float[count * some];
        for (int i = 0; i < count; i++) {
            float[] frame = movie.read((int) ((long) i * frames / count));
            for (int p = 0; p < some; p++) {
                sample[i * some + p] = frame[p * every];
            }
        }
        double[] range = range(sample);
        if (type == PixelType.INT16) {
            // ImageJ shifts signed pixels to positive ones and means the shifted range.
            range[0] += 32768;
            range[1] += 32768;
        }
        return range;
    }

    static String description(
            int channels, int frames, String mode, double rateHz, Calibration calibration, double[] range) {
        StringBuilder text = new StringBuilder("ImageJ=1.54p\n");
        if (channels * frames > 1) {
            text.append("images=").append(channels * frames);
            text.append(channels > 1 ? "\nchannels=" + channels : "");
            text.append("\nframes=").append(frames);
            text.append("\nhyperstack=true\nmode=").append(mode).append('\n');
            if (rateHz > 0) {
                text.append("finterval=").append(Numbers.toText(1 / rateHz)).append("\ntunit=sec\n");
            }
            text.append("loop=false\n");
        }
        if (calibration.isKnown()) {
            text.append("unit=micron\n");
        }
        return text.append("min=")
                .append(Numbers.toText(range[0]))
                .append("\nmax=")
                .append(Numbers.toText(range[1]))
                .append('\n')
                .toString();
    }

    // Sorts its argument; NaN goes last and does not count.
    private static double[] range(float[] values) {
        Arrays.sort(values);
        int count = values.length;
        while (count > 0 && Float.isNaN(values[count - 1])) {
            count--;
        }
        if (count == 0) {
            return new double[] {0, 1};
        }
        int tail = (int) (DISPLAY_TAIL * count);
        return new double[] {values[tail], values[count - 1 - tail]};
    }
}
