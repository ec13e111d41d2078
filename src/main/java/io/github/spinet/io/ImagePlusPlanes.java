// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.io;

import ij.ImagePlus;
import ij.ImageStack;
import ij.measure.Calibration;
import ij.process.ImageProcessor;
import io.github.spinet.core.BadInputException;

/** The images of an open ImageJ window or a virtual stack. Its own current image, range and LUT are left alone. */
final class ImagePlusPlanes implements Planes {

    private final ImageStack stack;
    private final PixelType type;

    ImagePlusPlanes(ImagePlus image) {
        this.stack = image.getStack();
        this.type = switch (image.getType()) {
            case ImagePlus.GRAY8, ImagePlus.COLOR_256 -> PixelType.UINT8;
            case ImagePlus.GRAY16 -> PixelType.UINT16;
            case ImagePlus.GRAY32 -> PixelType.FLOAT32;
            default ->
                throw new BadInputException(
                        "'" + image.getTitle()
                                + "' is an RGB image; expected grey values: Image > Color > Split Channels in Fiji, take one of them");
        };
    }

    static StackHeader header(ImagePlus image) {
        Calibration calibration = image.getCalibration();
        double interval = calibration.frameInterval * ImageJHeader.secondsPer(calibration.getTimeUnit());
        double rate = interval > 0 ? 1 / interval : calibration.fps;
        double width = calibration.pixelWidth * ImageJHeader.micronsPer(calibration.getUnit());
        double height = calibration.pixelHeight * ImageJHeader.micronsPer(calibration.getYUnit());
        int channels = image.getNChannels();
        int slices = image.getNSlices();
        return new StackHeader(
                channels,
                slices,
                Math.max(1, image.getStackSize() / (channels * slices)),
                false,
                ImageJHeader.rounded(rate),
                width > 0 && height > 0
                        ? new io.github.spinet.movie.Calibration(width, height)
                        : io.github.spinet.movie.Calibration.UNKNOWN,
                new double[0],
                Double.NaN);
    }

    @Override
    public int width() {
        return stack.getWidth();
    }

    @Override
    public int height() {
        return stack.getHeight();
    }

    @Override
    public int count() {
        return stack.getSize();
    }

    @Override
    public PixelType type() {
        return type;
    }

    @Override
    public void read(int index, float[] pixels) {
        ImageProcessor image = image(index);
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = image.getf(i);
        }
    }

    // Virtual stacks are not made for several threads.
    private ImageProcessor image(int index) {
        synchronized (stack) {
            ImageProcessor image = stack.getProcessor(index + 1);
            if (image == null) {
                throw new BadInputException(
                        "Image " + (index + 1) + " of the stack cannot be read; is its file still there?");
            }
            return image;
        }
    }
}
