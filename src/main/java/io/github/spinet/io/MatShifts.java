// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.io;

import io.github.spinet.core.BadInputException;
import io.github.spinet.core.Table;
import io.github.spinet.io.ShiftTables.Format;
import io.github.spinet.io.ShiftTables.Given;
import io.github.spinet.motion.BlockShifts;
import io.github.spinet.motion.MotionCorrection.Flag;
import io.github.spinet.motion.MotionCorrection.Shift;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;
import us.hebi.matlab.mat.types.Array;
import us.hebi.matlab.mat.types.Matrix;
import us.hebi.matlab.mat.types.Struct;

/**
 * Shifts in MATLAB files: suite2p's {@code Fall.mat} and the shifts that NoRMCorre returns.
 *
 * <p>suite2p rolls a frame back by {@code yoff}, {@code xoff} and then samples it further by {@code yoff1}, {@code xoff1},
 * interpolated between the middles of its blocks; the shift of a block is thus the sum. Frames that it marks as bad are
 * bad.
 *
 * <p>NoRMCorre adds its shifts, the first of which is along the image's rows, that is y. Those of its patches are taken as it does
 * when it applies them by linear or cubic interpolation: stretched evenly over the image.
 */
final class MatShifts {

    private static final List<String> OFFSETS =
            List.of("yoff", "xoff", "yoff1", "xoff1", "yblock", "xblock", "Ly", "Lx", "badframes");

    private final Path file;
    private final int width;
    private final int height;

    private MatShifts(Path file, int width, int height) {
        this.file = file;
        this.width = width;
        this.height = height;
    }

    /** Reads shifts as {@link ShiftTables#read} does. */
    static Given read(Path file, int width, int height) {
        Map<String, Array> variables = MatFile5.read(file, OFFSETS::contains);
        MatShifts reading = new MatShifts(file, width, height);
        if (variables.get("ops") instanceof Struct ops && ops.getNumElements() == 1) {
            return reading.suite2p(name -> ops.getFieldNames().contains(name) ? ops.get(name) : null);
        }
        if (variables.containsKey("yoff")) {
            return reading.suite2p(variables::get);
        }
        List<String> shifts = variables.entrySet().stream()
                .filter(e ->
                        e.getValue() instanceof Struct s && s.getFieldNames().contains("shifts"))
                .map(Map.Entry::getKey)
                .toList();
        if (shifts.size() == 1) {
            return reading.normcorre(shifts.get(0), (Struct) variables.get(shifts.get(0)));
        }
        throw new BadInputException(
                shifts.isEmpty()
                        ? file
                                + " holds no shifts that are known; expected ops.yoff and ops.xoff (suite2p's Fall.mat), or"
                                + " the shifts that normcorre returned (save('shifts.mat', 'shifts', '-v7')); its structs"
                                + " are: " + String.join(", ", variables.keySet())
                        : file + " holds several shifts, " + String.join(", ", shifts)
                                + "; save those to apply alone: save('shifts.mat', '" + shifts.get(0) + "', '-v7')");
    }

    /** A variable by name; null if there is none. */
    @FunctionalInterface
    private interface Variables {
        Array get(String name);
    }

    private Given suite2p(Variables ops) {
        double[] y = MatFile5.numbers(ops.get("yoff"));
        double[] x = MatFile5.numbers(ops.get("xoff"));
        if (y.length == 0 || x.length != y.length) {
            throw new BadInputException(file + " has " + y.length + " offsets yoff and " + x.length
                    + " xoff; expected one of each a frame: was registration run (do_registration)?");
        }
        checkSize(MatFile5.numbers(ops.get("Ly")), MatFile5.numbers(ops.get("Lx")));
        double[] bad = MatFile5.numbers(ops.get("badframes"));
        IntFunction<Flag> flags = f -> bad.length == y.length && bad[f] != 0 ? Flag.BAD : Flag.OK;
        double[] y1 = MatFile5.numbers(ops.get("yoff1"));
        if (y1.length > 0) {
            return ShiftTables.given(Format.SUITE2P, blocks(ops, y, x, y1), flags, width, height);
        }
        List<Shift> shifts = new ArrayList<>();
        for (int f = 0; f < y.length; f++) {
            shifts.add(ShiftTables.shift(f, x[f], y[f], flags.apply(f)));
        }
        return new Given(Format.SUITE2P, new Table<>(Shift.class, shifts), Optional.empty());
    }

