// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.study;

import io.github.spinet.core.BadParameterException;
import io.github.spinet.core.Progress;
import io.github.spinet.stats.Factor;
import io.github.spinet.stats.Permutation;
import io.github.spinet.stats.Slopes;
import java.util.ArrayList;
import java.util.List;

/** The slopes of groups, {@code y ~ x * group}. */
final class SlopeTests {

    private SlopeTests() {}

    /** The number and the factor of a formula {@code y ~ x * group}. */
    record Variables(String x, String group) {

        static Variables of(TestTable table) {
            List<String> all = table.variables();
            if (all.size() != 2 || table.formula().terms().size() != 3) {
                throw new BadParameterException(
                        "A comparison of slopes is y ~ x * group with a column of numbers x and a"
                                + " factor; the formula has the terms "
                                + table.formula().terms());
            }
            boolean firstIsGroup = table.isFactor(all.get(0));
            if (firstIsGroup == table.isFactor(all.get(1))) {
                throw new BadParameterException("A comparison of slopes needs one column of numbers and one factor; '"
                        + all.get(0) + "' and '" + all.get(1) + "' are both " + (firstIsGroup ? "factors" : "numbers")
                        + (firstIsGroup ? "" : "; say which one names groups, for example factors = " + all.get(1)));
            }
            return firstIsGroup ? new Variables(all.get(1), all.get(0)) : new Variables(all.get(0), all.get(1));
        }
    }

    static Outcome ancova(TestTable table, TableStatistics.Params params, Progress progress) {
        Variables variables = Variables.of(table);
        double[] x = table.numbers(variables.x());
        Factor group = table.factor(variables.group());
        double[] y = table.response();
        Slopes.Result r = Slopes.run(x, y, group);
        TestRows row = TestRows.of("comparison of slopes", variables.x() + ":" + variables.group())
                .statistic("F", r.f())
                .df(r.df(), r.errorDf())
                .estimate(r.difference(), r.se())
                .effect("partial eta squared", r.partialEtaSquared(), r.etaLow(), r.etaHigh())
                .p(r);
        String method = "interaction of the covariate with the group";
        if (params.method() == TestChoices.Method.PERMUTATION) {
            Permutation.Result permuted =
                    Slopes.permutation(x, y, group, params.permuted(), progress, table.label(), variables.toString());
            row.p(permuted);
            method = permuted.permutations() + " permutations of the groups";
        } else if (params.method() == TestChoices.Method.EXACT || params.method() == TestChoices.Method.R) {
            throw TestSettings.noSuchMethod(params, "MATLAB or PERMUTATION");
        }
        long[] sizes = r.lines().stream().mapToLong(Slopes.Line::n).toArray();
        List<Finding> rows = new ArrayList<>();
        rows.add(new Finding(row.row(table.n(), method), sizes));
        for (Slopes.Line line : r.lines()) {
            rows.add(new Finding(
                    TestRows.of("slope", line.group())
                            .statistic("slope", line.slope())
                            .estimate(line.slope(), line.se())
                            .effect("r", line.r(), Double.NaN, Double.NaN)
                            .row(line.n(), "least squares of the group alone; a description, not a test"),
                    line.n()));
        }
        return Outcome.of(rows);
    }
}
