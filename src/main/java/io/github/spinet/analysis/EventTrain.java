// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.analysis;

import io.github.spinet.core.BadInputException;
import io.github.spinet.core.Numbers;

/**
 * The active state of one spine, 64 frames a word.
 *
 * @param spine its name
 * @param on the bits of the frames in which the spine is active
 * @param known the bits of the frames in which its state is defined; {@code on} is a subset
 */
record EventTrain(String spine, long[] on, long[] known) {

    /**
     * @param active 0 inactive, 1 active, NaN undefined
     * @throws BadInputException for any other value
     */
    static EventTrain of(String spine, double[] active) {
        EventTrain train = new EventTrain(spine, new long[words(active.length)], new long[words(active.length)]);
        for (int i = 0; i < active.length; i++) {
            double value = active[i];
            if (value == 0 || value == 1) {
                train.known[i >> 6] |= 1L << i;
                train.on[i >> 6] |= value == 1 ? 1L << i : 0;
            } else if (!Double.isNaN(value)) {
                throw new BadInputException(
                        "Trace '" + spine + "' has the value " + Numbers.toText(value)
                                + " at frame " + (i + 1)
                                + "; expected 0 (inactive), 1 (active) or nothing (undefined): give the active states, not ΔF/F0");
            }
        }
        return train;
    }

    /** Undefined frames count as inactive, and so do the first and the last frame. */
    EventTrain zeroFilled(int frames) {
        long[] inner = on.clone();
        if (frames > 0) {
            inner[0] &= ~1L;
            inner[(frames - 1) >> 6] &= ~(1L << (frames - 1));
        }
        EventTrain filled = new EventTrain(spine, inner, new long[known.length]);
        for (int i = 0; i < frames; i++) {
            filled.known[i >> 6] |= 1L << i;
        }
        return filled;
    }

    private static int words(int frames) {
        return (frames + 63) >> 6;
    }

    /**
     * Counts events word by word. An event begins at an active frame if the spine was inactive at the last defined frame
     * before it, or if there is none: an undefined frame within an event does not make two of it.
     */
    static final class Counter {
        private int events;
        // 1 if the last defined frame of the words before was active.
        private long carry;

        void add(long on, long known) {
            long gaps = ~known;
            // A carry of the addition runs through each gap that follows an active frame and fills it.
            long entries = ((on << 1) | carry) & gaps;
            long bridged = on | (((gaps + entries) ^ gaps) & gaps);
            events += Long.bitCount(on & ~((bridged << 1) | carry));
            carry = bridged >>> 63;
        }

        int events() {
            return events;
        }
    }
}
