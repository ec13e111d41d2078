// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.study;

import java.util.Set;

/** The tests that can be made of any table. */
public enum TestKind {
    /** Analysis of variance; all variables on the right are factors. */
    ANOVA("type", "post_hoc", "compare", "adjust"),
    /** Kruskal and Wallis: {@code y ~ group}. */
    KRUSKAL("method", "permutations", "post_hoc", "adjust"),
    /** Rank-sum test of two independent samples, or of all pairs of more: {@code y ~ group}. */
    RANKSUM("method", "tail", "continuity", "adjust"),
    /** Sign-rank test of pairs: {@code after ~ before}. */
    SIGNRANK("method", "tail", "continuity", "equality", "zeros", "adjust"),
    /** Student's or Welch's t test of two samples, or of all pairs of more: {@code y ~ group}. */
    TTEST("variances", "tail", "adjust"),
    /** Student's t test of pairs: {@code after ~ before}. */
    PAIRED_TTEST("tail", "adjust"),
    /** Pearson's correlation: {@code y ~ x}. */
    PEARSON("tail", "adjust"),
    /** Spearman's rank correlation: {@code y ~ x}. */
    SPEARMAN("method", "tail", "adjust"),
    /** Kendall's tau-b: {@code y ~ x}. */
    KENDALL("method", "tail", "continuity", "adjust"),
    /** Pearson's chi-squared test of two factors: {@code a ~ b}. */
    CHI2("counts", "method", "permutations", "continuity", "adjust"),
    /** Fisher's exact test of two factors: {@code a ~ b}. */
    FISHER("counts", "method", "permutations", "tail", "odds_ratio", "adjust"),
    /** Comparison of the slopes of groups: {@code y ~ x * group}. */
    ANCOVA("method", "permutations", "adjust"),
    /** Linear mixed model: {@code y ~ a * x + (1|animal/dendrite)}; with a random slope {@code (x|animal)}. */
    LMM("likelihood", "df", "drop_terms", "against", "post_hoc", "compare", "adjust"),
    /** Linear model with standard errors for rows that come in clusters: {@code y ~ a * x}, {@code group = animal}. */
    ROBUST("correction"),
    /**
     * Logistic regression of 0 and 1: with {@code (1|animal)} a mixed model, with {@code group = animal} averages over the
     * population with errors for rows that come in clusters.
     */
    LOGISTIC(
            "working_correlation",
            "correction",
            "quadrature",
            "drop_terms",
            "against",
            "post_hoc",
            "compare",
            "adjust"),
    /** Bootstrap interval of a mean, a median or a correlation: {@code y ~ 1}, {@code y ~ group}, {@code y ~ x}. */
    BOOTSTRAP("statistic", "resamples", "confidence", "interval", "contrast"),
    /** Permutation test: {@code y ~ group}, {@code after ~ before} or, of a correlation, {@code y ~ x}. */
    PERMUTATION("statistic", "tail", "permutations", "exchange", "adjust"),
    /** Adjustment of a column of p values for their number: {@code p}. */
    ADJUST("adjust");

    private final Set<String> options;

    TestKind(String... options) {
        this.options = Set.of(options);
    }

    /** Whether {@code adjust} is about the comparison of means alone, the tests of one model being no family. */
    boolean adjustsPairsOnly() {
        return this == ANOVA || this == LMM || this == LOGISTIC;
    }

    /** Whether a setting that not all tests share is one of this test. */
    boolean uses(String key) {
        return switch (key) {
            case "lambda" -> options.contains("adjust");
            case "group", "unit" -> this != ADJUST;
            default -> options.contains(key);
        };
    }
}
