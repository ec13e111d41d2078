// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.command;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.spinet.core.Parallel;
import io.github.spinet.core.Progress;
import io.github.spinet.core.SpinetException;
import io.github.spinet.core.Table;
import io.github.spinet.io.CsvTables;
import io.github.spinet.service.Job;
import io.github.spinet.stats.Coefficient;
import io.github.spinet.stats.TestRow;
import io.github.spinet.stats.VarianceComponent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** CSV in, tests.csv out: values that independent code computed, and what is refused. */
class TestAnyTableTest {

    @TempDir
    Path folder;

    private final List<String> said = new ArrayList<>();

    private Path write(String text) {
        try {
            return Files.writeString(folder.resolve("table.csv"), text);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private Path run(String csv, String... keysAndValues) {
        Map<String, Object> given = new HashMap<>();
        given.put("table", write(csv).toString());
        given.put("out", folder.resolve("out").toString());
        for (int i = 0; i < keysAndValues.length; i += 2) {
            given.put(keysAndValues[i], keysAndValues[i + 1]);
        }
        said.clear();
        return new TestAnyTable().execute(given, new Job(Parallel.serial(), Progress.NONE, said::add));
    }

    private List<TestRow> tests(String csv, String... keysAndValues) {
        return CsvTables.read(run(csv, keysAndValues).resolve("tests.csv"), TestRow.class)
                .rows();
    }

    private TestRow one(String csv, String... keysAndValues) {
        List<TestRow> rows = tests(csv, keysAndValues);
        assertEquals(1, rows.size());
        return rows.get(0);
    }

    private String refusal(String csv, String... keysAndValues) {
        String[] elsewhere = Arrays.copyOf(keysAndValues, keysAndValues.length + 2);
        elsewhere[keysAndValues.length] = "out";
        elsewhere[keysAndValues.length + 1] = folder.resolve("refused").toString();
        String message =
                assertThrows(SpinetException.class, () -> run(csv, elsewhere)).getMessage();
        assertFalse(Files.exists(folder.resolve("refused")), "nothing is written");
        return message;
    }

    private static String columns(String header, double[]... columns) {
        StringBuilder text = new StringBuilder(header).append('\n');
        for (int i = 0; i < columns[0].length; i++) {
            for (int j = 0; j < columns.length; j++) {
                text.append(j == 0 ? "" : ",").append(columns[j][i]);
            }
            text.append('\n');
        }
        return text.toString();
    }

    private static String samples(String header, double[]... samples) {
        StringBuilder text = new StringBuilder(header).append('\n');
        for (int k = 0; k < samples.length; k++) {
            for (double value : samples[k]) {
                text.append(value).append(",g").append(k + 1).append('\n');
            }
        }
        return text.toString();
    }

    private static void near(double expected, double value) {
        assertEquals(expected, value, 5e-5 * Math.abs(expected));
    }

    private static final String TWO_WAY = """
            y,A,B
            3.1,1,1
            2.9,1,1
            4,1,1
            5.2,1,2
            6.1,1,2
            7,1,3
            6.5,1,3
            7.7,1,3
            8.1,1,3
            2,2,1
            2.4,2,1
            3.9,2,2
            4.4,2,2
            4.1,2,2
            5,2,2
            5.5,2,3
            6.6,2,3
            """;

    @Test
    void type_iii_analysis_of_variance_and_lsd() throws IOException {
        Path out = run(TWO_WAY, "formula", "y ~ A * B", "post_hoc", "lsd");
        List<TestRow> rows =
                CsvTables.read(out.resolve("tests.csv"), TestRow.class).rows();
        near(5.893601, rows.get(0).sumOfSquares());
        near(16.231074, rows.get(0).statistic());
        near(.0019861, rows.get(0).p());
        near(53.617333, rows.get(1).statistic());
        near(2.126e-6, rows.get(1).p());
        assertEquals("A:B", rows.get(2).term());
        near(.972788, rows.get(2).p());
        near(3.994167, rows.get(3).sumOfSquares());
        assertEquals(11, rows.get(3).df1());
        TestRow pair = CsvTables.read(out.resolve("posthoc.csv"), TestRow.class).stream()
                .filter(r -> r.term().equals("1 × 3 vs 2 × 3"))
                .findFirst()
                .orElseThrow();
        near(2.443221, pair.statistic());
        near(.0326358, pair.p());
        assertTrue(Files.exists(out.resolve("means.csv")));
        assertTrue(Files.exists(out.resolve("test.svg")));
        assertEquals(said.get(0) + "\n", Files.readString(out.resolve("sentence.txt")));
        assertTrue(said.get(0).contains("n = 17 values: A F(1, 11) = 16.2"), said.get(0));
    }

    @Test
    void types_of_sums_of_squares_and_corrections_are_settings() {
        double third = tests(TWO_WAY, "formula", "y ~ A + B + A:B").get(0).sumOfSquares();
        double first =
                tests(TWO_WAY, "formula", "y ~ A * B", "type", "1").get(0).sumOfSquares();
        assertTrue(Math.abs(third - first) > 0.1);
        Path out = run(TWO_WAY, "formula", "y ~ A * B", "post_hoc", "TUKEY", "compare", "B");
        Table<TestRow> pairs = CsvTables.read(out.resolve("posthoc.csv"), TestRow.class);
        assertEquals(3, pairs.size());
        pairs.forEach(r -> assertTrue(r.pAdjusted() > r.p(), r.toString()));
    }

    private static final double[] X = {1.1, 2.2, 2.2, 3.5, 4.1, 5, 6.3, 7.7, 8.1, 9.9, 10.2, 11};
    private static final double[] Y = {2.2, 3, 4.5, 5.5, 6.6, 8.8, 9.1, 10.5, 12, 13, 14.1, 15.5, 16};

    @Test
    void rank_sum() {
        TestRow row = one(samples("v,g", X, Y), "formula", "v ~ g", "test", "ranksum");
        assertEquals(122, row.statistic());
        near(.0682182, row.p());
        near(-1.823563, Double.parseDouble(row.method().replaceAll(".*z = ", "")));
        assertTrue(said.get(0).contains("n = 12 and 13 values"), said.get(0));
        double exact = one(samples("v,g", X, Y), "formula", "v ~ g", "test", "ranksum", "method", "exact")
                .p();
        assertTrue(exact != row.p());
        assertEquals(row.p(), exact, 0.01);
    }

    @Test
    void t_tests() {
        // scipy.stats.ttest_ind(x, y, equal_var=...)
        TestRow student = one(samples("v,g", X, Y), "formula", "v ~ g", "test", "ttest");
        near(-2.0250884, student.statistic());
        near(.05461716, student.p());
        near(
                .05242339,
                one(samples("v,g", X, Y), "formula", "v ~ g", "test", "ttest", "variances", "unequal")
                        .p());
    }

    @Test
    void sign_rank() {
        double[] d = {1, -2, 3, 4, -1, 2, 5, -3, 6, 1, 2, -2, 4, 3, 7, -1, 8, 2};
        TestRow row =
                one(columns("after,before", d, new double[d.length]), "formula", "after ~ before", "test", "signrank");
        assertEquals(141, row.statistic());
        near(.0152186, row.p());
    }

    @Test
    void correlations() {
        double[] x = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12};
        double[] y = {2.1, 1.9, 3.5, 3.5, 5.1, 4.7, 7.2, 6.9, 9.5, 8.8, 11.2, 10.1};
        String csv = columns("x,y", x, y);
        TestRow pearson = one(csv, "formula", "y~x", "test", "pearson");
        near(.9716952, pearson.effect());
        near(1.3644e-7, pearson.p());
        TestRow spearman = one(csv, "formula", "y~x", "test", "spearman");
        near(.9632239, spearman.effect());
        near(4.9805e-7, spearman.p());
        // scipy.stats.kendalltau(x, y, method='asymptotic')
        TestRow kendall = one(csv, "formula", "y~x", "test", "kendall", "continuity", "off");
        near(.8397191, kendall.effect());
        near(1.5658372e-4, kendall.p());
        // R: cor.test(x, y, method = "kendall", exact = FALSE, continuity = TRUE)
        near(2.0590905e-4, one(csv, "formula", "y~x", "test", "kendall").p());
    }

    @Test
    void kruskal_wallis() {
        TestRow row = one(
                samples("v,g", new double[] {1, 2, 3, 4, 5}, new double[] {2, 3, 4, 5, 6, 7}, new double[] {
                    5, 6, 7, 8, 8
                }),
                "formula",
                "v ~ g",
                "test",
                "kruskal");
        near(7.857836, row.statistic());
        near(.0196649, row.p());
    }

    @Test
    void counts_of_cases_are_rows_or_a_column() {
        String csv = "a,b,n\nyes,p,28\nyes,q,57\nno,p,40\nno,q,35\n";
        TestRow row = one(csv, "formula", "a ~ b", "test", "chi2", "counts", "n");
        near(6.780001, row.statistic());
        near(.0092185, row.p());
        assertEquals(160, row.n());
        StringBuilder cases = new StringBuilder("a,b\n");
        cases.append("yes,p\n".repeat(28)).append("yes,q\n".repeat(57));
        cases.append("no,p\n".repeat(40)).append("no,q\n".repeat(35));
        assertEquals(
                row.p(), one(cases.toString(), "formula", "a~b", "test", "chi2").p());
        // scipy.stats.fisher_exact([[28, 57], [40, 35]]).pvalue
        near(
                0.010679481,
                one(csv, "formula", "a ~ b", "test", "fisher", "counts", "n").p());
    }

    @Test
    void a_column_of_p_is_adjusted() {
        double[] p = {.001, .008, .039, .041, .042, .06, .074, .205, .212, .216};
        double[] q = {.01, .04, .084, .084, .084, .1, .105714285714, .216, .216, .216};
        List<TestRow> rows = tests(columns("p", p), "formula", "p", "test", "adjust");
        assertArrayEquals(q, rows.stream().mapToDouble(TestRow::pAdjusted).toArray(), 1e-9);
        assertArrayEquals(p, rows.stream().mapToDouble(TestRow::p).toArray());
        assertTrue(refusal("p\n0.1\n1.5\n", "formula", "p", "test", "adjust")
                .contains("line 3, column 'p': '1.5' is not a p value"));
    }

    // 6 animals with 4 dendrites of 10 pairs: a real effect of mrs, animals differ, dendrites have the same names in
    // each.
    private static String pairs() {
        Random random = new Random(3);
        StringBuilder text = new StringBuilder("animal,dendrite,mrs,distance,bin,co,big\n");
        for (int animal = 0; animal < 6; animal++) {
            double own = random.nextGaussian();
            for (int dendrite = 1; dendrite <= 4; dendrite++) {
                for (int k = 0; k < 10; k++) {
                    boolean mrs = random.nextBoolean();
                    double distance = 15 * random.nextDouble();
                    double co = own + (mrs ? 1.5 - 0.1 * distance : 0) + 0.3 * random.nextGaussian();
                    text.append("M" + animal + "," + dendrite + "," + (mrs ? "yes" : "no") + "," + distance + ",")
                            .append("bin " + (int) (distance / 5) * 5 + "," + co + "," + (co > 0 ? 1 : 0) + "\n");
                }
            }
        }
        return text.toString();
    }

    @Test
    void a_test_is_made_at_each_level_and_the_levels_are_one_family() {
        List<TestRow> rows = tests(
                pairs(),
                "formula",
                "co ~ mrs",
                "test",
                "ranksum",
                "by",
                "bin",
                "adjust",
                "bh",
                "unit",
                "pairs",
                "group",
                "animal/dendrite");
        assertEquals(
                List.of("bin = bin 0: no vs yes", "bin = bin 5: no vs yes", "bin = bin 10: no vs yes"),
                rows.stream().map(TestRow::term).toList());
        rows.forEach(r -> assertTrue(r.pAdjusted() >= r.p(), r.toString()));
        assertTrue(said.get(0).contains("from 6 animals and 24 dendrites"), said.get(0));
        assertTrue(said.get(0).contains("(Benjamini-Hochberg) over 3 comparisons"), said.get(0));
        assertTrue(said.get(1).startsWith("Note: pairs of one animal resemble each other"), said.toString());
    }

    @Test
    void a_part_without_a_second_sample_does_not_stop_the_others() {
        String csv = "v,g,by\n1,a,p\n2,b,p\n3,a,p\n4,b,p\n1,a,q\n2,a,q\n";
        List<TestRow> rows = tests(csv, "formula", "v~g", "test", "ranksum", "by", "by");
        assertEquals(2, rows.size());
        assertTrue(Double.isNaN(rows.get(1).p()));
        assertTrue(rows.get(1).warning().contains("one level only"), rows.get(1).warning());
    }

    @Test
    void a_mixed_model_has_terms_variances_and_coefficients() {
        Path out = run(pairs(), "formula", "co ~ mrs * distance + (1|animal/dendrite)", "test", "lmm");
        List<TestRow> rows =
                CsvTables.read(out.resolve("tests.csv"), TestRow.class).rows();
        assertEquals(
                List.of("mrs", "distance", "mrs:distance"),
                rows.stream().map(TestRow::term).toList());
        assertTrue(rows.get(2).p() < 1e-6, rows.toString());
        Table<VarianceComponent> sources = CsvTables.read(out.resolve("variances.csv"), VarianceComponent.class);
        assertEquals(
                List.of(6, 24, 240),
                sources.stream().map(VarianceComponent::levels).toList());
        assertEquals(1, sources.stream().mapToDouble(VarianceComponent::share).sum(), 1e-12);
        Coefficient slope = CsvTables.read(out.resolve("coefficients.csv"), Coefficient.class)
                .rows()
                .get(3);
        // -0.1 for mrs, 0 for the others: half the difference, with the sign of the first level
        assertEquals(0.05, slope.estimate(), 4 * slope.se());
        byte[] formula = read(out.resolve("tests.csv"));
        run(pairs(), "formula", "co ~ mrs * distance", "group", "animal/dendrite", "test", "lmm");
        assertArrayEquals(formula, read(folder.resolve("out/tests.csv")), "group stands for the random terms");
        run(pairs(), "formula", "co ~ mrs + (1|animal) + (1|dendrite)", "test", "lmm");
        assertTrue(said.toString().contains("write (1|animal/dendrite)"), said.toString());
    }

    // The data and the R code of LogisticTest.
    private static String outcomes() {
        StringBuilder text = new StringBuilder("mouse,g,x,z\n");
        double[] effects = {1.2, -0.7, 0.4, -0.5, 0.9, 0.1};
        for (int i = 0; i < 120; i++) {
            double x = i * 37 % 41 / 10.0;
            double eta = -0.5 + 0.4 * x - (i % 6 < 3 ? 0 : 0.6) + effects[i % 6] - (i * 29 % 3 == 1 ? 0.3 : 0);
            double z = i * 71 % 101 / 101.0 < 1 / (1 + Math.exp(-eta)) ? 1 : 0;
            text.append("m" + i % 6 + "," + (i % 6 < 3 ? "a" : "b") + "," + x + "," + (int) z + "\n");
        }
        return text.toString();
    }

    // R 4.2, sandwich 3.0: f = glm(z ~ x + g, binomial, d, contrasts = list(g = "contr.treatment"), epsilon = 1e-14);
    // coef(f); sqrt(diag(vcovCL(f, cluster = d$mouse, type = "HC1")))
    @Test
    void odds_ratios_of_outcomes_that_come_in_clusters() {
        String[] given = {"formula", "z ~ x + g", "group", "mouse", "test", "logistic", "correction", "CR1"};
        List<TestRow> rows = tests(outcomes(), given);
        assertEquals(
                List.of("(intercept)", "x", "g: b vs a"),
                rows.stream().map(TestRow::term).toList());
        near(0.417130382252, rows.get(1).estimate());
        near(0.104459886047, rows.get(1).stdError());
        near(Math.exp(0.417130382252), rows.get(1).effect());
        near(-0.524297568267, rows.get(2).estimate());
        near(0.544156920234, rows.get(2).stdError());
        assertTrue(said.get(0).startsWith("Logistic model (logistic regression, independence"), said.get(0));
        assertTrue(refusal(outcomes(), "formula", "z ~ x + (1 | mouse)", "test", "logistic", "correction", "CR1")
                .contains("name what rows share by group"));
    }

    // The models of LogisticMixedTest, whose factor is coded 0 and 1: the intercept differs, the rest does not.
    @Test
    void a_random_term_makes_a_logistic_mixed_model() {
        Path out = run(outcomes(), "formula", "z ~ x + g + (1 | mouse)", "test", "logistic", "drop_terms", "true");
        List<TestRow> rows =
                CsvTables.read(out.resolve("tests.csv"), TestRow.class).rows();
        assertEquals(
                List.of("(intercept)", "x", "g: b vs a", "without x", "without g"),
                rows.stream().map(TestRow::term).toList());
        near(0.4489621430, rows.get(1).estimate());
        near(-0.5428030895, rows.get(2).estimate());
        near(Math.exp(-0.5428030895), rows.get(2).effect());
        assertEquals("chi2", rows.get(3).statisticName());
        assertTrue(said.get(0).contains("Laplace's approximation, random intercepts of mouse"), said.get(0));
        VarianceComponent mouse = CsvTables.read(out.resolve("variances.csv"), VarianceComponent.class)
                .rows()
                .get(0);
        near(0.159540719, mouse.variance());
        near(
                0.4493075459,
                tests(outcomes(), "formula", "z ~ x + g + (1 | mouse)", "test", "logistic", "quadrature", "9")
                        .get(1)
                        .estimate());
        assertTrue(refusal(outcomes(), "formula", "z ~ g + (x | mouse)", "test", "logistic")
                .contains("random intercepts only"));
        assertTrue(refusal(outcomes(), "formula", "z ~ g", "group", "mouse", "test", "logistic", "drop_terms", "true")
                .contains("with random terms"));
    }

    @Test
    void a_mixed_model_with_a_random_slope() {
        String model = "co ~ mrs * distance + (distance|animal) + (1|animal/dendrite)";
        assertTrue(refusal(pairs(), "formula", model, "test", "lmm").contains("twice"));
        Path out = run(
                pairs(),
                "formula",
                "co ~ mrs * distance + (distance || animal)",
                "test",
                "lmm",
                "df",
                "kenward_roger",
                "drop_terms",
                "true",
                "against",
                "co ~ mrs * distance + (1 | animal)");
        assertEquals(
                List.of("(intercept)", "distance", ""),
                CsvTables.read(out.resolve("variances.csv"), VarianceComponent.class).rows().stream()
                        .map(VarianceComponent::effect)
                        .toList());
        List<TestRow> rows =
                CsvTables.read(out.resolve("tests.csv"), TestRow.class).rows();
        assertEquals(7, rows.size());
        assertEquals("without mrs:distance", rows.get(5).term());
        assertEquals("likelihood ratio, ML", rows.get(5).method());
        assertEquals("likelihood ratio, REML", rows.get(6).method());
        assertTrue(
                rows.get(6).warning().contains("mean of those of chi-squared with 0 and 1"),
                rows.get(6).warning());
        assertTrue(said.get(0).contains("Kenward and Roger's degrees of freedom"), said.get(0));
        assertTrue(said.toString().contains("(marginal R2)"), said.toString());
        assertTrue(refusal(pairs(), "formula", "co ~ mrs + (bin | animal)", "test", "lmm")
                .contains("needs numbers, but the column names groups"));
        assertTrue(refusal(
                        pairs(),
                        "formula",
                        "co ~ mrs + (1|animal)",
                        "test",
                        "lmm",
                        "against",
                        "distance ~ mrs + (1|animal)")
                .contains("cannot be compared"));
    }

    @Test
    void separated_outcomes_have_no_odds_ratio() {
        String csv = outcomes().replace(",b,", ",b,-").replaceAll(",b,-([^,]*),.", ",b,$1,1");
        TestRow row = tests(csv, "formula", "z ~ x + g", "group", "mouse", "test", "logistic")
                .get(2);
        assertTrue(Double.isNaN(row.p()) && Double.isNaN(row.effect()), row.toString());
        assertTrue(row.warning().startsWith("separation"), row.warning());
        assertTrue(said.toString().contains("Note: separation: 60 of 120"), said.toString());
        assertTrue(refusal(csv, "formula", "z ~ x + g + (1|mouse)", "test", "logistic")
                .startsWith("Separation: the fixed part predicts"));
        assertTrue(refusal(outcomes(), "formula", "x ~ g", "group", "mouse", "test", "logistic")
                .contains("0 or 1"));
    }

    @Test
    void slopes_are_compared_and_each_is_described() {
        List<TestRow> rows = tests(pairs(), "formula", "co ~ distance * mrs", "test", "ancova");
        assertEquals(
                List.of("distance:mrs", "no", "yes"),
                rows.stream().map(TestRow::term).toList());
        near(rows.get(1).estimate() - rows.get(2).estimate(), rows.get(0).estimate());
        assertTrue(refusal(TWO_WAY, "formula", "y ~ A * B", "test", "ancova").contains("say which one names groups"));
    }

    @ParameterizedTest
    @CsvSource({
        "bootstrap, co ~ mrs, '', MEDIAN",
        "bootstrap, co ~ mrs, animal/dendrite, MEAN",
        "bootstrap, co, '', MEAN",
        "bootstrap, co ~ distance, '', SPEARMAN",
        "permutation, co ~ mrs, '', MEAN",
        "permutation, co ~ mrs, animal, MEDIAN",
        "permutation, co ~ distance, '', MEAN",
        "permutation, co ~ distance, animal, PEARSON"
    })
    void random_draws_repeat_with_the_seed_and_differ_with_another(
            String test, String formula, String group, String statistic) {
        String[] settings = {
            "formula",
            formula,
            "test",
            test,
            "group",
            group,
            "statistic",
            statistic,
            "seed",
            "5",
            test.equals("bootstrap") ? "resamples" : "permutations",
            "200"
        };
        byte[] first = read(run(pairs(), settings).resolve("tests.csv"));
        byte[] again = read(run(pairs(), settings).resolve("tests.csv"));
        assertArrayEquals(first, again);
        settings[9] = "6";
        byte[] other = read(run(pairs(), settings).resolve("tests.csv"));
        assertFalse(Arrays.equals(first, other));
    }

    private static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void a_macro_and_the_settings_file_of_a_run_give_the_same_bytes() {
        Path out = run(pairs(), "formula", "co ~ mrs * bin", "post_hoc", "LSD", "adjust", "BH");
        byte[] tests = read(out.resolve("posthoc.csv"));
        String options = "table=[" + folder.resolve("table.csv") + "] out=[" + folder.resolve("macro")
                + "] test=ANOVA formula=[co ~ mrs * bin] post_hoc=LSD adjust=BH";
        Path macro = new TestAnyTable().execute(MacroOptions.parse(options), Job.quiet());
        assertArrayEquals(tests, read(macro.resolve("posthoc.csv")));
        assertArrayEquals(read(out.resolve("test.svg")), read(macro.resolve("test.svg")));
        Path again = new TestAnyTable()
                .execute(
                        Map.of(
                                "settings", out.resolve("stats.json").toString(),
                                "out", folder.resolve("again").toString()),
                        Job.quiet());
        assertArrayEquals(tests, read(again.resolve("posthoc.csv")));
    }

    @ParameterizedTest
    @CsvSource({
        "anova, co ~ mrs * bin, mrs yes/bin 10/Mean ± SEM",
        "ranksum, co ~ mrs, yes (n =/no (n =",
        "pearson, co ~ distance, distance/Lines: least squares",
        "ancova, co ~ distance * mrs, distance/yes (n =",
        "chi2, mrs ~ bin, mrs yes/bin 5 (n =",
        "paired_ttest, co ~ distance, co (n = 240)/distance (n = 240)",
        "lmm, co ~ mrs * bin + (1|animal), mrs yes/bin 10",
        "logistic, big ~ distance + (1|animal), distance/big"
    })
    void the_figure_names_columns_and_levels(String test, String formula, String words) throws IOException {
        String svg =
                Files.readString(run(pairs(), "formula", formula, "test", test).resolve("test.svg"));
        // A line that must not break has other blanks.
        String text = svg.replace('\u00a0', ' ').replace("&#xa0;", " ").replace("&#160;", " ");
        for (String word : words.split("/")) {
            assertTrue(text.contains(word), word);
        }
    }

    @Test
    void rows_with_missing_values_in_used_columns_are_left_out_and_counted() {
        String csv = TWO_WAY + ",1,1\n4,,2\n5,2,NA\n";
        TestRow row = tests(csv, "formula", "y ~ A * B").get(0);
        near(16.231074, row.statistic());
        assertTrue(said.get(0).endsWith("Left out for missing values: 3 rows."), said.get(0));
        assertEquals(15, tests(csv, "formula", "y ~ A", "test", "ranksum").size() + 14);
        assertTrue(said.get(0).endsWith("Left out for missing values: 2 rows."), said.get(0));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "y ~ A * C | anova | has no column 'C'; did you mean 'A'?",
                "y ~ A * B + (1\u00a6A) | anova | expected",
                "y ~ A * B | ranksum | has one variable on its right",
                "y ~ A * | anova | is not understood",
                "y | anova | needs factors",
                "y ~ A | lmm | needs random terms",
                "y ~ A | robust | give group",
                "y ~ A | logistic | give group",
            })
    void formulas_that_do_not_fit_are_refused(String formula, String test, String words) {
        String message = refusal(TWO_WAY, "formula", formula.replace('\u00a6', '|'), "test", test);
        String expected = formula.contains("(1") ? "random terms, which only a mixed or logistic model has" : words;
        assertTrue(message.contains(expected), message);
        assertFalse(message.contains("\n"), message);
    }