    private void checkSize(double[] ly, double[] lx) {
        if (ly.length == 1 && lx.length == 1 && (ly[0] != height || lx[0] != width)) {
            throw new BadInputException(file + " is of frames of " + (int) lx[0] + " × " + (int) ly[0]
                    + " pixels, the movie has " + width + " × " + height + "; expected the shifts of this recording");
        }
    }

    private BlockShifts blocks(Variables ops, double[] y, double[] x, double[] y1) {
        double[] x1 = MatFile5.numbers(ops.get("xoff1"));
        double[] rows = middles(ops.get("yblock"));
        double[] columns = middles(ops.get("xblock"));
        int each = rows.length;
        double[] gridRows = Arrays.stream(rows).distinct().sorted().toArray();
        double[] gridColumns = Arrays.stream(columns).distinct().sorted().toArray();
        if (each == 0
                || columns.length != each
                || gridRows.length * gridColumns.length != each
                || y1.length != each * y.length
                || x1.length != y1.length) {
            throw new BadInputException(file + " has " + each + " blocks (yblock) in " + gridRows.length + " rows and "
                    + gridColumns.length + " columns, " + y1.length + " shifts yoff1 and " + x1.length + " xoff1 for "
                    + y.length + " frames; expected a grid of blocks, and for each frame and block one of both");
        }
        BlockShifts blocks = new BlockShifts(gridColumns, gridRows, y.length);
        for (int n = 0; n < each; n++) {
            int row = Arrays.binarySearch(gridRows, rows[n]);
            int column = Arrays.binarySearch(gridColumns, columns[n]);
            for (int f = 0; f < y.length; f++) {
                blocks.set(f, row, column, x[f] + x1[n * y.length + f], y[f] + y1[n * y.length + f]);
            }
        }
        return blocks;
    }

    // Rows of first pixel and one past the last; suite2p takes their mean for the pixel in the middle.
    private static double[] middles(Array blocks) {
        double[] ends = MatFile5.numbers(blocks);
        double[] middles = new double[ends.length / 2];
        Arrays.setAll(middles, i -> (ends[i] + ends[i + middles.length]) / 2);
        return middles;
    }

    private Given normcorre(String name, Struct struct) {
        int frames = struct.getNumElements();
        int[] size = patches(name, struct, 0).getDimensions();
        int rows = size[0];
        int columns = size[1];
        BlockShifts blocks =
                new BlockShifts(BlockShifts.evenly(columns, width), BlockShifts.evenly(rows, height), frames);
        List<Shift> whole = new ArrayList<>();
        for (int f = 0; f < frames; f++) {
            Matrix shifts = patches(name, struct, f);
            if (shifts.getNumElements() != 2 * rows * columns || shifts.getNumRows() != rows) {
                throw new BadInputException(
                        file + ": frame " + (f + 1) + " of " + name + " has shifts of " + dimensions(shifts)
                                + ", frame 1 of " + dimensions(patches(name, struct, 0)) + "; expected the same grid");
            }
            for (int c = 0; c < columns; c++) {
                for (int r = 0; r < rows; r++) {
                    int i = c * rows + r;
                    blocks.set(f, r, c, -shifts.getDouble(rows * columns + i), -shifts.getDouble(i));
                }
            }
            whole.add(ShiftTables.shift(f, -shifts.getDouble(rows * columns), -shifts.getDouble(0), Flag.OK));
        }
        return rows * columns == 1
                ? new Given(Format.NORMCORRE, new Table<>(Shift.class, whole), Optional.empty())
                : ShiftTables.given(Format.NORMCORRE, blocks, f -> Flag.OK, width, height);
    }

    /** Patches along y, along x, along z, then the axis; of an image there is one along z and there are two axes. */
    private Matrix patches(String name, Struct struct, int frame) {
        Array shifts = struct.get("shifts", frame);
        int[] size = shifts.getDimensions();
        boolean flat = size.length == 4 && size[2] == 1 && size[3] == 2;
        if (!(shifts instanceof Matrix matrix) || !flat) {
            throw new BadInputException(file + ": frame " + (frame + 1) + " of " + name + " has shifts of "
                    + dimensions(shifts) + "; expected rows × columns × 1 × 2, as NoRMCorre makes them of images");
        }
        return matrix;
    }

    private static String dimensions(Array array) {
        return String.join(
                " × ",
                Arrays.stream(array.getDimensions()).mapToObj(String::valueOf).toList());
    }
}
