// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.behavior;

import org.jtransforms.fft.DoubleFFT_1D;

/** The analytic signal of a trace, by the discrete Fourier transform over its whole length. */
public final class Hilbert {

    private Hilbert() {}

    /**
     * The amplitude envelope: the modulus of the analytic signal, whose negative frequencies are taken away and whose
     * positive ones are doubled. The transform takes the trace as periodic, so that values near one end also depend on the
     * other.
     *
     * @param x at least one sample, any length, not changed
     * @return as many samples, none negative
     */
    public static double[] envelope(double[] x) {
        int n = x.length;
        double[] z = new double[2 * n];
        System.arraycopy(x, 0, z, 0, n);
        DoubleFFT_1D transform = new DoubleFFT_1D(n);
        transform.realForwardFull(z);
        for (int k = 1; k < n; k++) {
            // The middle frequency of an even length is both positive and negative: it stays.
            double factor = 2 * k < n ? 2 : 2 * k == n ? 1 : 0;
            z[2 * k] *= factor;
            z[2 * k + 1] *= factor;
        }
        transform.complexInverse(z, true);
        double[] envelope = new double[n];
        for (int i = 0; i < n; i++) {
            envelope[i] = Math.sqrt(z[2 * i] * z[2 * i] + z[2 * i + 1] * z[2 * i + 1]);
        }
        return envelope;
    }
}
