// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.spinet.core.BadInputException;
import io.github.spinet.core.Seeds;
import io.github.spinet.stats.ClusterRobust.Correction;
import io.github.spinet.stats.Logistic.WorkingCorrelation;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.junit.jupiter.api.Test;

/**
 * The data of the references: i = 0:119; mouse = i %% 6; g = ifelse(mouse < 3, "a", "b"); x = ((i*37) %% 41)/10; h = c("p", "q",
 * "r")[(i*29) %% 3 + 1]; eta = -0.5 + 0.4*x - 0.6*(g == "b") + c(1.2,-0.7,0.4,-0.5,0.9,0.1)[mouse+1] - 0.3*(h == "q"); z =
 * ((i*71) %% 101)/101 < 1/(1+exp(-eta)).
 */
class LogisticTest {

    private static final int N = 120;
    private static final double[] Z = new double[N];
    private static final double[] X = new double[N];
    private static final Factor G;
    private static final Factor H;
    private static final Factor MOUSE;

    static {
        int[] mouse = new int[N];
        String[] g = new String[N];
        String[] h = new String[N];
        double[] effects = {1.2, -0.7, 0.4, -0.5, 0.9, 0.1};
        for (int i = 0; i < N; i++) {
            mouse[i] = i % 6;
            g[i] = mouse[i] < 3 ? "a" : "b";
            h[i] = List.of("p", "q", "r").get(i * 29 % 3);
            X[i] = i * 37 % 41 / 10.0;
            double eta =
                    -0.5 + 0.4 * X[i] - (mouse[i] < 3 ? 0 : 0.6) + effects[mouse[i]] - (h[i].equals("q") ? 0.3 : 0);
            Z[i] = i * 71 % 101 / 101.0 < 1 / (1 + Math.exp(-eta)) ? 1 : 0;
        }
        G = Factor.of("g", g);
        H = new Factor(
                "h",
                List.of("p", "q", "r"),
                Arrays.stream(h).mapToInt(List.of("p", "q", "r")::indexOf).toArray());
        MOUSE = Factor.of("mouse", mouse);
    }

    private static Design design(double[] x, Design.Coding coding) {
        List<Term> terms = List.of(Term.of("x"), Term.of("g"), Term.of("h"));
        return Design.of(x.length, List.of(G, H), List.of(new Covariate("x", x)), terms, coding);
    }

    private static Logistic.Result fit(WorkingCorrelation working, Correction correction) {
        return Logistic.run(Z, design(X, Design.Coding.SUM_TO_ZERO), MOUSE, new Logistic.Params(working, correction));
    }

    private static void errors(Logistic.Result r, double... expected) {
        for (int j = 0; j < expected.length; j++) {
            assertEquals(
                    expected[j],
                    r.coefficients().get(j).se(),
                    1e-8,
                    r.coefficients().get(j).name());
        }
    }

    // R 4.2, sandwich 3.0: f = glm(z ~ x + g + h, binomial, d, contrasts = list(g = "contr.sum", h = "contr.sum"),
    // epsilon =
    // 1e-14); coef(f); sqrt(diag(vcovCL(f, cluster = d$mouse, type = "HC0", cadjust = FALSE))), type = "HC1"
    @Test
    void independence_agrees_with_glm_and_sandwich() {
        Logistic.Result r = fit(WorkingCorrelation.INDEPENDENCE, Correction.CR0);
        double[] expected = {
            -0.786714585592365, 0.422841106726016, 0.265350992202976, 0.258588489283474, 0.031330544802394
        };
        for (int j = 0; j < expected.length; j++) {
            assertEquals(expected[j], r.coefficients().get(j).estimate(), 1e-11, "column " + j);
        }
        errors(r, 0.401813783720729, 0.095118863331258, 0.231115783407855, 0.310441031252314, 0.257389716662477);
        errors(
                fit(WorkingCorrelation.INDEPENDENCE, Correction.CR1),
                0.44775455657451,
                0.1059941350901,
                0.25754005788183,
                0.34593483828201,
                0.28681798166273);
        OddsRatio x = r.coefficients().get(1);
        assertEquals(Math.exp(0.422841106726016), x.oddsRatio(), 1e-10);
        assertEquals(Math.exp(0.422841106726016 - 1.959963984540054 * 0.095118863331258), x.low(), 1e-8);
        assertEquals(Math.exp(0.422841106726016 + 1.959963984540054 * 0.095118863331258), x.high(), 1e-8);
        // R: log(2) + pnorm(-0.422841106726016 / 0.095118863331258, log.p = TRUE)
        assertEquals(-11.64383493845, x.lnP(), 1e-8);
        assertEquals(Math.exp(x.lnP()), x.p(), 1e-15);
    }

