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

    private void assertRead(Format format, Path file) {
        ShiftTables.Given given = ShiftTables.read(file);
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
        Shift shift = ShiftTables.read(file("off.csv", "yoff,xoff\n,2\n"))
                .shifts()
                .rows()
                .get(0);
        assertTrue(Double.isNaN(shift.dyPx()));
    }

    @Test
    void what_is_not_known_is_refused_with_the_way_to_export_it() throws IOException {
        Path other = file("other.csv", "a,b\n1,2\n");
        refused(() -> ShiftTables.read(other), "other.csv has the columns a, b", "yoff and xoff (suite2p)");
        Path npy = file("ops.npy", "x");
        refused(() -> ShiftTables.read(npy), "ops.npy is a Python file", "np.savetxt('shifts.csv'");
        Path mat = file("Fall.mat", "x");
        refused(() -> ShiftTables.read(mat), "Fall.mat is a MATLAB file", "writetable");
        Path words = file("words.csv", "x,y\n1,2\n1,far\n");
        refused(() -> ShiftTables.read(words), "words.csv, line 3, column 'y'", "'far'");
        refused(() -> ShiftTables.read(folder.resolve("none.csv")), "none.csv does not exist");
    }
}
