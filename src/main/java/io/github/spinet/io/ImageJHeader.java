// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.io;

import io.github.spinet.core.BadInputException;
import io.github.spinet.movie.Calibration;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;

/** What ImageJ writes of a stack: its dimensions, frame interval and pixel size. */
final class ImageJHeader {

    private static final int X_RESOLUTION = 282;
    private static final int Y_RESOLUTION = 283;
    // Intervals and resolutions are kept with limited digits; so many of a rate or a pixel size are worth something.
    private static final MathContext DIGITS = new MathContext(9);

    private ImageJHeader() {}

    static boolean isIn(TiffFile file) {
        return file.description().startsWith("ImageJ=");
    }

    static StackHeader read(TiffFile file) {
        HeaderText text = new HeaderText(file.description());
        int planes = file.pages().size();
        int channels = text.whole("channels").orElse(1);
        int slices = text.whole("slices").orElse(1);
        int frames = text.whole("frames").orElse(1);
        // ImageJ leaves out what is 1, and all three for a plain stack, which it shows as slices.
        if ((long) channels * slices * frames == 1) {
            slices = planes;
        }
        if ((long) channels * slices * frames != planes) {
            throw new BadInputException(file.path() + " announces " + channels + " channels × " + slices + " slices × "
                    + frames + " frames but has " + planes + " images; it is truncated or damaged");
        }
        double interval = text.number("finterval").orElse(0)
                * secondsPer(text.text("tunit").orElse("sec"));
        double rate = interval > 0 ? 1 / interval : text.number("fps").orElse(0);
        double rateHz = rounded(rate);
        int points = frames == 1 ? slices : frames;
        double[] times = BoutTimes.fromInfo(file.info(), points, rateHz).orElse(new double[0]);
        return new StackHeader(channels, slices, frames, false, rateHz, calibration(file, text), times, Double.NaN);
    }

    /** Whether 32768 is added to the stored values, which is how ImageJ keeps signed 16-bit pixels. */
    static boolean isShiftedSigned16(TiffFile file) {
        HeaderText text = new HeaderText(file.description());
        return isIn(file)
                && file.layout().type() == PixelType.UINT16
                && text.number("c0").orElse(0) == -32768
                && text.number("c1").orElse(0) == 1
                && text.whole("cf").orElse(-1) == 0;
    }

    /** A rate or size without the digits that come from calculating; NaN if it is none. */
    static double rounded(double value) {
        return value > 0 && value < 1e9 ? new BigDecimal(value).round(DIGITS).doubleValue() : Double.NaN;
    }

    /** Seconds of a unit of ImageJ's frame interval; NaN for one that is no time. */
    static double secondsPer(String unit) {
        return switch (unit.trim().toLowerCase(Locale.ROOT)) {
            case "", "s", "sec", "secs", "second", "seconds" -> 1;
            case "ms", "msec", "msecs", "millisecond", "milliseconds" -> 1e-3;
            case "us", "usec", "µs", "μs", "microsecond", "microseconds" -> 1e-6;
            case "m", "min", "mins", "minute", "minutes" -> 60;
            case "h", "hr", "hour", "hours" -> 3600;
            default -> Double.NaN;
        };
    }

    /** µm of a unit of length; NaN for one that is no length, such as "pixel". */
    static double micronsPer(String unit) {
        return switch (unit.trim().toLowerCase(Locale.ROOT)) {
            case "micron", "microns", "um", "µm", "μm", "\\u00b5m", "micrometer", "micrometre", "micrometers" -> 1;
            case "nm", "nanometer", "nanometre" -> 1e-3;
            case "mm", "millimeter", "millimetre" -> 1e3;
            case "cm" -> 1e4;
            case "m", "meter", "metre" -> 1e6;
            case "inch", "in" -> 25400;
            default -> Double.NaN;
        };
    }

    private static Calibration calibration(TiffFile file, HeaderText text) {
        String unit = text.text("unit").orElse("");
        double width = micronsPer(unit) / file.tags().fraction(X_RESOLUTION);
        double height =
                micronsPer(text.text("yunit").orElse(unit)) / file.tags().fraction(Y_RESOLUTION);
        Calibration calibration = new Calibration(width, height);
        return calibration.isKnown() && Double.isFinite(width + height) ? calibration : Calibration.UNKNOWN;
    }
}
