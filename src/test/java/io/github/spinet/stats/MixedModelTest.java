// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.spinet.core.BadInputException;
import io.github.spinet.core.BadParameterException;
import io.github.spinet.stats.Design.Coding;
import io.github.spinet.stats.MixedModel.Likelihood;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * The data of the R references, also of {@link ClusterRobustTest}: i = 0:119; mouse = i %% 6; dend = (i %/% 6) %% 3; g = ifelse(mouse < 3, "a", "b"); x = ((i*37)
 * %% 41)/10; y = 2 + 0.5*x + 0.8*(g == "b") + c(1.2,-0.7,0.4,-1.5,0.9,0.1)[mouse+1] + ((mouse*3+dend)*7 - 5)/5 + ((i*53)
 * %% 97 - 48)/40; s = (i*13) %% 10; f = paste0("f", (i*7) %% 4); d = data.frame of these.
 */
class MixedModelTest {

    static final int N = 120;
    static final double[] Y = new double[N];
    static final double[] X = new double[N];
    static final Factor G;
    static final Factor MOUSE;
    static final Factor DENDRITE;
    static final Factor S;
    static final Factor F;

    static {
        int[] mouse = new int[N];
        int[] dendrite = new int[N];
        int[] s = new int[N];
        String[] g = new String[N];
        String[] f = new String[N];
        double[] effects = {1.2, -0.7, 0.4, -1.5, 0.9, 0.1};
        for (int i = 0; i < N; i++) {
            mouse[i] = i % 6;
            dendrite[i] = i / 6 % 3;
            s[i] = i * 13 % 10;
            g[i] = mouse[i] < 3 ? "a" : "b";
            f[i] = "f" + i * 7 % 4;
            X[i] = i * 37 % 41 / 10.0;
            Y[i] = 2
                    + 0.5 * X[i]
                    + (mouse[i] < 3 ? 0 : 0.8)
                    + effects[mouse[i]]
                    + ((mouse[i] * 3 + dendrite[i]) * 7 - 5) / 5.0
                    + (i * 53 % 97 - 48) / 40.0;
        }
        G = Factor.of("g", g);
        F = Factor.of("f", f);
        MOUSE = Factor.of("mouse", mouse);
        DENDRITE = Factor.of("dendrite", dendrite);
        S = Factor.of("s", s);
    }

    private static Design design(Coding coding, Term... terms) {
        return Design.of(N, List.of(G, F), List.of(new Covariate("x", X)), List.of(terms), coding);
    }

    static final Design X_G = design(Coding.TREATMENT, Term.of("x"), Term.of("g"));

    private static void near(double expected, double actual, double relative, String what) {
        assertEquals(expected, actual, relative * Math.abs(expected), what);
    }

    private static void check(Coefficient c, double estimate, double se, double df, double t, double p) {
        near(estimate, c.estimate(), 1e-5, "estimate");
        near(se, c.se(), 1e-4, "se");
        near(df, c.df(), 1e-4, "df");
        near(t, c.t(), 1e-4, "t");
        near(p, c.p(), 2e-3, "p");
    }

    // R 4.2, lmerTest 3.1: summary(lmer(y ~ x + g + (1 | mouse/dend), d)); REMLcrit; VarCorr
    @Test
    void nested_intercepts_agree_with_lmerTest() {
        MixedFit result = MixedModel.run(Y, X_G, List.of(MixedModel.nested(MOUSE, DENDRITE), MOUSE), Likelihood.REML);
        assertEquals(343.141739258, result.deviance(), 1e-6);
        near(2.0432176711, result.components().get(0).variance(), 1e-4, "dendrite");
        near(19.6610034259, result.components().get(1).variance(), 1e-4, "mouse");
        near(0.5634119978, result.components().get(2).variance(), 1e-5, "residual");
        assertEquals(18, result.components().get(0).levels());
        check(result.coefficient("(intercept)"), 6.8071393748, 2.60882825079, 4.018704070, 2.609270799, 5.918748e-02);
        check(result.coefficient("x"), 0.5215120265, 0.06014009724, 101.527648148, 8.671619276, 7.213290e-14);
        check(result.coefficient("g=b"), 12.9848584298, 3.68514686340, 4.000031306, 3.523566064, 2.437120e-02);
        assertEquals("", result.note());
    }

