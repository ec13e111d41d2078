// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.spinet.core.Progress;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SentenceTest {

    private static final double[] X = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12};
    private static final double[] Y = {2.1, 1.9, 3.5, 3.5, 5.1, 4.7, 7.2, 6.9, 9.5, 8.8, 11.2, 10.1};
    private static final Factor G = Factor.of("g", "a", "b", "a", "b", "a", "b", "a", "b", "a", "b", "a", "b");

    @ParameterizedTest
    @CsvSource({
        "0, p = 1",
        "-3, p = 0.0498",
        "-9.3, p = 9.14e-5",
        "-9.210340371976184, p = 1e-4",
        "-2302.585092994046, p = 1e-1000",
        "-9480.7, p = 3.84e-4118",
        "-Infinity, p = 0"
    })
    void p_is_printed_from_its_logarithm(double lnP, String text) {
        String printed = Phrase.p(lnP);
        // Just below 1e-4 and exactly 1e-1000 may round either way; both print the same number.
        assertEquals(text.replace("p = 1e-4", "p = 0.0001"), printed.replace("p = 1e-4", "p = 0.0001"));
    }

    @Test
    void a_correlation_reads_as_in_a_paper() {
        assertEquals(
                "r = 0.9717 [0.8993, 0.9923], t(10) = 13.01, n = 12, p = 1.36e-7",
                Correlation.pearson(X, Y).sentence());
    }

    @Test
    void a_line_of_an_analysis_of_variance_names_its_term() {
        String line = Anova.run(Y, List.of(G), Anova.Interactions.NONE, Anova.SumsOfSquares.TYPE_III)
                .row("g")
                .sentence();
        assertTrue(line.startsWith("g: F(1, 10) = 0.0"), line);
        assertTrue(line.contains("partial eta squared = ") && line.contains(", p = 0."), line);
    }

    @Test
    void what_is_undefined_says_why() {
        assertEquals(
                "not tested: only 2 pairs; a correlation test needs 3",
                Correlation.pearson(new double[2], new double[2]).sentence());
    }

    @Test
    void a_note_follows_in_brackets() {
        String line = ChiSquared.run(new long[][] {{1, 2}, {3, 4}}).sentence();
        assertTrue(line.endsWith("(an expected count is below 5: prefer Fisher's exact test)"), line);
    }

    @Test
    void every_test_has_a_line() {
        Anova.Result anova = Anova.run(Y, List.of(G), Anova.Interactions.NONE, Anova.SumsOfSquares.TYPE_III);
        Permutation.Params few = new Permutation.Params(20, Permutation.Tail.TWO_SIDED, 1);
        Factor animal = Factor.of("animal", 1, 1, 1, 2, 2, 2, 3, 3, 3, 4, 4, 4);
        Design design = Design.of(12, List.of(G), List.of(), List.of(Term.of("g")), Design.Coding.TREATMENT);
        MixedFit mixed = MixedModel.run(Y, design, List.of(animal), MixedModel.Likelihood.ML);
        Design less = Design.of(12, List.of(), List.of(), List.of(), Design.Coding.TREATMENT);
        HierarchicalBootstrap.Params resamples = new HierarchicalBootstrap.Params(20, 95, 1);
        List<TestResult> results = List.of(
                Correlation.spearman(X, Y),
                Kendall.run(X, Y),
                RankSum.run(X, Y),
                SignRank.run(X, Y),
                KruskalWallis.run(List.of(X, Y)),
                ChiSquared.run(new long[][] {{10, 20}, {30, 25}}),
                ChiSquared.run(new long[][] {{10, 20, 9}, {30, 25, 8}}),
                FisherExact.run(10, 20, 30, 25),
                TTest.run(X, Y, TTest.Variances.UNEQUAL),
                anova.rows().get(0),
                PostHoc.cellMeans(anova, PostHoc.Correction.LSD).comparisons().get(0),
                Slopes.run(X, Y, G),
                Slopes.permutation(X, Y, G, few, Progress.NONE),
                HierarchicalBootstrap.compare(
                        X, List.of(animal), Y, List.of(animal), Describe::mean, resamples, Progress.NONE),
                mixed.coefficients().get(1),
                mixed.terms().get(0),
                MixedModel.compare(MixedModel.run(Y, less, List.of(animal), MixedModel.Likelihood.ML), mixed),
                ClusterRobust.run(Y, design, animal, ClusterRobust.Correction.CR1)
                        .get(1));
        for (TestResult result : results) {
            assertTrue(result.sentence().matches("[^\\n]+ = [^\\n]+, p = [0-9.e-]+( \\(.*\\))?"), result.sentence());
            assertTrue(!result.sentence().contains("NaN"), result.sentence());
        }
    }
}
