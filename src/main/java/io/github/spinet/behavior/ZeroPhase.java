// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.behavior;

import io.github.spinet.behavior.Butterworth.Coefficients;
import io.github.spinet.core.BadInputException;
import java.util.Arrays;

/**
 * A filter run forwards and then backwards, so that nothing moves in time and the gain is squared.
 *
 * <p>Both ends are lengthened by three times the filter order with the trace turned about its end point, and each pass
 * begins in the steady state of its first sample (Gustafsson 1996, IEEE Trans Signal Process, doi:10.1109/78.492552, gives
 * the background; MATLAB's and SciPy's {@code filtfilt} do the same).
 */
public final class ZeroPhase {

    private ZeroPhase() {}

    /**
     * Filters a trace.
     *
     * @param x more than three times the filter order samples, not changed
     * @return as many samples
     * @throws BadInputException if the trace is too short
     */
    public static double[] filter(Coefficients filter, double[] x) {
        int n = x.length;
        int pad = 3 * (filter.b().length - 1);
        if (n <= pad) {
            throw new BadInputException("The trace has " + n + " samples after resampling; expected more than " + pad
                    + " to filter it: record for longer");
        }
        double[] y = new double[n + 2 * pad];
        System.arraycopy(x, 0, y, pad, n);
        for (int i = 1; i <= pad; i++) {
            y[pad - i] = 2 * x[0] - x[i];
            y[pad + n - 1 + i] = 2 * x[n - 1] - x[n - 1 - i];
        }
        double[] steady = steadyState(filter);
        pass(filter, steady, y, 0, 1);
        pass(filter, steady, y, y.length - 1, -1);
        return Arrays.copyOfRange(y, pad, pad + n);
    }

    /** The state, in transposed direct form II, in which a filter stays while its input is 1. */
    static double[] steadyState(Coefficients filter) {
        double[] b = filter.b();
        double[] a = filter.a();
        double gain = sum(b) / sum(a);
        double[] state = new double[b.length - 1];
        double above = 0;
        for (int k = b.length - 1; k > 0; k--) {
            above += b[k] - a[k] * gain;
            state[k - 1] = above;
        }
        return state;
    }

    private static void pass(Coefficients filter, double[] steady, double[] y, int from, int step) {
        double[] b = filter.b();
        double[] a = filter.a();
        int order = steady.length;
        // One state more, always 0, spares the last one a special case.
        double[] state = new double[order + 1];
        for (int k = 0; k < order; k++) {
            state[k] = steady[k] * y[from];
        }
        for (int i = from; i >= 0 && i < y.length; i += step) {
            double in = y[i];
            double out = b[0] * in + state[0];
            for (int k = 1; k <= order; k++) {
                state[k - 1] = b[k] * in - a[k] * out + state[k];
            }
            y[i] = out;
        }
    }

    private static double sum(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum;
    }
}
