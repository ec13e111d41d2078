// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.spinet.core.BadParameterException;
import io.github.spinet.stats.Anova.Interactions;
import io.github.spinet.stats.Anova.SumsOfSquares;
import io.github.spinet.stats.PostHoc.Correction;
import java.util.List;
import org.junit.jupiter.api.Test;

class PostHocTest {

    private static final double[] Y = {3.1, 2.9, 4, 5.2, 6.1, 7, 6.5, 7.7, 8.1, 2, 2.4, 3.9, 4.4, 4.1, 5, 5.5, 6.6};
    private static final Factor A = Factor.of("A", 1, 1, 1, 1, 1, 1, 1, 1, 1, 2, 2, 2, 2, 2, 2, 2, 2);
    private static final Factor B = Factor.of("B", 1, 1, 1, 2, 2, 3, 3, 3, 3, 1, 1, 2, 2, 2, 2, 3, 3);
    private static final Anova.Result FULL = Anova.run(Y, List.of(A, B), Interactions.FULL, SumsOfSquares.TYPE_III);

    // Independent evaluation of MATLAB's multcompare(..., 'CType', 'lsd')
    @Test
    void least_significant_difference_of_cells_agrees_with_the_golden_value() {
        PostHoc.Result result = PostHoc.cellMeans(FULL, Correction.LSD);
        assertEquals(15, result.comparisons().size());
        PostHoc.Comparison c = result.compare(PostHoc.group("1", "3"), PostHoc.group("2", "3"));
        assertEquals(2.443221, c.t(), 1e-6);
        assertEquals(.0326358, c.p(), 1e-7);
        assertEquals(11, c.df());
    }

    @Test
    void in_a_full_model_marginal_means_of_all_factors_are_the_cell_means() {
        PostHoc.Result cells = PostHoc.cellMeans(FULL, Correction.LSD);
        PostHoc.Result margins = PostHoc.marginalMeans(FULL, Correction.LSD, "A", "B");
        for (int i = 0; i < cells.means().size(); i++) {
            assertEquals(cells.means().get(i).mean(), margins.means().get(i).mean(), 1e-12);
            assertEquals(cells.means().get(i).se(), margins.means().get(i).se(), 1e-12);
            assertEquals(cells.means().get(i).group(), margins.means().get(i).group());
            assertEquals(cells.means().get(i).n(), margins.means().get(i).n());
        }
        for (int i = 0; i < cells.comparisons().size(); i++) {
            assertEquals(
                    cells.comparisons().get(i).t(), margins.comparisons().get(i).t(), 1e-10);
        }
    }

    @Test
    void a_marginal_mean_weighs_the_levels_of_the_other_factor_equally() {
        PostHoc.Result result = PostHoc.marginalMeans(FULL, Correction.LSD, "A");
        double cell11 = (3.1 + 2.9 + 4) / 3;
        double cell12 = (5.2 + 6.1) / 2;
        double cell13 = (7 + 6.5 + 7.7 + 8.1) / 4;
        assertEquals((cell11 + cell12 + cell13) / 3, result.means().get(0).mean(), 1e-12);
        double variance = FULL.meanSquareError() * (1.0 / 3 + 1.0 / 2 + 1.0 / 4) / 9;
        assertEquals(Math.sqrt(variance), result.means().get(0).se(), 1e-12);
        // The t test of the only pair of levels is the Type III F test.
        assertEquals(FULL.row("A").f(), Math.pow(result.comparisons().get(0).t(), 2), 1e-9);
    }

    // R 4.2: predict(lm(y ~ A + B, contrasts = contr.sum), data.frame(A = 1, B = 1:3), se.fit = TRUE)
    @Test
    void without_interaction_the_means_are_the_fitted_ones() {
        Anova.Result main = Anova.run(Y, List.of(A, B), Interactions.NONE, SumsOfSquares.TYPE_III);
        PostHoc.Result result = PostHoc.marginalMeans(main, Correction.LSD, "B", "A");
        double[] fitted = {3.37586206897, 5.60977011494, 7.31321839080};
        double[] se = {0.273011353690, 0.294885965165, 0.245637982477};
        for (int b = 0; b < 3; b++) {
            assertEquals(fitted[b], result.means().get(2 * b).mean(), 1e-6);
            assertEquals(se[b], result.means().get(2 * b).se(), 1e-6);
        }
    }

