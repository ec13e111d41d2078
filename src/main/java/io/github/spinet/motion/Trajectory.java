// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.motion;

import io.github.spinet.movie.Clock;
import java.util.function.IntPredicate;

/**
 * The path of the animal's brain under the scan: the shifts of all bands that agree best with what each band tells and
 * bend least. The penalty is the integral of the squared second derivative over time, times a stiffness.
 *
 * <p>A template made of moving frames is bent itself where they did not move evenly, by the same amount in every frame.
 * The path is penalised after that warp has been taken off; what is solved for includes it.
 *
 * @param equations what the bands tell
 * @param clock the frames' times; a pause cuts the path, and so does a frame that tells nothing
 * @param duty part of a frame's time in which its rows are scanned; the rest is the way back
 * @param warp x and y of each band in turn that every frame has in common
 */
record Trajectory(BandEquations equations, Clock clock, double duty, double[] warp) {

    private static final double PAUSE = 1.5;
    // Holds a path that too few bands determine near where it was assumed to be.
    private static final double ANCHOR = 1e-6;

    /**
     * How much the path may bend.
     *
     * @param stiffness weight of the penalty, for time in bands
     * @param linked whether the path goes on from frame to frame
     */
    record Bending(double stiffness, boolean linked) {}

    /**
     * Solves for some consecutive frames.
     *
     * @param used which bands, counted over all frames, may tell something
     * @return x and y of each band in turn
     */
    double[] solve(int firstFrame, int endFrame, Bending bending, IntPredicate used) {
        int bands = equations.bands();
        int first = firstFrame * bands;
        int n = (endFrame - firstFrame) * bands;
        BandedCholesky matrix = new BandedCholesky(2 * n, 4);
        double[] right = new double[2 * n];
        double unit = equations.meanInformation() + Double.MIN_NORMAL;
        boolean told = false;
        for (int i = 0; i < n; i++) {
            int band = first + i;
            told = i % bands == 0 ? equations.tells(band / bands) : told;
            double x = equations.at.dx(band / bands, band % bands) - warp[2 * (i % bands)];
            double y = equations.at.dy(band / bands, band % bands) - warp[2 * (i % bands) + 1];
            double anchor = told ? ANCHOR * unit : unit;
            matrix.add(2 * i, 2 * i, anchor);
            matrix.add(2 * i + 1, 2 * i + 1, anchor);
            right[2 * i] = anchor * x;
            right[2 * i + 1] = anchor * y;
            if (used.test(band)) {
                double xx = equations.xx(band);
                double xy = equations.xy(band);
                double yy = equations.yy(band);
                matrix.add(2 * i, 2 * i, xx);
                matrix.add(2 * i + 1, 2 * i, xy);
                matrix.add(2 * i + 1, 2 * i + 1, yy);
                right[2 * i] += xx * x + xy * y + equations.slopeX(band);
                right[2 * i + 1] += xy * x + yy * y + equations.slopeY(band);
            }
        }
        for (int i = 1; i < n - 1; i++) {
            double before = gap(first + i, bending.linked);
            double after = gap(first + i + 1, bending.linked);
            for (int axis = 0; axis < 2; axis++) {
                penalise(matrix, 2 * i + axis, 2, before, after, bending.stiffness);
            }
        }
        matrix.solve(right);
        for (int i = 0; i < right.length; i++) {
            right[i] += warp[i % warp.length];
        }
        return right;
    }

    /** The time from the band before to a band, in bands; infinite where the path is cut. */
    double gap(int band, boolean linked) {
        int bands = equations.bands();
        if (band % bands != 0) {
            return 1;
        }
        int frame = band / bands;
        double periods = (clock.timeS(frame) - clock.timeS(frame - 1)) * clock.rateHz();
        boolean told = equations.tells(frame) && equations.tells(frame - 1);
        boolean cut = !linked || !told || periods > PAUSE;
        return cut ? Double.POSITIVE_INFINITY : 1 + bands * (1 / duty - 1);
    }

    /**
     * Adds the penalty of the bend at one unknown.
     *
     * @param i the unknown
     * @param stride how many unknowns further the same quantity stands in the next band
     * @param before time since the band before; infinite for a cut
     * @param after time until the next band
     */
    static void penalise(BandedCholesky matrix, int i, int stride, double before, double after, double stiffness) {
        double[] difference = difference(before, after);
        double weight = weight(before, after, stiffness);
        for (int r = 0; r < 3 && weight > 0; r++) {
            for (int c = 0; c <= r; c++) {
                matrix.add(i + (r - 1) * stride, i + (c - 1) * stride, weight * difference[r] * difference[c]);
            }
        }
    }

    /**
     * Adds to the right side what makes a bend that all frames have in common free.
     *
     * @param common the quantity in the band before, this band and the next in all frames
     */
    static void allow(
            double[] right, int i, int stride, double before, double after, double stiffness, double[] common) {
        double[] difference = difference(before, after);
        double weight = weight(before, after, stiffness);
        double bend = difference[0] * common[0] + difference[1] * common[1] + difference[2] * common[2];
        for (int r = 0; r < 3 && weight > 0; r++) {
            right[i + (r - 1) * stride] += weight * difference[r] * bend;
        }
    }

    private static double[] difference(double before, double after) {
        return new double[] {1 / before, -1 / before - 1 / after, 1 / after};
    }

    // 0 where the path is cut.
    private static double weight(double before, double after, double stiffness) {
        return stiffness / ((before + after) / 2);
    }
}
