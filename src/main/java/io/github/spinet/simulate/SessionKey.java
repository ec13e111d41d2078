// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.simulate;

import io.github.spinet.core.Seeds;
import java.util.stream.Stream;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * Which recording of a study.
 *
 * @param animal the animal's name
 * @param field the field of view's name within the animal
 * @param session from 1
 */
public record SessionKey(String animal, String field, int session) {

    /** Random numbers that belong to this session alone. */
    UniformRandomProvider stream(long seed, String purpose, Object... keys) {
        return Seeds.stream(
                seed,
                "simulate." + purpose,
                Stream.concat(Stream.of(animal, field, session), Stream.of(keys))
                        .toArray());
    }

    /** Random numbers that all sessions of the field share. */
    UniformRandomProvider fieldStream(long seed, String purpose, Object... keys) {
        return new SessionKey(animal, field, 0).stream(seed, purpose, keys);
    }

    /** {@code A1_F1_S1}: a name for files and messages. */
    public String label() {
        return animal + "_" + field + "_S" + session;
    }
}