    // R 4.2: TukeyHSD(aov(y ~ B))
    @Test
    void tukey_kramer_agrees_with_R() {
        Anova.Result oneWay = Anova.run(Y, List.of(B), Interactions.FULL, SumsOfSquares.TYPE_III);
        PostHoc.Result result = PostHoc.cellMeans(oneWay, Correction.TUKEY_KRAMER);
        assertEquals(0.005968091781, result.compare("2", "1").p(), 1e-9);
        assertEquals(0.000004661612, result.compare("3", "1").p(), 1e-9);
        assertEquals(0.001811516051, result.compare("3", "2").p(), 1e-9);
    }

    @Test
    void corrections_are_ordered_from_weak_to_strong() {
        PostHoc.Comparison[] c = new PostHoc.Comparison[Correction.values().length];
        for (Correction correction : Correction.values()) {
            c[correction.ordinal()] =
                    PostHoc.cellMeans(FULL, correction).compare(PostHoc.group("1", "3"), PostHoc.group("2", "3"));
        }
        double lsd = c[Correction.LSD.ordinal()].p();
        assertEquals(Math.min(1, 15 * lsd), c[Correction.BONFERRONI.ordinal()].p(), 1e-12);
        assertEquals(1 - Math.pow(1 - lsd, 15), c[Correction.SIDAK.ordinal()].p(), 1e-12);
        assertTrue(c[Correction.HOLM.ordinal()].p() <= c[Correction.BONFERRONI.ordinal()].p());
        assertTrue(c[Correction.TUKEY_KRAMER.ordinal()].p() > lsd);
        assertTrue(c[Correction.TUKEY_KRAMER.ordinal()].p() < c[Correction.SIDAK.ordinal()].p());
    }

    @Test
    void the_interval_of_a_difference_excludes_zero_where_p_is_small() {
        for (PostHoc.Comparison c : PostHoc.cellMeans(FULL, Correction.LSD).comparisons()) {
            assertEquals(c.p() < 0.05, c.low() > 0 || c.high() < 0, c.a() + " " + c.b());
            assertEquals(c.difference(), (c.low() + c.high()) / 2, 1e-12);
        }
    }

    @Test
    void turning_a_comparison_round_turns_its_sign() {
        PostHoc.Result result = PostHoc.marginalMeans(FULL, Correction.LSD, "B");
        PostHoc.Comparison forth = result.compare("1", "2");
        PostHoc.Comparison back = result.compare("2", "1");
        assertEquals(-forth.t(), back.t());
        assertEquals(forth.p(), back.p());
        assertThrows(BadParameterException.class, () -> result.compare("1", "9"));
    }

    @Test
    void a_mean_over_an_empty_cell_is_undefined_but_the_others_are_not() {
        Factor b = Factor.of("B", 1, 1, 1, 2, 2, 2, 2, 2, 2, 1, 1, 2, 2, 2, 2, 3, 3);
        Anova.Result anova = Anova.run(Y, List.of(A, b), Interactions.FULL, SumsOfSquares.TYPE_III);
        PostHoc.Result result = PostHoc.marginalMeans(anova, Correction.LSD, "A");
        assertTrue(Double.isNaN(result.means().get(0).mean()));
        assertTrue(result.means().get(1).mean() > 0);
        assertTrue(result.comparisons().get(0).note().contains("without data"));
        assertEquals(5, PostHoc.cellMeans(anova, Correction.LSD).means().size());
        assertThrows(BadParameterException.class, () -> PostHoc.marginalMeans(anova, Correction.LSD, "C"));
    }
}
