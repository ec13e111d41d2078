// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.spinet.bench.NullStudy.Grouping;
import io.github.spinet.bench.NullStudy.Layout;
import io.github.spinet.core.BadParameterException;
import io.github.spinet.core.CancelledException;
import io.github.spinet.core.Parallel;
import io.github.spinet.core.Progress;
import io.github.spinet.core.Records;
import io.github.spinet.core.Table;
import io.github.spinet.stats.TTest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CalibrationTest {

    private static Calibration.Params params(String correlations, int dataSets) {
        Map<String, Object> values = new HashMap<>();
        values.put("correlations", correlations);
        values.put("data_sets", dataSets);
        values.put("resampled_sets", 20);
        values.put("resamples", 39);
        values.put("mice", 6);
        values.put("dendrites", 2);
        values.put("spines", 5);
        return Records.from(Calibration.Params.class, values);
    }

    private static Table<Calibration.Row> run(Calibration.Params params, int threads) {
        try (Parallel parallel = Parallel.of(threads)) {
            return Calibration.run(params, 1, parallel, Progress.NONE);
        }
    }

    private static List<Calibration.Row> spines(Grouping grouping, double correlation, int dataSets) {
        try (Parallel two = Parallel.of(2)) {
            return Calibration.measure(
                    params("0", dataSets), Layout.SPINES, grouping, correlation, 1, two, Progress.NONE);
        }
    }

    private static Calibration.Row row(List<Calibration.Row> rows, String test) {
        return rows.stream().filter(r -> r.test().equals(test)).findFirst().orElseThrow();
    }

    @Test
    void plain_tests_of_treated_mice_find_what_is_not_there_and_nested_ones_do_not() {
        List<Calibration.Row> rows = spines(Grouping.MICE, 0.4, 120);
        for (String plain : List.of("t test", "rank-sum", "ANOVA 1-way", "Spearman", "sign-rank")) {
            Calibration.Row row = row(rows, plain);
            assertEquals(Calibration.Verdict.LIBERAL, row.verdict(), "seed 1: " + row);
        }
        for (String nested : List.of("mixed model, group", "cluster-robust CR2, group", "t test of means of mice")) {
            Calibration.Row row = row(rows, nested);
            assertTrue(row.rate() < 0.12, "seed 1: " + row);
        }
    }

    // That all tests hold is for the full benchmark to show; here 120 data sets must not be beyond all chance.
    @Test
    void no_test_of_independent_rows_finds_far_too_much() {
        for (Calibration.Row row : spines(Grouping.ROWS, 0, 120)) {
            boolean uncorrected = row.test().contains("CR0");
            assertTrue(row.rate() < 0.2 || uncorrected, "seed 1: " + row);
            assertEquals(0, row.undefined(), "seed 1: " + row);
        }
    }

    @Test
    void the_table_is_the_same_with_any_number_of_threads() {
        Table<Calibration.Row> one = run(params("0.2", 20), 1);
        assertEquals(one, run(params("0.2", 20), 2));
        assertEquals(4, one.stream().filter(r -> r.test().equals("t test")).count());
    }

    @Test
    void names_of_tests_are_all_different_and_few_data_sets_are_told() {
        List<Candidate> all = Stream.concat(PlainTests.all().stream(), NestedTests.all().stream())
                .toList();
        assertEquals(all.size(), all.stream().map(Candidate::name).distinct().count());
        Calibration.Row row = row(spines(Grouping.ROWS, 0, 30), "permutation within dendrites, means");
        assertEquals(20, row.dataSets());
    }

    @Test
    void means_of_mice_are_compared_between_mice_or_within() {
        NullStudy study = new NullStudy(params("0", 20), Layout.SPINES, Grouping.MICE, 0.1, 1, 1);
        Candidate means = NestedTests.all().stream()
                .filter(t -> t.name().equals("t test of means of mice"))
                .findFirst()
                .orElseThrow();
        double[][] of = new double[2][3];
        for (int i = 0; i < study.n(); i++) {
            int mouse = study.mouse.codes()[i];
            of[mouse % 2][mouse / 2] += study.y[i] / 10;
        }
        assertEquals(
                TTest.run(of[0], of[1], TTest.Variances.EQUAL).p(), means.test().p(study, 39, 1), 1e-12);
    }

    @Test
    void intervals_are_tests() {
        assertEquals(0, PlainTests.outside(0.1, 2));
        assertEquals(0, PlainTests.outside(-2, -0.1));
        assertEquals(1, PlainTests.outside(-2, 0));
        assertTrue(Double.isNaN(PlainTests.outside(Double.NaN, 1)));
    }

    @Test
    void a_correlation_that_leaves_nothing_to_rows_is_refused_and_cancelling_stops() {
        assertThrows(BadParameterException.class, () -> run(params("0.5", 20), 1));
        assertThrows(BadParameterException.class, () -> run(params("", 20), 1));
        assertThrows(
                CancelledException.class,
                () -> Calibration.run(params("0", 20), 1, Parallel.serial(), (done, total, what) -> {
                    throw new CancelledException();
                }));
    }
}
