// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.study;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Map;

/** Numbers and names as a paper prints them. */
final class Words {

    private static final double LN10 = Math.log(10);
    private static final int SMALLEST_PLAIN = -4;
    private static final int LARGEST_PLAIN = 6;
    private static final String SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹";
    private static final Map<String, String> PLURALS =
            Map.of("mouse", "mice", "animal", "animals", "branch", "branches", "study", "studies", "axis", "axes");

    private Words() {}

    /** {@code p = 0.013}: two digits, however small; from the logarithm, because p itself may be too small for a number. */
    static String p(double lnP) {
        if (Double.isNaN(lnP)) {
            return "p is not defined";
        }
        double log10 = lnP / LN10;
        if (log10 > SMALLEST_PLAIN) {
            return "p = " + rounded(Math.exp(lnP), 2);
        }
        if (Double.isInfinite(log10)) {
            return "p < 10⁻³⁰⁰";
        }
        int exponent = (int) Math.floor(log10);
        String mantissa = rounded(Math.pow(10, log10 - exponent), 2);
        return mantissa.equals("10")
                ? "p = 1 × 10⁻" + raised(-exponent - 1)
                : "p = " + mantissa + " × 10⁻" + raised(-exponent);
    }

    /** A statistic or an estimate: three significant digits, all digits of whole numbers. */
    static String number(double value) {
        if (Double.isNaN(value)) {
            return "undefined";
        }
        if (Double.isInfinite(value)) {
            return value > 0 ? "∞" : "−∞";
        }
        if (value == Math.rint(value) && Math.abs(value) < 1e9) {
            return minus(Long.toString((long) value));
        }
        int exponent = (int) Math.floor(Math.log10(Math.abs(value)));
        if (exponent >= SMALLEST_PLAIN && exponent < LARGEST_PLAIN) {
            return minus(rounded(value, Math.max(3, exponent + 2)));
        }
        String mantissa = rounded(value / Math.pow(10, exponent), 3);
        return minus(mantissa) + " × 10" + (exponent < 0 ? "⁻" : "") + raised(Math.abs(exponent));
    }

    /** {@code a, b and c}. */
    static String list(String... words) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < words.length; i++) {
            String before = i == 0 ? "" : i == words.length - 1 ? " and " : ", ";
            text.append(before).append(words[i]);
        }
        return text.toString();
    }

    /** {@code mice}. */
    static String plural(String singular) {
        return count(2, singular).substring(2);
    }

    /** {@code 23 mice}. */
    static String count(long n, String singular) {
        if (n == 1) {
            return "1 " + singular;
        }
        return n + " " + PLURALS.getOrDefault(singular, singular.endsWith("s") ? singular : singular + "s");
    }

    private static String rounded(double value, int digits) {
        return new BigDecimal(value)
                .round(new MathContext(digits, RoundingMode.HALF_EVEN))
                .stripTrailingZeros()
                .toPlainString();
    }

    private static String minus(String number) {
        return number.replace('-', '−');
    }

    private static String raised(int value) {
        StringBuilder raised = new StringBuilder();
        Integer.toString(value).chars().forEach(c -> raised.append(SUPERSCRIPTS.charAt(c - '0')));
        return raised.toString();
    }
}
