// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.signal;

import java.util.Arrays;
import org.apache.commons.math3.stat.descriptive.rank.Percentile;
import org.apache.commons.math3.stat.descriptive.rank.Percentile.EstimationType;

/** The two thresholds of one ROI, in ΔF/F0; NaN if the trace has no sample below 0. */
record Thresholds(double noise, double low, double high, EventDetection.Method method) {

    private static final double ARTEFACT_PERCENTILE = 5;

    static Thresholds of(double[] trace, EventDetection.Params params) {
        double[] negative = Arrays.stream(trace).filter(v -> v < 0).toArray();
        if (negative.length == 0) {
            return new Thresholds(Double.NaN, Double.NaN, Double.NaN, EventDetection.Method.NONE);
        }
        double noise = mirroredSd(negative);
        double high = params.highFactor() * noise;
        EventDetection.Method method = EventDetection.Method.NOISE;
        // Type 5 of Hyndman & Fan is MATLAB's prctile.
        double artefact =
                -new Percentile().withEstimationType(EstimationType.R_5).evaluate(negative, ARTEFACT_PERCENTILE);
        if (high < artefact) {
            high = artefact;
            method = EventDetection.Method.PERCENTILE;
        }
        if (high < params.floorDff()) {
            high = params.floorDff();
            method = EventDetection.Method.FLOOR;
        }
        return new Thresholds(noise, params.lowFactor() * noise, high, method);
    }

    // The SD (n − 1) of the values together with their mirror images about 0.
    private static double mirroredSd(double[] values) {
        double squares = 0;
        for (double v : values) {
            squares += v * v;
        }
        return Math.sqrt(2 * squares / (2.0 * values.length - 1));
    }
}
