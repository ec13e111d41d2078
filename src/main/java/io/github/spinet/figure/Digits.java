// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.figure;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** Numbers for readers: four significant digits. Files keep all of them. */
final class Digits {

    private static final MathContext FOUR = new MathContext(4, RoundingMode.HALF_EVEN);
    private static final MathContext TWO = new MathContext(2, RoundingMode.HALF_EVEN);
    private static final int SMALLEST_PLAIN = -4;
    private static final int LARGEST_PLAIN = 9;

    private Digits() {}

    /** Four significant digits, with an exponent where the number is tiny or huge; a dash for NaN. */
    static String of(double value) {
        if (Double.isNaN(value)) {
            return "–";
        }
        if (Double.isInfinite(value)) {
            return value > 0 ? "∞" : "−∞";
        }
        if (value == 0) {
            return "0";
        }
        // The four digits of a long whole number would hide what it counts.
        BigDecimal rounded = value == Math.rint(value) && Math.abs(value) < Math.pow(10, LARGEST_PLAIN)
                ? new BigDecimal(value)
                : new BigDecimal(value).round(FOUR);
        int exponent = rounded.precision() - rounded.scale() - 1;
        if (exponent >= SMALLEST_PLAIN && exponent < LARGEST_PLAIN) {
            return rounded.signum() == 0 ? "0" : plain(rounded);
        }
        return plain(rounded.movePointLeft(exponent)) + "e" + exponent;
    }

    /** A p value: two significant digits. */
    static String p(double value) {
        return value > 0 ? of(new BigDecimal(value).round(TWO).doubleValue()) : of(value);
    }

    private static String plain(BigDecimal value) {
        return value.stripTrailingZeros().toPlainString();
    }
}
