// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.motion;

import io.github.spinet.core.BadInputException;
import io.github.spinet.core.Field;
import io.github.spinet.core.Numbers;
import io.github.spinet.core.Table;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The shifts of the rows of every frame. While a frame is scanned the animal goes on moving, so that its rows lie
 * differently. Shifts are given for bands of eight rows and lie on straight lines between the bands' centres. The parts of
 * a row may lie differently, too; a band's shift is then the mean over its columns.
 */
public final class RowShifts {

    /** Rows a band. */
    static final int BAND = 8;

    // Enough for shifts that change by less than a pixel a row.
    private static final int ITERATIONS = 5;
    private static final int NODE = 8;
    // A path may go as far beyond the search as this part of it.
    private static final double BEYOND = 1.25;

    /** One band of one frame: a row of {@code row_shifts.csv}. */
    public record Band(
            @Field(help = "Frame, from 1") int frame,

            @Field(help = "Row in the middle of the band of eight, from 1")
            double row,

            @Field(help = "How far the band's content lies right of the template's; undefined if missing", unit = "px")
            double dxPx,

            @Field(help = "How far the band's content lies below the template's; undefined if missing", unit = "px")
            double dyPx) {}

    /**
     * How the columns of one band of one frame lie differently: a row of {@code field_shifts.csv}. At u across the
     * template, from −1 at the left edge to 1 at the right one, content lies further than its band by linear · u +
     * quadratic · (3u² − 1) / 2 + cubic · (5u³ − 3u) / 2.
     */
    public record Bend(
            @Field(help = "Frame, from 1") int frame,

            @Field(help = "Row in the middle of the band of eight, from 1")
            double row,

            @Field(
                    help = "Stretch: how much further right the right edge lies than the middle, linear part",
                    unit = "px")
            double dxLinearPx,

            @Field(help = "Shear: how much further down the right edge lies than the middle, linear part", unit = "px")
            double dyLinearPx,

            @Field(help = "The same along x, quadratic part", unit = "px")
            double dxQuadraticPx,

            @Field(help = "The same along y, quadratic part", unit = "px")
            double dyQuadraticPx,

            @Field(help = "The same along x, cubic part", unit = "px")
            double dxCubicPx,

            @Field(help = "The same along y, cubic part", unit = "px")
            double dyCubicPx) {

        private double[] sizes() {
            return new double[] {dxLinearPx, dyLinearPx, dxQuadraticPx, dyQuadraticPx, dxCubicPx, dyCubicPx};
        }
    }

    private final int height;
    private final int bands;
    private final float[] dx;
    private final float[] dy;
    private final ColumnField field;
    private final Optional<BlockShifts> blocks;

    RowShifts(int frames, int height) {
        this(frames, height, new ColumnField(frames, bands(height), 1, 0), Optional.empty());
    }

    RowShifts(int frames, int height, ColumnField field, Optional<BlockShifts> blocks) {
        this.height = height;
        this.field = field;
        this.blocks = blocks;
        bands = bands(height);
        dx = new float[frames * bands];
        dy = new float[frames * bands];
    }

    private RowShifts(RowShifts path, ColumnField field) {
        blocks = Optional.empty();
        height = path.height;
        bands = path.bands;
        dx = path.dx.clone();
        dy = path.dy.clone();
        this.field = field;
    }

    /** The same shifts, with room for a field across columns. */
    RowShifts bendable(int width, int order) {
        return new RowShifts(this, new ColumnField(dx.length / bands, bands, width, order));
    }

    /** Whether all bands of a frame lie about where frames are looked for; a path may leave that by a little. */
    boolean within(int frame, SearchRange range) {
        for (int b = 0; b < bands; b++) {
            if (!range.contains(dx(frame, b) / BEYOND, dy(frame, b) / BEYOND)) {
                return false;
            }
        }
        return true;
    }

