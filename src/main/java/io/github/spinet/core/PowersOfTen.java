// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.core;

import java.math.BigInteger;

/**
 * Powers of ten to 126 bits, and products with them: what turns digits into doubles and back without big integers.
 *
 * <p>A product is {@code (high · 2^63 + low) · 2^(exponent + 63)}; it is too small by at most a few units of {@code low}.
 */
final class PowersOfTen {

    static final int MIN = -32;
    static final int MAX = 48;

    private static final long LOW_63 = Long.MAX_VALUE;
    private static final long[] HIGH = new long[MAX - MIN + 1];
    private static final long[] LOW = new long[HIGH.length];
    private static final int[] EXPONENT = new int[HIGH.length];

    static {
        for (int power = MIN; power <= MAX; power++) {
            BigInteger ten = BigInteger.TEN.pow(Math.abs(power));
            int shift = power >= 0 ? 126 - ten.bitLength() : 125 + ten.bitLength();
            BigInteger scaled = power >= 0
                    ? ten.shiftLeft(shift)
                    : BigInteger.ONE.shiftLeft(shift).divide(ten);
            LOW[power - MIN] = scaled.longValue() & LOW_63;
            HIGH[power - MIN] = scaled.shiftRight(63).longValue();
            EXPONENT[power - MIN] = -shift;
        }
    }

    private PowersOfTen() {}

    /** The upper 63 bits of the power. */
    static long top(int power) {
        return HIGH[power - MIN];
    }

    /** The exponent of two of the power's 126 bits. */
    static int exponent(int power) {
        return EXPONENT[power - MIN];
    }

    /** The upper part of a 63-bit mantissa times a power. */
    static long high(long mantissa, int power) {
        long high = HIGH[power - MIN];
        long whole = Math.multiplyHigh(mantissa, high) << 1 | mantissa * high >>> 63;
        return whole + (uncarried(mantissa, power) >>> 63);
    }

    /** The lower part, of 63 bits. */
    static long low(long mantissa, int power) {
        return uncarried(mantissa, power) & LOW_63;
    }

    private static long uncarried(long mantissa, int power) {
        long low = LOW[power - MIN];
        long carried = Math.multiplyHigh(mantissa, low) << 1 | mantissa * low >>> 63;
        return (mantissa * HIGH[power - MIN] & LOW_63) + carried;
    }
}
