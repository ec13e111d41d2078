// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.study;

import io.github.spinet.core.Progress;

/** Which code makes which test. */
final class TestMakers {

    /** Makes one test of one table. */
    @FunctionalInterface
    interface Maker {
        Outcome make(TestTable table, TableStatistics.Params params, Progress progress);
    }

    private TestMakers() {}

    static Maker of(TestKind test) {
        return switch (test) {
            case ANOVA -> AnovaTests::anova;
            case KRUSKAL -> SampleTests::kruskal;
            case RANKSUM -> SampleTests::rankSum;
            case TTEST -> SampleTests::tTest;
            case SIGNRANK -> PairTests::signRank;
            case PAIRED_TTEST -> PairTests::tTest;
            case PEARSON -> PairTests::pearson;
            case SPEARMAN -> PairTests::spearman;
            case KENDALL -> PairTests::kendall;
            case CHI2 -> CountTests::chiSquared;
            case FISHER -> CountTests::fisher;
            case ANCOVA -> SlopeTests::ancova;
            case LMM -> ModelTests::mixed;
            case ROBUST -> ModelTests::robust;
            case LOGISTIC -> LogisticTests::logistic;
            case BOOTSTRAP -> BootstrapTests::bootstrap;
            case PERMUTATION -> PermutationTests::permutation;
            case ADJUST -> Comparisons::column;
        };
    }
}
