// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.study;

import io.github.spinet.core.BadParameterException;
import io.github.spinet.core.Progress;
import io.github.spinet.stats.Anova;
import io.github.spinet.stats.Factor;
import io.github.spinet.stats.PostHoc;
import io.github.spinet.stats.TestRow;
import java.util.ArrayList;
import java.util.List;

/** Analysis of variance and the comparison of means after it. */
final class AnovaTests {

    private AnovaTests() {}

    static Outcome anova(TestTable table, TableStatistics.Params params, Progress progress) {
        List<Factor> factors = table.variables().stream().map(table::grouping).toList();
        if (factors.isEmpty()) {
            throw new BadParameterException(
                    "An analysis of variance needs factors, for example " + table.responseName() + " ~ a * b");
        }
        Anova.SumsOfSquares type = Anova.SumsOfSquares.values()[params.type() - 1];
        Anova.Result result =
                Anova.run(table.response(), factors, table.formula().terms(), type);
        String method = "type " + "I".repeat(params.type()) + " sums of squares, sum-coded factors";
        List<Finding> rows = new ArrayList<>();
        for (Anova.Row row : result.rows()) {
            rows.add(new Finding(TestRow.of("ANOVA", row, result.n(), method), result.n()));
        }
        rows.add(new Finding(residual(result, method), result.n()));
        List<Finding> pairs = new ArrayList<>();
        List<PostHoc.Mean> means = new ArrayList<>();
        if (params.postHoc() != TestChoices.Comparison.NONE) {
            compare(result, params, table.label(), pairs, means);
        }
        return new Outcome(
                rows,
                PostHocTests.corrected(pairs, params, means.size()),
                means,
                List.of(),
                List.of(),
                result.warnings());
    }

    // Not a test, but an analysis of variance table without it is not complete.
    private static TestRow residual(Anova.Result result, String method) {
        double nan = Double.NaN;
        return new TestRow(
                "ANOVA",
                "residual",
                "",
                nan,
                result.errorDf(),
                nan,
                result.n(),
                result.errorSumOfSquares(),
                nan,
                nan,
                "",
                nan,
                nan,
                nan,
                nan,
                nan,
                nan,
                method,
                "");
    }

    private static void compare(
            Anova.Result result,
            TableStatistics.Params params,
            String part,
            List<Finding> pairs,
            List<PostHoc.Mean> means) {
        PostHoc.Result plain = means(result, PostHoc.Correction.LSD, params);
        String prefix = part.isEmpty() ? "" : part + ": ";
        for (PostHoc.Mean mean : plain.means()) {
            means.add(new PostHoc.Mean(prefix + mean.group(), mean.n(), mean.mean(), mean.se()));
        }
        String what = (params.compare().isEmpty() ? "cell means" : "population marginal means")
                + ", residual variance of the model";
        for (int k = 0; k < plain.comparisons().size(); k++) {
            PostHoc.Comparison pair = plain.comparisons().get(k);
            long n1 = n(plain, pair.a());
            long n2 = n(plain, pair.b());
            TestRow row = TestRow.of(params.postHoc().toString(), pair, n1 + n2, result.meanSquareError(), what);
            pairs.add(new Finding(row, n1, n2));
        }
    }

    private static PostHoc.Result means(
            Anova.Result result, PostHoc.Correction correction, TableStatistics.Params params) {
        return params.compare().isEmpty()
                ? PostHoc.cellMeans(result, correction)
                : PostHoc.marginalMeans(result, correction, params.compare().toArray(String[]::new));
    }

    private static long n(PostHoc.Result means, String group) {
        return means.means().stream()
                .filter(m -> m.group().equals(group))
                .mapToLong(PostHoc.Mean::n)
                .findFirst()
                .orElse(0);
    }
}
