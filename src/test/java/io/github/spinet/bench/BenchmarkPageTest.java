// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.bench;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.spinet.core.Table;
import io.github.spinet.motion.Engine;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class BenchmarkPageTest {

    private static final LocalDate DATE = LocalDate.of(2026, 11, 24);

    private static Calibration.Row rate(double correlation, String test, double rate, Calibration.Verdict verdict) {
        return new Calibration.Row(
                "SPINES", "MICE", correlation, test, test.startsWith("mixed"), 2000, 3, rate, 0.04, 0.06, verdict);
    }

    @Test
    void tests_are_rows_and_correlations_columns() {
        String page = new BenchmarkPage(DATE, "spinet bench")
                .calibration(new Table<>(
                        Calibration.Row.class,
                        List.of(
                                rate(0, "t test", 0.05, Calibration.Verdict.HOLDS),
                                rate(0, "mixed model", 0.05, Calibration.Verdict.HOLDS),
                                rate(0.3, "t test", 0.4305, Calibration.Verdict.LIBERAL),
                                rate(0.3, "mixed model", 0.02, Calibration.Verdict.CONSERVATIVE))))
                .toString();
        assertTrue(page.startsWith("Measured on 2026-11-24: "), page);
        assertTrue(page.contains("\n```\nspinet bench\n```\n"), page);
        assertTrue(page.contains("\n## Level of tests: SPINES, grouped MICE\n"), page);
        assertTrue(page.contains(
                "| test | meant for nested rows | correlation 0 | correlation 0.3 |\n|---|---|---|---|\n"));
        assertTrue(
                page.contains("| t test |  | 0.050 (0.040 to 0.060, 3 undefined)"
                        + " | 0.430 (0.040 to 0.060, 3 undefined) **too many** |"),
                page);
        assertTrue(page.contains("| mixed model | yes | "), page);
        assertTrue(page.contains(" too few |"), page);
    }

    @Test
    void numbers_have_three_digits_and_nothing_is_a_dash() {
        String page = new BenchmarkPage(DATE, "spinet bench")
                .speed(new Table<>(
                        MotionSpeed.Row.class,
                        List.of(new MotionSpeed.Row(
                                Engine.AUTO, Engine.ROWS, 208, 72, 200, 2, 1, 1234.56, 0.0123456, Double.NaN))))
                .toString();
        assertTrue(page.contains("| AUTO | ROWS | 208 × 72 | 200 | 2 | 1235 | 0.0123 | – |"), page);
    }
}
