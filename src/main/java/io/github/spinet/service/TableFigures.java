// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.service;

import io.github.spinet.figure.Figure;
import io.github.spinet.figure.ScatterFigure;
import io.github.spinet.figure.ShareFigure;
import io.github.spinet.figure.TableFigure;
import io.github.spinet.study.TableStatistics;
import io.github.spinet.study.TestKind;
import io.github.spinet.study.TestTable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The figure that belongs to a test of a table. */
public final class TableFigures {

    private TableFigures() {}

    /** {@code test.svg}; the sentence of the result is its caption. */
    public static void write(
            Path folder, TestTable table, TableStatistics.Params params, TableStatistics.Result result) {
        of(table, params, result).ifPresent(figure -> StageFigures.write(folder, figure));
    }

    /** Empty where there is nothing to draw, as for the mean of one sample. */
    public static Optional<Figure> of(TestTable table, TableStatistics.Params params, TableStatistics.Result result) {
        String caption = result.sentence();
        List<String> variables = table.variables();
        if (params.test() == TestKind.ADJUST) {
            return Optional.of(TableFigure.adjusted(
                    result.tests().stream().mapToDouble(r -> r.p()).toArray(),
                    result.tests().stream().mapToDouble(r -> r.pAdjusted()).toArray(),
                    caption));
        }
        if (params.test() == TestKind.CHI2 || params.test() == TestKind.FISHER) {
            return Optional.of(ShareFigure.of(table, TableStatistics.counts(table, params), caption));
        }
        if (variables.isEmpty()) {
            return Optional.empty();
        }
        boolean paired = params.test() == TestKind.SIGNRANK || params.test() == TestKind.PAIRED_TTEST;
        if (paired) {
            return Optional.of(TableFigure.pairs(table, variables.get(0), caption));
        }
        return Optional.of(ofModel(table, params, caption));
    }

    private static Figure ofModel(TestTable table, TableStatistics.Params params, String caption) {
        boolean ofGroups = switch (params.test()) {
            case ANOVA, KRUSKAL, RANKSUM, TTEST -> true;
            case BOOTSTRAP -> !params.statistic().isCorrelation();
            default -> false;
        };
        boolean ofNumbers = switch (params.test()) {
            case PEARSON, SPEARMAN, KENDALL -> true;
            case BOOTSTRAP, PERMUTATION -> params.statistic().isCorrelation();
            default -> false;
        };
        List<String> factors = new ArrayList<>(table.variables());
        factors.removeIf(name -> !ofGroups && !table.isFactor(name));
        List<String> numbers = new ArrayList<>(table.variables());
        numbers.removeIf(name -> !ofNumbers && (ofGroups || table.isFactor(name)));
        if (!numbers.isEmpty()) {
            String group = ofNumbers ? params.by().orElse("") : factors.isEmpty() ? "" : factors.get(0);
            return ScatterFigure.of(table, numbers.get(0), group, caption);
        }
        params.by().ifPresent(by -> {
            if (!factors.contains(by)) {
                factors.add(by);
            }
        });
        return factors.size() == 1
                ? TableFigure.samples(table, factors.get(0), caption)
                : TableFigure.means(table, factors, caption);
    }
}
