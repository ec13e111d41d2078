// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.simulate;

import io.github.spinet.signal.Epochs;
import java.util.List;

/**
 * What one spine truly does in one session.
 *
 * @param spine the spine
 * @param events its events in time order; no two share a frame
 * @param dff noise-free ΔF/F0, one value a frame
 * @param active the frames at which an event is at least half as high as its peak
 */
public record SpineActivity(PlannedSpine spine, List<Event> events, double[] dff, Epochs active) {

    public SpineActivity {
        events = List.copyOf(events);
    }

    /**
     * One event.
     *
     * @param frames when it is active
     * @param startS when release begins
     * @param peakDff its highest ΔF/F0
     * @param source what made it
     */
    public record Event(Epochs.Run frames, double startS, double peakDff, Source source) {}

    /** What makes a spine active. */
    public enum Source {
        /** It responds to a movement. */
        MOVEMENT,
        /** It takes part in an event of its stretch of dendrite, independent of movements. */
        LOCAL,
        /** It is active for itself. */
        PRIVATE
    }
}
