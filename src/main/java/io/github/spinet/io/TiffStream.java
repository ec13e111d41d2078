// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.io;

import io.github.spinet.core.BadInputException;
import io.github.spinet.movie.FrameBlocks;
import io.github.spinet.movie.Movie;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A TIFF file of one or more channels that collects its planes as they pass by: all channels of a frame, then those of
 * the next. ImageJ shows it as a hyperstack with pixel size, frame interval, display ranges, and the
 * colours, labels and Info of the source.
 */
public final class TiffStream implements FrameBlocks.Collector, AutoCloseable {

    private final Path file;
    private final FileChannel out;
    private final TiffPagesHeader header;
    private final TiffPixels pixels;
    private long planes;

    private TiffStream(Path file, FileChannel out, TiffPagesHeader header, PixelType type) {
        this.file = file;
        this.out = out;
        this.header = header;
        pixels = new TiffPixels(out, type, header.width() * header.height());
    }

    /**
     * Begins a file, to be ended with {@link #end}; meant for a folder whose files nobody sees before all are there.
     *
     * @param channels as they are going to be written; alike in size and frames. A few frames of them are read for the
     *     display ranges
     * @param shown movies whose frames stand for those of {@code channels} when display ranges are looked for
     * @param type how pixels are stored; types that cannot be written become 32-bit float
     */
    public static TiffStream begin(
            Path file, List<? extends Movie> channels, List<? extends Movie> shown, PixelType type) {
        PixelType stored = TiffWriter.stored(type);
        Movie first = channels.get(0);
        if (first.frames() == 0) {
            throw new BadInputException(first.name() + " has no frames; there is nothing to write");
        }
        TiffPagesHeader header = new TiffPagesHeader(
                first.width(),
                first.height(),
                Math.multiplyExact(first.frames(), channels.size()),
                stored,
                description(channels, shown, stored),
                metadata(channels, shown, stored),
                first.calibration());
        try {
            FileChannel out = FileChannel.open(
                    file, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE);
            TiffWriter.put(out, ByteBuffer.wrap(header.beforePixels()));
            return new TiffStream(file, out, header, stored);
        } catch (IOException e) {
            throw InputFiles.unwritable(file, e);
        }
    }

    /** How pixels of a type are written. */
    public static PixelType stored(PixelType type) {
        return TiffWriter.stored(type);
    }

    private static String description(List<? extends Movie> channels, List<? extends Movie> shown, PixelType type) {
        Movie first = channels.get(0);
        String mode = look(first).map(StackLook::mode).filter(m -> !m.isEmpty()).orElse("composite");
        return TiffWriter.description(
                channels.size(),
                first.frames(),
                channels.size() == 1 ? "grayscale" : mode,
                first.clock().rateHz(),
                first.calibration(),
                TiffWriter.range(shown.get(0), type));
    }

    private static ImageJMetadata metadata(
            List<? extends Movie> channels, List<? extends Movie> shown, PixelType type) {
        Movie first = channels.get(0);
        String info = BoutTimes.toInfo(
                first.clock(), StackMovie.behind(first).map(StackMovie::info).orElse(""));
        if (channels.size() == 1) {
            // ImageJ shows the colours of hyperstacks of several channels only.
            return new ImageJMetadata(info, labels(channels), new double[0], List.of());
        }
        double[] ranges = new double[2 * channels.size()];
        for (int c = 0; c < channels.size(); c++) {
            System.arraycopy(TiffWriter.range(shown.get(c), type), 0, ranges, 2 * c, 2);
        }
        return new ImageJMetadata(info, labels(channels), ranges, luts(channels));
    }

    private static Optional<StackLook> look(Movie movie) {
        return StackMovie.behind(movie).map(StackMovie::look);
    }

    private static List<byte[]> luts(List<? extends Movie> channels) {
        List<byte[]> luts = new ArrayList<>();
        for (Movie channel : channels) {
            StackMovie stack = StackMovie.behind(channel).orElse(null);
            if (stack == null || stack.look().luts().size() < stack.channel()) {
                return List.of();
            }
            luts.add(stack.look().luts().get(stack.channel() - 1));
        }
        return luts;
    }

    // Names of channels are often in the labels of their planes.
    private static List<String> labels(List<? extends Movie> channels) {
        List<String> labels = new ArrayList<>();
        for (int f = 0; f < channels.get(0).frames(); f++) {
            for (Movie channel : channels) {
                int frame = f;
                Optional<String> label = StackMovie.behind(channel)
                        .filter(stack -> stack.frames() == channel.frames())
                        .flatMap(stack -> stack.label(frame));
                if (label.isEmpty()) {
                    return List.of();
                }
                labels.add(label.get());
            }
        }
        return labels;
    }

    @Override
    public void add(FrameBlocks.Block block, int from, int to) {
        pixels.add(block, from, to);
    }

    @Override
    public void finish(int first, int count) {
        try {
            pixels.finish(first, count);
        } catch (UncheckedIOException e) {
            throw InputFiles.unwritable(file, e.getCause());
        }
        planes += count;
    }

    /** Writes the next plane. */
    public void add(float[] plane) {
        pixels.add(new FrameBlocks.Block(0, 1, new float[][] {plane}), 0, plane.length);
        finish(0, 1);
    }

    /** Writes what stands behind the pixels. */
    public void end() {
        if (planes != header.pages()) {
            throw new IllegalStateException(planes + " planes were written, " + header.pages() + " announced");
        }
        try {
            TiffWriter.put(out, ByteBuffer.wrap(header.afterPixels()));
        } catch (IOException e) {
            throw InputFiles.unwritable(file, e);
        }
    }

    /** Closes the file, finished or not. */
    @Override
    public void close() {
        try {
            out.close();
        } catch (IOException e) {
            throw InputFiles.unwritable(file, e);
        }
    }
}
