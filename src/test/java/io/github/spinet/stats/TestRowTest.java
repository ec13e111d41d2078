// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.spinet.core.Component;
import io.github.spinet.core.Table;
import java.util.List;
import org.junit.jupiter.api.Test;

class TestRowTest {

    @Test
    void the_header_is_that_of_tests_csv() {
        assertEquals(
                "test,term,statistic_name,statistic,df1,df2,n,sum_of_squares,estimate,std_error,effect_name,effect,"
                        + "effect_low,effect_high,p,ln_p,p_adjusted,method,warning",
                String.join(
                        ",",
                        new Table<>(TestRow.class, List.of())
                                .columns().stream().map(Component::key).toList()));
    }

    @Test
    void a_correlation_becomes_a_row() {
        Correlation.Result r = Correlation.pearson(new double[] {1, 2, 3, 4, 5}, new double[] {2, 1, 4, 3, 5});
        TestRow row = TestRow.of("Pearson correlation", "y with x", r, "t test");
        assertEquals(0.8, row.effect(), 1e-12);
        assertEquals(r.t(), row.statistic());
        assertEquals(3, row.df1());
        assertEquals(5, row.n());
        assertEquals(r.p(), row.p());
        assertEquals(r.low(), row.effectLow());
        assertTrue(Double.isNaN(row.pAdjusted()));
    }

    @Test
    void a_test_that_could_not_be_made_is_a_row_with_a_reason() {
        TestRow row = TestRow.undefined("LSD", "a vs b", "t", 0, "LSD", "no pairs in a");
        assertTrue(Double.isNaN(row.p()) && Double.isNaN(row.statistic()));
        assertEquals("no pairs in a", row.warning());
        TestRow changed = row.withAdjusted(0.5).withWarning("none");
        assertEquals(0.5, changed.pAdjusted());
        assertEquals("none", changed.warning());
        assertEquals("a vs b", changed.term());
    }
}
