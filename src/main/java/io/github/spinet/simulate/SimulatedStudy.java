// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.simulate;

import io.github.spinet.core.BadInputException;
import io.github.spinet.core.Table;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A made study. Its sessions are made when they are asked for and not kept, each time the same.
 *
 * @param keys the recordings, by animal, field and session
 * @param maker makes a session from its key; safe for several threads
 * @param fates what becomes of each spine
 * @param coactivity what pairs of average spines are expected to share, by distance
 * @param <S> what a session consists of
 */
public record SimulatedStudy<S>(
        List<SessionKey> keys,
        Function<SessionKey, S> maker,
        Table<Truth.SpineFate> fates,
        Table<Truth.Coactivity> coactivity) {

    public SimulatedStudy {
        keys = List.copyOf(keys);
    }

    /** @throws BadInputException if the study has no such session */
    public S session(SessionKey key) {
        if (!keys.contains(key)) {
            throw new BadInputException("The study has no session " + key.label() + "; expected one of "
                    + keys.get(0).label() + " … " + keys.get(keys.size() - 1).label());
        }
        return maker.apply(key);
    }

    /** All sessions in the order of the keys, each made when the stream reaches it. */
    public Stream<S> sessions() {
        return keys.stream().map(maker);
    }
}
