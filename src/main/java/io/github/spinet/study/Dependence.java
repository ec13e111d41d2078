// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.study;

import io.github.spinet.stats.DesignEffect;
import io.github.spinet.stats.Factor;
import java.util.List;
import java.util.Optional;

/** Whether the values of one animal resemble each other, so that a test of single rows claims too much. */
final class Dependence {

    private static final double WORTH_A_WORD = 1.1;

    private Dependence() {}

    static Optional<String> note(TestTable table, TableStatistics.Params params) {
        List<Factor> groups = table.groups();
        if (groups.isEmpty()) {
            return Optional.empty();
        }
        DesignEffect.Result effect = DesignEffect.run(table.response(), groups.get(0));
        if (!(effect.designEffect() > WORTH_A_WORD)) {
            return Optional.empty();
        }
        String name = table.groupNames().get(0);
        String part = table.label().isEmpty() ? "" : table.label() + ": ";
        return Optional.of(part + params.unit() + " of one " + name
                + " resemble each other (intraclass correlation " + Words.number(effect.intraclassCorrelation())
                + "): " + effect.n() + " of them tell as much about a mean as "
                + Words.number(Math.rint(effect.effectiveN()))
                + " independent ones, and this test takes all as independent; test = LMM does not");
    }
}
