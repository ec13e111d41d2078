// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.core;

import java.math.BigDecimal;
import java.math.BigInteger;

/**
 * The shortest decimal of a double in 128-bit integer arithmetic, for the millions of numbers of a table over time.
 *
 * <p>The value is scaled to 17 digits before the decimal point by a power of ten known to 126 bits. Whether a rounded
 * decimal reads back equal is whether it lies within half a unit in the last place of the value. Wherever the scaled
 * numbers are too close to a limit for 126 bits to tell, there is no answer, and exact arithmetic decides instead.
 */
final class ShortestDecimal {

    // Powers of ten for values of about 1e-30 to 1e30; others are rare and left to exact arithmetic.
    private static final int MIN_POWER = -16;
    private static final int MAX_POWER = 48;
    private static final long LOW_63 = Long.MAX_VALUE;
    private static final int UNIT_BITS = 56;
    private static final long UNIT = 1L << UNIT_BITS;
    // The arithmetic is exact to a few of the 2^-56 units.
    private static final long GUARD = 1L << 10;
    private static final long TEN_16 = 10_000_000_000_000_000L;
    private static final long TEN_17 = 10 * TEN_16;
    private static final long[] HIGH = new long[MAX_POWER - MIN_POWER + 1];
    private static final long[] LOW = new long[HIGH.length];
    // 10^power = (HIGH · 2^63 + LOW) · 2^exponent
    private static final int[] EXPONENT = new int[HIGH.length];

    static {
        for (int i = 0; i < HIGH.length; i++) {
            int power = i + MIN_POWER;
            BigInteger ten = BigInteger.TEN.pow(Math.abs(power));
            int shift = power >= 0 ? 126 - ten.bitLength() : 125 + ten.bitLength();
            BigInteger scaled = power >= 0
                    ? ten.shiftLeft(shift)
                    : BigInteger.ONE.shiftLeft(shift).divide(ten);
            LOW[i] = scaled.longValue() & LOW_63;
            HIGH[i] = scaled.shiftRight(63).longValue();
            EXPONENT[i] = -shift;
        }
    }

    private ShortestDecimal() {}

    /** The decimal without trailing zeros, or null where only exact arithmetic can tell. */
    static BigDecimal of(double value) {
        double size = Math.abs(value);
        int power = 16 - (int) Math.floor(Math.log10(size));
        if (power < MIN_POWER || power > MAX_POWER) {
            return null;
        }
        long bits = Double.doubleToRawLongBits(size);
        long fraction = bits & ((1L << 52) - 1);
        // Below a power of two the neighbours are nearer, which the half unit used here does not know.
        if (fraction == 0) {
            return null;
        }
        // size · 10^power = mantissa · 2^binary · 10^power, the mantissa with 63 bits
        long mantissa = (fraction | 1L << 52) << 10;
        int binary = (int) (bits >>> 52) - 1075 - 10;
        int i = power - MIN_POWER;
        // The product's upper 126 bits as high and low, of 63 bits each.
        long carried = Math.multiplyHigh(mantissa, LOW[i]) << 1 | mantissa * LOW[i] >>> 63;
        long productLow = mantissa * HIGH[i];
        long low = (productLow & LOW_63) + carried;
        long high = (Math.multiplyHigh(mantissa, HIGH[i]) << 1 | productLow >>> 63) + (low >>> 63);
        low &= LOW_63;
        int pointBits = -(126 + binary + EXPONENT[i]);
        long whole = high >>> pointBits;
        if (whole < TEN_16 || whole >= TEN_17) {
            return null;
        }
        long part = (high & (1L << pointBits) - 1) << UNIT_BITS - pointBits | low >>> 63 - UNIT_BITS + pointBits;
        long half = HIGH[i] >>> pointBits - 2;
        return rounded(whole, part, half, value < 0, power);
    }

    // Distances are in 2^-56 of a unit of the 17th digit.
    private static BigDecimal rounded(long whole, long part, long half, boolean negative, int power) {
        for (long step = 100; step >= 1; step /= 10) {
            long down = whole % step * UNIT + part;
            long up = step * UNIT - down;
            long distance = Math.min(down, up);
            if (Math.abs(distance - half) <= GUARD || Math.abs(down - up) <= GUARD) {
                return null;
            }
            if (distance < half) {
                long digits = whole - whole % step + (up < down ? step : 0);
                return BigDecimal.valueOf(negative ? -digits : digits, power).stripTrailingZeros();
            }
        }
        return null;
    }
}
