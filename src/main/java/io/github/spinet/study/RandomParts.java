// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.study;

import io.github.spinet.core.BadParameterException;
import io.github.spinet.stats.Covariate;
import io.github.spinet.stats.Factor;
import io.github.spinet.stats.Formula;
import io.github.spinet.stats.MixedModel;
import io.github.spinet.stats.RandomTerm;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The random part of a mixed model of a table. */
final class RandomParts {

    private RandomParts() {}

    /** That of the formula; without any, random intercepts of what rows share. */
    static List<RandomTerm> of(TestTable table) {
        if (table.formula().random().isEmpty()) {
            if (table.groups().isEmpty()) {
                throw new BadParameterException(
                        "A mixed model needs random terms; add for example (1|animal/dendrite) to"
                                + " the formula, or give group");
            }
            return table.groups().stream().map(RandomTerm::intercept).toList();
        }
        List<RandomTerm> random = new ArrayList<>();
        for (Formula.Random term : table.formula().random()) {
            Factor group = table.factor(term.factors().get(0));
            for (String inner : term.factors().subList(1, term.factors().size())) {
                group = MixedModel.nested(group, table.factor(inner));
            }
            if (term.slope().filter(table::isFactor).isPresent()) {
                throw new BadParameterException("formula: the random slope of '"
                        + term.slope().get() + "' needs numbers, but the column names groups; write (1|"
                        + String.join("/", term.factors()) + "/" + term.slope().get()
                        + ") for groups that differ in each " + group.name());
            }
            random.add(new RandomTerm(
                    group, term.intercept(), term.slope().map(x -> new Covariate(x, table.numbers(x)))));
        }
        return random;
    }

    /** As a paper names it. */
    static String words(List<RandomTerm> random) {
        List<String> intercepts = new ArrayList<>();
        List<String> slopes = new ArrayList<>();
        for (RandomTerm term : random) {
            String group = term.group().name();
            if (term.intercept()) {
                intercepts.add(group);
            }
            term.slope()
                    .ifPresent(x -> slopes.add(
                            x.name() + " of " + group + (term.intercept() ? " (correlated with the intercept)" : "")));
        }
        String first =
                intercepts.isEmpty() ? "" : "random intercepts of " + Words.list(intercepts.toArray(String[]::new));
        String second = slopes.isEmpty() ? "" : "random slopes of " + Words.list(slopes.toArray(String[]::new));
        return first + (first.isEmpty() || second.isEmpty() ? "" : ", ") + second;
    }

    // (1|animal) + (1|dendrite) with a dendrite '1' in every animal is seldom what was meant.
    static List<String> repeatedNames(TestTable table) {
        List<String> notes = new ArrayList<>();
        List<Factor> plain = table.formula().random().stream()
                .filter(term -> term.factors().size() == 1)
                .map(term -> term.factors().get(0))
                .distinct()
                .map(table::factor)
                .toList();
        for (int i = 0; i < plain.size(); i++) {
            for (int j = i + 1; j < plain.size(); j++) {
                Factor a = plain.get(i);
                Factor b = plain.get(j);
                if (combinations(a, b) > Math.max(a.levels().size(), b.levels().size())) {
                    notes.add("one " + b.name() + " occurs with several of " + a.name()
                            + " and counts as the same in all;" + " if equal names mean different ones, write (1|"
                            + a.name() + "/" + b.name() + ")");
                }
            }
        }
        return notes;
    }

    private static int combinations(Factor a, Factor b) {
        Set<Long> seen = new HashSet<>();
        for (int i = 0; i < a.codes().length; i++) {
            seen.add((long) a.codes()[i] << Integer.SIZE | b.codes()[i]);
        }
        return seen.size();
    }
}
