// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.spinet.core.Table;
import io.github.spinet.motion.Engine;
import io.github.spinet.motion.EngineChoice;
import io.github.spinet.motion.LinePhase;
import io.github.spinet.motion.MotionCorrection;
import io.github.spinet.motion.MotionCorrection.Flag;
import io.github.spinet.motion.MotionCorrection.Shift;
import io.github.spinet.motion.RowShifts;
import io.github.spinet.motion.ScanGeometry;
import io.github.spinet.movie.Calibration;
import io.github.spinet.movie.FrameMask;
import io.github.spinet.movie.Image;
import io.github.spinet.simulate.MotionModel.Motion;
import io.github.spinet.simulate.SimulatedSession;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ShiftErrorsTest {

    private static final int HEIGHT = 48;

    private static SimulatedSession session(Motion motion) {
        return new MadeMovies(List.of(), 96, HEIGHT, 1).session(motion, 1, 20, 1);
    }

    private static MotionCorrection.Result result(List<Shift> shifts, Optional<RowShifts> rows) {
        return new MotionCorrection.Result(
                new Image(96, HEIGHT, new float[96 * HEIGHT], Calibration.UNKNOWN),
                new Table<>(Shift.class, shifts),
                rows,
                FrameMask.allValid(shifts.size()),
                new EngineChoice(
                        Engine.RIGID, 0, 0, 0, EngineChoice.Reason.ASKED_FOR, Optional.empty(), Optional.empty()),
                new ScanGeometry(
                        ScanGeometry.Mirrored.NONE,
                        ScanGeometry.USUAL_DUTY,
                        new LinePhase(List.of(0.0), shifts.size(), Double.NaN, Double.NaN, LinePhase.Reason.ASKED_FOR)),
                1,
                1);
    }

    private static Shift shift(int frame, double dx, double dy) {
        return new Shift(frame + 1, 0, dx, dy, 1, 1, 1, Flag.OK);
    }

    @Test
    void the_truth_displaced_as_a_whole_has_no_error() {
        SimulatedSession session = session(Motion.RIGID);
        List<Shift> shifts = new ArrayList<>();
        session.shifts().forEach(s -> shifts.add(shift(s.frame() - 1, s.dxPx() + 3, s.dyPx() - 2)));
        ShiftErrors errors = ShiftErrors.of(session, result(shifts, Optional.empty()));
        assertEquals(0, errors.rmsXPx(), 1e-12);
        assertEquals(0, errors.rmsYPx(), 1e-12);
        assertEquals(0, errors.farRows());
        assertTrue(errors.fastFrames() > 0);
    }

    @Test
    void one_frame_that_is_off_is_the_worst() {
        SimulatedSession session = session(Motion.RIGID);
        List<Shift> shifts = new ArrayList<>();
        session.shifts()
                .forEach(s -> shifts.add(shift(s.frame() - 1, s.dxPx() + (s.frame() == 101 ? 8 : 0), s.dyPx())));
        ShiftErrors errors = ShiftErrors.of(session, result(shifts, Optional.empty()));
        double n = shifts.size();
        assertEquals(101, errors.worstFrame());
        assertEquals(8 - 8 / n, errors.worstPx(), 1e-9);
        assertEquals(8 * Math.sqrt((1 - 1 / n) / n), errors.rmsXPx(), 1e-9);
        assertEquals(1 / n, errors.farRows(), 1e-12);
    }

    @Test
    void frames_without_a_shift_do_not_count() {
        SimulatedSession session = session(Motion.RIGID);
        List<Shift> shifts = new ArrayList<>();
        session.shifts()
                .forEach(s -> shifts.add(
                        s.frame() == 7 ? shift(6, Double.NaN, Double.NaN) : shift(s.frame() - 1, s.dxPx(), s.dyPx())));
        assertEquals(
                0, ShiftErrors.of(session, result(shifts, Optional.empty())).rmsXPx(), 1e-12);
    }

    @Test
    void rows_lie_on_lines_between_the_bands() {
        SimulatedSession session = session(Motion.NONE);
        int frames = session.movie().frames();
        List<Shift> shifts = new ArrayList<>();
        List<RowShifts.Band> bands = new ArrayList<>();
        for (int f = 0; f < frames; f++) {
            shifts.add(shift(f, 0, 0));
            for (int b = 0; b < HEIGHT / 8; b++) {
                bands.add(new RowShifts.Band(f + 1, 8 * b + 4.5, 0.1 * (8 * b + 3.5), 0));
            }
        }
        RowShifts rows = RowShifts.of(new Table<>(RowShifts.Band.class, bands), frames, HEIGHT);
        ShiftErrors errors = ShiftErrors.of(session, result(shifts, Optional.of(rows)));
        // A tenth of a pixel a row between the outer bands' centres, level beyond them, around its mean.
        double mean = 0;
        double squares = 0;
        for (int row = 0; row < HEIGHT; row++) {
            double value = 0.1 * Math.max(3.5, Math.min(HEIGHT - 4.5, row));
            mean += value / HEIGHT;
            squares += value * value / HEIGHT;
        }
        assertEquals(Math.sqrt(squares - mean * mean), errors.rmsXPx(), 1e-6);
    }
}
