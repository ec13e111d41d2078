// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.behavior;

import io.github.spinet.signal.Epochs;
import io.github.spinet.signal.Epochs.Run;
import java.util.ArrayList;
import java.util.List;

/** The rules that make movements out of active samples. */
final class MovementRules {

    private MovementRules() {}

    static Epochs above(double[] values, double threshold) {
        boolean[] active = new boolean[values.length];
        for (int i = 0; i < active.length; i++) {
            active[i] = values[i] > threshold;
        }
        return Epochs.of(active);
    }

    /** Each run grows by {@code samples} − 1 in all, half before and half after it; an odd one goes before. */
    static Epochs dilated(Epochs epochs, int samples) {
        int before = samples / 2;
        return samples < 2 ? epochs : epochs.broaden(before, samples - 1 - before);
    }

    /** Runs with at most {@code quiet} samples between them become one. */
    static Epochs joined(Epochs epochs, int quiet) {
        List<Run> joined = new ArrayList<>();
        for (Run run : epochs.runs()) {
            int last = joined.size() - 1;
            if (last >= 0 && run.start() - joined.get(last).end() <= quiet) {
                joined.set(last, new Run(joined.get(last).start(), run.end()));
            } else {
                joined.add(run);
            }
        }
        return Epochs.of(epochs.frames(), joined);
    }

    static Epochs atLeast(Epochs epochs, int samples) {
        return Epochs.of(
                epochs.frames(),
                epochs.runs().stream().filter(r -> r.length() >= samples).toList());
    }

    /** Without runs that are on at the first or at the last sample. */
    static Epochs withoutEnds(Epochs epochs) {
        return Epochs.of(
                epochs.frames(),
                epochs.runs().stream()
                        .filter(r -> r.start() > 0 && r.end() < epochs.frames())
                        .toList());
    }
}
