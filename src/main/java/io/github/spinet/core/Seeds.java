// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.core;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;

/**
 * The only maker of random generators. A stream is named by what it is for (the purpose, the animal, the spine …), never
 * by a thread or a position in a loop, so that adding a spine or a thread changes no other spine's numbers.
 *
 * <p>The generator is xoshiro256++ of Commons RNG, whose output, unlike that of {@code java.util.random}, is the same on
 * every Java version.
 */
public final class Seeds {

    private Seeds() {}

    /**
     * Opens a stream.
     *
     * @param seed the user's seed
     * @param purpose what the numbers are for, unique within Spinet
     * @param keys the identity that the stream belongs to, e.g. the animal, the session and the spine
     */
    public static UniformRandomProvider stream(long seed, String purpose, Object... keys) {
        MessageDigest digest = sha256();
        digest.update(ByteBuffer.allocate(Long.BYTES).putLong(seed).array());
        absorb(digest, purpose);
        for (Object key : keys) {
            absorb(digest, String.valueOf(key));
        }
        ByteBuffer hash = ByteBuffer.wrap(digest.digest());
        long[] state = {hash.getLong(), hash.getLong(), hash.getLong(), hash.getLong()};
        return RandomSource.XO_SHI_RO_256_PP.create(state);
    }

    // The length goes first so that ("ab", "c") and ("a", "bc") differ.
    private static void absorb(MessageDigest digest, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
        digest.update(bytes);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
