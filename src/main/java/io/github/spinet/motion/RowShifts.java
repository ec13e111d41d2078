// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.motion;

import io.github.spinet.core.BadInputException;
import io.github.spinet.core.Field;
import io.github.spinet.core.Numbers;
import io.github.spinet.core.Table;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The shifts of the rows of every frame. While a frame is scanned the animal goes on moving, so that its rows lie
 * differently. Shifts are given for bands of eight rows and lie on straight lines between the bands' centres.
 */
public final class RowShifts {

    /** Rows a band. */
    static final int BAND = 8;

    // Enough for shifts that change by less than a pixel a row.
    private static final int ITERATIONS = 5;

    /** One band of one frame: a row of {@code row_shifts.csv}. */
    public record Band(
            @Field(help = "Frame, from 1") int frame,

            @Field(help = "Row in the middle of the band of eight, from 1")
            double row,

            @Field(help = "How far the band's content lies right of the template's; undefined if missing", unit = "px")
            double dxPx,

            @Field(help = "How far the band's content lies below the template's; undefined if missing", unit = "px")
            double dyPx) {}

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
     * Reads shifts back from a table.
     *
     * @param table as {@link #table} makes it
     * @param height rows a frame
     * @throws BadInputException if the table is not that of such a movie
     */
    public static RowShifts of(Table<Band> table, int frames, int height) {
        RowShifts shifts = new RowShifts(frames, height);
        if (table.size() != frames * shifts.bands) {
            throw new BadInputException("The table of row shifts has " + table.size() + " rows; a movie of " + frames
                    + " frames of " + height + " rows has " + frames * shifts.bands
                    + ": use the table of this recording");
        }
        for (int i = 0; i < table.size(); i++) {
            Band band = table.rows().get(i);
            int frame = i / shifts.bands;
            int b = i % shifts.bands;
            if (band.frame != frame + 1 || band.row != shifts.centre(b) + 1) {
                throw new BadInputException("Row " + (i + 1) + " of the table of row shifts is frame " + band.frame
                        + ", row " + Numbers.toText(band.row) + "; expected frame " + (frame + 1) + ", row "
                        + Numbers.toText(shifts.centre(b) + 1) + ": do not sort or edit the table");
            }
            shifts.set(frame, b, band.dxPx, band.dyPx);
        }
        return shifts;
    }

    /** All shifts, frame by frame and from top to bottom. */
    public Table<Band> table() {
        List<Band> rows = new ArrayList<>(dx.length);
        for (int i = 0; i < dx.length; i++) {
            rows.add(new Band(i / bands + 1, centre(i % bands) + 1, shortest(dx[i]), shortest(dy[i])));
        }
        return new Table<>(Band.class, rows);
    }

    // The number with the fewest digits that is the same in single precision; Float.toString differs between Java
    // versions.
    private static double shortest(float value) {
        if (Float.isNaN(value)) {
            return Double.NaN;
        }
        BigDecimal exact = new BigDecimal(value);
        double rounded = value;
        for (int digits = 6; digits <= 9; digits++) {
            rounded =
                    exact.round(new MathContext(digits, RoundingMode.HALF_EVEN)).doubleValue();
            if ((float) rounded == value) {
                break;
            }
        }
        return rounded;
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

    /** Takes the shifts of one frame back. */
    void undo(float[] source, int width, int frame, float[] result) {
        undo(source, width, frame, 0, result);
    }

    /**
     * Takes the shifts of one frame back, with bilinear interpolation.
     *
     * @param source the frame, row by row
     * @param right how much farther right the content lies in all rows, px
     * @param result receives the pixels; NaN where the frame has none
     */
    void undo(float[] source, int width, int frame, double right, float[] result) {
        float[] blended = new float[width];
        for (int y = 0; y < height; y++) {
            // The row that shows y is the one whose own shift leads there.
            double row = y;
            for (int i = 0; i < ITERATIONS; i++) {
                row = y + at(dy, frame, row);
            }
            Translation.undoRow(source, width, height, y, at(dx, frame, row) + right, row - y, blended, result);
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
