// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.core;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** Numbers as text: the shortest decimal that reads back equal, the same on every Java version. */
public final class Numbers {

    private static final int EXACT_DIGITS = 15;
    private static final RoundingMode[] NEAREST_FIRST = {RoundingMode.HALF_EVEN, RoundingMode.UP, RoundingMode.DOWN};

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
        BigDecimal shortest = shortest(value);
        int exponent = shortest.precision() - shortest.scale() - 1;
        return exponent >= -7 && exponent < 21 ? shortest.toPlainString() : scientific(shortest, exponent);
    }

    // Double.toString is not always shortest before Java 19. Decimals of up to 15 digits survive the way through a
    // normal
    // double, so the first of 15, 16 and 17 digits that reads back equal is the shortest. Next to a power of two the
    // nearest decimal of 16 digits may lie outside the double's interval while its neighbour lies inside.
    private static BigDecimal shortest(double value) {
        BigDecimal fast = ShortestDecimal.of(value);
        return fast == null ? shortestExactly(value) : fast;
    }

    /** The definition, slow: exact arithmetic throughout. */
    static BigDecimal shortestExactly(double value) {
        BigDecimal exact = new BigDecimal(value);
        for (int digits = Math.abs(value) < Double.MIN_NORMAL ? 1 : EXACT_DIGITS; ; digits++) {
            for (RoundingMode mode : NEAREST_FIRST) {
                BigDecimal rounded = exact.round(new MathContext(digits, mode));
                if (rounded.doubleValue() == value) {
                    return rounded.stripTrailingZeros();
                }
            }
        }
    }

    private static String scientific(BigDecimal value, int exponent) {
        BigDecimal mantissa = value.movePointLeft(exponent).stripTrailingZeros();
        return mantissa.toPlainString() + "e" + exponent;
    }
}
