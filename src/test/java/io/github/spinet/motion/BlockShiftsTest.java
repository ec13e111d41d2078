// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.motion;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.spinet.core.Seeds;
import org.apache.commons.rng.UniformRandomProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What blocks say of a template's pixels, bands of a frame's rows do. */
class BlockShiftsTest {

    private static final int WIDTH = 96;
    private static final int HEIGHT = 128;

    /** Shifts of up to so many pixels either way. */
    private static BlockShifts random(int columns, int rows, double px, long seed) {
        UniformRandomProvider random = Seeds.stream(seed, "blocks");
        BlockShifts blocks = new BlockShifts(BlockShifts.evenly(columns, WIDTH), BlockShifts.evenly(rows, HEIGHT), 2);
        for (int f = 0; f < 2; f++) {
            for (int r = 0; r < rows; r++) {
                for (int c = 0; c < columns; c++) {
                    blocks.set(f, r, c, px * (2 * random.nextDouble() - 1), px * (2 * random.nextDouble() - 1));
                }
            }
        }
        return blocks;
    }

    /** Straight lines between the blocks' middles in both directions, as suite2p moves pixels. */
    private static double shift(BlockShifts blocks, int columns, int rows, int axis, double x, double y) {
        double c = Math.max(0, Math.min(columns - 1, (x + 0.5) * columns / WIDTH - 0.5));
        double r = Math.max(0, Math.min(rows - 1, (y + 0.5) * rows / HEIGHT - 0.5));
        int left = (int) Math.min(c, Math.max(0, columns - 2));
        int above = (int) Math.min(r, Math.max(0, rows - 2));
        int right = Math.min(left + 1, columns - 1);
        int below = Math.min(above + 1, rows - 1);
        double upper = blocks.get(0, above, left, axis)
                + (c - left) * (blocks.get(0, above, right, axis) - blocks.get(0, above, left, axis));
        double lower = blocks.get(0, below, left, axis)
                + (c - left) * (blocks.get(0, below, right, axis) - blocks.get(0, below, left, axis));
        return upper + (r - above) * (lower - upper);
    }

    @ParameterizedTest
    @CsvSource({"4, 5", "1, 4", "3, 1", "2, 2"})
    void pixels_come_from_where_the_blocks_say(int columns, int rows) {
        long seed = 5;
        BlockShifts blocks = random(columns, rows, 1, seed);
        RowShifts placed = blocks.rows(WIDTH, HEIGHT);
        double misfit = blocks.misfitPx(placed, WIDTH);
        // Brightness that is the place: what comes out tells where it came from.
        for (int axis = 0; axis < 2; axis++) {
            float[] frame = new float[WIDTH * HEIGHT];
            for (int p = 0; p < frame.length; p++) {
                frame[p] = axis == 0 ? p % WIDTH : p / WIDTH;
            }
            float[] moved = new float[frame.length];
            placed.undo(frame, WIDTH, 0, moved);
            double largest = 0;
            for (int p = 0; p < frame.length; p++) {
                double place = frame[p] + shift(blocks, columns, rows, axis, p % WIDTH, p / WIDTH);
                largest = Double.isNaN(moved[p]) ? largest : Math.max(largest, Math.abs(moved[p] - place));
            }
            assertTrue(largest < 0.05 + 1.2 * misfit, "seed " + seed + ": " + largest + " px off, misfit " + misfit);
        }
        assertTrue(misfit < 0.2, "seed " + seed + ": " + misfit);
        assertTrue(rows > 1 || misfit < 1e-6, "seed " + seed + ": " + misfit);
    }

    @Test
    void a_row_in_all_blocks_alike_is_a_plain_shift() {
        BlockShifts blocks = new BlockShifts(BlockShifts.evenly(3, WIDTH), BlockShifts.evenly(2, HEIGHT), 1);
        for (int i = 0; i < 6; i++) {
            blocks.set(0, i / 3, i % 3, 2.25, -1.5);
        }
        RowShifts placed = blocks.rows(WIDTH, HEIGHT);
        assertEquals(0, blocks.misfitPx(placed, WIDTH), 1e-6);
        for (int b = 0; b < placed.bands(); b++) {
            assertEquals(2.25, placed.at(0, b, 0, 77.0), 1e-6);
            assertEquals(-1.5, placed.at(0, b, 1, 0.0), 1e-6);
        }
    }

    @Test
    void blocks_of_usual_size_are_followed_to_a_few_hundredths_of_a_pixel() {
        long seed = 3;
        UniformRandomProvider random = Seeds.stream(seed, "usual");
        // suite2p's blocks of 128 pixels in an image of 512.
        double[] middles = {64, 140, 217, 294, 371, 448};
        BlockShifts blocks = new BlockShifts(middles, middles, 20);
        for (int i = 0; i < 20 * 36; i++) {
            blocks.set(i / 36, i / 6 % 6, i % 6, random.nextDouble(), random.nextDouble());
        }
        double misfit = blocks.misfitPx(blocks.rows(512, 512), 512);
        assertTrue(misfit < 0.06, "seed " + seed + ": " + misfit);
    }

    @Test
    void a_table_gives_the_same_shifts_to_the_last_bit() {
        BlockShifts blocks = random(7, 3, 2, 8);
        BlockShifts read = BlockShifts.of(blocks.table());
        assertEquals(blocks.table().rows(), read.table().rows());
        assertEquals(blocks.rows(WIDTH, HEIGHT), read.rows(WIDTH, HEIGHT));
    }
}
