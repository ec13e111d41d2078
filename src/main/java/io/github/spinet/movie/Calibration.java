// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.movie;

/**
 * The size of a pixel.
 *
 * @param widthUm µm along x, NaN if unknown
 * @param heightUm µm along y, NaN if unknown
 */
public record Calibration(double widthUm, double heightUm) {

    /** Nothing is known of the pixel's size. */
    public static final Calibration UNKNOWN = new Calibration(Double.NaN, Double.NaN);

    public static Calibration square(double umPerPx) {
        return new Calibration(umPerPx, umPerPx);
    }

    public boolean isKnown() {
        return widthUm > 0 && heightUm > 0;
    }
}
