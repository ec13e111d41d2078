// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.stats;

import org.apache.commons.math3.special.Beta;
import org.apache.commons.math3.special.Gamma;
import org.apache.commons.math3.util.ContinuedFraction;

/**
 * Natural logarithms of the tails of the usual distributions, exact to about 12 digits however small the probability.
 *
 * <p>The tails of F and t are the regularised incomplete beta function, those of chi-squared and of the normal distribution
 * the regularised incomplete gamma function; both are evaluated by their continued fractions with the leading power kept
 * as a logarithm (Abramowitz and Stegun 1964, 26.5.8 and 6.5.31).
 */
public final class Tails {

    private static final double EPSILON = 1e-15;
    private static final int MAX_TERMS = 10_000_000;

    private Tails() {}

    /** ln P(F ≥ f) with {@code df1} and {@code df2} degrees of freedom; NaN for NaN or degrees of freedom that are not positive. */
    public static double lnF(double f, double df1, double df2) {
        if (Double.isNaN(f) || !(df1 > 0) || !(df2 > 0)) {
            return Double.NaN;
        }
        if (f <= 0) {
            return 0;
        }
        if (Double.isInfinite(f)) {
            return Double.NEGATIVE_INFINITY;
        }
        double ratio = f / df2 * df1;
        return lnBeta(
                df2 / 2, df1 / 2, 1 / (1 + ratio), 1 / (1 + 1 / ratio), -Math.log1p(ratio), -Math.log1p(1 / ratio));
    }

    /** ln P(|T| ≥ |t|), both sides, with {@code df} degrees of freedom; infinitely many make it normal. */
    public static double lnT(double t, double df) {
        if (Double.isInfinite(df)) {
            return lnNormal(t);
        }
        return lnF(t * t, 1, df);
    }

    /** ln P(X ≥ x) of the chi-squared distribution with {@code df} degrees of freedom. */
    public static double lnChiSquared(double x, double df) {
        if (Double.isNaN(x) || !(df > 0)) {
            return Double.NaN;
        }
        return x <= 0 ? 0 : lnGammaQ(df / 2, x / 2);
    }

    /** ln P(|Z| ≥ |z|), both sides, of the standard normal distribution. */
    public static double lnNormal(double z) {
        return lnChiSquared(z * z, 1);
    }

    /**
     * ln p of one tail of a symmetric distribution from that of both.
     *
     * @param statistic whose sign says which side it is on
     */
    static double lnSided(Permutation.Tail tail, double statistic, double lnTwoSided) {
        if (tail == Permutation.Tail.TWO_SIDED) {
            return lnTwoSided;
        }
        double lnHalf = lnTwoSided - Math.log(2);
        boolean beyond = (tail == Permutation.Tail.GREATER) == (statistic >= 0);
        return beyond ? lnHalf : Math.log1p(-Math.exp(lnHalf));
    }

    // ln I_x(a, b) with y = 1 - x given apart, so that neither end loses digits.
    private static double lnBeta(double a, double b, double x, double y, double lnX, double lnY) {
        if (x > (a + 1) / (a + b + 2)) {
            return Math.log1p(-Math.exp(lnBetaFraction(b, a, y, lnY, lnX)));
        }
        return lnBetaFraction(a, b, x, lnX, lnY);
    }

    private static double lnBetaFraction(double a, double b, double x, double lnX, double lnY) {
        ContinuedFraction fraction = new ContinuedFraction() {
            @Override
            protected double getA(int n, double at) {
                return 1;
            }

            @Override
            protected double getB(int n, double at) {
                double m = n / 2;
                double twice = a + 2 * m;
                return n % 2 == 0
                        ? m * (b - m) * at / ((twice - 1) * twice)
                        : -(a + m) * (a + b + m) * at / (twice * (twice + 1));
            }
        };
        return a * lnX
                + b * lnY
                - Math.log(a)
                - Beta.logBeta(a, b)
                - Math.log(fraction.evaluate(x, EPSILON, MAX_TERMS));
    }

    private static double lnGammaQ(double a, double x) {
        if (Double.isInfinite(x)) {
            return Double.NEGATIVE_INFINITY;
        }
        if (x < a + 1) {
            return Math.log1p(-Gamma.regularizedGammaP(a, x, EPSILON, MAX_TERMS));
        }
        ContinuedFraction fraction = new ContinuedFraction() {
            @Override
            protected double getA(int n, double at) {
                return 2.0 * n + 1 - a + at;
            }

            @Override
            protected double getB(int n, double at) {
                return n * (a - n);
            }
        };
        return a * Math.log(x) - x - Gamma.logGamma(a) - Math.log(fraction.evaluate(x, EPSILON, MAX_TERMS));
    }
}
