// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.spinet.core.BadInputException;
import io.github.spinet.core.BadParameterException;
import io.github.spinet.core.Seeds;
import io.github.spinet.stats.Anova.Interactions;
import io.github.spinet.stats.Anova.SumsOfSquares;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.math3.stat.regression.OLSMultipleLinearRegression;
import org.apache.commons.rng.UniformRandomProvider;
import org.junit.jupiter.api.Test;

class AnovaTest {

    private static final double[] Y = {3.1, 2.9, 4, 5.2, 6.1, 7, 6.5, 7.7, 8.1, 2, 2.4, 3.9, 4.4, 4.1, 5, 5.5, 6.6};
    private static final Factor A = Factor.of("A", 1, 1, 1, 1, 1, 1, 1, 1, 1, 2, 2, 2, 2, 2, 2, 2, 2);
    private static final Factor B = Factor.of("B", 1, 1, 1, 2, 2, 3, 3, 3, 3, 1, 1, 2, 2, 2, 2, 3, 3);

    // MATLAB's anovan convention evaluated independently; R: car::Anova(lm(y ~ A * B, contrasts = contr.sum), type = 3)
    @Test
    void unbalanced_two_way_type_three_agrees_with_the_golden_values() {
        Anova.Result result = Anova.run(Y, List.of(A, B), Interactions.PAIRWISE, SumsOfSquares.TYPE_III);
        check(result.row("A"), 5.893601, 1, 16.231074, .0019861);
        check(result.row("B"), 38.937557, 2, 53.617333, 2.126e-6);
        check(result.row("B", "A"), .020086, 2, .027659, .972788);
        assertEquals(3.994167, result.errorSumOfSquares(), 1e-6);
        assertEquals(11, result.errorDf());
        assertEquals(17, result.n());
        assertTrue(result.warnings().isEmpty());
    }

    private static void check(Anova.Row row, double sumOfSquares, int df, double f, double p) {
        assertEquals(sumOfSquares, row.sumOfSquares(), 1e-6, row.term());
        assertEquals(df, row.df(), row.term());
        assertEquals(f, row.f(), 1e-6, row.term());
        assertEquals(p, row.p(), 5e-5 * p, row.term());
        assertEquals(Math.log(row.p()), row.lnP(), 1e-9, row.term());
    }

    // The design of the R references below: i <- 0:59; a <- c("x","y")[1 + (i*7) %% 5 %% 2];
    // b <- 1 + (i*11) %% 7 %% 3; c <- 1 + (i*5) %% 3 %% 2;
    // y <- ((i*37) %% 41)/4 + 1.5*(a=="x") + 0.8*b + 3*(c==1 & b==2)
    private static final int N = 60;
    private static final double[] Y3 = new double[N];
    private static final List<Factor> ABC = threeWay();

    private static List<Factor> threeWay() {
        int[] a = new int[N];
        int[] b = new int[N];
        int[] c = new int[N];
        for (int i = 0; i < N; i++) {
            a[i] = i * 7 % 5 % 2;
            b[i] = 1 + i * 11 % 7 % 3;
            c[i] = 1 + i * 5 % 3 % 2;
            Y3[i] = i * 37 % 41 / 4.0 + (a[i] == 0 ? 1.5 : 0) + 0.8 * b[i] + (c[i] == 1 && b[i] == 2 ? 3 : 0);
        }
        return List.of(Factor.of("a", a), Factor.of("b", b), Factor.of("c", c));
    }

    private static void sums(Interactions interactions, SumsOfSquares type, double... expected) {
        Anova.Result result = Anova.run(Y3, ABC, interactions, type);
        for (int i = 0; i < result.rows().size(); i++) {
            assertEquals(
                    expected[i],
                    result.rows().get(i).sumOfSquares(),
                    1e-6,
                    result.rows().get(i).term());
        }
        assertEquals(expected[expected.length - 1], result.errorSumOfSquares(), 1e-6);
    }

    // R 4.2, car: Anova(lm(y ~ a*b*c, contrasts = contr.sum), type = 3)
    @Test
    void three_way_full_type_three_agrees_with_R() {
        sums(
                Interactions.FULL,
                SumsOfSquares.TYPE_III,
                31.6979863,
                37.3940249,
                5.6892394,
                17.6117613,
                0.9582001,
                21.2190118,
                7.9175816,
                476.2574653);
    }

    // R 4.2, car: Anova(lm(y ~ a*b*c), type = 2)
    @Test
    void three_way_full_type_two_agrees_with_R() {
        sums(
                Interactions.FULL,
                SumsOfSquares.TYPE_II,
                51.8720520,
                100.0728934,
                11.1606113,
                10.5604260,
                0.4274725,
                19.1910579,
                7.9175816,
                476.2574653);
    }

    // R 4.2: anova(lm(y ~ a*b*c))
    @Test
    void three_way_full_type_one_agrees_with_R() {
        sums(
                Interactions.FULL,
                SumsOfSquares.TYPE_I,
                56.1690000,
                106.2684841,
                17.5124114,
                9.4793691,
                0.1794640,
                19.1910579,
                7.9175816,
                476.2574653);
    }

