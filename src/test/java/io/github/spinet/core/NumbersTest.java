// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.apache.commons.rng.UniformRandomProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumbersTest {

    // Expected digits as Python prints them: python3 -c "print(repr(x))"
    @ParameterizedTest
    @CsvSource({
        "0.1, 0.1",
        "2e-3, 0.002",
        "58.3, 58.3",
        "0.30000000000000004, 0.30000000000000004",
        "2e23, 2e23",
        "1.0E23, 1e23",
        "5.684341886080802E-14, 5.684341886080802e-14",
        "4.9E-324, 5e-324",
        "100, 100",
        "-7, -7",
        "1.7976931348623157E308, 1.7976931348623157e308",
        "0.017152658662092625, 0.017152658662092625",
        "123456789.5, 123456789.5",
        "1e15, 1000000000000000",
        "-0.0, -0",
        "1e-7, 0.0000001",
        "1e-8, 1e-8"
    })
    void numbers_print_as_the_shortest_text_that_reads_back_equal(double value, String text) {
        assertEquals(text, Numbers.toText(value));
    }

    @Test
    void any_bits_read_back_equal() {
        long seed = 20261124;
        UniformRandomProvider random = Seeds.stream(seed, "NumbersTest");
        for (int i = 0; i < 20_000; i++) {
            double value = Double.longBitsToDouble(random.nextLong());
            String text = Numbers.toText(value);
            assertEquals(value, Double.parseDouble(text), "seed " + seed + ", draw " + i);
            assertTrue(text.length() <= 24 + 22, text);
        }
    }
}
