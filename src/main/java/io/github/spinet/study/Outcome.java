// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.study;

import io.github.spinet.stats.Coefficient;
import io.github.spinet.stats.PostHoc;
import io.github.spinet.stats.VarianceComponent;
import java.util.List;

/** What one test of one part of a table gives; see {@link TableStatistics.Result}. */
record Outcome(
        List<Finding> tests,
        List<Finding> postHoc,
        List<PostHoc.Mean> means,
        List<VarianceComponent> variances,
        List<Coefficient> coefficients,
        List<String> notes) {

    static Outcome of(List<Finding> tests) {
        return of(tests, List.of());
    }

    static Outcome of(List<Finding> tests, List<String> notes) {
        return new Outcome(tests, List.of(), List.of(), List.of(), List.of(), notes);
    }
}