    // R 4.2, car: Anova(lm(y ~ (a+b+c)^2), type = 3) and Anova(lm(y ~ a+b+c), type = 3)
    @Test
    void smaller_models_agree_with_R() {
        sums(
                Interactions.PAIRWISE,
                SumsOfSquares.TYPE_III,
                40.7127085,
                60.8440517,
                11.3973133,
                10.5604260,
                0.4274725,
                19.1910579,
                484.1750469);
        sums(Interactions.NONE, SumsOfSquares.TYPE_III, 66.7592705, 108.2648747, 17.5124114, 513.0249378);
    }

    @Test
    void one_way_of_two_groups_is_the_squared_t_test() {
        double[] y = {1, 2, 3, 4, 6, 8};
        Anova.Row row = Anova.run(
                        y,
                        List.of(Factor.of("g", "p", "p", "p", "q", "q", "q")),
                        Interactions.FULL,
                        SumsOfSquares.TYPE_III)
                .row("g");
        // Means 2 and 6, pooled variance (2 + 8) / 4 = 2.5
        assertEquals(16 / (2.5 * 2 / 3), row.f(), 1e-12);
        assertEquals(24.0 / 34, row.partialEtaSquared(), 1e-12);
    }

    @Test
    void shift_scale_order_of_rows_and_names_of_levels_do_not_matter() {
        Anova.Result plain = Anova.run(Y, List.of(A, B), Interactions.FULL, SumsOfSquares.TYPE_III);
        int n = Y.length;
        double[] y = new double[n];
        String[] a = new String[n];
        int[] b = new int[n];
        for (int i = 0; i < n; i++) {
            int from = (i * 5 + 3) % n;
            y[i] = 1e6 + 3 * Y[from];
            a[i] = A.codes()[from] == 0 ? "zz" : "aa";
            b[i] = -B.codes()[from];
        }
        Anova.Result other =
                Anova.run(y, List.of(Factor.of("A", a), Factor.of("B", b)), Interactions.FULL, SumsOfSquares.TYPE_III);
        for (int i = 0; i < 3; i++) {
            double f = plain.rows().get(i).f();
            assertEquals(f, other.rows().get(i).f(), 1e-6 * f);
        }
    }

    @Test
    void an_empty_cell_is_named_and_leaves_no_type_three_test_below_the_interaction() {
        Factor b = Factor.of("B", 1, 1, 1, 2, 2, 2, 2, 2, 2, 1, 1, 2, 2, 2, 2, 3, 3);
        Anova.Result result = Anova.run(Y, List.of(A, b), Interactions.FULL, SumsOfSquares.TYPE_III);
        assertTrue(Double.isNaN(result.row("A").f())
                && Double.isNaN(result.row("A").p()));
        assertTrue(Double.isNaN(result.row("B").f()));
        assertEquals(1, result.row("A", "B").df());
        assertTrue(result.row("A", "B").f() > 0);
        assertEquals(1, result.warnings().size());
        assertTrue(
                result.warnings().get(0).startsWith("No data in (A=1, B=3): A, B cannot be tested"),
                result.warnings().get(0));
        // Without the interaction all is estimable.
        Anova.Result main = Anova.run(Y, List.of(A, b), Interactions.NONE, SumsOfSquares.TYPE_III);
        assertTrue(main.row("A").f() > 0 && main.warnings().isEmpty());
    }

    @Test
    void rows_with_missing_values_or_levels_are_left_out() {
        double[] y = Arrays.copyOf(Y, Y.length + 2);
        y[17] = Double.NaN;
        y[18] = 1000;
        int[] a = Arrays.copyOf(A.codes(), 19);
        a[18] = Factor.MISSING;
        int[] b = Arrays.copyOf(B.codes(), 19);
        Anova.Result result = Anova.run(
                y,
                List.of(new Factor("A", List.of("1", "2", "unused"), a), new Factor("B", B.levels(), b)),
                Interactions.FULL,
                SumsOfSquares.TYPE_III);
        assertEquals(16.231074, result.row("A").f(), 1e-6);
        assertEquals(2, result.left());
    }

    @Test
    void degenerate_responses_are_undefined_with_a_reason() {
        double[] constant = new double[Y.length];
        Arrays.fill(constant, 0.1);
        Anova.Row row = Anova.run(constant, List.of(A, B), Interactions.FULL, SumsOfSquares.TYPE_III)
                .row("A");
        assertTrue(Double.isNaN(row.f()));
        assertEquals("the residual variance is zero", row.note());
        Anova.Row single = Anova.run(
                        new double[] {1, 2}, List.of(Factor.of("g", 1, 2)), Interactions.FULL, SumsOfSquares.TYPE_III)
                .row("g");
        assertTrue(Double.isNaN(single.p()));
        assertEquals("no degrees of freedom are left for the residual", single.note());
    }

