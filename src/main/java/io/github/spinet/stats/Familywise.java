// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.stats;

import java.util.Arrays;

/**
 * Adjusted p values that control the chance of any false positive in a family of tests. NaN (tests that are not defined)
 * stay NaN and do not count.
 */
public final class Familywise {

    private Familywise() {}

    /** Bonferroni: each p times their number. Valid under any dependence. */
    public static double[] bonferroni(double[] p) {
        return exp(lnBonferroni(ln(p)));
    }

    /** Holm's step-down procedure (1979): never weaker than Bonferroni and as generally valid. */
    public static double[] holm(double[] p) {
        return exp(lnHolm(ln(p)));
    }

    /** Šidák (1967): 1 − (1 − p)^m. Valid for independent and for most positively dependent tests. */
    public static double[] sidak(double[] p) {
        return exp(lnSidak(ln(p)));
    }

    /** {@link #bonferroni} from and to logarithms, for p too small for numbers. */
    public static double[] lnBonferroni(double[] lnP) {
        double lnM = Math.log(Describe.count(lnP));
        return Arrays.stream(lnP).map(v -> Math.min(0, v + lnM)).toArray();
    }

    /** {@link #holm} from and to logarithms. */
    public static double[] lnHolm(double[] lnP) {
        int[] descending = Fdr.descending(lnP);
        double[] adjusted = new double[lnP.length];
        Arrays.fill(adjusted, Double.NaN);
        double largest = Double.NEGATIVE_INFINITY;
        for (int k = descending.length - 1; k >= 0; k--) {
            largest = Math.max(largest, Math.min(0, lnP[descending[k]] + Math.log(k + 1)));
            adjusted[descending[k]] = largest;
        }
        return adjusted;
    }

    /** {@link #sidak} from and to logarithms. */
    public static double[] lnSidak(double[] lnP) {
        double m = Describe.count(lnP);
        return Arrays.stream(lnP).map(v -> lnSidak(v, m)).toArray();
    }

    // Below about 1e-16 the power is m p to all digits.
    private static double lnSidak(double lnP, double m) {
        return lnP < -37 ? lnP + Math.log(m) : Math.log(-Math.expm1(m * Math.log1p(-Math.exp(lnP))));
    }

    private static double[] ln(double[] p) {
        Fdr.check(p);
        return Arrays.stream(p).map(Math::log).toArray();
    }

    private static double[] exp(double[] lnP) {
        return Arrays.stream(lnP).map(Math::exp).toArray();
    }
}
