// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.core;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** Numbers as text: the shortest decimal that reads back equal, the same on every Java version. */
public final class Numbers {

    private static final int EXACT_DIGITS = 15;
    private static final int MIN_PLAIN_EXPONENT = -7;
    private static final int MAX_PLAIN_EXPONENT = 21;
    // The scale of 17 digits of the smallest number that prints without an exponent.
    private static final int MAX_PLAIN_SCALE = 16 - MIN_PLAIN_EXPONENT;

    private Numbers() {}

    /**
     * Prints a number for a CSV file or a settings file.
     *
     * @return {@code NaN}, {@code Infinity}, {@code -Infinity}, or digits that {@link Double#parseDouble} turns into the
     *     same value; without a decimal mark where the value is whole
     */
    public static String toText(double value) {
        if (Double.isNaN(value) || Double.isInfinite(value)) {
            return Double.toString(value);
        }
        if (value == Math.rint(value) && Math.abs(value) < 1e15) {
            long whole = (long) value;
            return whole == 0 && 1 / value < 0 ? "-0" : Long.toString(whole);
        }
        long digits = ShortestDecimal.digits(Math.abs(value));
        if (digits != ShortestDecimal.UNKNOWN) {
            int scale = ShortestDecimal.power(Math.abs(value));
            if (scale > 0 && scale <= MAX_PLAIN_SCALE) {
                return plain(value < 0, digits, scale);
            }
            return toText(
                    BigDecimal.valueOf(value < 0 ? -digits : digits, scale).stripTrailingZeros());
        }
        return toText(shortestExactly(value));
    }

    private static String toText(BigDecimal shortest) {
        int exponent = shortest.precision() - shortest.scale() - 1;
        return exponent >= MIN_PLAIN_EXPONENT && exponent < MAX_PLAIN_EXPONENT
                ? shortest.toPlainString()
                : scientific(shortest, exponent);
    }

    // What BigDecimal.toPlainString gives, without its objects. The first of the 17 digits is not 0, and with a scale
    // of
    // 1 to 23 the number is one that prints without an exponent.
    private static String plain(boolean negative, long digits, int scale) {
        long rest = digits;
        int decimals = scale;
        while (decimals > 0 && rest % 10 == 0) {
            rest /= 10;
            decimals--;
        }
        char[] text = new char[MAX_PLAIN_SCALE + 4];
        int at = text.length;
        for (int i = 0; i < decimals; i++, rest /= 10) {
            text[--at] = (char) ('0' + rest % 10);
        }
        if (decimals > 0) {
            text[--at] = '.';
        }
        do {
            text[--at] = (char) ('0' + rest % 10);
            rest /= 10;
        } while (rest > 0);
        if (negative) {
            text[--at] = '-';
        }
        return new String(text, at, text.length - at);
    }

    /**
     * The double nearest to {@code digits · 10^power}, as {@link Double#parseDouble} gives it.
     *
     * @param digits 0 or more
     */
    public static double toDouble(long digits, int power) {
        return NearestDouble.of(digits, power);
    }

    // Double.toString is not always shortest before Java 19. Decimals of up to 15 digits survive the way through a
    // double, so the first of 15, 16 and 17 digits that reads back equal is the shortest.
    /** The definition, slow: exact arithmetic throughout. */
    static BigDecimal shortestExactly(double value) {
        BigDecimal exact = new BigDecimal(value);
        for (int digits = EXACT_DIGITS; ; digits++) {
            BigDecimal rounded = exact.round(new MathContext(digits, RoundingMode.HALF_EVEN));
            if (rounded.doubleValue() == value) {
                return rounded.stripTrailingZeros();
            }
        }
    }

    private static String scientific(BigDecimal value, int exponent) {
        BigDecimal mantissa = value.movePointLeft(exponent).stripTrailingZeros();
        return mantissa.toPlainString() + "e" + exponent;
    }
}
