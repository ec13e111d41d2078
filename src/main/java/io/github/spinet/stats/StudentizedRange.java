// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.stats;

import java.util.HashMap;
import java.util.Map;
import org.apache.commons.math3.special.Gamma;

/**
 * The upper tail of the studentized range of k means (Tukey), as a logarithm and to relative precision.
 *
 * <p>The range w of k normal values exceeds w with 1 − W(w) = k ∫ φ(z) {Φ(z)^(k−1) − [Φ(z) − Φ(z − w)]^(k−1)} dz, whose
 * integrand is positive; the scale s of the residuals has the distribution of √(χ²/df). Both integrals are trapezoidal
 * sums, which converge exponentially for such functions; that over ln s runs on a fixed lattice of ln w, so the tail of the
 * range is found once for all q.
 */
final class StudentizedRange {

    private static final double STEP_Z = 0.2;
    private static final double REACH_Z = 9;
    private static final double NEGLIGIBLE = 45;
    private static final double LN2 = Math.log(2);

    private final int k;
    private final double df;
    private final double step;
    private final double lnConstant;
    private final Map<Integer, Double> tails = new HashMap<>();

    /**
     * @param k number of means, at least 2
     * @param df infinite where the standard deviation is known
     */
    StudentizedRange(int k, double df) {
        this.k = k;
        this.df = df;
        this.step = Math.min(0.1, 0.5 / Math.sqrt(2 * df));
        this.lnConstant = LN2 + df / 2 * Math.log(df / 2) - Gamma.logGamma(df / 2);
    }

    /** ln P(Q ≥ q); NaN for NaN or without degrees of freedom. */
    double lnUpper(double q) {
        if (Double.isNaN(q) || !(df > 0)) {
            return Double.NaN;
        }
        if (q <= 0) {
            return 0;
        }
        if (Double.isInfinite(df)) {
            return lnRangeTail(q);
        }
        double lnQ = Math.log(q);
        int peak = (int) Math.round(lnQ / step);
        while (lnTerm(peak - 1, lnQ) > lnTerm(peak, lnQ)) {
            peak--;
        }
        while (lnTerm(peak + 1, lnQ) > lnTerm(peak, lnQ)) {
            peak++;
        }
        double largest = lnTerm(peak, lnQ);
        double sum = 1;
        for (int direction = -1; direction <= 1; direction += 2) {
            double term = 0;
            for (int j = peak + direction; term > -NEGLIGIBLE; j += direction) {
                term = lnTerm(j, lnQ) - largest;
                sum += Math.exp(term);
            }
        }
        return Math.min(0, largest + Math.log(sum * step));
    }

    // The integrand over u = ln s at ln w = j * step.
    private double lnTerm(int j, double lnQ) {
        double u = j * step - lnQ;
        return lnConstant
                + df * u
                - df / 2 * Math.exp(2 * u)
                + tails.computeIfAbsent(j, i -> lnRangeTail(Math.exp(i * step)));
    }

    private double lnRangeTail(double w) {
        int nodes = (int) Math.ceil(2 * REACH_Z / STEP_Z);
        double[] terms = new double[nodes + 1];
        double largest = Double.NEGATIVE_INFINITY;
        for (int i = 0; i <= nodes; i++) {
            double z = w / 2 - REACH_Z + i * STEP_Z;
            double lnA = lnPhi(z);
            double lnB = lnPhi(z - w);
            terms[i] = -z * z / 2 + (k - 1) * lnA + lnOneMinusPower(Math.min(0, lnB - lnA));
            largest = Math.max(largest, terms[i]);
        }
        double sum = 0;
        for (double term : terms) {
            sum += Math.exp(term - largest);
        }
        return Math.min(0, largest + Math.log(sum * STEP_Z * k / Math.sqrt(2 * Math.PI)));
    }

    // ln {1 - (1 - r)^(k-1)} of ln r
    private double lnOneMinusPower(double lnR) {
        return lnR < -37 ? lnR + Math.log(k - 1) : Math.log(-Math.expm1((k - 1) * Math.log1p(-Math.exp(lnR))));
    }

    private static double lnPhi(double z) {
        double tail = Tails.lnNormal(z) - LN2;
        return z < 0 ? tail : Math.log1p(-Math.exp(tail));
    }
}
