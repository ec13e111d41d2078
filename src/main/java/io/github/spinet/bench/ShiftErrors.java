// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.bench;

import io.github.spinet.motion.MotionCorrection.Result;
import io.github.spinet.motion.MotionCorrection.Shift;
import io.github.spinet.motion.RowShifts;
import io.github.spinet.simulate.SimulatedSession;
import java.util.Optional;

/**
 * How far the shifts found for the rows of a movie are from the true ones. The zero of shifts is where the template happens
 * to lie, so the mean difference along each axis is taken away first. Frames without a shift do not count.
 *
 * @param rmsXPx root mean square over all rows of all frames
 * @param fastXPx the same over frames during fast motion; NaN without such frames
 * @param worstFrame from 1; the frame with the largest root mean square
 * @param worstPx its root mean square distance
 * @param farRows share of rows more than 1 px from where they should be
 * @param fastFrames number of frames during fast motion
 */
record ShiftErrors(
        double rmsXPx,
        double rmsYPx,
        double fastXPx,
        double fastYPx,
        int worstFrame,
        double worstPx,
        double farRows,
        int fastFrames) {

    /** True steps from frame to frame above this many px are fast. */
    static final double FAST_PX = 0.3;

    private static final double FAR_PX = 1;

    static ShiftErrors of(SimulatedSession session, Result result) {
        int frames = result.shifts().size();
        double[][][] errors = new double[frames][][];
        boolean[] fast = new boolean[frames];
        double[] mean = new double[2];
        long n = 0;
        double[] before = null;
        for (int f = 0; f < frames; f++) {
            double[][] truth = session.rowShiftsPx(f);
            double[] middle = {truth[0][truth[0].length / 2], truth[1][truth[1].length / 2]};
            fast[f] = before != null && Math.hypot(middle[0] - before[0], middle[1] - before[1]) > FAST_PX;
            before = middle;
            Shift shift = result.shifts().rows().get(f);
            if (Double.isNaN(shift.dxPx())) {
                continue;
            }
            errors[f] = errors(truth, shift, result.rows());
            for (int row = 0; row < errors[f][0].length; row++) {
                mean[0] += errors[f][0][row];
                mean[1] += errors[f][1][row];
                n++;
            }
        }
        return summary(errors, fast, mean[0] / n, mean[1] / n);
    }

    // By axis and row: found minus true.
    private static double[][] errors(double[][] truth, Shift shift, Optional<RowShifts> rows) {
        double[][] errors = new double[2][truth[0].length];
        int f = shift.frame() - 1;
        for (int row = 0; row < errors[0].length; row++) {
            int at = row;
            errors[0][row] = rows.map(r -> between(r, f, at, 0)).orElse(shift.dxPx()) - truth[0][row];
            errors[1][row] = rows.map(r -> between(r, f, at, 1)).orElse(shift.dyPx()) - truth[1][row];
        }
        return errors;
    }

    // Shifts lie on straight lines between the bands' centres.
    private static double between(RowShifts rows, int frame, int row, int axis) {
        int band = 0;
        while (band < rows.bands() - 2 && rows.centre(band + 1) < row) {
            band++;
        }
        int next = Math.min(band + 1, rows.bands() - 1);
        double a = axis == 0 ? rows.dx(frame, band) : rows.dy(frame, band);
        double b = axis == 0 ? rows.dx(frame, next) : rows.dy(frame, next);
        double length = rows.centre(next) - rows.centre(band);
        double part = length > 0 ? Math.max(0, Math.min(1, (row - rows.centre(band)) / length)) : 0;
        return a + part * (b - a);
    }

    private static ShiftErrors summary(double[][][] errors, boolean[] fast, double meanX, double meanY) {
        double[] squares = new double[4];
        long[] counts = new long[2];
        int worst = 0;
        double worstPx = 0;
        long far = 0;
        int fastFrames = 0;
        for (int f = 0; f < errors.length; f++) {
            if (errors[f] == null) {
                continue;
            }
            int rows = errors[f][0].length;
            double x2 = 0;
            double y2 = 0;
            for (int row = 0; row < rows; row++) {
                double x = errors[f][0][row] - meanX;
                double y = errors[f][1][row] - meanY;
                x2 += x * x;
                y2 += y * y;
                far += Math.hypot(x, y) > FAR_PX ? 1 : 0;
            }
            squares[0] += x2;
            squares[1] += y2;
            counts[0] += rows;
            if (fast[f]) {
                squares[2] += x2;
                squares[3] += y2;
                counts[1] += rows;
                fastFrames++;
            }
            double rms = Math.sqrt((x2 + y2) / rows);
            if (rms > worstPx) {
                worstPx = rms;
                worst = f + 1;
            }
        }
        return new ShiftErrors(
                Math.sqrt(squares[0] / counts[0]),
                Math.sqrt(squares[1] / counts[0]),
                Math.sqrt(squares[2] / counts[1]),
                Math.sqrt(squares[3] / counts[1]),
                worst,
                worstPx,
                (double) far / counts[0],
                fastFrames);
    }
}
