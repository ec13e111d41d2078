// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.behavior;

import io.github.spinet.core.BadParameterException;
import io.github.spinet.core.Numbers;

/** Digital Butterworth filters, by the bilinear transform with the cut-off prewarped. */
public final class Butterworth {

    /**
     * A rational filter, {@code y[n] = Σ b[k] x[n−k] − Σ a[k] y[n−k]} with {@code a[0] = 1}.
     *
     * @param b coefficients of the input, as many as of the output
     * @param a coefficients of the output
     */
    public record Coefficients(double[] b, double[] a) {}

    private Butterworth() {}

    /**
     * A low-pass filter with a gain of 1 at 0 Hz and of 1/√2 at the cut-off.
     *
     * @param order number of poles, at least 1
     * @param cutoff the cut-off as a fraction of half the sampling rate, between 0 and 1 exclusive
     * @throws BadParameterException if one of them is out of range
     */
    public static Coefficients lowPass(int order, double cutoff) {
        if (order < 1) {
            throw new BadParameterException("Filter order " + order + " is below the minimum 1");
        }
        if (!(cutoff > 0 && cutoff < 1)) {
            throw new BadParameterException(
                    "The cut-off is " + Numbers.toText(cutoff)
                            + " of half the sampling rate; expected a fraction between 0 and 1: choose a lower cut-off frequency");
        }
        double t = Math.tan(Math.PI * cutoff / 2);
        double[] b = {1};
        double[] a = {1};
        // Each pair of conjugate poles makes one real section; its gain at 0 Hz is 1 in closed form.
        for (int k = 0; k < order / 2; k++) {
            double c = Math.cos(Math.PI * (2 * k + order + 1) / (2 * order));
            double d = 1 - 2 * t * c + t * t;
            double gain = t * t / d;
            b = product(b, gain, 2 * gain, gain);
            a = product(a, 1, -2 * (1 - t * t) / d, (1 + 2 * t * c + t * t) / d);
        }
        if (order % 2 == 1) {
            double gain = t / (1 + t);
            b = product(b, gain, gain);
            a = product(a, 1, (t - 1) / (1 + t));
        }
        return new Coefficients(b, a);
    }

    private static double[] product(double[] p, double... q) {
        double[] r = new double[p.length + q.length - 1];
        for (int i = 0; i < p.length; i++) {
            for (int j = 0; j < q.length; j++) {
                r[i + j] += p[i] * q[j];
            }
        }
        return r;
    }
}
