// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.spinet.core.BadInputException;
import io.github.spinet.core.BadParameterException;
import io.github.spinet.stats.Design.Coding;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Against glmer of R's lme4 1.1-31 with control = glmerControl("bobyqa", tolPwrss = 1e-13, optCtrl = list(rhoend = 1e-10)). The data are those
 * of {@link MixedModelTest}; inv = function(e) 1/(1+exp(-e)); d$z = ((i*71) %% 101)/101 < inv(-0.5 + 0.4*x - ifelse(mouse<3,0,0.6)
 * + c(1.2,-0.7,0.4,-0.5,0.9,0.1)[mouse+1] - ifelse((i*29) %% 3 == 1, 0.3, 0)); d$m20 = i %% 20; d$z2 = ((i*71) %% 101)/101 <
 * inv(-1.1 + 0.5*x + c(1.5,-2,0.7,2.2,-1.1,0.1,-0.6,1.9,-1.7,0.4,-2.4,1.2,0.9,-0.3,-1.4,2.6,-0.8,0.2,1.1,-1.9)[m20 + 1]).
 */
class LogisticMixedTest {

    private static final int N = MixedModelTest.N;
    private static final double[] Z = new double[N];
    private static final double[] Z2 = new double[N];
    private static final Factor M20;

    static {
        double[] few = {1.2, -0.7, 0.4, -0.5, 0.9, 0.1};
        double[] many = {
            1.5, -2, 0.7, 2.2, -1.1, 0.1, -0.6, 1.9, -1.7, 0.4, -2.4, 1.2, 0.9, -0.3, -1.4, 2.6, -0.8, 0.2, 1.1, -1.9
        };
        int[] m20 = new int[N];
        for (int i = 0; i < N; i++) {
            double x = MixedModelTest.X[i];
            m20[i] = i % 20;
            double u = i * 71 % 101 / 101.0;
            Z[i] = chance(u, -0.5 + 0.4 * x - (i % 6 < 3 ? 0 : 0.6) + few[i % 6] - (i * 29 % 3 == 1 ? 0.3 : 0));
            Z2[i] = chance(u, -1.1 + 0.5 * x + many[i % 20]);
        }
        M20 = Factor.of("m20", m20);
    }

    private static double chance(double u, double eta) {
        return u < 1 / (1 + Math.exp(-eta)) ? 1 : 0;
    }

    private static Design design(String... terms) {
        return Design.of(
                N,
                List.of(MixedModelTest.G),
                List.of(new Covariate("x", MixedModelTest.X)),
                Arrays.stream(terms).map(Term::of).toList(),
                Coding.TREATMENT);
    }

    private static LogisticMixed.Result fit(double[] y, Design design, int quadrature, Factor... groups) {
        return LogisticMixed.run(y, design, List.of(groups), new LogisticMixed.Params(quadrature));
    }

    private static void near(double expected, double actual, double relative, String what) {
        assertEquals(expected, actual, relative * Math.abs(expected), what);
    }

    private static void check(OddsRatio c, double estimate, double se, double p) {
        near(estimate, c.estimate(), 1e-6, c.name());
        near(se, c.se(), 1e-5, c.name() + " se");
        near(p, c.p(), 1e-4, c.name() + " p");
        near(Math.exp(c.estimate()), c.oddsRatio(), 1e-12, "odds ratio");
    }

    // glmer(z ~ x + g + (1 | mouse), d, binomial)
    @Test
    void Laplace_of_one_factor_agrees_with_glmer() {
        LogisticMixed.Result r = fit(Z, design("x", "g"), 1, MixedModelTest.MOUSE);
        assertEquals(156.317803059, r.deviance(), 1e-6);
        near(0.159540719, r.components().get(0).variance(), 1e-5, "variance");
        check(r.coefficient("x"), 0.4489621430, 0.1710558307, 0.008673739675);
        check(r.coefficient("g=b"), -0.5428030895, 0.5061639640, 0.283546746028);
        assertEquals(4, r.parameters());
        assertEquals("g: b vs a", r.comparisons().get(0).name());
        double icc = r.components().get(0).icc();
        near(0.159540719 / (0.159540719 + Math.PI * Math.PI / 3), icc, 2e-4, "correlation on the scale of log odds");
    }

    // glmer(z ~ x + g + (1 | mouse), d, binomial, nAGQ = 9); glmer(z2 ~ x + (1 | m20), d, binomial, nAGQ = 9)
    @Test
    void adaptive_quadrature_agrees_with_glmer() {
        LogisticMixed.Result few = fit(Z, design("x", "g"), 9, MixedModelTest.MOUSE);
        assertEquals(156.294694349, few.deviance(), 1e-6);
        check(few.coefficient("g=b"), -0.5430565031, 0.5091099641, 0.286117171931);
        LogisticMixed.Result many = fit(Z2, design("x"), 9, M20);
        assertEquals(121.471317893, many.deviance(), 1e-6);
        near(4.599496121, many.components().get(0).variance(), 1e-5, "variance");
        check(many.coefficient("(intercept)"), -2.322925526, 0.8652742525, 0.0072614078306);
        check(many.coefficient("x"), 1.067871269, 0.3219895504, 0.0009115975524);
    }

