// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.io;

import io.github.spinet.movie.Scan;
import java.util.Optional;

/**
 * How ScanImage scanned: which way the lines run, and in which part of a frame's time. The time of the lines is the number
 * of lines times the line's period, turning points included; the rest of a frame is the way back of the slow mirror, or
 * belongs to other slices.
 *
 * <p>Version 3 writes ms a line, later versions s.
 */
final class ScanImageScan {

    // Periods are written with six digits.
    private static final double ROUNDING = 1e-3;

    private ScanImageScan() {}

    /** @param rateHz frames per s as scanned; NaN if unknown or if frames are means of several scans */
    static Scan version3(HeaderText text, double rateHz) {
        double lines = text.number("state.acq.linesPerFrame").orElse(Double.NaN);
        double periodS = text.number("state.acq.msPerLine").orElse(Double.NaN) / 1000;
        return new Scan(lines(text, "state.acq.bidirectionalScan"), duty(lines * periodS * rateHz));
    }

    /**
     * Versions 5 and later.
     *
     * @param rows of a stored page; other than the scanner's lines where a page holds several regions
     * @param rateHz frames per s of one slice; NaN if unknown
     */
    static Scan modern(HeaderText text, int rows, double rateHz) {
        boolean averaged = text.number("SI.hScan2D.logAverageFactor").orElse(1) > 1;
        boolean whole = text.number("SI.hRoiManager.linesPerFrame").orElse(rows) == rows;
        double periodS = text.number("SI.hRoiManager.linePeriod").orElse(Double.NaN);
        double duty = averaged || !whole ? Double.NaN : duty(rows * periodS * rateHz);
        return new Scan(lines(text, "SI.hScan2D.bidirectional"), duty);
    }

    private static Scan.Lines lines(HeaderText text, String key) {
        Optional<String> value = text.text(key);
        if (value.isEmpty()) {
            return Scan.Lines.UNKNOWN;
        }
        return text.isTrue(key) ? Scan.Lines.BOTH_WAYS : Scan.Lines.ONE_WAY;
    }

    private static double duty(double part) {
        return part > 0 && part <= 1 + ROUNDING ? Math.min(1, part) : Double.NaN;
    }
}
