// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.motion;

import java.util.Arrays;

/**
 * The sums of frame times factor of each band of rows of one frame, all at the same whole-pixel shift.
 *
 * @param nx columns by which the frame was moved left before
 * @param ny rows by which it was moved up before
 * @param of band, factor
 */
record BandProducts(int nx, int ny, double[][] of) {

    /**
     * Of several frames, each at its own shift.
     *
     * @param frames pixels of mean 0
     */
    static BandProducts[] of(TermSums sums, float[][] frames, int[] nx, int[] ny) {
        int bands = (sums.height() + RowShifts.BAND - 1) / RowShifts.BAND;
        double[][][] products = new double[frames.length][bands][];
        sums.fillBands(frames, constant(nx, bands), constant(ny, bands), products);
        BandProducts[] of = new BandProducts[frames.length];
        for (int i = 0; i < of.length; i++) {
            of[i] = new BandProducts(nx[i], ny[i], products[i]);
        }
        return of;
    }

    private static int[][] constant(int[] shifts, int bands) {
        int[][] each = new int[shifts.length][bands];
        for (int i = 0; i < each.length; i++) {
            Arrays.fill(each[i], shifts[i]);
        }
        return each;
    }

    /** The sums over the whole frame. */
    double[] total() {
        double[] total = new double[TaylorTemplate.FACTORS];
        for (double[] band : of) {
            for (int k = 0; k < total.length; k++) {
                total[k] += band[k];
            }
        }
        return total;
    }
}
