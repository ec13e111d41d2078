// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.io;

import static io.github.spinet.io.Refusals.refused;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.spinet.io.ShiftTables.Format;
import io.github.spinet.io.ShiftTables.Given;
import io.github.spinet.motion.BlockShifts.Block;
import io.github.spinet.motion.MotionCorrection.Flag;
import io.github.spinet.motion.MotionCorrection.Shift;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Shifts of 64 × 48 pixels as suite2p and NoRMCorre save them. The files are made by {@code make_mat_files.py} beside them
 * (SciPy 1.17: {@code python3 make_mat_files.py}).
 */
class MatShiftsTest {

    @TempDir
    Path folder;

    private Path file(String name) throws IOException {
        Path file = folder.resolve(name);
        try (InputStream in = MatShiftsTest.class.getResourceAsStream(name)) {
            Files.write(file, in.readAllBytes());
        }
        return file;
    }

    private Given read(String name) throws IOException {
        return ShiftTables.read(file(name), 64, 48);
    }

    private static Block block(Given given, int frame, int block, int blocks) {
        return given.rows().orElseThrow().blocks().orElseThrow().table().rows().get(frame * blocks + block);
    }

    @Test
    void blocks_of_suite2p_add_to_the_shift_of_their_frame() throws IOException {
        Given given = read("Fall.mat");
        assertEquals(Format.SUITE2P, given.format());
        assertEquals(3, given.shifts().size());
        // The second block of the second row is number 4: yoff1 = 4 / 8, xoff1 = −4 / 4; its pixels are 16 … 47 twice.
        assertEquals(new Block(1, 32.5, 32.5, 2 - 1, -1 + 0.5), block(given, 0, 4, 6));
        assertEquals(new Block(3, 16.5, 16.5, -3 - 3, 2 + 1.5), block(given, 2, 0, 6));
        assertEquals(Flag.OK, given.shifts().rows().get(1).flag());
        assertEquals(Flag.BAD, given.shifts().rows().get(2).flag());
    }

    @Test
    void suite2p_without_blocks_moves_whole_frames() throws IOException {
        Given given = read("Fall_rigid.mat");
        assertTrue(given.rows().isEmpty());
        Shift last = given.shifts().rows().get(2);
        assertEquals(-3, last.dxPx());
        assertEquals(2, last.dyPx());
    }

    @Test
    void patches_of_normcorre_lie_evenly_and_are_added_rows_first() throws IOException {
        Given given = read("normcorre.mat");
        assertEquals(Format.NORMCORRE, given.format());
        assertEquals(2, given.shifts().size());
        // numpy.arange(24).reshape(2, 3, 2, 2)[1, 2]: 20 along y and 21 along x in frame 1, 22 and 23 in frame 2.
        Block last = block(given, 1, 5, 6);
        assertEquals(-23, last.dxPx());
        assertEquals(-22, last.dyPx());
        assertEquals(64 * 5 / 6.0, last.xPx(), 1e-12);
        assertEquals(36, last.yPx());
        assertEquals(new Block(1, last.xPx(), 36, -21, -20), block(given, 0, 5, 6));
    }

    @Test
    void one_patch_is_the_frame() throws IOException {
        Given given = read("normcorre_rigid.mat");
        assertTrue(given.rows().isEmpty());
        assertEquals(2, given.shifts().rows().get(0).dxPx());
        assertEquals(-1, given.shifts().rows().get(0).dyPx());
        assertEquals(0.0, given.shifts().rows().get(1).dxPx());
    }

    @Test
    void what_is_not_known_is_refused_with_the_way_out() throws IOException {
        Path fall = file("Fall.mat");
        refused(() -> ShiftTables.read(fall, 64, 64), "Fall.mat is of frames of 64 × 48 pixels, the movie has 64 × 64");
        refused(() -> read("two.mat"), "several shifts, shifts1, shifts2", "save('shifts.mat', 'shifts1'");
        refused(() -> read("other.mat"), "holds no shifts", "Fall.mat", "stimulus");
        Path newer = Files.write(
                folder.resolve("new.mat"),
                "MATLAB 7.3 MAT-file, Platform: GLNXA64".getBytes(StandardCharsets.US_ASCII));
        refused(() -> ShiftTables.read(newer, 64, 48), "version 7.3, which is HDF5", "'-v7'");
        Path text = Files.write(folder.resolve("text.mat"), List.of("no shifts"));
        refused(() -> ShiftTables.read(text, 64, 48), "is not a MATLAB file");
        byte[] bytes = Files.readAllBytes(fall);
        Path half = Files.write(folder.resolve("half.mat"), Arrays.copyOf(bytes, bytes.length / 2));
        refused(() -> ShiftTables.read(half, 64, 48), "half.mat cannot be read as a MATLAB file", "cut off");
        refused(() -> ShiftTables.read(folder.resolve("none.mat"), 64, 48), "none.mat does not exist");
    }
}
