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
import java.util.TreeSet;

/**
 * Shifts of the blocks of a grid, as programs that register frames piece by piece find them. Between the blocks' middles
 * they change evenly, beyond the outermost ones they stay as they are there.
 *
 * <p>A block's shift is where the content of that part of the template lies in the frame. To be undone, these shifts are
 * turned into those of bands of eight rows of the frame, see {@link #rows}.
 */
public final class BlockShifts {

    private static final int ITERATIONS = 20;

    /** One block of one frame: a row of {@code block_shifts.csv}. */
    public record Block(
            @Field(help = "Frame, from 1") int frame,

            @Field(help = "Middle of the block in the template; the image's left edge is 0", unit = "px")
            double xPx,

            @Field(help = "Middle of the block in the template; the image's upper edge is 0", unit = "px")
            double yPx,

            @Field(help = "How far the block's content lies right of the template's; undefined if missing", unit = "px")
            double dxPx,

            @Field(help = "How far the block's content lies below the template's; undefined if missing", unit = "px")
            double dyPx) {}

    private final double[] columns;
    private final double[] rows;
    private final float[] shifts;

    /**
     * Blocks whose shifts are yet to be set.
     *
     * @param columns middles of the blocks from left to right; pixel centres lie at whole numbers
     * @param rows middles from top to bottom
     */
    public BlockShifts(double[] columns, double[] rows, int frames) {
        this.columns = kept(columns);
        this.rows = kept(rows);
        shifts = new float[frames * columns.length * rows.length * 2];
    }

    // Such that adding half a pixel and taking it off again, as tables do, changes no digit.
    private static double[] kept(double[] middles) {
        return Arrays.stream(middles).map(m -> m + 0.5 - 0.5).toArray();
    }

    /** The middles of equal parts of an image's width or height. */
    public static double[] evenly(int parts, int size) {
        double[] middles = new double[parts];
        Arrays.setAll(middles, i -> (i + 0.5) * size / parts - 0.5);
        return middles;
    }

    /**
     * Reads shifts from a table.
     *
     * @param table every block of a grid in every frame, frame by frame; within a frame in any order
     * @throws BadInputException if frames or blocks are missing or out of order
     */
    public static BlockShifts of(Table<Block> table) {
        double[] columns = distinct(table.stream().mapToDouble(Block::xPx).toArray());
        double[] rows = distinct(table.stream().mapToDouble(Block::yPx).toArray());
        int each = columns.length * rows.length;
        boolean known = table.stream().allMatch(b -> Double.isFinite(b.xPx + b.yPx));
        if (each == 0 || !known || table.size() % each != 0) {
            throw new BadInputException("the table of block shifts has " + table.size() + " rows, with "
                    + columns.length + " different x_px and " + rows.length
                    + " different y_px; expected a grid, each x_px with each y_px in each frame");
        }
        BlockShifts blocks = new BlockShifts(columns, rows, table.size() / each);
        Arrays.fill(blocks.shifts, Float.NEGATIVE_INFINITY);
        for (int i = 0; i < table.size(); i++) {
            Block block = table.rows().get(i);
            int row = Arrays.binarySearch(rows, block.yPx - 0.5);
            int column = Arrays.binarySearch(columns, block.xPx - 0.5);
            boolean again = block.frame == i / each + 1
                    && blocks.shifts[blocks.index(i / each, row, column)] != Float.NEGATIVE_INFINITY;
            if (block.frame != i / each + 1 || again) {
                throw new BadInputException("Row " + (i + 1) + " of the table of block shifts is frame " + block.frame
                        + ", block at " + Numbers.toText(block.xPx) + ", " + Numbers.toText(block.yPx) + "; expected "
                        + (again ? "another block" : "frame " + (i / each + 1))
                        + ": each frame, from 1, has each of the "
                        + each + " blocks once, frame by frame");
            }
            blocks.set(i / each, row, column, block.dxPx, block.dyPx);
        }
        return blocks;
    }

    // Given from the image's edge, kept from the middle of its first pixel.
    private static double[] distinct(double[] places) {
        TreeSet<Double> distinct = new TreeSet<>();
        for (double place : places) {
            distinct.add(place - 0.5);
        }
        return distinct.stream().mapToDouble(Double::doubleValue).toArray();
    }

    public int frames() {
        return shifts.length / (2 * columns.length * rows.length);
    }

    /**
     * Sets a block's shift.
     *
     * @param row of the grid, from the top
     * @param column of the grid, from the left
     */
    public void set(int frame, int row, int column, double dx, double dy) {
        // A shift that was to be added would else become −0.
        shifts[index(frame, row, column)] = (float) (dx + 0.0);
        shifts[index(frame, row, column) + 1] = (float) (dy + 0.0);
    }

    /** The shift of a block along x (axis 0) or y (axis 1), px. */
    double get(int frame, int row, int column, int axis) {
        return shifts[index(frame, row, column) + axis];
    }

