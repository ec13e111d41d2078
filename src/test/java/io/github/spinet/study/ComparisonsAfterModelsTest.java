// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.study;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.spinet.core.BadParameterException;
import io.github.spinet.core.Progress;
import io.github.spinet.core.Records;
import io.github.spinet.stats.TestRow;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Comparisons of means and of odds after models with random terms, and settings that such models make useless. */
class ComparisonsAfterModelsTest {

    private static final double CLOSE = 1e-6;

    @TempDir
    Path folder;

    private TableStatistics.Result run(String formula, Object... keysAndValues) throws IOException {
        Random random = new Random(5);
        StringBuilder text = new StringBuilder("y,z,g,x,animal,dendrite\n");
        for (int animal = 0; animal < 8; animal++) {
            double level = 0.5 * random.nextGaussian();
            double slope = 0.5 * random.nextGaussian();
            for (int row = 0; row < 24; row++) {
                double x = random.nextGaussian();
                double y = level + (0.4 + slope) * x + 0.4 * (row % 3) + random.nextGaussian();
                text.append(y).append(',').append(y > 0.5 ? 1 : 0).append(',');
                text.append((char) ('a' + row % 3)).append(',').append(x);
                text.append(",m").append(animal).append(",d").append(row / 12).append('\n');
            }
        }
        Path table = Files.writeString(folder.resolve("table.csv"), text);
        Map<String, Object> given = new HashMap<>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            given.put((String) keysAndValues[i], keysAndValues[i + 1]);
        }
        return TableStatistics.run(table, formula, Records.from(TableStatistics.Params.class, given), Progress.NONE);
    }

    private String refusal(String formula, Object... keysAndValues) {
        return assertThrows(BadParameterException.class, () -> run(formula, keysAndValues))
                .getMessage();
    }

    private static List<String> terms(List<TestRow> rows) {
        return rows.stream().map(TestRow::term).toList();
    }

    @Test
    void means_after_random_slopes_with_corrected_degrees_of_freedom() throws IOException {
        for (String df : List.of("SATTERTHWAITE", "KENWARD_ROGER")) {
            TableStatistics.Result r =
                    run("y ~ g + x + (x | animal)", "test", "LMM", "df", df, "post_hoc", "HOLM", "drop_terms", true);
            List<TestRow> pairs = r.postHoc().rows();
            assertEquals(List.of("a vs b", "a vs c", "b vs c"), terms(pairs));
            assertEquals(3, r.means().rows().size());
            assertEquals(
                    pairs.get(1).estimate(),
                    pairs.get(0).estimate() + pairs.get(2).estimate(),
                    CLOSE);
            assertTrue(
                    pairs.get(1).estimate() < 0
                            && pairs.get(1).pAdjusted() >= pairs.get(1).p(),
                    df);
            assertTrue(pairs.get(1).df1() > 100 && pairs.get(1).df1() < 192, "rows of the same animals are compared");
            assertEquals(
                    List.of("g", "x", "without g", "without x"), terms(r.tests().rows()));
            assertTrue(r.tests().rows().stream().allMatch(row -> Double.isNaN(row.pAdjusted())));
        }
    }

    @Test
    void odds_after_logistic_models_are_those_of_pairs_of_levels() throws IOException {
        for (String random : List.of(" + (1 | animal/dendrite)", "")) {
            String group = random.isEmpty() ? "animal" : "";
            TableStatistics.Result r =
                    run("z ~ g + x" + random, "test", "LOGISTIC", "group", group, "post_hoc", "LSD", "adjust", "BH");
            List<TestRow> pairs = r.postHoc().rows();
            assertEquals(List.of("a vs b", "a vs c", "b vs c"), terms(pairs));
            TestRow level = r.tests().rows().stream()
                    .filter(row -> row.term().equals("g: c vs a"))
                    .findFirst()
                    .orElseThrow();
            assertEquals(-level.estimate(), pairs.get(1).estimate(), CLOSE);
            assertEquals(1 / level.effect(), pairs.get(1).effect(), CLOSE);
            assertEquals(level.stdError(), pairs.get(1).stdError(), CLOSE);
            assertEquals(level.p(), pairs.get(1).p(), CLOSE);
            assertEquals(random.isEmpty(), r.variances().rows().isEmpty());
        }
    }

    @Test
    void settings_that_the_kind_of_model_makes_useless_are_refused() {
        assertTrue(refusal("z ~ x", "test", "LOGISTIC", "group", "animal", "quadrature", 5)
                .contains("with random terms"));
        assertTrue(refusal("z ~ x + (1|animal)", "test", "LOGISTIC", "working_correlation", "EXCHANGEABLE")
                .contains("averages over the population"));
        assertTrue(refusal("y ~ x + (1|animal)", "test", "LMM", "quadrature", 5).contains("no setting of LMM"));
        assertTrue(refusal("z ~ x + (1|animal)", "test", "LOGISTIC", "df", "KENWARD_ROGER")
                .contains("no setting of LOGISTIC"));
        assertTrue(
                refusal("y ~ 1 + (1|animal)", "test", "LMM", "drop_terms", true).contains("no term"));
        assertTrue(
                refusal("y ~ x + (1|animal)", "test", "LMM", "against", "y ~ x").contains("no random terms"));
        assertTrue(refusal("y ~ g + (x|animal)", "test", "LMM", "by", "x").contains("by = x"));
        assertTrue(refusal("y ~ g + (1|animal)", "test", "LMM", "by", "animal").contains("by = animal"));
        assertTrue(
                refusal("y ~ x + (1|animal)", "test", "LMM", "post_hoc", "LSD").contains("the model has none"));
        assertTrue(
                refusal("y ~ g + (1|animal)", "test", "LMM", "post_hoc", "DUNN").contains("KRUSKAL"));
    }
}
