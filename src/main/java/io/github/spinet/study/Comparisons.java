// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.study;

import io.github.spinet.core.Progress;
import io.github.spinet.stats.Factor;
import io.github.spinet.stats.TestRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Several p values as one family. */
final class Comparisons {

    private Comparisons() {}

    /** The rows with their p adjusted, where the settings ask for it; the rows of one call are one family. */
    static List<Finding> adjust(List<Finding> rows, TableStatistics.Params params, Set<String> notes) {
        if (params.test() == TestKind.ADJUST) {
            return rows;
        }
        long defined = rows.stream().filter(f -> !Double.isNaN(f.row().p())).count();
        if (params.adjust() == Adjustment.NONE) {
            boolean already = rows.stream().anyMatch(f -> !Double.isNaN(f.row().pAdjusted()));
            if (defined > 1 && !already && params.test().uses("adjust")) {
                notes.add("the p values of " + defined + " comparisons are not adjusted for their number; adjust = BH"
                        + " controls the false discovery rate");
            }
            return rows;
        }
        double[] adjusted = params.adjust()
                .apply(rows.stream().mapToDouble(f -> f.row().p()).toArray(), params.lambda());
        double[] ln = params.adjust()
                .applyLn(rows.stream().mapToDouble(f -> f.row().lnP()).toArray(), params.lambda());
        List<Finding> all = new ArrayList<>();
        for (int i = 0; i < adjusted.length; i++) {
            all.add(rows.get(i).adjusted(adjusted[i], ln[i]));
        }
        return all;
    }

    /** A column of p values; without a choice it is Benjamini and Hochberg's adjustment. */
    static Outcome column(TestTable table, TableStatistics.Params params, Progress progress) {
        Adjustment adjustment = used(params);
        double[] p = table.numbers(table.responseName(), v -> v >= 0 && v <= 1, "a p value from 0 to 1");
        double[] adjusted = adjustment.apply(p, params.lambda());
        List<Factor> names = table.variables().stream().map(table::factor).toList();
        List<Finding> rows = new ArrayList<>();
        for (int i = 0; i < p.length; i++) {
            StringBuilder term = new StringBuilder(names.isEmpty() ? "row " + (i + 1) : "");
            for (Factor factor : names) {
                term.append(term.isEmpty() ? "" : " × ").append(factor.levels().get(factor.codes()[i]));
            }
            TestRow row = TestRow.undefined("adjustment", term.toString(), "", p.length, adjustment.words(), "");
            rows.add(new Finding(withP(row, p[i]).withAdjusted(adjusted[i]), p.length));
        }
        return Outcome.of(rows);
    }

    static Adjustment used(TableStatistics.Params params) {
        boolean open = params.test() == TestKind.ADJUST && params.adjust() == Adjustment.NONE;
        return open ? Adjustment.BH : params.adjust();
    }

    private static TestRow withP(TestRow row, double p) {
        double nan = Double.NaN;
        return new TestRow(
                row.test(),
                row.term(),
                "",
                nan,
                nan,
                nan,
                row.n(),
                nan,
                nan,
                nan,
                "",
                nan,
                nan,
                nan,
                p,
                Math.log(p),
                nan,
                row.method(),
                "");
    }
}
