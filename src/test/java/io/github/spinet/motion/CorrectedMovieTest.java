// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.motion;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.spinet.core.BadInputException;
import io.github.spinet.core.Table;
import io.github.spinet.motion.MotionCorrection.Flag;
import io.github.spinet.motion.MotionCorrection.Shift;
import io.github.spinet.movie.ArrayMovie;
import io.github.spinet.movie.FrameMask.State;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CorrectedMovieTest {

    private static final float NAN = Float.NaN;

    private static Shift shift(int frame, double dx, double dy, Flag flag) {
        return new Shift(frame, 0, dx, dy, 1, 1, 1, flag);
    }

    private static CorrectedMovie corrected(float[] frame, int width, double dx, double dy, Flag flag) {
        ArrayMovie movie = ArrayMovie.of("m", width, frame.length / width, 10, List.of(frame));
        return CorrectedMovie.of(movie, new Table<>(Shift.class, List.of(shift(1, dx, dy, flag))));
    }

    private static float[] move(double dx, double dy) {
        float[] frame = {
            1, 2, 3, //
            4, 5, 6, //
            7, 8, 9
        };
        return corrected(frame, 3, dx, dy, Flag.OK).read(0);
    }

    @Test
    void whole_shifts_move_pixels_and_leave_undefined_borders() {
        assertArrayEquals(new float[] {2, 3, NAN, 5, 6, NAN, 8, 9, NAN}, move(1, 0));
        assertArrayEquals(new float[] {NAN, NAN, NAN, NAN, 1, 2, NAN, 4, 5}, move(-1, -1));
        assertArrayEquals(new float[] {1, 2, 3, 4, 5, 6, 7, 8, 9}, move(0, 0));
    }

    @Test
    void shifts_between_pixels_are_interpolated() {
        assertArrayEquals(new float[] {1.5f, 2.5f, NAN, 4.5f, 5.5f, NAN, 7.5f, 8.5f, NAN}, move(0.5, 0));
        assertArrayEquals(new float[] {4, 5, NAN, 7, 8, NAN, NAN, NAN, NAN}, move(0.25, 0.91666666), 2f);
        float[] ramp = move(0.25, 0.5);
        assertEquals(1 + 0.25f + 1.5f, ramp[0], 1e-6f);
        assertEquals(5 + 0.25f + 1.5f, ramp[4], 1e-6f);
    }

    @Test
    void an_undefined_pixel_spoils_only_what_needs_it() {
        float[] frame = {1, NAN, 3, 4};
        assertArrayEquals(
                new float[] {NAN, 3, 4, NAN}, corrected(frame, 4, 1, 0, Flag.OK).read(0));
        assertArrayEquals(
                new float[] {NAN, NAN, 3.5f, NAN},
                corrected(frame, 4, 0.5, 0, Flag.OK).read(0));
    }

    @Test
    void a_shift_off_the_image_or_none_leaves_nothing() {
        float[] nothing = {NAN, NAN, NAN, NAN, NAN, NAN, NAN, NAN, NAN};
        assertArrayEquals(nothing, move(3, 0));
        assertArrayEquals(nothing, move(0, -2.5));
        assertArrayEquals(nothing, move(Double.NaN, Double.NaN));
    }

    @Test
    void flags_of_a_table_make_the_mask() {
        float[] frame = {1, 2};
        assertEquals(State.VALID, corrected(frame, 2, 0, 0, Flag.OK).mask().state(0));
        assertEquals(State.BAD, corrected(frame, 2, 0, 0, Flag.AT_LIMIT).mask().state(0));
        assertEquals(State.BAD, corrected(frame, 2, 0, 0, Flag.BAD).mask().state(0));
        assertEquals(
                State.MISSING, corrected(frame, 2, 0, 0, Flag.MISSING).mask().state(0));
        assertEquals(
                State.MISSING, corrected(frame, 2, 0, 0, Flag.CONSTANT).mask().state(0));
    }

    @Test
    void a_row_survives_the_way_through_text() {
        Shift missing = new Shift(2, 0.5, NAN, NAN, NAN, NAN, NAN, Flag.MISSING);
        Map<String, String> cells = Map.of("frame", "2", "time_s", "0.5", "dx_px", "", "flag", "MISSING");
        assertEquals(missing, Table.row(Shift.class, cells));
        List<String> header = new Table<>(Shift.class, List.of(missing))
                .columns().stream().map(c -> c.key()).toList();
        assertEquals("frame,time_s,dx_px,dy_px,score,corr_before,corr_after,flag", String.join(",", header));
    }

    @Test
    void shifts_of_another_recording_are_refused() {
        ArrayMovie movie = ArrayMovie.of("m", 2, 1, 10, List.of(new float[2], new float[2]));
        List<Shift> one = new ArrayList<>(List.of(shift(1, 0, 0, Flag.OK)));
        BadInputException e =
                assertThrows(BadInputException.class, () -> CorrectedMovie.of(movie, new Table<>(Shift.class, one)));
        assertTrue(e.getMessage().contains("2 frames"));
    }

    @Test
    void dark_pixels_are_floored_when_asked_for() {
        ArrayMovie movie = ArrayMovie.of("m", 4, 1, 10, List.of(new float[] {10, 80, 79, 300}));
        assertArrayEquals(new float[] {35, 80, 35, 300}, new FlooredMovie(movie, 80, 35).read(0));
        assertArrayEquals(new float[] {44.5f, 80, 44.5f, 300}, new FlooredMovie(movie, 80, Double.NaN).read(0));
    }
}
