// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.bench;

import io.github.spinet.bench.NullStudy.Grouping;
import java.util.List;

/**
 * A test whose level is measured.
 *
 * @param name what it is called
 * @param nested whether it is meant for rows that come in clusters
 * @param resampling whether it permutes or resamples, so that it is measured on fewer data sets
 * @param groupings where it is measured
 * @param test from the data to p; NaN where it is undefined
 */
record Candidate(String name, boolean nested, boolean resampling, List<Grouping> groupings, Test test) {

    /** From a study to p. */
    @FunctionalInterface
    interface Test {

        /**
         * Tests the study.
         *
         * @param resamples of tests that permute or resample
         * @param key names the study, and with it the random numbers
         */
        double p(NullStudy study, int resamples, long key);
    }
}