    // NumPy: the estimating equations with the full matrices D, V and, for the corrections, (I - H)^(-1/2) and (I -
    // H)^(-1) by
    // numpy.linalg.eigh in rows whitened by V; degrees of freedom (tr G)^2 / tr G^2
    @Test
    void exchangeable_correlation_agrees_with_its_definition() {
        Logistic.Result r = fit(WorkingCorrelation.EXCHANGEABLE, Correction.CR0);
        assertEquals(0.026587647896019, r.alpha(), 1e-9);
        assertEquals(0.43711661, r.coefficients().get(1).estimate(), 1e-8);
        assertEquals(-0.81705338, r.coefficients().get(0).estimate(), 1e-8);
        errors(r, 0.40068917, 0.09441211, 0.23058749, 0.31012609, 0.25544061);
        Logistic.Result reduced = fit(WorkingCorrelation.EXCHANGEABLE, Correction.CR2);
        errors(reduced, 0.5828294, 0.10592885, 0.39920081, 0.53809528, 0.44284816);
        assertEquals(4.2724432751936945, reduced.coefficients().get(0).df(), 1e-6);
        assertEquals(1.6024331793391962, reduced.coefficients().get(3).df(), 1e-6);
        Logistic.Result left = fit(WorkingCorrelation.EXCHANGEABLE, Correction.CR3);
        errors(left, 0.89015615, 0.12210195, 0.6915276, 0.93336127, 0.76815599);
        assertEquals(3.402144172939919, left.coefficients().get(0).df(), 1e-6);
    }

    @Test
    void levels_compare_alike_whatever_the_coding_scale_and_order_of_rows() {
        Logistic.Params params = new Logistic.Params(WorkingCorrelation.EXCHANGEABLE, Correction.CR2);
        Logistic.Result r = fit(WorkingCorrelation.EXCHANGEABLE, Correction.CR2);
        double[] scaled = Arrays.stream(X).map(v -> 1000 * v + 7e5).toArray();
        Logistic.Result other = Logistic.run(Z, design(scaled, Design.Coding.TREATMENT), MOUSE, params);
        assertEquals(
                List.of("g: b vs a", "h: q vs p", "h: r vs p", "h: r vs q"),
                r.comparisons().stream().map(OddsRatio::name).toList());
        for (int k = 0; k < 4; k++) {
            OddsRatio a = r.comparisons().get(k);
            OddsRatio b = other.comparisons().get(k);
            assertEquals(a.estimate(), b.estimate(), 1e-7, a.name());
            assertEquals(a.lnP(), b.lnP(), 1e-6, a.name());
        }
        assertEquals(
                -2 * r.coefficients().get(2).estimate(), r.comparisons().get(0).estimate(), 1e-12);
        assertEquals(r.coefficients().get(1).t(), other.coefficients().get(1).t(), 1e-6);
        double[] failures = Arrays.stream(Z).map(z -> 1 - z).toArray();
        Logistic.Result turned = Logistic.run(failures, design(X, Design.Coding.SUM_TO_ZERO), MOUSE, params);
        assertEquals(
                -r.coefficients().get(1).estimate(),
                turned.coefficients().get(1).estimate(),
                1e-9);
        assertEquals(r.coefficients().get(1).lnP(), turned.coefficients().get(1).lnP(), 1e-8);
    }

    private static final Logistic.Params PLAIN = new Logistic.Params(WorkingCorrelation.INDEPENDENCE, Correction.CR1);

    private static Logistic.Result covariate(double[] y, double[] x, int clusters) {
        Design design = Design.of(
                y.length, List.of(), List.of(new Covariate("x", x)), List.of(Term.of("x")), Design.Coding.SUM_TO_ZERO);
        int[] cluster = IntStream.range(0, y.length).map(i -> i % clusters).toArray();
        return Logistic.run(y, design, Factor.of("animal", cluster), PLAIN);
    }

    @Test
    void a_covariate_that_separates_has_no_estimate_and_says_so() {
        double[] x = {1, 2, 3, 4, 5, 6, 7, 8};
        Logistic.Result r = covariate(new double[] {0, 0, 0, 0, 1, 1, 1, 1}, x, 4);
        OddsRatio c = r.coefficients().get(1);
        assertTrue(Double.isNaN(c.estimate()) && Double.isNaN(c.p()), c.toString());
        assertEquals(
                "separation: the estimate grows without bound upwards, 8 of 8 outcomes being predicted without error",
                c.note());
        assertTrue(c.sentence().startsWith("not tested: separation"), c.sentence());
        OddsRatio down = covariate(new double[] {1, 1, 1, 1, 0, 0, 0, 0}, x, 4)
                .coefficients()
                .get(1);
        assertTrue(down.note().contains("downwards"), down.note());
    }

    @Test
    void a_separated_tie_is_found_too() {
        double[] x = {1, 2, 3, 4, 4, 6, 7, 8};
        Logistic.Result r = covariate(new double[] {0, 0, 0, 0, 1, 1, 1, 1}, x, 4);
        assertTrue(r.coefficients().get(1).note().startsWith("separation"), r.toString());
        assertEquals(6, r.predicted());
    }

