// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.function.DoubleSupplier;
import org.apache.commons.rng.UniformRandomProvider;
import org.junit.jupiter.api.Test;

class ShortestDecimalTest {

    private static final long SEED = 20240607;

    private static void sameAsExact(double value) {
        double size = Math.abs(value);
        long digits = ShortestDecimal.digits(size);
        if (digits != ShortestDecimal.UNKNOWN) {
            BigDecimal exact = Numbers.shortestExactly(size);
            BigDecimal fast = BigDecimal.valueOf(digits, ShortestDecimal.power(size));
            assertEquals(exact, fast.stripTrailingZeros(), () -> "of " + value + ", seed " + SEED);
            int exponent = exact.precision() - exact.scale() - 1;
            if (exponent >= -7 && exponent < 21) {
                assertEquals((value < 0 ? "-" : "") + exact.toPlainString(), Numbers.toText(value));
            }
        }
    }

    private static void sameAsExact(int count, DoubleSupplier values) {
        for (int i = 0; i < count; i++) {
            sameAsExact(values.getAsDouble());
        }
    }

    @Test
    void gives_what_exact_arithmetic_gives() {
        UniformRandomProvider random = Seeds.stream(SEED, "decimals");
        sameAsExact(25_000, () -> random.nextDouble() - 0.5);
        sameAsExact(12_000, () -> (random.nextDouble() - 0.5) * Math.pow(10, 60 * random.nextDouble() - 30));
        sameAsExact(12_000, () -> (float) (random.nextDouble() * 4096));
        sameAsExact(12_000, () -> random.nextInt(2_000_000) / 1000.0);
        sameAsExact(12_000, () -> random.nextInt(2_000_000) / 58.3);
    }

    @Test
    void gives_what_exact_arithmetic_gives_beside_powers_of_two_and_ten() {
        for (int e = -100; e <= 100; e++) {
            for (double near : new double[] {Math.pow(2, e), Math.pow(10, e / 3), 5 * Math.pow(10, e / 3)}) {
                double value = near;
                for (int i = 0; i < 20; i++) {
                    sameAsExact(value);
                    sameAsExact(-value);
                    value = i < 10 ? Math.nextUp(value) : Math.nextDown(i == 10 ? near : value);
                }
            }
        }
    }

    @Test
    void leaves_almost_nothing_to_exact_arithmetic() {
        UniformRandomProvider random = Seeds.stream(SEED, "coverage");
        int answered = 0;
        for (int i = 0; i < 10_000; i++) {
            answered += ShortestDecimal.digits(random.nextDouble() * 5) == ShortestDecimal.UNKNOWN ? 0 : 1;
        }
        assertTrue(answered > 9_990, answered + " of 10000");
    }

    @Test
    void text_reads_back_equal() {
        UniformRandomProvider random = Seeds.stream(SEED, "read back");
        for (int i = 0; i < 60_000; i++) {
            double value = Double.longBitsToDouble(random.nextLong());
            String text = Numbers.toText(i % 2 == 0 ? value : random.nextDouble());
            assertEquals(text, Numbers.toText(Double.parseDouble(text)));
        }
        assertEquals("2e-44", Numbers.toText(2e-44));
        assertEquals("0.1", Numbers.toText(0.1));
        assertEquals("-0.30000000000000004", Numbers.toText(-(0.1 + 0.2)));
    }

    @Test
    void digits_become_the_doubles_of_the_jdk() {
        UniformRandomProvider random = Seeds.stream(SEED, "nearest");
        for (int i = 0; i < 60_000; i++) {
            long digits = (random.nextLong() >>> 1) >>> random.nextInt(60);
            int power = random.nextInt(90) - 40;
            String text = digits + "e" + power;
            assertEquals(Double.parseDouble(text), Numbers.toDouble(digits, power), "seed " + SEED + ", " + text);
        }
    }

    // Decimals that lie exactly between two doubles, and next to them.
    @Test
    void halves_become_the_doubles_of_the_jdk() {
        UniformRandomProvider random = Seeds.stream(SEED, "halves");
        for (int i = 0; i < 25_000; i++) {
            long half = (1L << 53 | random.nextLong() >>> 11) * 2 + 1;
            int power = -random.nextInt(3);
            long digits = half + random.nextInt(3) - 1;
            String text = digits + "e" + power;
            assertEquals(Double.parseDouble(text), Numbers.toDouble(digits, power), "seed " + SEED + ", " + text);
        }
    }
}
