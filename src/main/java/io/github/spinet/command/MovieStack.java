// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.command;

import ij.CompositeImage;
import ij.ImagePlus;
import ij.VirtualStack;
import ij.measure.Calibration;
import ij.process.ByteProcessor;
import ij.process.FloatProcessor;
import ij.process.ImageProcessor;
import ij.process.ShortProcessor;
import io.github.spinet.io.Movies;
import io.github.spinet.io.PixelType;
import io.github.spinet.io.StackMovie;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;

/** A movie file in an ImageJ window, read image by image: for files above 4 GB, which ImageJ itself does not open. */
final class MovieStack extends VirtualStack {

    // ImageJ keeps signed pixels shifted to positive ones.
    private static final int SHIFT = 32768;

    private final List<StackMovie> channels;
    private final PixelType type;

    private MovieStack(List<StackMovie> channels) {
        this.channels = channels;
        this.type = channels.get(0).pixelType();
    }

    /** A hyperstack that is not shown yet. */
    static ImagePlus open(Path file) {
        StackMovie first = Movies.open(file, 1);
        MovieStack stack = new MovieStack(IntStream.rangeClosed(1, first.channels())
                .mapToObj(first::channel)
                .toList());
        ImagePlus image = new ImagePlus(file.getFileName().toString(), stack);
        image.setDimensions(stack.channels.size(), 1, first.frames());
        image.setOpenAsHyperStack(true);
        Calibration calibration = image.getCalibration();
        if (stack.type == PixelType.INT16) {
            calibration.setSigned16BitCalibration();
        }
        if (first.calibration().isKnown()) {
            calibration.pixelWidth = first.calibration().widthUm();
            calibration.pixelHeight = first.calibration().heightUm();
            calibration.setUnit("micron");
        }
        if (first.clock().rateHz() > 0) {
            calibration.frameInterval = 1 / first.clock().rateHz();
            calibration.setTimeUnit("sec");
        }
        if (!first.info().isEmpty()) {
            image.setProperty("Info", first.info());
        }
        return stack.channels.size() > 1 ? new CompositeImage(image, CompositeImage.GRAYSCALE) : image;
    }

    @Override
    public int getSize() {
        return channels.size() * channels.get(0).frames();
    }

    @Override
    public int getWidth() {
        return channels.get(0).width();
    }

    @Override
    public int getHeight() {
        return channels.get(0).height();
    }

    @Override
    public int getBitDepth() {
        return switch (type) {
            case UINT8 -> 8;
            case UINT16, INT16 -> 16;
            default -> 32;
        };
    }

    @Override
    public ImageProcessor getProcessor(int slice) {
        int index = slice - 1;
        float[] pixels = channels.get(index % channels.size()).read(index / channels.size());
        ImageProcessor image = empty();
        if (image instanceof FloatProcessor) {
            image.setPixels(pixels);
            return image;
        }
        int shift = type == PixelType.INT16 ? SHIFT : 0;
        for (int p = 0; p < pixels.length; p++) {
            image.set(p, (int) pixels[p] + shift);
        }
        return image;
    }

    private ImageProcessor empty() {
        return switch (getBitDepth()) {
            case 8 -> new ByteProcessor(getWidth(), getHeight());
            case 16 -> new ShortProcessor(getWidth(), getHeight());
            default -> new FloatProcessor(getWidth(), getHeight());
        };
    }

    @Override
    public Object getPixels(int slice) {
        return getProcessor(slice).getPixels();
    }

    @Override
    public String getSliceLabel(int slice) {
        return null;
    }

    @Override
    public String getDirectory() {
        return "";
    }

    @Override
    public String getFileName(int slice) {
        return "";
    }
}
