// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.io;

import io.github.spinet.core.BadInputException;
import io.github.spinet.movie.Calibration;
import io.github.spinet.movie.Image;
import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import javax.imageio.ImageIO;

/** Still images, such as projections, from TIFF files, or from PNG and the other formats that Java reads. */
public final class Images {

    private Images() {}

    /** Reads the image of a file that has a single one. */
    public static Image read(Path file) {
        return read(file, 0, Double.NaN);
    }

    /**
     * Reads one channel of an image.
     *
     * @param channel from 1; 0 if there must be one only
     * @param umPerPx the size of a pixel instead of what the file says, NaN to keep that
     * @throws BadInputException if the file is no image, is a stack, or has several channels and none was chosen
     */
    public static Image read(Path file, int channel, double umPerPx) {
        InputFiles.require(file, "an image (TIFF or PNG)");
        Image image = isTiff(file) ? readTiff(file, channel) : readOther(file, channel);
        return umPerPx > 0
                ? new Image(image.width(), image.height(), image.pixels(), Calibration.square(umPerPx))
                : image;
    }

    static boolean isTiff(Path file) {
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        try (InputStream in = Files.newInputStream(file)) {
            byte[] head = in.readNBytes(2);
            boolean marked = head.length == 2 && head[0] == head[1] && (head[0] == 'I' || head[0] == 'M');
            return marked || name.endsWith(".tif") || name.endsWith(".tiff");
        } catch (IOException e) {
            throw InputFiles.unreadable(file, e);
        }
    }

    private static Image readTiff(Path file, int channel) {
        try (TiffFile tiff = TiffFile.open(file)) {
            StackHeader header =
                    TiffHeaders.read(tiff).withSamples(tiff.layout().samples());
            if (header.slices() * header.frames() > 1) {
                throw new BadInputException(
                        file + " is a stack of " + header.slices() + " slices and " + header.frames()
                                + " frames; expected one image: make a projection (Image > Stacks > Z Project in Fiji)");
            }
            TiffPlanes planes = new TiffPlanes(tiff);
            float[] pixels = new float[planes.width() * planes.height()];
            planes.read(header.plane(chosen(file, channel, header.channels()), 0, 0), pixels);
            if (ImageJHeader.isShiftedSigned16(tiff)) {
                for (int i = 0; i < pixels.length; i++) {
                    pixels[i] -= 32768;
                }
            }
            return new Image(planes.width(), planes.height(), pixels, header.calibration());
        }
    }

    private static int chosen(Path file, int channel, int channels) {
        if (channel == 0 && channels > 1) {
            throw new BadInputException(
                    file + " has " + channels + " channels; say which one: channel = 1 … " + channels);
        }
        if (channel > channels) {
            throw new BadInputException(file + " has " + channels + " channel" + (channels == 1 ? "" : "s")
                    + "; channel = " + channel + " is not there");
        }
        return Math.max(0, channel - 1);
    }

    private static Image readOther(Path file, int channel) {
        BufferedImage image;
        try {
            image = ImageIO.read(file.toFile());
        } catch (IOException | RuntimeException e) {
            throw new BadInputException(file + " is a damaged image: " + e.getMessage(), e);
        }
        if (image == null) {
            throw new BadInputException(file + " is no image that can be read; expected TIFF or PNG");
        }
        int width = image.getWidth();
        int height = image.getHeight();
        boolean indexed = image.getColorModel() instanceof IndexColorModel;
        float[] pixels = new float[width * height];
        int bands = indexed
                ? 3
                : image.getRaster().getNumBands() - (image.getColorModel().hasAlpha() ? 1 : 0);
        // Grey images are often saved with three equal colours.
        int band = channel == 0 && isGrey(image, indexed, bands) ? 0 : chosen(file, channel, bands);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                pixels[y * width + x] = sample(image, indexed, x, y, band);
            }
        }
        return new Image(width, height, pixels, Calibration.UNKNOWN);
    }

    private static boolean isGrey(BufferedImage image, boolean indexed, int bands) {
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                for (int band = 1; band < bands; band++) {
                    if (sample(image, indexed, x, y, band) != sample(image, indexed, x, y, 0)) {
                        return false;
                    }
                }
            }
        }
        return true;
    }

    private static int sample(BufferedImage image, boolean indexed, int x, int y, int band) {
        return indexed
                ? image.getRGB(x, y) >> 16 - 8 * band & 0xff
                : image.getRaster().getSample(x, y, band);
    }
}
