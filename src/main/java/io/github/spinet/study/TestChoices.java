// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.study;

import io.github.spinet.stats.PostHoc;

/** The choices between conventions that {@link TableStatistics} offers. */
public final class TestChoices {

    private TestChoices() {}

    /** Where p comes from. */
    public enum Method {
        /** As MATLAB chooses: exact for small samples of rank tests, else by the limiting distribution. */
        MATLAB,
        /** All arrangements of the ranks that occurred. */
        EXACT,
        /** The limiting distribution, whatever the size of the samples. */
        ASYMPTOTIC,
        /** As R has Spearman's p. */
        R,
        /** Random rearrangements of the rows. */
        PERMUTATION
    }

    /** Which comparison of means follows an analysis of variance. */
    public enum Comparison {
        /** None. */
        NONE(null),
        /** Fisher's least significant difference. */
        LSD(PostHoc.Correction.LSD),
        /** Bonferroni. */
        BONFERRONI(PostHoc.Correction.BONFERRONI),
        /** Holm. */
        HOLM(PostHoc.Correction.HOLM),
        /** Šidák. */
        SIDAK(PostHoc.Correction.SIDAK),
        /** Tukey and Kramer. */
        TUKEY(PostHoc.Correction.TUKEY_KRAMER);

        private final PostHoc.Correction correction;

        Comparison(PostHoc.Correction correction) {
            this.correction = correction;
        }

        PostHoc.Correction correction() {
            return correction;
        }
    }

    /** What is resampled or permuted. */
    public enum Statistic {
        /** Mean, or the difference of means. */
        MEAN,
        /** Median, or the difference of medians. */
        MEDIAN,
        /** Pearson's correlation. */
        PEARSON,
        /** Spearman's correlation. */
        SPEARMAN;

        /** Whether it is of two numbers a row. */
        public boolean isCorrelation() {
            return this == PEARSON || this == SPEARMAN;
        }
    }
}
