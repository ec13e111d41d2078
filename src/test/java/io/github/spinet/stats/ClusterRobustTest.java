// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.spinet.core.BadInputException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The data are those of {@link MixedModelTest}. */
class ClusterRobustTest {

    private static void near(double expected, double actual, double relative, String what) {
        assertEquals(expected, actual, relative * Math.abs(expected), what);
    }

    // R 4.2, sandwich 3.0: sqrt(diag(vcovCL(lm(y ~ x + g, d), cluster = d$mouse, type = "HC1")))
    @Test
    void cluster_robust_errors_agree_with_sandwich() {
        List<Coefficient> c = ClusterRobust.run(
                MixedModelTest.Y, MixedModelTest.X_G, MixedModelTest.MOUSE, ClusterRobust.Correction.CR1);
        near(0.54628121, c.get(1).estimate(), 1e-7, "x");
        near(2.10445252, c.get(0).se(), 1e-8, "intercept");
        near(0.10659985, c.get(1).se(), 1e-7, "x");
        near(3.32787136, c.get(2).se(), 1e-8, "g");
        assertEquals(5, c.get(0).df());
    }

    // R 4.2, sandwich 3.0: sqrt(diag(vcovCL(lm(y ~ x + g, d), cluster = d$mouse, type = "HC0", cadjust = FALSE)))
    @Test
    void uncorrected_errors_agree_with_sandwich_and_are_normal() {
        List<Coefficient> c = ClusterRobust.run(
                MixedModelTest.Y, MixedModelTest.X_G, MixedModelTest.MOUSE, ClusterRobust.Correction.CR0);
        near(1.9048814744116, c.get(0).se(), 1e-8, "intercept");
        near(0.0964906957573, c.get(1).se(), 1e-7, "x");
        near(3.0122801303853, c.get(2).se(), 1e-8, "g");
        assertEquals(Tails.lnNormal(c.get(1).t()), c.get(1).lnP());
    }

    // Of a mean, leaving out a row divides its residual by 1 - 1/n.
    @Test
    void errors_of_left_out_rows_are_those_of_the_jackknife() {
        double[] y = {1, 3, 2, 7, 4};
        Design intercept = Design.of(5, List.of(), List.of(), List.of(), Design.Coding.TREATMENT);
        Coefficient c = ClusterRobust.run(y, intercept, Factor.of("row", 1, 2, 3, 4, 5), ClusterRobust.Correction.CR3)
                .get(0);
        near(Describe.sem(y) * Math.sqrt(5 / 4.0), c.se(), 1e-12, "se");
        near(4, c.df(), 1e-12, "df");
    }

    // One animal alone has the drug: no animals remain to say how much it varies.
    @Test
    void a_column_within_one_cluster_has_no_error_whatever_the_correction() {
        double[] y = {1, 3, 2, 7, 4, 5};
        Factor animal = Factor.of("animal", 1, 1, 2, 2, 3, 3);
        Covariate drug = new Covariate("drug", new double[] {0, 0, 0, 0, 1, 0});
        Design design = Design.of(6, List.of(), List.of(drug), List.of(Term.of("drug")), Design.Coding.TREATMENT);
        Design within = Design.of(
                6,
                List.of(animal),
                List.of(drug),
                List.of(Term.of("animal"), Term.of("drug")),
                Design.Coding.TREATMENT);
        for (ClusterRobust.Correction correction : ClusterRobust.Correction.values()) {
            Coefficient c = ClusterRobust.run(y, within, animal, correction).get(3);
            assertTrue(Double.isNaN(c.p()) && Double.isNaN(c.se()), correction + ": " + c);
            assertTrue(c.note().contains("within one cluster"), c.note());
            assertTrue(ClusterRobust.run(y, design, animal, correction).get(0).se() > 0, correction.toString());
        }
    }

    // NumPy: the definition with the full hat matrix, (I - H_gg)^(-1/2) by numpy.linalg.eigh
    @Test
    void bias_reduced_errors_agree_with_their_definition() {
        List<Coefficient> c = ClusterRobust.run(
                MixedModelTest.Y, MixedModelTest.X_G, MixedModelTest.MOUSE, ClusterRobust.Correction.CR2);
        near(2.35049648, c.get(0).se(), 1e-8, "intercept");
        near(0.1190109, c.get(1).se(), 1e-6, "x");
        near(3.69178036, c.get(2).se(), 1e-8, "g");
        near(3.9950939876111655, c.get(0).df(), 1e-9, "intercept");
        near(4.990953994602978, c.get(1).df(), 1e-9, "x");
        near(4.003299078390355, c.get(2).df(), 1e-9, "g");
    }

    @Test
    void one_cluster_is_refused() {
        Factor one = Factor.of("one", new int[MixedModelTest.N]);
        assertThrows(
                BadInputException.class,
                () -> ClusterRobust.run(MixedModelTest.Y, MixedModelTest.X_G, one, ClusterRobust.Correction.CR2));
    }

    // With every row a cluster of its own, CR2 is White's error with the leverage correction HC2.
    @Test
    void rows_as_clusters_give_the_leverage_corrected_error() {
        double[] y = {1, 3, 2, 7, 4};
        Design intercept = Design.of(5, List.of(), List.of(), List.of(), Design.Coding.TREATMENT);
        Coefficient c = ClusterRobust.run(y, intercept, Factor.of("row", 1, 2, 3, 4, 5), ClusterRobust.Correction.CR2)
                .get(0);
        // Of a mean that is the ordinary standard error, with n - 1 degrees of freedom.
        near(Describe.sem(y), c.se(), 1e-12, "se");
        near(4, c.df(), 1e-12, "df");
    }
}
