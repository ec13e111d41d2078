// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.io;

import static io.github.spinet.io.Refusals.refused;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.spinet.io.ShiftTables.Format;
import io.github.spinet.motion.MotionCorrection.Flag;
import io.github.spinet.motion.MotionCorrection.Shift;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same displacements, 2 px to the right and 1 px up, then none, as each program would write them. */
class ShiftTablesTest {

    @TempDir
    Path folder;

    private Path file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    private static ShiftTables.Given read(Path file) {
        return ShiftTables.read(file, 64, 48);
    }

    private void assertRead(Format format, Path file) {
        ShiftTables.Given given = read(file);
        assertEquals(format, given.format());
        List<Shift> shifts = given.shifts().rows();
        assertEquals(2, shifts.size());
        assertEquals(2, shifts.get(0).dxPx());
        assertEquals(-1, shifts.get(0).dyPx());
        // Not −0, which would be written.
        assertEquals(0.0, shifts.get(1).dxPx());
        assertEquals(0.0, shifts.get(1).dyPx());
        assertEquals(2, shifts.get(1).frame());
        assertEquals(Flag.OK, shifts.get(1).flag());
    }

    @Test
    void our_own() throws IOException {
        assertRead(
                Format.SPINET,
                file(
                        "shifts.csv",
                        "frame,time_s,dx_px,dy_px,score,corr_before,corr_after,flag\n1,0,2,-1,1,0,1,OK\n"
                                + "2,0.1,0,0,1,1,1,OK\n"));
    }

    @Test
    void moco_moves_frames_by_what_it_writes() throws IOException {
        assertRead(Format.MOCO, file("log.csv", " ,x,y\n1,-2,1\n2,0,0\n"));
        assertRead(Format.MOCO, file("Results.xls", " \tx\ty\n1\t-2\t1\n2\t0\t0\n"));
        assertRead(Format.MOCO, file("slices.csv", "slice,x,y\n1,-2,1\n2,0,0\n"));
    }

    @Test
    void suite2p_rolls_frames_back_by_what_it_writes() throws IOException {
        assertRead(Format.SUITE2P, file("off.csv", "yoff,xoff\n-1,2\n0,0\n"));
    }

    @Test
    void normcorre_and_caiman_add_and_begin_with_rows() throws IOException {
        assertRead(Format.NORMCORRE, file("rig.csv", "shifts_y,shifts_x\n1.0,-2.0\n0.0,0.0\n"));
    }

    @Test
    void a_frame_without_a_shift_is_undefined() throws IOException {
        Shift shift = read(file("off.csv", "yoff,xoff\n,2\n")).shifts().rows().get(0);
        assertTrue(Double.isNaN(shift.dyPx()));
    }

    @Test
    void what_is_not_known_is_refused_with_the_way_to_export_it() throws IOException {
        Path other = file("other.csv", "a,b\n1,2\n");
        refused(() -> read(other), "other.csv has the columns a, b", "yoff and xoff (suite2p)");
        Path npy = file("ops.npy", "x");
        refused(() -> read(npy), "ops.npy is a file of Python's", "Fall.mat", "np.savetxt('shifts.csv'");
        Path words = file("words.csv", "x,y\n1,2\n1,far\n");
        refused(() -> read(words), "words.csv, line 3, column 'y'", "'far'");
        refused(() -> read(folder.resolve("none.csv")), "none.csv does not exist");
    }

    @Test
    void blocks_move_bands_and_their_mean_is_the_frames_shift() throws IOException {
        String frame = "%d,16,24,%s,%s\n%d,48,24,%s,%s\n";
        String text = "frame,x_px,y_px,dx_px,dy_px\n"
                + String.format(frame, 1, "1", "-1", 1, "3", "-1")
                + String.format(frame, 2, "", "", 2, "", "");
        ShiftTables.Given given = read(file("blocks.csv", text));
        assertEquals(Format.BLOCKS, given.format());
        assertEquals(2, given.shifts().rows().get(0).dxPx(), 1e-6);
        assertEquals(-1, given.shifts().rows().get(0).dyPx(), 1e-6);
        assertEquals(1, given.rows().orElseThrow().at(0, 3, 0, 10), 1e-6);
        // Half way between the blocks' middles.
        assertEquals(2, given.rows().orElseThrow().at(0, 3, 0, 31.5), 1e-6);
        assertTrue(Double.isNaN(given.shifts().rows().get(1).dxPx()));
    }

    @Test
    void blocks_that_are_no_grid_are_refused() throws IOException {
        String head = "frame,x_px,y_px,dx_px,dy_px\n";
        Path hole = file("hole.csv", head + "1,1,1,0,0\n1,9,1,0,0\n1,1,9,0,0\n");
        refused(
                () -> read(hole),
                "hole.csv: the table of block shifts has 3 rows, with 2 different x_px and 2 different y_px",
                "expected a grid");
        Path twice = file("twice.csv", head + "1,1,1,0,0\n1,9,1,0,0\n2,1,1,0,0\n2,1,1,0,0\n");
        refused(() -> read(twice), "Row 4", "frame 2, block at 1, 1; expected another block");
        Path late = file("late.csv", head + "1,1,1,0,0\n1,9,1,0,0\n3,1,1,0,0\n3,9,1,0,0\n");
        refused(() -> read(late), "Row 3", "frame 3", "expected frame 2");
    }
}
