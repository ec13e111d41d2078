// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.io;

import io.github.spinet.core.BadInputException;
import io.github.spinet.movie.Image;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A still image, or a stack of images at different depths, from a file.
 *
 * @param slices at least one
 * @param spacingUm distance of slices, NaN if the file does not say
 */
public record ImageStack(List<Image> slices, double spacingUm) {

    private static final int MOST = 1000;

    public ImageStack {
        slices = List.copyOf(slices);
    }

    /**
     * Reads an image or a stack of one channel. A file that does not say what its pages are is taken for a stack of
     * slices; the frames of a slice that was taken several times are averaged.
     *
     * @throws BadInputException if the file is no image, has several channels, or is a movie
     */
    public static ImageStack read(Path file) {
        InputFiles.require(file, "an image or a stack of images (TIFF or PNG)");
        if (!Images.isTiff(file)) {
            return new ImageStack(List.of(Images.read(file)), Double.NaN);
        }
        try (TiffFile tiff = TiffFile.open(file)) {
            StackHeader header =
                    TiffHeaders.read(tiff).withSamples(tiff.layout().samples());
            boolean told = ImageJHeader.isIn(tiff)
                    || ScanImageHeader.isIn(tiff)
                    || tiff.description().contains("<OME");
            int slices = header.slices() == 1 && !told ? header.frames() : header.slices();
            int frames = header.slices() == 1 && !told ? 1 : header.frames();
            if (slices * frames == 1) {
                return new ImageStack(List.of(Images.read(file)), Double.NaN);
            }
            if (slices == 1) {
                throw new BadInputException(file + " is a movie of " + frames
                        + " frames; expected an image or a stack of slices: make a projection (Image > Stacks > Z Project"
                        + " in Fiji), or say that its frames are slices (Image > Properties)");
            }
            if (slices > MOST || header.channels() > 1) {
                throw new BadInputException(file + " is a stack of " + header.channels() + " channels and " + slices
                        + " slices; expected one channel and at most " + MOST + " slices");
            }
            TiffPlanes planes = new TiffPlanes(tiff);
            float offset = ImageJHeader.isShiftedSigned16(tiff) ? 32768 : 0;
            List<Image> images = new ArrayList<>();
            for (int z = 0; z < slices; z++) {
                images.add(mean(planes, header, z, frames, offset));
            }
            return new ImageStack(images, spacingUm(tiff));
        }
    }

    private static Image mean(TiffPlanes planes, StackHeader header, int slice, int frames, float offset) {
        float[] plane = new float[planes.width() * planes.height()];
        double[] sum = new double[plane.length];
        for (int f = 0; f < frames; f++) {
            planes.read(header.slices() == 1 ? slice : header.plane(0, slice, f), plane);
            for (int p = 0; p < sum.length; p++) {
                sum[p] += plane[p];
            }
        }
        for (int p = 0; p < sum.length; p++) {
            plane[p] = (float) (sum[p] / frames) - offset;
        }
        return new Image(planes.width(), planes.height(), plane, header.calibration());
    }

    private static double spacingUm(TiffFile tiff) {
        if (!ImageJHeader.isIn(tiff)) {
            return Double.NaN;
        }
        HeaderText text = new HeaderText(tiff.description());
        String unit = text.text("zunit", "unit").orElse("");
        return Math.abs(text.number("spacing").orElse(Double.NaN) * ImageJHeader.micronsPer(unit));
    }
}
