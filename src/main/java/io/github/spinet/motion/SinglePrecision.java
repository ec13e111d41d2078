// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.motion;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.stream.DoubleStream;

/** Numbers of single precision as they are written into tables. */
final class SinglePrecision {

    private static final double[] POWERS =
            DoubleStream.iterate(1, p -> 10 * p).limit(14).toArray();

    private SinglePrecision() {}

    /**
     * The number with the fewest digits that is the same in single precision; {@code Float.toString} differs between
     * versions of Java.
     */
    static double shortest(float value) {
        if (Float.isNaN(value)) {
            return Double.NaN;
        }
        double size = Math.abs(value);
        // Where a power of ten brings all digits before the point, division gives the nearest number.
        if (size >= 1e-4 && size < 1e6) {
            int before = (int) Math.floor(Math.log10(size)) + 1;
            for (int digits = 6; digits <= 9; digits++) {
                double rounded = POWERS[digits - before];
                rounded = Math.rint(value * rounded) / rounded;
                if ((float) rounded == value) {
                    return rounded;
                }
            }
        }
        BigDecimal exact = new BigDecimal(value);
        double rounded = value;
        for (int digits = 6; digits <= 9; digits++) {
            rounded =
                    exact.round(new MathContext(digits, RoundingMode.HALF_EVEN)).doubleValue();
            if ((float) rounded == value) {
                break;
            }
        }
        return rounded;
    }
}
