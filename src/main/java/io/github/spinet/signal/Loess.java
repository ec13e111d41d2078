// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.signal;

import io.github.spinet.core.BadParameterException;

/**
 * Local quadratic regression with tricube weights (LOESS) of evenly spaced samples, in the convention of MATLAB's
 * {@code smooth(y, span, 'loess')}.
 *
 * <p>A smoothed value is the value at its own position of the parabola that fits the samples around it best. Away from the
 * ends the weights of the fit are always the same, so the whole is one convolution. Within half a span of an end the fit
 * takes the first (or last) {@code span − 1} samples, weighted by their distance from the position.
 *
 * <p>Instances are immutable: the weights are worked out once for a span and a length and serve any number of traces.
 */
public final class Loess {

    private final int samples;
    private final int half;
    private final double[] interior;
    private final double[][] ends;

    private Loess(int samples, int half) {
        this.samples = samples;
        this.half = half;
        this.interior = half < 2 ? new double[] {1} : rowAt(2 * half - 1, half - 1, half);
        this.ends = new double[half < 2 ? 0 : half][];
        for (int j = 0; j < ends.length; j++) {
            ends[j] = rowAt(2 * half, j, 2 * half - j);
        }
    }

    /**
     * Prepares the smoothing of traces of one length.
     *
     * @param span window in samples, at least 1; cut to the length, and an even span counts as the odd one above (58 as
     *     59). Spans up to 3 have no more samples than a parabola has coefficients and smooth nothing
     * @param samples length of the traces
     */
    public static Loess of(int span, int samples) {
        if (span < 1) {
            throw new BadParameterException("LOESS over " + span + " samples is not possible; expected at least 1");
        }
        return new Loess(samples, Math.min(span, samples) / 2);
    }

    /** The samples to either side that a smoothed one depends on. */
    int halfSpan() {
        return half;
    }

    /**
     * Smooths one trace.
     *
     * @param values of the length that was prepared for, without NaN (a NaN would spread over its surroundings)
     * @return a new array of the same length
     */
    public double[] smooth(double[] values) {
        if (values.length != samples) {
            throw new IllegalArgumentException(values.length + " values for a smoother of " + samples);
        }
        double[] smooth = new double[samples];
        int edge = ends.length;
        int reach = interior.length / 2;
        for (int i = edge; i < samples - edge; i++) {
            double sum = 0;
            for (int k = 0, j = i - reach; k < interior.length; k++, j++) {
                sum += interior[k] * values[j];
            }
            smooth[i] = sum;
        }
        for (int i = 0; i < edge; i++) {
            double left = 0;
            double right = 0;
            for (int m = 0; m < 2 * half; m++) {
                left += ends[i][m] * values[m];
                right += ends[i][m] * values[samples - 1 - m];
            }
            smooth[i] = left;
            smooth[samples - 1 - i] = right;
        }
        return smooth;
    }

    // The fitted value at a position is linear in the samples; these are its coefficients. With x the distance from the
    // position in units of the radius, they are w (a + b x + c x²), where (a, b, c) is the first column of the inverse
    // of
    // the moment matrix of the weighted fit.
    private static double[] rowAt(int count, int position, int radius) {
        double[] weights = new double[count];
        double[] moments = new double[5];
        for (int m = 0; m < count; m++) {
            double x = (m - position) / (double) radius;
            double tricube = 1 - Math.abs(x * x * x);
            weights[m] = tricube * tricube * tricube;
            double power = weights[m];
            for (int p = 0; p < moments.length; p++, power *= x) {
                moments[p] += power;
            }
        }
        double a = moments[2] * moments[4] - moments[3] * moments[3];
        double b = moments[2] * moments[3] - moments[1] * moments[4];
        double c = moments[1] * moments[3] - moments[2] * moments[2];
        double determinant = moments[0] * a + moments[1] * b + moments[2] * c;
        double[] row = new double[count];
        for (int m = 0; m < count; m++) {
            double x = (m - position) / (double) radius;
            row[m] = weights[m] * (a + b * x + c * x * x) / determinant;
        }
        return row;
    }
}