    // One level has only ones: the others are compared as if it were not there.
    @Test
    void a_level_without_failures_leaves_the_comparison_of_the_others() {
        double[] y = Z.clone();
        boolean[] r = new boolean[N];
        for (int i = 0; i < N; i++) {
            r[i] = H.codes()[i] == 2;
            y[i] = r[i] ? 1 : Z[i];
        }
        Logistic.Params params = new Logistic.Params(WorkingCorrelation.INDEPENDENCE, Correction.CR0);
        Logistic.Result all = Logistic.run(y, design(X, Design.Coding.SUM_TO_ZERO), MOUSE, params);
        double[] rest =
                IntStream.range(0, N).mapToDouble(i -> r[i] ? Double.NaN : y[i]).toArray();
        Logistic.Result without = Logistic.run(rest, design(X, Design.Coding.SUM_TO_ZERO), MOUSE, params);
        assertEquals(40, all.predicted());
        assertEquals(
                without.coefficients().get(1).estimate(),
                all.coefficients().get(1).estimate(),
                1e-9);
        assertEquals(
                without.comparisons().get(1).lnP(), all.comparisons().get(1).lnP(), 1e-8);
        assertTrue(all.coefficients().get(1).note().contains("40 of 120"), all.toString());
        assertTrue(
                all.comparisons().get(2).note().contains("without bound upwards"),
                all.comparisons().toString());
        assertTrue(
                all.comparisons().get(3).note().contains("without bound upwards"),
                all.comparisons().toString());
    }

    // The prediction is all but perfect, but one row speaks against it.
    @Test
    void a_steep_curve_is_not_taken_for_separation() {
        double[] y = new double[400];
        double[] x = new double[400];
        for (int i = 0; i < y.length; i++) {
            x[i] = i;
            y[i] = i < 200 ? 0 : 1;
        }
        y[199] = 1;
        y[200] = 0;
        OddsRatio c = covariate(y, x, 20).coefficients().get(1);
        assertFalse(Double.isNaN(c.estimate()), c.toString());
        assertTrue(c.estimate() > 0.5, c.toString());
    }

    // Three rows an animal, each pair of which correlates at -1/2: that matrix has no inverse.
    @Test
    void an_impossible_working_correlation_is_told() {
        double[] y = new double[12];
        for (int i = 0; i < y.length; i++) {
            y[i] = i / 4 == i % 2 ? 1 : 0;
        }
        Design intercept = Design.of(12, List.of(), List.of(), List.of(), Design.Coding.SUM_TO_ZERO);
        Factor animal =
                Factor.of("animal", IntStream.range(0, 12).map(i -> i % 4).toArray());
        Logistic.Params params = new Logistic.Params(WorkingCorrelation.EXCHANGEABLE, Correction.CR2);
        Logistic.Result r = Logistic.run(y, intercept, animal, params);
        assertTrue(
                Double.isNaN(r.alpha()) && Double.isNaN(r.coefficients().get(0).p()), r.toString());
        assertTrue(r.coefficients().get(0).note().startsWith("not estimated"), r.toString());
    }

    // Animals differ in their odds; the group, which differs between animals, has no effect.
    @Test
    void clustered_outcomes_without_effect_are_seldom_significant() {
        long seed = 5;
        int hits = 0;
        int animals = 12;
        int studies = 200;
        Factor animal = Factor.of(
                "animal", IntStream.range(0, 240).map(i -> i % animals).toArray());
        Factor group =
                Factor.of("group", IntStream.range(0, 240).map(i -> i % 2).toArray());
        Design design = Design.of(240, List.of(group), List.of(), List.of(Term.of("group")), Design.Coding.SUM_TO_ZERO);
        Logistic.Params params = new Logistic.Params(WorkingCorrelation.EXCHANGEABLE, Correction.CR2);
        for (int study = 0; study < studies; study++) {
            UniformRandomProvider random = Seeds.stream(seed, "logistic test", study);
            double[] odds = random.doubles(animals).map(u -> 0.2 + 0.6 * u).toArray();
            double[] y = IntStream.range(0, 240)
                    .mapToDouble(i -> random.nextDouble() < odds[i % animals] ? 1 : 0)
                    .toArray();
            hits += Logistic.run(y, design, animal, params).comparisons().get(0).p() < 0.05 ? 1 : 0;
        }
        // Binomial with p = 0.05: 10, standard deviation 3.1
        assertEquals(10, hits, 8, "seed " + seed);
    }

    @Test
    void bad_input_is_refused() {
        double[] x = {1, 2, 3, 4};
        assertThrows(BadInputException.class, () -> covariate(new double[] {0, 1, 2, 1}, x, 2));
        assertThrows(BadInputException.class, () -> covariate(new double[] {1, 1, 1, Double.NaN}, x, 2));
        assertThrows(BadInputException.class, () -> covariate(new double[] {0, 1, 0, 1}, x, 1));
        assertThrows(BadInputException.class, () -> covariate(new double[] {0, 1, Double.NaN, Double.NaN}, x, 2));
    }
}