    static int bands(int height) {
        return (height + BAND - 1) / BAND;
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

    /**
     * Reads shifts with a field across columns back from tables.
     *
     * @param table as {@link #table} makes it
     * @param bends as {@link #bendTable} makes it
     * @param width columns a frame
     * @param height rows a frame
     * @throws BadInputException if a table is not that of such a movie
     */
    public static RowShifts of(Table<Band> table, Table<Bend> bends, int frames, int width, int height) {
        RowShifts path = of(table, frames, height);
        if (bends.size() != table.size()) {
            throw new BadInputException("The table of field shifts has " + bends.size() + " rows, that of row shifts "
                    + table.size() + "; expected one for each: use the tables of one run");
        }
        RowShifts shifts = path.bendable(width, order(bends));
        for (int i = 0; i < bends.size(); i++) {
            Bend bend = bends.rows().get(i);
            int frame = i / shifts.bands;
            int b = i % shifts.bands;
            Band band = table.rows().get(i);
            if (bend.frame != band.frame || bend.row != band.row) {
                throw new BadInputException("Row " + (i + 1) + " of the table of field shifts is frame " + bend.frame
                        + ", row " + Numbers.toText(bend.row) + "; expected frame " + band.frame + ", row "
                        + Numbers.toText(band.row) + ": do not sort or edit the table");
            }
            double[] sizes = bend.sizes();
            for (int k = 1; k <= shifts.field.order(); k++) {
                shifts.field.set(frame, b, k, 0, sizes[2 * (k - 1)]);
                shifts.field.set(frame, b, k, 1, sizes[2 * (k - 1) + 1]);
            }
        }
        return shifts;
    }

    // Up to the last polynomial of which there is anything.
    private static int order(Table<Bend> bends) {
        int order = 1;
        for (Bend bend : bends) {
            double[] sizes = bend.sizes();
            for (int i = 2 * order; i < sizes.length; i++) {
                order = sizes[i] == 0 ? order : i / 2 + 1;
            }
        }
        return order;
    }

    /** Whether the parts of a row lie differently. */
    public boolean bends() {
        return field.order() > 0;
    }

    /** The blocks of another program that these shifts were made of; a table of them takes the place of that of bends. */
    public Optional<BlockShifts> blocks() {
        return blocks;
    }

    /** How the columns of each band lie differently, frame by frame and from top to bottom; of polynomials. */
    public Table<Bend> bendTable() {
        List<Bend> rows = new ArrayList<>(dx.length);
        for (int i = 0; i < dx.length; i++) {
            int frame = i / bands;
            int b = i % bands;
            rows.add(new Bend(
                    frame + 1,
                    centre(b) + 1,
                    SinglePrecision.shortest(field.get(frame, b, 1, 0)),
                    SinglePrecision.shortest(field.get(frame, b, 1, 1)),
                    SinglePrecision.shortest(field.get(frame, b, 2, 0)),
                    SinglePrecision.shortest(field.get(frame, b, 2, 1)),
                    SinglePrecision.shortest(field.get(frame, b, 3, 0)),
                    SinglePrecision.shortest(field.get(frame, b, 3, 1))));
        }
        return new Table<>(Bend.class, rows);
    }

    /** All shifts, frame by frame and from top to bottom. */
    public Table<Band> table() {
        List<Band> rows = new ArrayList<>(dx.length);
        for (int i = 0; i < dx.length; i++) {
            rows.add(new Band(
                    i / bands + 1,
                    centre(i % bands) + 1,
                    SinglePrecision.shortest(dx[i]),
                    SinglePrecision.shortest(dy[i])));
        }
        return new Table<>(Band.class, rows);
    }

    int frames() {
        return dx.length / bands;
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

    /**
     * How far a part of a band lies off, px.
     *
     * @param axis 0 for to the right, 1 for down
     * @param column of the template; pixel centres lie at whole numbers
     */
    public double at(int frame, int band, int axis, double column) {
        return (axis == 0 ? dx(frame, band) : dy(frame, band)) + field.at(frame, band, axis, field.across(column));
    }

    ColumnField field() {
        return field;
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
        field.clear(frame);
    }

    /** The mean shift of a frame's rows along x and y, px. */
    public double[] mean(int frame) {
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
        float[][] room = new float[Translation.ROOM][width];
        for (int y = 0; y < height; y++) {
            undoRow(source, width, frame, y, right, room, result, y * width);
        }
    }

    /** Takes the shift of row {@code y} of the result back, as {@link Translation#undoRow} does. */
    void undoRow(float[] source, int width, int frame, int y, double right, float[][] room, float[] result, int at) {
        if (bends()) {
            undoBent(source, width, frame, y, right, result, at);
            return;
        }
        // The row that shows y is the one whose own shift leads there.
        double row = y;
        for (int i = 0; i < ITERATIONS; i++) {
            row = y + at(dy, frame, row);
        }
        Translation.undoRow(source, width, height, y, at(dx, frame, row) + right, row - y, room, result, at);
    }

    // Exactly at every few columns, on straight lines between them.
    private void undoBent(float[] source, int width, int frame, int y, double right, float[] result, int at) {
        int nodes = (width - 1 + NODE - 1) / NODE + 1;
        double[] columns = new double[nodes];
        double[] rows = new double[nodes];
        for (int n = 0; n < nodes; n++) {
            double x = n * NODE;
            double u = field.across(x);
            double row = y;
            for (int i = 0; i < ITERATIONS; i++) {
                row = y + at(frame, 1, row, u);
            }
            rows[n] = row;
            columns[n] = x + at(frame, 0, row, u) + right;
        }
        Translation.undoAlong(source, width, height, columns, rows, NODE, result, at);
    }

    /** How far a part of a frame lies off, px, at a row of the frame and a place across the template. */
    double at(int frame, int axis, double row, double u) {
        double position = position(row);
        int band = Math.min((int) position, Math.max(0, bands - 2));
        double part = position - band;
        float[] shifts = axis == 0 ? dx : dy;
        double shift = shifts[frame * bands + band] + field.at(frame, band, axis, u);
        if (part == 0) {
            return shift;
        }
        double next = shifts[frame * bands + band + 1] + field.at(frame, band + 1, axis, u);
        return shift + part * (next - shift);
    }

    private double position(double row) {
        return Math.max(0, Math.min(bands - 1.0, (row - (BAND - 1) / 2.0) / BAND));
    }

    private double at(float[] shifts, int frame, double row) {
        double position = position(row);
        int band = Math.min((int) position, Math.max(0, bands - 2));
        double part = position - band;
        int i = frame * bands + band;
        return part == 0 ? shifts[i] : shifts[i] + part * (shifts[i + 1] - shifts[i]);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof RowShifts o
                && height == o.height
                && Arrays.equals(dx, o.dx)
                && Arrays.equals(dy, o.dy)
                && field.equals(o.field);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(dx) + Arrays.hashCode(dy);
    }
}
