// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.study;

import io.github.spinet.stats.Anova;
import io.github.spinet.stats.DesignEffect;
import io.github.spinet.stats.Factor;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Whether the values of one animal resemble each other, so that a test of single rows claims too much. */
final class Dependence {

    private static final double WORTH_A_WORD = 1.1;
    private static final double CHANCE = 0.05;

    // Tests of single rows; paired ones are about differences, whose correlation is another.
    private static final Set<TestKind> ASSUMING = EnumSet.of(
            TestKind.ANOVA,
            TestKind.KRUSKAL,
            TestKind.RANKSUM,
            TestKind.TTEST,
            TestKind.PEARSON,
            TestKind.SPEARMAN,
            TestKind.KENDALL,
            TestKind.ANCOVA);

    private Dependence() {}

    static Optional<String> note(TestTable table, TableStatistics.Params params) {
        List<Factor> groups = table.groups();
        if (groups.isEmpty() || !ASSUMING.contains(params.test())) {
            return Optional.empty();
        }
        double[] y = table.response();
        double p = Anova.run(y, groups.subList(0, 1), Anova.Interactions.NONE, Anova.SumsOfSquares.TYPE_III)
                .rows()
                .get(0)
                .p();
        DesignEffect.Result effect = DesignEffect.run(y, groups.get(0));
        if (!(p < CHANCE && effect.designEffect() > WORTH_A_WORD)) {
            return Optional.empty();
        }
        String name = table.groupNames().get(0);
        return Optional.of(params.unit() + " of one " + name
                + " resemble each other (intraclass correlation " + Words.number(effect.intraclassCorrelation())
                + "): " + effect.n() + " of them tell as much about a mean as "
                + Words.number(Math.rint(effect.effectiveN()))
                + " independent ones, and this test takes all as independent; test = LMM does not");
    }
}