    private int index(int frame, int row, int column) {
        return ((frame * rows.length + row) * columns.length + column) * 2;
    }

    /** All blocks, frame by frame and row by row. */
    public Table<Block> table() {
        List<Block> table = new ArrayList<>(shifts.length / 2);
        for (int f = 0; f < frames(); f++) {
            for (int r = 0; r < rows.length; r++) {
                for (int c = 0; c < columns.length; c++) {
                    table.add(new Block(
                            f + 1,
                            columns[c] + 0.5,
                            rows[r] + 0.5,
                            SinglePrecision.shortest(shifts[index(f, r, c)]),
                            SinglePrecision.shortest(shifts[index(f, r, c) + 1])));
                }
            }
        }
        return new Table<>(Block.class, table);
    }

    /**
     * The shifts of bands of eight rows of each frame. Across columns they are the blocks' to the digit; from row to row
     * they lie on straight lines between the bands' middles, not the blocks'. See {@link #misfitPx}.
     */
    public RowShifts rows(int width, int height) {
        int bands = RowShifts.bands(height);
        boolean bends = columns.length > 1;
        ColumnField field = bends
                ? ColumnField.between(columns, frames(), bands, width)
                : new ColumnField(frames(), bands, width, 0);
        RowShifts placed = new RowShifts(frames(), height, field, Optional.of(this));
        double[] shares = shares(width);
        double[][] at = new double[2][columns.length];
        for (int f = 0; f < frames(); f++) {
            for (int b = 0; b < bands; b++) {
                double[] mean = new double[2];
                for (int c = 0; c < columns.length; c++) {
                    double y = templateRow(f, c, placed.centre(b));
                    for (int axis = 0; axis < 2; axis++) {
                        at[axis][c] = at(f, c, y, axis);
                        mean[axis] += shares[c] * at[axis][c];
                    }
                }
                placed.set(f, b, mean[0], mean[1]);
                for (int c = 0; bends && c < columns.length; c++) {
                    field.set(f, b, c + 1, 0, at[0][c] - mean[0]);
                    field.set(f, b, c + 1, 1, at[1][c] - mean[1]);
                }
            }
        }
        return placed;
    }

    /**
     * The largest distance between a shift of the template's and what {@link #rows} makes of it, px, at the blocks'
     * middles and half way between them. Straight lines between other rows differ most where the blocks' own lines have a
     * corner, and along slopes of rows that move unevenly.
     */
    public double misfitPx(RowShifts placed, int width) {
        double largest = 0;
        for (int f = 0; f < frames(); f++) {
            for (int r = 0; r < 2 * rows.length - 1; r++) {
                for (int c = 0; c < 2 * columns.length - 1; c++) {
                    double distance = misfitPx(placed, width, f, halves(columns, c), halves(rows, r));
                    largest = Double.isNaN(distance) ? largest : Math.max(largest, distance);
                }
            }
        }
        return largest;
    }

    private double misfitPx(RowShifts placed, int width, int frame, double x, double y) {
        double[] shift = new double[2];
        for (int axis = 0; axis < 2; axis++) {
            int left = interval(columns, x);
            double part = part(columns, left, x);
            double at = at(frame, left, y, axis);
            shift[axis] = part == 0 ? at : at + part * (at(frame, left + 1, y, axis) - at);
        }
        double u = ColumnField.across(x, width);
        double row = y + shift[1];
        return Math.hypot(placed.at(frame, 0, row, u) - shift[0], placed.at(frame, 1, row, u) - shift[1]);
    }

    private static double halves(double[] places, int half) {
        return (places[half / 2] + places[(half + 1) / 2]) / 2;
    }

    /** Which row of the template is seen in a row of the frame. */
    private double templateRow(int frame, int column, double row) {
        double y = row;
        for (int i = 0; i < ITERATIONS; i++) {
            y = row - at(frame, column, y, 1);
        }
        return y;
    }

    private double at(int frame, int column, double y, int axis) {
        int r = interval(rows, y);
        double part = part(rows, r, y);
        double above = get(frame, r, column, axis);
        return part == 0 ? above : above + part * (get(frame, r + 1, column, axis) - above);
    }

    /** The last place before the given one that has another after it; the first one if there is none. */
    private static int interval(double[] places, double at) {
        int i = 0;
        while (i < places.length - 2 && at > places[i + 1]) {
            i++;
        }
        return i;
    }

    /** How far on the way from a place to the next, 0 … 1. */
    private static double part(double[] places, int i, double at) {
        return places.length == 1 ? 0 : Math.max(0, Math.min(1, (at - places[i]) / (places[i + 1] - places[i])));
    }

    /** What each column of blocks has in the mean over an image's columns. */
    private double[] shares(int width) {
        double[] shares = new double[columns.length];
        for (int x = 0; x < width; x++) {
            int c = interval(columns, x);
            double part = part(columns, c, x);
            shares[c] += (1 - part) / width;
            if (part > 0) {
                shares[c + 1] += part / width;
            }
        }
        return shares;
    }
}