    @Test
    void a_factor_of_one_level_is_not_tested_and_named() {
        Factor one = Factor.of("C", new int[Y.length]);
        Anova.Result result = Anova.run(Y, List.of(A, one), Interactions.FULL, SumsOfSquares.TYPE_III);
        assertTrue(Double.isNaN(result.row("C").p()));
        assertTrue(result.row("A").p() < 1);
        assertTrue(
                result.warnings().get(0).startsWith("Factor 'C' has 1 level"),
                result.warnings().toString());
    }

    @Test
    void a_strong_effect_keeps_the_logarithm_of_p() {
        int n = 20_000;
        double[] y = new double[n];
        int[] g = new int[n];
        for (int i = 0; i < n; i++) {
            g[i] = i % 2;
            y[i] = g[i] + (i / 2 % 7) * 0.1;
        }
        Anova.Row row = Anova.run(y, List.of(Factor.of("g", g)), Interactions.FULL, SumsOfSquares.TYPE_III)
                .row("g");
        assertEquals(0, row.p());
        assertTrue(row.lnP() < -1000 && Double.isFinite(row.lnP()));
    }

    @Test
    void bad_models_are_refused_in_one_line() {
        assertThrows(
                BadParameterException.class,
                () -> Anova.run(Y, List.of(A), List.of(Term.of("C")), SumsOfSquares.TYPE_III));
        assertThrows(
                BadParameterException.class,
                () -> Anova.run(
                        Y, List.of(A, B), List.of(Term.of("A", "B"), Term.of("B", "A")), SumsOfSquares.TYPE_III));
        assertThrows(BadParameterException.class, () -> Term.of("A", "A"));
        assertThrows(
                BadInputException.class,
                () -> Anova.run(new double[3], List.of(A), Interactions.FULL, SumsOfSquares.TYPE_III));
        double[] infinite = Y.clone();
        infinite[4] = Double.POSITIVE_INFINITY;
        assertThrows(
                BadInputException.class,
                () -> Anova.run(infinite, List.of(A, B), Interactions.FULL, SumsOfSquares.TYPE_III));
        assertThrows(BadInputException.class, () -> new Factor("A", List.of("x"), new int[] {1}));
    }

    // Dense least squares of commons-math with and without each term's columns, an algorithm of its own.
    @Test
    void random_unbalanced_four_way_designs_agree_with_dense_least_squares() {
        int[] levels = {2, 3, 2, 2};
        List<String> names = List.of("a", "b", "c", "d");
        for (int seed = 0; seed < 3; seed++) {
            UniformRandomProvider random = Seeds.stream(seed, "four-way");
            int n = 150;
            double[] y = random.doubles(n, -1, 1).toArray();
            int[][] codes = new int[4][n];
            for (int i = 0; i < n; i++) {
                for (int f = 0; f < 4; f++) {
                    // The first rows visit every cell, so that none is empty.
                    codes[f][i] = i < 24 ? i / new int[] {12, 4, 2, 1}[f] % levels[f] : random.nextInt(levels[f]);
                }
                y[i] += 0.3 * codes[0][i] * codes[1][i];
            }
            List<Factor> factors = new ArrayList<>();
            for (int f = 0; f < 4; f++) {
                factors.add(Factor.of(names.get(f), codes[f]));
            }
            Anova.Result result = Anova.run(y, factors, Interactions.FULL, SumsOfSquares.TYPE_III);
            double full = denseResidual(y, codes, levels, 0);
            assertEquals(full, result.errorSumOfSquares(), 1e-9, "seed " + seed);
            for (int mask = 1; mask < 16; mask++) {
                List<String> term = new ArrayList<>();
                for (int f = 0; f < 4; f++) {
                    if ((mask >> f & 1) == 1) {
                        term.add(names.get(f));
                    }
                }
                double expected = denseResidual(y, codes, levels, mask) - full;
                Anova.Row row = result.row(term.toArray(String[]::new));
                assertEquals(expected, row.sumOfSquares(), 1e-9, "seed " + seed + ", " + term);
            }
        }
    }

    // The residual sum of squares of all terms but one.
    private static double denseResidual(double[] y, int[][] codes, int[] levels, int without) {
        double[][] rows = new double[y.length][];
        for (int i = 0; i < y.length; i++) {
            List<Double> row = new ArrayList<>();
            for (int mask = 1; mask < 16; mask++) {
                List<Double> products = List.of(1.0);
                for (int f = 0; f < 4; f++) {
                    if ((mask >> f & 1) == 1) {
                        List<Double> next = new ArrayList<>();
                        for (double product : products) {
                            for (int k = 0; k < levels[f] - 1; k++) {
                                int code = codes[f][i];
                                next.add(product * (code == k ? 1 : code == levels[f] - 1 ? -1 : 0));
                            }
                        }
                        products = next;
                    }
                }
                row.addAll(mask == without ? List.of() : products);
            }
            rows[i] = row.stream().mapToDouble(Double::doubleValue).toArray();
        }
        OLSMultipleLinearRegression regression = new OLSMultipleLinearRegression();
        regression.newSampleData(y, rows);
        return regression.calculateResidualSumOfSquares();
    }
}
