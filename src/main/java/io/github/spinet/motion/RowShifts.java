// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.motion;

import io.github.spinet.core.BadInputException;
import java.util.Arrays;

/**
 * The shifts of the rows of every frame. While a frame is scanned the animal goes on moving, so that its rows lie
 * differently. Shifts are given for bands of eight rows and lie on straight lines between the bands' centres.
 */
public final class RowShifts {

    /** Rows a band. */
    static final int BAND = 8;

    // Enough for shifts that change by less than a pixel a row.
    private static final int ITERATIONS = 5;

    private final int height;
    private final int bands;
    private final float[] dx;
    private final float[] dy;

    RowShifts(int frames, int height) {
        this.height = height;
        bands = (height + BAND - 1) / BAND;
        dx = new float[frames * bands];
        dy = new float[frames * bands];
    }

    /**
     * Shifts that were found before.
     *
     * @param height rows of a frame
     * @param dx px by {@code [band][frame]}, for every band of a frame of this height
     * @param dy likewise
     * @throws BadInputException if the number of bands is not that of the height
     */
    public static RowShifts of(int height, double[][] dx, double[][] dy) {
        RowShifts shifts = new RowShifts(dx.length == 0 ? 0 : dx[0].length, height);
        if (dx.length != shifts.bands || dy.length != shifts.bands) {
            throw new BadInputException("The row shifts have " + dx.length + " and " + dy.length
                    + " bands, a frame of " + height + " rows has " + shifts.bands
                    + "; expected the row shifts of this movie");
        }
        for (int band = 0; band < shifts.bands; band++) {
            for (int frame = 0; frame < dx[band].length; frame++) {
                shifts.set(frame, band, dx[band][frame], dy[band][frame]);
            }
        }
        return shifts;
    }

    /** Bands a frame. */
    public int bands() {
        return bands;
    }

    /** The row in the middle of a band; pixel centres lie at whole numbers. */
    public double centre(int band) {
        int last = Math.min(height, (band + 1) * BAND) - 1;
        return (band * BAND + last) / 2.0;
    }

    /** How far the content of a band lies to the right, px. */
    public double dx(int frame, int band) {
        return dx[frame * bands + band];
    }

    /** How far the content of a band lies down, px. */
    public double dy(int frame, int band) {
        return dy[frame * bands + band];
    }

    void set(int frame, int band, double x, double y) {
        dx[frame * bands + band] = (float) x;
        dy[frame * bands + band] = (float) y;
    }

    /** Gives all rows of a frame one shift. */
    void setAll(int frame, double x, double y) {
        for (int b = 0; b < bands; b++) {
            set(frame, b, x, y);
        }
    }

    /** The mean shift of a frame's rows along x and y, px. */
    double[] mean(int frame) {
        double[] mean = new double[2];
        for (int b = 0; b < bands; b++) {
            mean[0] += dx(frame, b) / bands;
            mean[1] += dy(frame, b) / bands;
        }
        return mean;
    }

    /**
     * Takes the shifts of one frame back, with bilinear interpolation.
     *
     * @param source the frame, row by row
     * @param result receives the pixels; NaN where the frame has none
     */
    void undo(float[] source, int width, int frame, float[] result) {
        float[] blended = new float[width];
        for (int y = 0; y < height; y++) {
            // The row that shows y is the one whose own shift leads there.
            double row = y;
            for (int i = 0; i < ITERATIONS; i++) {
                row = y + at(dy, frame, row);
            }
            Translation.undoRow(source, width, height, y, at(dx, frame, row), row - y, blended, result);
        }
    }

    private double at(float[] shifts, int frame, double row) {
        double position = Math.max(0, Math.min(bands - 1.0, (row - (BAND - 1) / 2.0) / BAND));
        int band = Math.min((int) position, Math.max(0, bands - 2));
        double part = position - band;
        int i = frame * bands + band;
        return part == 0 ? shifts[i] : shifts[i] + part * (shifts[i + 1] - shifts[i]);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof RowShifts o && height == o.height && Arrays.equals(dx, o.dx) && Arrays.equals(dy, o.dy);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(dx) + Arrays.hashCode(dy);
    }
}
