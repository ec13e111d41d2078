// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.io;

import ij.ImagePlus;
import io.github.spinet.core.BadInputException;
import io.github.spinet.movie.Calibration;
import io.github.spinet.movie.Movie;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.RealType;

/**
 * Movies from files, open images and arrays. Nothing is read whole.
 *
 * <p>Files are TIFF or BigTIFF: of ImageJ (also its files above 4 GB, which have one page only), of ScanImage 3 and 5 or
 * later, OME-TIFF in one file, or plain; or the XML file of a Prairie View (Bruker) recording, which stands for the TIFF
 * files that it lists. All pages are looked up when a file is opened; a truncated one is refused then.
 * Frames whose pixels are all 0 in a movie that has others are {@code MISSING} in its mask.
 *
 * <p>Pixels have the values that are stored, negative ones of signed types included; ImageJ's shifted signed 16-bit
 * pixels are shifted back. A movie whose frame rate nobody knows has an untimed clock. Frames that are cut off within the last set of channels and slices are left out.
 */
public final class Movies {

    /** What happened between the files of one session where they do not tell it by their times. */
    public enum Joint {
        /** One recording in several files: the next file's first frame follows the last one's. */
        CONTINUOUS,
        /**
         * Each file is an acquisition bout of its own. How long the pause was nobody knows; one frame interval is left
         * out, so that the clock knows where bouts begin.
         */
        PAUSED
    }

    private Movies() {}

    /** Opens one channel of a file with the frame rate and pixel size that the file knows. */
    public static StackMovie open(Path file, int channel) {
        return open(file, MovieOptions.channel(channel));
    }

    /**
     * Opens a file.
     *
     * @throws BadInputException if the file is no TIFF file and no such XML file, is truncated, or has no such channel or
     *     slice
     */
    public static StackMovie open(Path file, MovieOptions options) {
        if (PrairieLog.isIn(file)) {
            return PrairieMovies.open(file, options);
        }
        TiffFile tiff = TiffFile.open(file);
        try {
            StackHeader header =
                    TiffHeaders.read(tiff).withSamples(tiff.layout().samples());
            float offset = ImageJHeader.isShiftedSigned16(tiff) ? -32768 : 0;
            return StackMovies.of(
                    file.toString(), new TiffPlanes(tiff), header, offset, options, tiff.info(), StackLook.of(tiff));
        } catch (RuntimeException e) {
            tiff.close();
            throw e;
        }
    }

    /** The frame rate that a file knows, NaN if it does not; for callers that go on without. */
    public static double rateHz(Path file) {
        try (TiffFile tiff = TiffFile.open(file)) {
            return TiffHeaders.read(tiff).rateHz();
        }
    }

    /**
     * Opens the files of one session as one movie, in the order given.
     *
     * <p>The clock has the pauses between files that ScanImage's times tell of, else those that {@code joint} says.
     *
     * @throws BadInputException as for one file, or if the files differ in size or pixel type
     */
    public static StackMovie open(List<Path> files, MovieOptions options, Joint joint) {
        if (files.isEmpty()) {
            throw new BadInputException("No files to open; expected the TIFF files of one session");
        }
        List<StackMovie> parts = new ArrayList<>();
        try {
            for (Path file : files) {
                StackMovie part = open(file, options);
                part.release();
                parts.add(part);
            }
            if (parts.size() == 1) {
                return parts.get(0);
            }
            return joined(parts, joint);
        } catch (RuntimeException e) {
            parts.forEach(StackMovie::close);
            throw e;
        }
    }

    private static StackMovie joined(List<StackMovie> parts, Joint joint) {
        StackMovie first = parts.get(0);
        JoinedPlanes planes = new JoinedPlanes(parts);
        Recording recording = new Recording(
                first.channel(),
                first.channels(),
                other -> joined(parts.stream().map(p -> p.channel(other)).toList(), joint),
                first.look().withoutLabels(),
                parts.stream().flatMap(p -> p.files().stream()).toList());
        return new StackMovie(
                first.name() + " and " + (parts.size() - 1) + " more",
                planes,
                IntStream.range(0, planes.count()).toArray(),
                0,
                JoinedTiming.of(parts, joint),
                first.calibration(),
                first.info(),
                recording);
    }

    /**
     * An open image or virtual stack. Slices are frames where there is one frame only. The image must not be changed
     * meanwhile; its window, range and LUT are left alone. It is not searched for frames of zeros.
     *
     * @throws BadInputException if it is RGB or has no such channel or slice
     */
    public static StackMovie of(ImagePlus image, MovieOptions options) {
        Object info = image.getProperty("Info");
        float offset = image.getCalibration().isSigned16Bit() ? -32768 : 0;
        return StackMovies.of(
                image.getTitle(),
                new ImagePlusPlanes(image),
                ImagePlusPlanes.header(image),
                offset,
                options,
                info instanceof String text ? text : "",
                StackLook.UNKNOWN);
    }

    /**
     * An image of x, y and time.
     *
     * @param rateHz frames per s
     * @param name for messages
     */
    public static <T extends RealType<T>> StackMovie of(
            RandomAccessibleInterval<T> image, double rateHz, Calibration calibration, String name) {
        ArrayPlanes<T> planes = new ArrayPlanes<>(image, name);
        StackHeader header = StackHeader.unknown(planes.count(), calibration);
        return StackMovies.of(
                name, planes, header, 0, MovieOptions.channel(1).withRateHz(rateHz), "", StackLook.UNKNOWN);
    }

    /**
     * A movie with other frame times and mask, e.g. those of {@code frames.csv} or of a recorded frame clock.
     *
     * @throws BadInputException if the numbers of frames differ
     */
    public static Movie with(Movie movie, FrameTables.Frames frames) {
        return new TimedMovie(movie, frames.clock(), frames.mask());
    }
}