    // R 4.2, lmerTest 3.1: d$y + c(-2,1,.5,3,-1,0,2,-2.5,1.5,.2)[s+1]; summary(lmer(y ~ x + g + (1 | mouse) + (1 | s),
    // d))
    @Test
    void crossed_intercepts_agree_with_lmerTest() {
        double[] effects = {-2, 1, .5, 3, -1, 0, 2, -2.5, 1.5, .2};
        double[] y = new double[N];
        Arrays.setAll(y, i -> Y[i] + effects[i * 13 % 10]);
        MixedFit result = MixedModel.run(y, X_G, List.of(MOUSE, S), Likelihood.REML);
        assertEquals(476.575778522, result.deviance(), 1e-6);
        near(20.395274908, result.components().get(0).variance(), 1e-4, "mouse");
        near(3.288427316, result.components().get(1).variance(), 1e-4, "s");
        near(2.101765447, result.components().get(2).variance(), 1e-5, "residual");
        check(result.coefficient("x"), 0.589436124, 0.1606873878, 112.699872583, 3.668216480, 0.0003744614414);
        check(result.coefficient("g=b"), 13.080052403, 3.7150864328, 4.048967062, 3.520793564, 0.0239493117177);
    }

    // R 4.2, lmerTest 3.1: summary(lmer(y ~ g * x + (1 | mouse) + (1 | s) + (1 | md), d)), md = mouse:dend
    @Test
    void nested_and_crossed_intercepts_together_agree_with_lmerTest() {
        Design design = design(Coding.TREATMENT, Term.of("g"), Term.of("x"), Term.of("g", "x"));
        MixedFit result =
                MixedModel.run(Y, design, List.of(MOUSE, S, MixedModel.nested(MOUSE, DENDRITE)), Likelihood.REML);
        assertEquals(345.111151936, result.deviance(), 1e-6);
        near(19.6659535979, result.components().get(0).variance(), 1e-4, "mouse");
        assertEquals(0, result.components().get(1).variance());
        near(2.0235203766, result.components().get(2).variance(), 1e-4, "dendrite");
        check(result.coefficient("g=b:x"), -0.07862671016, 0.12070747742, 100.519776802, -0.6513822659, 0.5162861956);
        check(result.coefficient("g=b"), 13.14488631752, 3.69319766984, 4.035657523, 3.5592154801, 0.02325573142);
    }

    // R 4.2, lmerTest 3.1: summary(lmer(y ~ x + g + (1 | mouse) + (1 | s), d)), which is singular
    @Test
    void a_variance_of_zero_is_found_and_named() {
        MixedFit result = MixedModel.run(Y, X_G, List.of(MOUSE, S), Likelihood.REML);
        assertEquals(445.726003821, result.deviance(), 1e-6);
        assertEquals(0, result.components().get(1).variance());
        assertEquals("the variance of s is estimated as zero", result.note());
        check(result.coefficient("x"), 0.5743466737, 0.1088196791, 113.007490820, 5.277966985, 6.384225e-07);
    }

    // R 4.2, lmerTest 3.1: lmer(y ~ x + g + (1 | md), d, REML = FALSE), md = mouse:dend; logLik -181.928207663
    @Test
    void maximum_likelihood_agrees_with_lmerTest() {
        MixedFit result = MixedModel.run(Y, X_G, List.of(MixedModel.nested(MOUSE, DENDRITE)), Likelihood.ML);
        assertEquals(2 * 181.928207663, result.deviance(), 1e-6);
        assertEquals(5, result.parameters());
        near(14.9185678610, result.components().get(0).variance(), 1e-4, "dendrite");
        check(result.coefficient("g=b"), 12.984397074, 1.82591811920, 17.99945014, 7.111160647, 1.257058e-06);
    }

    // R 4.2, lmerTest 3.1: anova(lmer(y ~ f + x + (1 | mouse) + (1 | md), d))
    @Test
    void tests_of_terms_agree_with_lmerTest_under_either_coding() {
        for (Coding coding : Coding.values()) {
            Design design = design(coding, Term.of("f"), Term.of("x"));
            MixedFit result =
                    MixedModel.run(Y, design, List.of(MOUSE, MixedModel.nested(MOUSE, DENDRITE)), Likelihood.REML);
            TermTest f = result.terms().get(0);
            assertEquals(3, f.df());
            assertEquals(0.07221, f.f(), 1e-5);
            assertEquals(0.97317, f.p(), 1e-4);
            near(7.76670715, f.errorDf(), 1e-3, "denominator");
            near(73.66793, result.terms().get(1).f(), 1e-5, "x");
            near(99.52975966, result.terms().get(1).errorDf(), 1e-4, "x");
        }
    }

