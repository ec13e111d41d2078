// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.core;

import java.math.BigDecimal;

/** The double nearest to a decimal, as {@link Double#parseDouble} finds it, without its big integers in most cases. */
final class NearestDouble {

    // Whole numbers up to 2^53 and powers of ten up to 1e22 are exact doubles.
    private static final long EXACT = 1L << 53;
    private static final double[] TEN = new double[23];
    private static final int ROUNDED_BITS = 10;
    private static final long HALF = 1L << ROUNDED_BITS - 1;
    // So many units of the lower part are uncertain.
    private static final long GUARD = 16;

    static {
        for (int i = 0; i < TEN.length; i++) {
            TEN[i] = Double.parseDouble("1e" + i);
        }
    }

    private NearestDouble() {}

    /**
     * The double nearest to {@code digits · 10^power}, halves to even.
     *
     * @param digits 0 or more
     */
    static double of(long digits, int power) {
        if (digits <= EXACT && Math.abs(power) < TEN.length) {
            return power < 0 ? digits / TEN[-power] : digits * TEN[power];
        }
        if (power < PowersOfTen.MIN || power > PowersOfTen.MAX) {
            return exactly(digits, power);
        }
        int shift = Long.numberOfLeadingZeros(digits) - 1;
        long high = PowersOfTen.high(digits << shift, power);
        long low = PowersOfTen.low(digits << shift, power);
        int exponent = 126 + PowersOfTen.exponent(power) - shift;
        if (high >>> 62 == 0) {
            high = high << 1 | low >>> 62;
            low = low << 1 & Long.MAX_VALUE;
            exponent--;
        }
        long rest = high & (1L << ROUNDED_BITS) - 1;
        boolean nearHalf = rest == HALF - 1 && low >= Long.MAX_VALUE - GUARD || rest == HALF && low <= GUARD;
        if (nearHalf) {
            return exactly(digits, power);
        }
        long mantissa = (high >>> ROUNDED_BITS) + (rest >= HALF ? 1 : 0);
        return Math.scalb((double) mantissa, exponent + ROUNDED_BITS);
    }

    private static double exactly(long digits, int power) {
        return BigDecimal.valueOf(digits, -power).doubleValue();
    }
}
