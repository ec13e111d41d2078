// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.motion;

/**
 * The sums of frame times factor of each band of rows of one frame, all at the same whole-pixel shift.
 *
 * @param nx columns by which the frame was moved left before
 * @param ny rows by which it was moved up before
 * @param of band, factor
 */
record BandProducts(int nx, int ny, double[][] of) {

    static BandProducts of(TermSums sums, float[] frame, int nx, int ny) {
        int bands = (sums.height() + RowShifts.BAND - 1) / RowShifts.BAND;
        double[][] products = new double[bands][];
        for (int b = 0; b < bands; b++) {
            int from = b * RowShifts.BAND;
            int to = Math.min(sums.height(), from + RowShifts.BAND);
            products[b] = sums.ofFrame(frame, from, to, nx, ny, TaylorTemplate.FACTORS);
        }
        return new BandProducts(nx, ny, products);
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