    // R 4.2: anova(lmer(y ~ x + (1 | md), REML = FALSE), lmer(y ~ x + g + (1 | md), REML = FALSE))
    @Test
    void the_likelihood_ratio_agrees_with_R() {
        List<Factor> groups = List.of(MixedModel.nested(MOUSE, DENDRITE));
        Design less = design(Coding.TREATMENT, Term.of("x"));
        MixedFit smaller = MixedModel.run(Y, less, groups, Likelihood.ML);
        MixedFit larger = MixedModel.run(Y, X_G, groups, Likelihood.ML);
        LikelihoodRatio ratio = MixedModel.compare(smaller, larger);
        near(24.0740948531, ratio.chi2(), 1e-6, "chi-squared");
        near(9.26990128155e-07, ratio.p(), 1e-5, "p");
        assertThrows(BadInputException.class, () -> MixedModel.compare(larger, smaller));
        LikelihoodRatio restricted = MixedModel.compare(
                MixedModel.run(Y, less, groups, Likelihood.REML), MixedModel.run(Y, X_G, groups, Likelihood.REML));
        assertTrue(Double.isNaN(restricted.p()) && restricted.note().startsWith("not valid"));
    }

    // For balanced data the mixed model is the classical analysis: F of the group over the mean square of animals.
    @Test
    void a_balanced_design_is_the_analysis_of_animal_means() {
        double[] y = new double[48];
        int[] animal = new int[48];
        String[] group = new String[48];
        double[] means = new double[8];
        for (int i = 0; i < 48; i++) {
            animal[i] = i % 8;
            group[i] = animal[i] < 4 ? "a" : "b";
            y[i] = animal[i] * animal[i] % 5 * 3 + (i * 29 % 31) / 10.0;
            means[animal[i]] += y[i] / 6;
        }
        Design design = Design.of(
                48, List.of(Factor.of("group", group)), List.of(), List.of(Term.of("group")), Coding.TREATMENT);
        Coefficient mixed = MixedModel.run(y, design, List.of(Factor.of("animal", animal)), Likelihood.REML)
                .coefficient("group=b");
        TTest.Result classical =
                TTest.run(Arrays.copyOfRange(means, 4, 8), Arrays.copyOf(means, 4), TTest.Variances.EQUAL);
        near(classical.t(), mixed.t(), 1e-5, "t");
        near(6, mixed.df(), 1e-3, "df");
    }

    @Test
    void shift_scale_and_order_of_rows_do_not_matter() {
        Coefficient plain =
                MixedModel.run(Y, X_G, List.of(MOUSE), Likelihood.REML).coefficient("x");
        double[] y = new double[N];
        double[] x = new double[N];
        int[] mouse = new int[N];
        String[] g = new String[N];
        for (int i = 0; i < N; i++) {
            int from = (i * 7 + 11) % N;
            y[i] = 1e5 + 3 * Y[from];
            x[i] = 1e4 + X[from] / 1000;
            mouse[i] = 100 - MOUSE.codes()[from];
            g[i] = G.levels().get(G.codes()[from]);
        }
        Design design = Design.of(
                N,
                List.of(Factor.of("g", g)),
                List.of(new Covariate("x", x)),
                List.of(Term.of("x"), Term.of("g")),
                Coding.TREATMENT);
        Coefficient other = MixedModel.run(y, design, List.of(Factor.of("mouse", mouse)), Likelihood.REML)
                .coefficient("x");
        near(plain.t(), other.t(), 1e-5, "t");
        near(plain.df(), other.df(), 1e-3, "df");
    }

    @Test
    void a_dependent_column_is_not_determined_and_the_rest_is() {
        double[] twice = Arrays.stream(X).map(v -> 2 * v + 1).toArray();
        Design design = Design.of(
                N,
                List.of(),
                List.of(new Covariate("x", X), new Covariate("twice", twice)),
                List.of(Term.of("x"), Term.of("twice")),
                Coding.TREATMENT);
        MixedFit result = MixedModel.run(Y, design, List.of(MOUSE), Likelihood.REML);
        assertTrue(Double.isNaN(result.coefficient("twice").p()));
        assertTrue(result.terms().get(1).note().startsWith("not testable"));
    }

    @Test
    void bad_models_are_refused_in_one_line() {
        assertThrows(BadParameterException.class, () -> MixedModel.run(Y, X_G, List.of(), Likelihood.REML));
        Factor one = Factor.of("one", new int[N]);
        assertThrows(BadInputException.class, () -> MixedModel.run(Y, X_G, List.of(one), Likelihood.REML));
        assertThrows(
                BadInputException.class, () -> MixedModel.run(new double[5], X_G, List.of(MOUSE), Likelihood.REML));
        assertThrows(BadInputException.class, () -> MixedModel.run(X, X_G, List.of(MOUSE), Likelihood.REML));
        assertThrows(
                BadParameterException.class,
                () -> Design.of(N, List.of(), List.of(), List.of(Term.of("z")), Coding.TREATMENT));
    }
}
