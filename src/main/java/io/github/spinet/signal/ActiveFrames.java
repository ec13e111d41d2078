// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.signal;

import java.util.ArrayList;
import java.util.List;

/** The active frames of one trace: candidates from its smooth form, starts from the trace itself. */
final class ActiveFrames {

    private static final Epochs.Run NOTHING = new Epochs.Run(0, 0);

    private ActiveFrames() {}

    /**
     * Finds them.
     *
     * @param trace ΔF/F0; NaN frames are above no threshold
     * @param smooth the same smoothed, without NaN
     * @return one value a frame
     */
    static boolean[] find(double[] trace, double[] smooth, Thresholds thresholds, EventDetection.Preset preset) {
        boolean[] above = new boolean[smooth.length];
        for (int i = 0; i < above.length; i++) {
            above[i] = smooth[i] > thresholds.high();
        }
        List<Epochs.Run> events = new ArrayList<>();
        for (Epochs.Run high : Epochs.of(above).runs()) {
            int rise = high.start();
            while (rise > 0 && smooth[rise - 1] > thresholds.low()) {
                rise--;
            }
            Epochs.Run event = preset == EventDetection.Preset.LEGEND
                    ? asLegend(trace, thresholds, rise, high.end())
                    : asPublishedCode(trace, thresholds.high(), rise, high.end());
            if (event.length() > 0) {
                events.add(event);
            }
        }
        Epochs active = Epochs.of(trace.length, events);
        return preset == EventDetection.Preset.LEGEND
                ? active.toArray()
                : withoutZeros(active.broaden(0, 1).toArray(), trace);
    }

    private static Epochs.Run asLegend(double[] trace, Thresholds thresholds, int rise, int fall) {
        int start = firstAbove(trace, thresholds.high(), rise, fall);
        if (start == fall) {
            return NOTHING;
        }
        while (start > 0 && trace[start - 1] >= thresholds.low()) {
            start--;
        }
        return new Epochs.Run(start, fall);
    }

    // The code's ranges include the first frame that is below again (and, by the last step of find, one more).
    private static Epochs.Run asPublishedCode(double[] trace, double high, int rise, int fall) {
        int last = trace.length - 1;
        int crossing = firstAbove(trace, high, rise, trace.length);
        if (rise == 0 || fall >= last || crossing > last) {
            return NOTHING;
        }
        int below = Math.min(crossing + 1, last);
        while (below >= 0 && trace[below] >= high) {
            below--;
        }
        int start = below - 1;
        // Without a frame below, the range is empty; a start at the first frame touches the edge.
        return start <= 0 || start > fall ? NOTHING : new Epochs.Run(start, fall + 1);
    }

    // The code marks a frame as active by giving it its ΔF/F0, and takes whatever is not 0 for active.
    private static boolean[] withoutZeros(boolean[] active, double[] trace) {
        for (int i = 0; i < active.length; i++) {
            active[i] &= trace[i] != 0;
        }
        return active;
    }

    private static int firstAbove(double[] trace, double threshold, int from, int end) {
        int i = from;
        while (i < end && !(trace[i] > threshold)) {
            i++;
        }
        return i;
    }
}
