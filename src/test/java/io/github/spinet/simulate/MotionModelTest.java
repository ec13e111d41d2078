// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.simulate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.spinet.core.Seeds;
import io.github.spinet.simulate.PressModel.Press;
import java.util.List;
import org.junit.jupiter.api.Test;

class MotionModelTest {

    private static final int FRAMES = 3000;
    private static final int ROWS = 64;
    private static final int COLUMNS = 100;
    private static final double RATE = 50;
    private static final List<Press> PRESSES =
            List.of(new Press(10, 10.6, 1, 0.5, 0, true), new Press(30, 31, 1, 0.5, 0, false));

    private static MotionModel model(Object... pairs) {
        return new MotionModel(
                Made.params(MotionModel.Params.class, pairs),
                PRESSES,
                RATE,
                FRAMES,
                ROWS,
                COLUMNS,
                0.9,
                Seeds.stream(3, "test"));
    }

    @Test
    void nothing_moves_without_motion() {
        MotionModel still = model("motion", "NONE");
        for (int i = 0; i < FRAMES; i++) {
            assertEquals(0, still.framePx(0, i));
            assertEquals(0, still.rowPx(1, i, 5));
        }
        assertEquals(0, still.farthestPx());
    }

    @Test
    void rigid_motion_displaces_all_rows_alike() {
        MotionModel rigid = model();
        for (int i = 0; i < FRAMES; i += 7) {
            assertEquals(rigid.framePx(0, i), rigid.rowPx(0, i, 0));
            assertEquals(rigid.framePx(0, i), rigid.rowPx(0, i, ROWS - 1));
        }
    }

    @Test
    void rows_follow_the_same_course_at_their_own_times() {
        MotionModel rigid = model();
        MotionModel rows = model("motion", "ROWS");
        double apart = 0;
        for (int i = 1; i < FRAMES - 1; i++) {
            // The first row is scanned at the beginning of the frame, the last 0.9 of a frame later.
            assertEquals(rigid.framePx(0, i), rows.rowPx(0, i, 0), 0.1);
            assertEquals(
                    rigid.framePx(0, i) + 0.9 * (rigid.framePx(0, i + 1) - rigid.framePx(0, i)),
                    rows.rowPx(0, i, ROWS - 1),
                    0.4);
            apart = Math.max(apart, Math.abs(rows.rowPx(0, i, ROWS - 1) - rows.rowPx(0, i, 0)));
        }
        assertTrue(apart > 0.3, "rows of one frame differ by " + apart + " px at most");
    }

    @Test
    void jumps_go_with_movements_and_only_with_them() {
        MotionModel jumps = model("drift_px", 0, "pulse_px", 0, "jump_px", 3);
        double within = 0;
        for (int i = 0; i < FRAMES; i++) {
            double t = i / RATE;
            boolean moving = t > 10 && t < 10.8 || t > 30 && t < 31.2;
            double px = Math.abs(jumps.framePx(0, i));
            if (!moving) {
                assertEquals(0, px, 1e-9, "at " + t + " s");
            }
            within = Math.max(within, px);
        }
        assertTrue(within > 1, "largest jump " + within + " px");
        assertEquals(within, jumps.farthestPx(), 2);
    }

    @Test
    void the_slow_part_has_zero_mean() {
        MotionModel drift = model("jump_px", 0, "drift_px", 2);
        double sum = 0;
        for (int i = 0; i < FRAMES; i++) {
            sum += drift.framePx(1, i);
        }
        assertEquals(0, sum / FRAMES, 1e-9);
    }

    @Test
    void uneven_motion_shears_rows_about_their_mean_while_the_animal_moves() {
        MotionModel rows = model("motion", "ROWS");
        MotionModel uneven = model("motion", "PIECEWISE", "shear_px", 3);
        double most = 0;
        for (int i = 0; i < FRAMES; i += 3) {
            assertEquals(rows.rowPx(1, i, 9), uneven.rowPx(1, i, 9));
            assertEquals(0, rows.unevenPx(0, i, 9, 20));
            double mean = 0;
            for (int x = 0; x < COLUMNS; x++) {
                mean += uneven.unevenPx(0, i, 9, x) / COLUMNS;
            }
            assertEquals(0, mean, 1e-3);
            most = Math.max(most, Math.abs(uneven.unevenPx(1, i, 9, COLUMNS - 1) - uneven.unevenPx(1, i, 9, 0)));
        }
        assertTrue(most > 1 && most < 9, "edges apart by " + most + " px at most");
        assertEquals(0, uneven.unevenPx(0, 50, 9, 0), "long before the first movement");
    }
}
