// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.figure;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** Numbers for readers: four significant digits. Files keep all of them. */
public final class Digits {

    private static final MathContext FOUR = new MathContext(4, RoundingMode.HALF_EVEN);
    private static final MathContext TWO = new MathContext(2, RoundingMode.HALF_EVEN);
    private static final String SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹";
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

    /** A p value in a sentence: two significant digits, a tiny one as a power of ten; a line never ends within it. */
    public static String p(double value) {
        if (!(value > 0)) {
            return of(value);
        }
        String[] parts = of(new BigDecimal(value).round(TWO).doubleValue()).split("e-");
        return parts.length == 1 ? parts[0] : parts[0] + "\u00a0×\u00a010⁻" + raised(parts[1]);
    }

    private static String raised(String digits) {
        StringBuilder raised = new StringBuilder();
        digits.chars().forEach(c -> raised.append(SUPERSCRIPTS.charAt(c - '0')));
        return raised.toString();
    }

    private static String plain(BigDecimal value) {
        return value.stripTrailingZeros().toPlainString();
    }
}
