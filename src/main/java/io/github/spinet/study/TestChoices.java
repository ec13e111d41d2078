// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.study;

import io.github.spinet.stats.Bootstrap;
import io.github.spinet.stats.PostHoc;
import io.github.spinet.stats.RankOptions;

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
        /** As R chooses. */
        R,
        /** Random rearrangements of the rows. */
        PERMUTATION;

        /** The same for rank tests. */
        RankOptions.Method ofRanks() {
            return RankOptions.Method.valueOf(name());
        }
    }

    /** How a bootstrap interval is read from the resamples. */
    public enum Interval {
        /** {@link #BCA} of single rows, {@link #PERCENTILE} where rows share something. */
        AUTO(null),
        /** Bias-corrected and accelerated; where rows share something each outermost group is left out in turn. */
        BCA(Bootstrap.Interval.BCA),
        /** Plain percentiles. */
        PERCENTILE(Bootstrap.Interval.PERCENTILE),
        /** Percentiles mirrored at the estimate. */
        BASIC(Bootstrap.Interval.BASIC);

        private final Bootstrap.Interval interval;

        Interval(Bootstrap.Interval interval) {
            this.interval = interval;
        }

        Bootstrap.Interval of(boolean nested) {
            Bootstrap.Interval usual = nested ? Bootstrap.Interval.PERCENTILE : Bootstrap.Interval.BCA;
            return this == AUTO ? usual : interval;
        }
    }

    /** How a bootstrap compares groups. */
    public enum Contrast {
        /** Not at all: each group has an interval of its own. */
        NONE,
        /** The first minus the second of each pair, too. */
        DIFFERENCE,
        /** The first over the second of each pair, too. */
        RATIO
    }

    /** What changes places in a permutation of rows that share something. */
    public enum Exchange {
        /** Whole groups where all rows of one are alike, else rows within groups. */
        AUTO,
        /** Single rows within the innermost group. */
        ROWS,
        /** Whole groups: animals, or dendrites within animals. */
        GROUPS
    }

    /** Which odds ratio Fisher's test of two rows and two columns gives. */
    public enum OddsRatio {
        /** The conditional maximum-likelihood estimate with its exact interval, as R has it. */
        CONDITIONAL,
        /** The cross product of the counts with Woolf's interval, as MATLAB and SciPy have it. */
        SAMPLE
    }

    /** Which comparison of means follows a test. */
    public enum Comparison {
        /** None. */
        NONE(null, ""),
        /** Fisher's least significant difference. */
        LSD(PostHoc.Correction.LSD, "LSD"),
        /** Bonferroni. */
        BONFERRONI(PostHoc.Correction.BONFERRONI, "Bonferroni-adjusted"),
        /** Holm. */
        HOLM(PostHoc.Correction.HOLM, "Holm-adjusted"),
        /** Šidák. */
        SIDAK(PostHoc.Correction.SIDAK, "Šidák-adjusted"),
        /** Benjamini and Hochberg's false discovery rate. */
        FDR(PostHoc.Correction.FDR, "FDR-adjusted (Benjamini-Hochberg)"),
        /** Tukey and Kramer: the studentized range. */
        TUKEY(PostHoc.Correction.TUKEY_KRAMER, "Tukey-Kramer-adjusted"),
        /** Another name of {@link #TUKEY}. */
        TUKEY_KRAMER(PostHoc.Correction.TUKEY_KRAMER, "Tukey-Kramer-adjusted"),
        /** Dunn's z test of mean ranks, not adjusted; what {@link #LSD} is of Kruskal and Wallis' test. */
        DUNN(PostHoc.Correction.LSD, "Dunn");

        private final PostHoc.Correction correction;
        private final String words;

        Comparison(PostHoc.Correction correction, String words) {
            this.correction = correction;
            this.words = words;
        }

        /** As a sentence says it. */
        String words() {
            return words;
        }

        PostHoc.Correction correction() {
            return correction;
        }

        /** Whether p stays as it is. */
        boolean isPlain() {
            return correction == PostHoc.Correction.LSD;
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
