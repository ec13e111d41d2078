// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.stats;

import io.github.spinet.core.Numbers;
import java.math.BigDecimal;
import java.math.MathContext;

/** Pieces of the line in which a paper prints a test. */
final class Phrase {

    private static final double LN10 = Math.log(10);
    private static final double PLAIN_FROM = 1e-4;
    private static final MathContext DIGITS = new MathContext(4);
    private static final MathContext P_DIGITS = new MathContext(3);

    private Phrase() {}

    /** A number with four significant digits. */
    static String number(double value) {
        return rounded(value, DIGITS);
    }

    /** A name and a number, {@code r = 0.9717}. */
    static String is(String name, double value) {
        return name + " = " + number(value);
    }

    /** A name, a number and its interval, {@code r = 0.9717 [0.8993, 0.9923]}; without the interval where it is undefined. */
    static String is(String name, double value, double low, double high) {
        boolean defined = !Double.isNaN(low) && !Double.isNaN(high);
        return is(name, value) + (defined ? " [" + number(low) + ", " + number(high) + "]" : "");
    }

    /** The p value from its logarithm, so that {@code p = 3.84e-4118} can be printed. */
    static String p(double lnP) {
        if (Double.isInfinite(lnP)) {
            return "p = 0";
        }
        double p = Math.exp(lnP);
        if (p >= PLAIN_FROM) {
            return "p = " + rounded(p, P_DIGITS);
        }
        double log10 = lnP / LN10;
        int exponent = (int) Math.floor(log10);
        String mantissa = rounded(Math.pow(10, log10 - exponent), P_DIGITS);
        return mantissa.equals("10") ? "p = 1e" + (exponent + 1) : "p = " + mantissa + "e" + exponent;
    }

    private static String rounded(double value, MathContext digits) {
        boolean finite = !Double.isNaN(value) && !Double.isInfinite(value);
        return Numbers.toText(finite ? new BigDecimal(value).round(digits).doubleValue() : value);
    }
}
