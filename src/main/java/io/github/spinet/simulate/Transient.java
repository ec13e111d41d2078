// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.simulate;

import io.github.spinet.signal.Epochs;
import io.github.spinet.simulate.SpineActivity.Source;

/**
 * One synaptic event as the indicator shows it: a fast rise to a plateau that lasts as long as glutamate is released, then
 * an exponential decay.
 *
 * @param startS when release begins
 * @param releaseS how long it lasts
 * @param dff height of the plateau, ΔF/F0
 * @param decayS time constant of the decay
 * @param source what made it
 */
record Transient(double startS, double releaseS, double dff, double decayS, Source source) {

    static final double RISE_S = 0.03;
    // After this many time constants the decay is below 0.05 % of the peak.
    private static final double TAIL = 8;

    double peak() {
        return dff * -Math.expm1(-releaseS / RISE_S);
    }

    /** When ΔF/F0 comes up to half of its peak. */
    double halfUpS() {
        return startS - RISE_S * Math.log1p(-peak() / (2 * dff));
    }

    /** When ΔF/F0 is down to half of its peak. */
    double halfDownS() {
        return startS + releaseS + decayS * Math.log(2);
    }

    double at(double timeS) {
        double since = timeS - startS;
        if (since <= 0) {
            return 0;
        }
        return since < releaseS ? dff * -Math.expm1(-since / RISE_S) : peak() * Math.exp(-(since - releaseS) / decayS);
    }

    /** The frames at which ΔF/F0 is at least half of its peak; possibly none at a low frame rate. */
    Epochs.Run activeFrames(double rateHz, int frames) {
        int first = (int) Math.ceil(halfUpS() * rateHz);
        int end = (int) Math.floor(halfDownS() * rateHz) + 1;
        return new Epochs.Run(Math.min(frames, Math.max(0, first)), Math.min(frames, Math.max(first, end)));
    }

    /** Adds the transient to a trace whose frame {@code i} is at {@code i / rateHz}. */
    void addTo(double[] trace, double rateHz) {
        int end = Math.min(trace.length, (int) Math.ceil((startS + releaseS + TAIL * decayS) * rateHz));
        for (int i = Math.max(0, (int) (startS * rateHz)); i < end; i++) {
            trace[i] += at(i / rateHz);
        }
    }
}