    // glmer(z2 ~ x + g + (1 | m20) + (1 | s), d, binomial)
    @Test
    void crossed_factors_agree_with_glmer() {
        LogisticMixed.Result r = fit(Z2, design("x", "g"), 1, M20, MixedModelTest.S);
        assertEquals(120.857938469, r.deviance(), 1e-6);
        near(3.9122717253, r.components().get(0).variance(), 1e-5, "m20");
        near(0.4658398142, r.components().get(1).variance(), 1e-5, "s");
        check(r.coefficient("x"), 1.1225858648, 0.3280090513, 0.0006206557458);
        check(r.coefficient("g=b"), 0.6241277353, 0.5533574975, 0.2593653491895);
    }

    // glmer(z2 ~ x + (1 | mouse/dend), d, binomial), which is singular: the estimates are those of glm
    @Test
    void variances_of_zero_are_found_and_named() {
        Factor dendrite = MixedModel.nested(MixedModelTest.MOUSE, MixedModelTest.DENDRITE);
        LogisticMixed.Result r = fit(Z2, design("x"), 1, MixedModelTest.MOUSE, dendrite);
        assertEquals(147.746745575, r.deviance(), 1e-6);
        assertEquals(0, r.components().get(0).variance());
        assertEquals("the variance of mouse, mouse/dendrite is estimated as zero", r.note());
        check(r.coefficient("x"), 0.7136495022, 0.1796011539, 7.081700779e-05);
    }

    // anova(glmer(z2 ~ 1 + (1 | m20), d, binomial), glmer(z2 ~ x + (1 | m20), d, binomial))
    @Test
    void the_likelihood_ratio_agrees_with_R() {
        LogisticMixed.Result smaller = fit(Z2, design(), 1, M20);
        LogisticMixed.Result larger = fit(Z2, design("x"), 1, M20);
        LikelihoodRatio ratio = LogisticMixed.compare(smaller, larger);
        near(137.584230945 - 122.221853086, ratio.chi2(), 1e-6, "chi-squared");
        near(8.873767e-05, ratio.p(), 1e-6, "p");
        assertThrows(BadInputException.class, () -> LogisticMixed.compare(larger, smaller));
    }

    @Test
    void the_order_of_rows_does_not_matter() {
        LogisticMixed.Result plain = fit(Z2, design("x"), 1, M20);
        double[] y = new double[N];
        double[] x = new double[N];
        int[] m = new int[N];
        for (int i = 0; i < N; i++) {
            int from = (i * 7 + 11) % N;
            y[i] = Z2[from];
            x[i] = 1000 * MixedModelTest.X[from] + 5;
            m[i] = 50 - M20.codes()[from];
        }
        Design design =
                Design.of(N, List.of(), List.of(new Covariate("x", x)), List.of(Term.of("x")), Coding.TREATMENT);
        LogisticMixed.Result other = fit(y, design, 1, Factor.of("m20", m));
        near(plain.coefficient("x").t(), other.coefficient("x").t(), 1e-5, "z");
        near(plain.deviance(), other.deviance(), 1e-9, "deviance");
    }

    @Test
    void separated_constant_and_wrong_outcomes_are_refused() {
        List<String> messages = new ArrayList<>();
        double[] cell = Z.clone();
        double[] byMouse = new double[N];
        double[] wrong = Z.clone();
        wrong[4] = 2;
        for (int i = 0; i < N; i++) {
            cell[i] = i % 6 < 3 ? 1 : Z[i];
            byMouse[i] = i % 2;
        }
        for (double[] y : List.of(cell, byMouse, wrong, new double[N])) {
            messages.add(assertThrows(BadInputException.class, () -> fit(y, design("g"), 1, MixedModelTest.MOUSE))
                    .getMessage());
        }
        assertTrue(messages.get(0).startsWith("Separation: the fixed part predicts 60 of 120"), messages.get(0));
        assertTrue(messages.get(1).startsWith("No level of 'mouse' has both outcomes"), messages.get(1));
        assertTrue(messages.get(2).startsWith("Outcome 5 is 2.0"), messages.get(2));
        assertTrue(messages.get(3).startsWith("All 120 outcomes are 0"), messages.get(3));
        assertThrows(BadParameterException.class, () -> fit(Z, design("g"), 9, MixedModelTest.MOUSE, M20));
        Factor one = Factor.of("one", new int[N]);
        assertThrows(BadInputException.class, () -> fit(Z, design("g"), 1, one));
    }
}
