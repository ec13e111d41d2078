// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.behavior;

import io.github.spinet.signal.Epochs;
import io.github.spinet.signal.Epochs.Run;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.math3.stat.descriptive.moment.StandardDeviation;
import org.apache.commons.math3.stat.descriptive.rank.Percentile;
import org.apache.commons.math3.stat.descriptive.rank.Percentile.EstimationType;

/** Onsets and offsets to the sample, after smoothing has blurred them. */
final class EdgeRefinement {

    /** How far a lever must leave its value at the edge, and for how many samples in a row. */
    enum Cutoff {
        /** The 99th percentile of the noise (raw minus filtered, signed) while quiet; three samples. */
        PERCENTILE_99(3),
        /** The standard deviation of that noise; ten samples. */
        STANDARD_DEVIATION(10),
        /** Edges stay as they are. */
        NONE(0);

        private final int samples;

        Cutoff(int samples) {
            this.samples = samples;
        }

        /** The magnitude, in V; NaN without quiet samples, which no sample exceeds. */
        double of(double[] noise) {
            return switch (this) {
                // R5 is how MATLAB's prctile interpolates.
                case PERCENTILE_99 ->
                    Math.abs(new Percentile()
                            .withEstimationType(EstimationType.R_5)
                            .evaluate(noise, 99));
                case STANDARD_DEVIATION -> new StandardDeviation().evaluate(noise);
                case NONE -> Double.NaN;
            };
        }
    }

    private EdgeRefinement() {}

    /**
     * Moves both edges of each run inwards to where the raw lever has left the noise around its filtered value at the old
     * edge. An edge that is left by no sample stays; a run that nothing is left of vanishes.
     */
    static Epochs intoNoise(Epochs active, double[] raw, double[] filtered, Cutoff cutoff) {
        double limit = cutoff.of(quietNoise(active, raw, filtered));
        List<Run> refined = new ArrayList<>();
        for (Run run : active.runs()) {
            int last = run.end() - 1;
            int start = run.start() + quiet(raw, run.start(), run.length(), 1, filtered[run.start()], limit, cutoff);
            int end = run.end() - quiet(raw, last, run.length(), -1, filtered[last], limit, cutoff);
            if (start < end) {
                refined.add(new Run(start, end));
            }
        }
        return Epochs.of(active.frames(), refined);
    }

    // The number of samples from the edge to the first row of samples beyond the limit. As in the published code it is
    // counted from the middle of the row: two samples of a row of three go too, and one of ten.
    private static int quiet(double[] raw, int edge, int length, int step, double level, double limit, Cutoff cutoff) {
        int row = 0;
        for (int i = 0; i < length; i++) {
            row = Math.abs(raw[edge + step * i] - level) > limit ? row + 1 : 0;
            if (row == cutoff.samples) {
                int middle = i - row / 2;
                return middle + 2 - row / 2;
            }
        }
        return 0;
    }

    private static double[] quietNoise(Epochs active, double[] raw, double[] filtered) {
        double[] noise = new double[raw.length];
        int n = 0;
        for (int i = 0; i < raw.length; i++) {
            if (!active.isActive(i)) {
                noise[n++] = raw[i] - filtered[i];
            }
        }
        return Arrays.copyOf(noise, n);
    }

    /**
     * Moves each onset to the last sample, of the {@code window} from it on, whose position is within {@code turn} of the
     * position at the onset. A run that nothing is left of vanishes.
     */
    static Epochs onsets(Epochs active, double[] position, int window, double turn) {
        List<Run> refined = new ArrayList<>();
        for (Run run : active.runs()) {
            int onset = Math.min(run.start() + window, position.length) - 1;
            while (Math.abs(position[onset] - position[run.start()]) > turn) {
                onset--;
            }
            if (onset < run.end()) {
                refined.add(new Run(onset, run.end()));
            }
        }
        return Epochs.of(active.frames(), refined);
    }
}
