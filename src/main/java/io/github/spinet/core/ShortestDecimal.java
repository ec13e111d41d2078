// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.core;

/**
 * The digits of the shortest decimal of a double in 128-bit integer arithmetic, for the millions of numbers of a table
 * over time.
 *
 * <p>The value is scaled to 17 digits before the decimal point by a power of ten known to 126 bits. Whether a rounded
 * decimal reads back equal is whether it lies within half a unit in the last place of the value. Wherever the scaled
 * numbers are too close to a limit for 126 bits to tell, there is no answer, and exact arithmetic decides instead.
 */
final class ShortestDecimal {

    /** No answer. */
    static final long UNKNOWN = 0;

    private static final int UNIT_BITS = 56;
    private static final long UNIT = 1L << UNIT_BITS;
    // The arithmetic is exact to a few of the 2^-56 units.
    private static final long GUARD = 1L << 10;
    private static final long TEN_16 = 10_000_000_000_000_000L;
    private static final long TEN_17 = 10 * TEN_16;

    private ShortestDecimal() {}

    /** The power of ten that scales a positive value to 17 digits. */
    static int power(double size) {
        return 16 - (int) Math.floor(Math.log10(size));
    }

    /** The value times ten to its {@link #power}, rounded to the fewest digits that read back equal, or {@link #UNKNOWN}. */
    static long digits(double size) {
        int power = power(size);
        long bits = Double.doubleToRawLongBits(size);
        long fraction = bits & (1L << 52) - 1;
        // Below a power of two the neighbours are nearer, which the half unit used here does not know.
        if (fraction == 0 || power < PowersOfTen.MIN || power > PowersOfTen.MAX) {
            return UNKNOWN;
        }
        // size = mantissa · 2^binary, the mantissa with 63 bits
        long mantissa = (fraction | 1L << 52) << 10;
        int binary = (int) (bits >>> 52) - 1075 - 10;
        long high = PowersOfTen.high(mantissa, power);
        int pointBits = -(126 + binary + PowersOfTen.exponent(power));
        long whole = high >>> pointBits;
        if (whole < TEN_16 || whole >= TEN_17) {
            return UNKNOWN;
        }
        long part = (high & (1L << pointBits) - 1) << UNIT_BITS - pointBits
                | PowersOfTen.low(mantissa, power) >>> 63 - UNIT_BITS + pointBits;
        long half = PowersOfTen.top(power) >>> pointBits - 2;
        return rounded(whole, part, half);
    }

    // Distances are in 2^-56 of a unit of the 17th digit.
    private static long rounded(long whole, long part, long half) {
        for (long step = 100; step >= 1; step /= 10) {
            long down = whole % step * UNIT + part;
            long up = step * UNIT - down;
            long distance = Math.min(down, up);
            if (Math.abs(distance - half) <= GUARD || Math.abs(down - up) <= GUARD) {
                return UNKNOWN;
            }
            if (distance < half) {
                return whole - whole % step + (up < down ? step : 0);
            }
        }
        return UNKNOWN;
    }
}
