// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.io;

import static io.github.spinet.io.Refusals.refused;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.spinet.core.BadInputException;
import io.github.spinet.core.Seeds;
import org.apache.commons.rng.UniformRandomProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TiffCompressionTest {

    private static final String PLACE = "movie.tif, page 1";

    private static byte[] bytes(int... values) {
        byte[] bytes = new byte[values.length];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) values[i];
        }
        return bytes;
    }

    // The example that the TIFF 6.0 specification gives for PackBits.
    @Test
    void unpacks_the_example_of_the_packbits_specification() {
        byte[] packed = bytes(0xFE, 0xAA, 0x02, 0x80, 0x00, 0x2A, 0xFD, 0xAA, 0x03, 0x80, 0x00, 0x2A, 0x22, 0xF7, 0xAA);
        byte[] expected = bytes(
                0xAA, 0xAA, 0xAA, 0x80, 0x00, 0x2A, 0xAA, 0xAA, 0xAA, 0xAA, 0x80, 0x00, 0x2A, 0x22, 0xAA, 0xAA, 0xAA,
                0xAA, 0xAA, 0xAA, 0xAA, 0xAA, 0xAA, 0xAA);
        assertArrayEquals(expected, TiffCompression.PACK_BITS.unpack(packed, 24, PLACE));
    }

    // The example of the TIFF 6.0 specification for LZW: 7 7 7 8 8 7 7 6 6 is Clear 7 258 8 8 258 6 6 End,
    // here packed by hand into codes of 9 bits.
    @Test
    void unpacks_the_example_of_the_lzw_specification() {
        int[] codes = {256, 7, 258, 8, 8, 258, 6, 6, 257};
        byte[] packed = new byte[(9 * codes.length + 7) / 8];
        for (int i = 0; i < 9 * codes.length; i++) {
            int bit = codes[i / 9] >> 8 - i % 9 & 1;
            packed[i / 8] |= (byte) (bit << 7 - i % 8);
        }
        assertArrayEquals(bytes(7, 7, 7, 8, 8, 7, 7, 6, 6), TiffCompression.LZW.unpack(packed, 9, PLACE));
    }

    @ParameterizedTest
    @EnumSource(TiffCompression.class)
    void garbage_is_refused_or_unpacked_but_never_crashes(TiffCompression compression) {
        long seed = 2;
        UniformRandomProvider random = Seeds.stream(seed, "garbage", compression);
        for (int i = 0; i < 2000; i++) {
            byte[] packed = new byte[random.nextInt(60)];
            random.nextBytes(packed);
            try {
                assertEquals(500, compression.unpack(packed, 500, PLACE).length, "seed " + seed);
            } catch (BadInputException e) {
                assertEquals(1, e.getMessage().lines().count(), "seed " + seed);
            }
        }
    }

    @Test
    void refuses_what_is_too_short_and_what_it_does_not_know() {
        refused(() -> TiffCompression.PACK_BITS.unpack(bytes(0xFE, 1), 24, PLACE), PLACE, "3 of 24 bytes");
        refused(() -> TiffCompression.of(34712, PLACE), PLACE, "method 34712", "LZW");
    }
}
