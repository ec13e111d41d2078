// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.io;

import io.github.spinet.core.BadInputException;
import io.github.spinet.movie.Calibration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds out which program wrote a TIFF file, and what it says about it. */
final class TiffHeaders {

    private static final int X_RESOLUTION = 282;
    private static final int Y_RESOLUTION = 283;
    private static final int RESOLUTION_UNIT = 296;
    private static final int CENTIMETRE = 3;
    // Larger "pixels" are the dots of a printer, which image editors write into every file.
    private static final double LARGEST_PIXEL_UM = 20;

    private TiffHeaders() {}

    static StackHeader read(TiffFile file) {
        if (ImageJHeader.isIn(file)) {
            return ImageJHeader.read(file);
        }
        if (ScanImageHeader.isIn(file)) {
            return ScanImageHeader.read(file);
        }
        StackHeader plain = StackHeader.unknown(file.pages().size(), resolution(file));
        return file.description().contains("<OME") ? ome(file, plain) : plain;
    }

    private static Calibration resolution(TiffFile file) {
        if (file.tags().number(RESOLUTION_UNIT, 2) != CENTIMETRE) {
            return Calibration.UNKNOWN;
        }
        double width = 1e4 / file.tags().fraction(X_RESOLUTION);
        double height = 1e4 / file.tags().fraction(Y_RESOLUTION);
        return width > 0 && height > 0 && Math.max(width, height) < LARGEST_PIXEL_UM
                ? new Calibration(width, height)
                : Calibration.UNKNOWN;
    }

    private static StackHeader ome(TiffFile file, StackHeader plain) {
        String xml = file.description();
        int planes = file.pages().size();
        int channels = (int) attribute(xml, "SizeC", 1);
        int slices = (int) attribute(xml, "SizeZ", 1);
        int frames = (int) attribute(xml, "SizeT", 1);
        double increment =
                attribute(xml, "TimeIncrement", Double.NaN) * ImageJHeader.secondsPer(text(xml, "TimeIncrementUnit"));
        double width = attribute(xml, "PhysicalSizeX", Double.NaN) * microns(text(xml, "PhysicalSizeXUnit"));
        double height = attribute(xml, "PhysicalSizeY", Double.NaN) * microns(text(xml, "PhysicalSizeYUnit"));
        Calibration calibration = width > 0 && height > 0 ? new Calibration(width, height) : plain.calibration();
        String order = text(xml, "DimensionOrder");
        boolean whole = (long) channels * slices * frames == planes;
        if (planes > 1 && (!whole || channels > 1 && !order.startsWith("XYC"))) {
            throw new BadInputException(file.path() + " is an OME-TIFF of " + channels + " channels × " + slices
                    + " slices × " + frames + " frames in the order " + order + " with " + planes
                    + " pages in this file; open it in Fiji and save it as one TIFF");
        }
        // One page of a data set of many files stands for itself.
        return new StackHeader(
                whole ? channels : 1,
                whole ? slices : 1,
                whole ? frames : 1,
                order.equals("XYCTZ"),
                ImageJHeader.rounded(1 / increment),
                calibration,
                new double[0],
                Double.NaN);
    }

    private static double microns(String unit) {
        return unit.isEmpty() ? 1 : ImageJHeader.micronsPer(unit);
    }

    private static double attribute(String xml, String name, double absent) {
        try {
            return Double.parseDouble(text(xml, name));
        } catch (NumberFormatException e) {
            return absent;
        }
    }

    private static String text(String xml, String name) {
        Matcher found = Pattern.compile("\\b" + name + "=\"([^\"]*)\"").matcher(xml);
        return found.find() ? found.group(1) : "";
    }
}
