// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.motion;

import io.github.spinet.motion.Trajectory.Bending;
import java.util.function.IntPredicate;

/**
 * The path of the brain under the scan together with how it is sheared, stretched and bowed across columns: the sizes of
 * a few polynomials, each a smooth course through the bands as in {@link Trajectory}.
 *
 * @param rows the path alone, which knows the times of the bands
 * @param warp x and y of each polynomial in turn, for each band, that every frame has in common
 * @param polynomials how many, the constant one among them
 */
record FieldPath(Trajectory rows, double[] warp, int polynomials) {

    // Holds what too few blocks determine near the warp of all frames.
    private static final double ANCHOR = 1e-6;
    private static final double FIELD_ANCHOR = 1e-4;

    /**
     * Solves for the frames of some equations.
     *
     * @param start the sizes assumed for frames that tell nothing
     * @param path how much the path may bend
     * @param field how much the courses of the other polynomials may bend
     * @param used which bands of a frame may tell something
     * @return x and y of each polynomial in turn, for each band
     */
    double[] solve(FieldEquations equations, double[] start, Bending path, Bending field, IntPredicate used) {
        int bands = equations.bands;
        int stride = 2 * polynomials;
        int n = equations.frames * bands;
        BandedCholesky matrix = new BandedCholesky(n * stride, 2 * stride);
        double[] right = new double[n * stride];
        double unit = equations.meanInformation() + Double.MIN_NORMAL;
        boolean told = false;
        for (int i = 0; i < n; i++) {
            told = i % bands == 0 ? equations.tells(equations.first + i / bands) : told;
            for (int c = 0; c < stride; c++) {
                int at = i * stride + c;
                double common = warp[at % warp.length];
                double anchor = (told ? c < 2 ? ANCHOR : FIELD_ANCHOR : 1) * unit;
                double home = c < 2 || !told ? start[at] : common;
                matrix.add(at, at, anchor);
                right[at] += anchor * home;
            }
            if (used.test(i % bands)) {
                equations.addTo(matrix, right, i, i * stride, polynomials);
            }
        }
        double[] bent = penalties(matrix, equations, path, field);
        for (int at = 0; at < right.length; at++) {
            right[at] += bent[at];
        }
        matrix.solve(right);
        return right;
    }

    /** Adds the penalties; gives the right side with which the warp is no bend. */
    private double[] penalties(BandedCholesky matrix, FieldEquations equations, Bending path, Bending field) {
        int bands = equations.bands;
        int stride = 2 * polynomials;
        int n = equations.frames * bands;
        double[] right = new double[n * stride];
        for (int i = 1; i < n - 1; i++) {
            for (int c = 0; c < stride; c++) {
                Bending bending = c < 2 ? path : field;
                double before = gap(equations, i, bending.linked());
                double after = gap(equations, i + 1, bending.linked());
                int at = i * stride + c;
                Trajectory.penalise(matrix, at, stride, before, after, bending.stiffness());
                double[] common = {
                    warp[(at - stride) % warp.length], warp[at % warp.length], warp[(at + stride) % warp.length]
                };
                Trajectory.allow(right, at, stride, before, after, bending.stiffness(), common);
            }
        }
        return right;
    }

    private double gap(FieldEquations equations, int i, boolean linked) {
        int bands = equations.bands;
        int frame = equations.first + i / bands;
        boolean begins = i % bands == 0;
        boolean told = !begins || equations.tells(frame) && equations.tells(frame - 1);
        return told ? rows.gap(equations.first * bands + i, linked) : Double.POSITIVE_INFINITY;
    }
}
