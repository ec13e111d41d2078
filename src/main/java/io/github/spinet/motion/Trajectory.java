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
        boolean[] tells = new boolean[(endFrame - firstFrame) * bands];
        for (int i = 0; i < tells.length; i++) {
            tells[i] = used.test(firstFrame * bands + i);
        }
        BandedCholesky matrix = new BandedCholesky(2 * tells.length, 4);
        double[] right = new double[2 * tells.length];
        double unit = equations.meanInformation() + Double.MIN_NORMAL;
        for (int f = firstFrame; f < endFrame; f++) {
            double anchor = equations.tells(f) ? ANCHOR * unit : unit;
            tell(matrix, right, f, (f - firstFrame) * bands, anchor, tells);
            bend(matrix, f, firstFrame, endFrame, bending);
        }
        matrix.solve(right);
        for (int i = 0; i < right.length; i++) {
            right[i] += warp[i % warp.length];
        }
        return right;
    }

    /**
     * Adds what the bands of a frame tell.
     *
     * @param at position of the frame's first band among those solved for
     */
    private void tell(BandedCholesky matrix, double[] right, int frame, int at, double anchor, boolean[] tells) {
        for (int b = 0; b < equations.bands(); b++) {
            int i = 2 * (at + b);
            int band = frame * equations.bands() + b;
            double x = equations.at.dx(frame, b) - warp[2 * b];
            double y = equations.at.dy(frame, b) - warp[2 * b + 1];
            double xx = tells[at + b] ? equations.xx(band) : 0;
            double xy = tells[at + b] ? equations.xy(band) : 0;
            double yy = tells[at + b] ? equations.yy(band) : 0;
            matrix.add(i, i, anchor + xx);
            matrix.add(i + 1, i, xy);
            matrix.add(i + 1, i + 1, anchor + yy);
            right[i] = anchor * x + xx * x + xy * y + (tells[at + b] ? equations.slopeX(band) : 0);
            right[i + 1] = anchor * y + xy * x + yy * y + (tells[at + b] ? equations.slopeY(band) : 0);
        }
    }

    /** Adds the penalties of the bends at the bands of a frame that have a band before and one after. */
    private void bend(BandedCholesky matrix, int frame, int firstFrame, int endFrame, Bending bending) {
        int bands = equations.bands();
        int before = frame == firstFrame ? 1 : 0;
        int after = frame == endFrame - 1 ? bands - 1 : bands;
        for (int b = before; b < after; b++) {
            int band = frame * bands + b;
            int i = 2 * (band - firstFrame * bands);
            double since = gap(band, bending.linked);
            double until = gap(band + 1, bending.linked);
            penalise(matrix, i, 2, since, until, bending.stiffness);
            penalise(matrix, i + 1, 2, since, until, bending.stiffness);
        }
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
        double weight = weight(before, after, stiffness);
        if (weight > 0) {
            double first = 1 / before;
            double last = 1 / after;
            double middle = -first - last;
            matrix.add(i - stride, i - stride, weight * first * first);
            matrix.add(i, i - stride, weight * middle * first);
            matrix.add(i, i, weight * middle * middle);
            matrix.add(i + stride, i - stride, weight * last * first);
            matrix.add(i + stride, i, weight * last * middle);
            matrix.add(i + stride, i + stride, weight * last * last);
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
