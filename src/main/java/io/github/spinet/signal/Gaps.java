// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.signal;

/** Undefined frames of a trace, filled so that a filter can run over them. What is filled stays undefined in results. */
final class Gaps {

    private Gaps() {}

    /** The trace with 0 for NaN. */
    static double[] zeroed(double[] trace) {
        double[] filled = trace.clone();
        for (int i = 0; i < filled.length; i++) {
            filled[i] = Double.isNaN(filled[i]) ? 0 : filled[i];
        }
        return filled;
    }

    /**
     * The trace with straight lines over the gaps between defined frames that are not longer than {@code longest}; others
     * stay NaN. A frame that was lost to motion in the middle of an event must not make two events of it.
     */
    static double[] bridged(double[] trace, int longest) {
        double[] filled = trace.clone();
        int last = -1;
        for (int i = 0; i < trace.length; i++) {
            if (Double.isNaN(trace[i])) {
                continue;
            }
            int gap = i - last - 1;
            if (last >= 0 && gap > 0 && gap <= longest) {
                for (int k = 1; k <= gap; k++) {
                    filled[last + k] = trace[last] + (trace[i] - trace[last]) * k / (gap + 1);
                }
            }
            last = i;
        }
        return filled;
    }
}
