// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.simulate;

import io.github.spinet.core.Progress;
import io.github.spinet.core.Records;
import java.util.HashMap;
import java.util.Map;

/** Small made studies for the tests. */
final class Made {

    private Made() {}

    /** Default settings but for {@code key, value} pairs. */
    static <R extends Record> R params(Class<R> type, Object... pairs) {
        Map<String, Object> values = new HashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            values.put((String) pairs[i], pairs[i + 1]);
        }
        return Records.from(type, values);
    }

    static SimulatedStudy<SimulatedSession> study(Object... pairs) {
        return StudySimulation.run(params(StudySimulation.Params.class, pairs), Progress.NONE);
    }

    static SimulatedStudy<TraceSimulation.Session> traces(Object... pairs) {
        return TraceSimulation.run(params(TraceSimulation.Params.class, pairs), Progress.NONE);
    }

    /** Pearson's correlation. */
    static double correlation(double[] x, double[] y) {
        return new org.apache.commons.math3.stat.correlation.PearsonsCorrelation().correlation(x, y);
    }
}
