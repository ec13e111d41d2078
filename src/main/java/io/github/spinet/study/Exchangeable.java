// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.study;

import io.github.spinet.core.BadParameterException;
import io.github.spinet.stats.Factor;
import io.github.spinet.study.TestChoices.Exchange;
import java.util.Arrays;
import java.util.List;

/**
 * What may change places under the null hypothesis: whole groups whose rows all have the same label, or rows within groups.
 *
 * @param unitOf the number of each row's unit
 * @param labels of the units
 * @param blocks the number of the block within which each unit changes places
 * @param words what changes places, for the method
 */
record Exchangeable(int[] unitOf, int[] labels, int[] blocks, String words) {

    /**
     * Chooses the units.
     *
     * @param labels of the rows, from 0
     * @param name of the column that they come from
     */
    static Exchangeable of(TestTable table, TableStatistics.Params params, int[] labels, String name) {
        List<Factor> groups = table.groups();
        if (groups.isEmpty()) {
            return new Exchangeable(range(labels.length), labels, new int[labels.length], "");
        }
        int alike = 0;
        while (alike < groups.size() && !alike(groups.get(alike), labels)) {
            alike++;
        }
        boolean none = alike == groups.size();
        if (params.exchange() == Exchange.GROUPS && none) {
            throw new BadParameterException("exchange = GROUPS gives whole groups another " + name + ", but '" + name
                    + "' differs between rows of one " + String.join("/", table.groupNames())
                    + "; use exchange = ROWS");
        }
        boolean rows = none || params.exchange() == Exchange.ROWS;
        int level = rows ? groups.size() : alike;
        Exchangeable units = rows
                ? new Exchangeable(range(labels.length), labels, last(groups), "")
                : whole(groups.get(level), level == 0 ? null : groups.get(level - 1), labels);
        String inner = level == 0 ? "" : table.groupNames().get(level - 1);
        if (!units.canChange()) {
            String advice = level > 1 || !rows && level == 1
                    ? "give group without its last column"
                    : rows ? "use exchange = GROUPS, which changes whole groups" : "leave out group";
            throw new BadParameterException("No " + inner + " has two different '" + name
                    + "', so nothing can change places within one; " + advice);
        }
        String what = rows
                ? params.unit()
                : "whole " + Words.plural(table.groupNames().get(level));
        return new Exchangeable(
                units.unitOf,
                units.labels,
                units.blocks,
                what + " change places" + (inner.isEmpty() ? "" : " within each " + inner));
    }

    /** The labels of the rows when the units have others. */
    int[] rows(int[] unitLabels) {
        return Arrays.stream(unitOf).map(u -> unitLabels[u]).toArray();
    }

    private static Exchangeable whole(Factor unit, Factor block, int[] labels) {
        int units = unit.levels().size();
        int[] own = new int[units];
        int[] blocks = new int[units];
        for (int i = 0; i < labels.length; i++) {
            own[unit.codes()[i]] = labels[i];
            blocks[unit.codes()[i]] = block == null ? 0 : block.codes()[i];
        }
        return new Exchangeable(unit.codes(), own, blocks, "");
    }

    private static boolean alike(Factor group, int[] labels) {
        int[] first = new int[group.levels().size()];
        Arrays.fill(first, -1);
        for (int i = 0; i < labels.length; i++) {
            int g = group.codes()[i];
            first[g] = first[g] < 0 ? labels[i] : first[g];
            if (first[g] != labels[i]) {
                return false;
            }
        }
        return true;
    }

    private boolean canChange() {
        int[] first = new int[Arrays.stream(blocks).max().orElse(0) + 1];
        Arrays.fill(first, -1);
        for (int u = 0; u < labels.length; u++) {
            int b = blocks[u];
            if (first[b] >= 0 && first[b] != labels[u]) {
                return true;
            }
            first[b] = labels[u];
        }
        return false;
    }

    private static int[] last(List<Factor> groups) {
        return groups.get(groups.size() - 1).codes();
    }

    private static int[] range(int n) {
        int[] all = new int[n];
        for (int i = 0; i < n; i++) {
            all[i] = i;
        }
        return all;
    }
}