    @Test
    void settings_that_do_not_fit_are_refused() {
        assertEquals(
                "resamples = 20 is no setting of RANKSUM; leave it out, or choose a test that has it",
                refusal(TWO_WAY, "formula", "y ~ A", "test", "ranksum", "resamples", "20"));
        assertTrue(refusal(TWO_WAY, "formula", "y~A", "test", "ranksum", "method", "PERMUTATION")
                .contains("expected MATLAB"));
        assertTrue(refusal(TWO_WAY, "formula", "y~A", "adjust", "BH").contains("post_hoc = LSD"));
        assertTrue(refusal(TWO_WAY, "formula", "y~A", "adjust", "BH", "post_hoc", "HOLM")
                .contains("adjusts already"));
        assertTrue(refusal(TWO_WAY, "formula", "y~A", "test", "pearson", "factors", "A")
                .contains("listed in factors"));
        assertTrue(refusal(TWO_WAY, "formula", "y~A", "by", "A").contains("by = A is in the formula"));
        assertTrue(refusal(TWO_WAY, "formula", "y~y", "test", "pearson").contains("both sides"));
        assertTrue(refusal(TWO_WAY, "formula", "y~A+(1|A)", "test", "lmm").contains("both a fixed and a random"));
        assertTrue(refusal(TWO_WAY, "formula", "A~B", "test", "chi2", "counts", "y")
                .contains("line 2, column 'y': '3.1'"));
        assertTrue(refusal(pairs(), "formula", "mrs ~ bin").contains("line 2, column 'mrs'"));
        assertTrue(refusal(pairs(), "formula", "co ~ distance").contains("240 different numbers"));
        assertTrue(refusal(pairs(), "formula", "co ~ animal", "test", "permutation", "group", "animal/dendrite")
                .contains("is in the formula, too"));
    }
}
