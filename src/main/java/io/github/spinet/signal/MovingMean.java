// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.signal;

import io.github.spinet.core.BadParameterException;

/**
 * Centred moving mean whose window shrinks symmetrically towards the ends (widths 1, 3, 5, …), as MATLAB's {@code smooth}
 * does.
 */
public final class MovingMean {

    private MovingMean() {}

    /**
     * Smooths a trace.
     *
     * @param values any length; NaN samples are left out of the means
     * @param span window in samples, at least 1; an even span counts as the odd one below
     * @return a new array of the same length; NaN where a window holds no defined sample
     */
    public static double[] smooth(double[] values, int span) {
        if (span < 1) {
            throw new BadParameterException(
                    "A moving mean over " + span + " samples is not possible; expected at least 1");
        }
        int half = (span - 1) / 2;
        double[] smooth = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            int reach = Math.min(half, Math.min(i, values.length - 1 - i));
            double sum = 0;
            int count = 0;
            for (int j = i - reach; j <= i + reach; j++) {
                if (!Double.isNaN(values[j])) {
                    sum += values[j];
                    count++;
                }
            }
            smooth[i] = count == 0 ? Double.NaN : sum / count;
        }
        return smooth;
    }
}
