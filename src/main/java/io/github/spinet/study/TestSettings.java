// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.study;

import io.github.spinet.core.BadParameterException;
import io.github.spinet.core.Records;
import io.github.spinet.stats.Formula;
import io.github.spinet.stats.Permutation;
import io.github.spinet.stats.RankOptions;
import io.github.spinet.study.TestChoices.Comparison;
import io.github.spinet.study.TestChoices.Method;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Which settings belong to which test, and which to each other: none is accepted and does nothing. */
final class TestSettings {

    // These mean the same for all tests.
    private static final Set<String> SHARED = Set.of("test", "factors", "by", "seed");
    private static final Set<TestKind> ARRANGED =
            EnumSet.of(TestKind.KRUSKAL, TestKind.CHI2, TestKind.FISHER, TestKind.ANCOVA);

    private TestSettings() {}

    /** Refuses a setting that the chosen test, or another setting, makes useless. */
    static void check(TableStatistics.Params params) {
        Map<String, Object> defaults = Records.toMap(Records.defaults(TableStatistics.Params.class));
        Map<String, Object> given = Records.toMap(params);
        given.forEach((key, value) -> {
            boolean set = !value.equals(defaults.get(key));
            if (set && !SHARED.contains(key) && !params.test().uses(key)) {
                throw new BadParameterException(key + " = " + value + " is no setting of " + params.test()
                        + "; leave it out, or choose a test that has it");
            }
            if (set) {
                requirement(key, params).ifPresent(needed -> {
                    throw new BadParameterException(key + " = " + value + " does nothing here: " + needed);
                });
            }
        });
        boolean adjusted =
                params.postHoc().correction() != null && !params.postHoc().isPlain();
        if (adjusted && params.adjust() != Adjustment.NONE) {
            throw new BadParameterException("post_hoc = " + params.postHoc()
                    + " adjusts already; use post_hoc = LSD with adjust = " + params.adjust());
        }
        if (params.postHoc() == Comparison.DUNN && params.test() != TestKind.KRUSKAL) {
            throw new BadParameterException("post_hoc = DUNN compares mean ranks after test = KRUSKAL; after "
                    + params.test() + " use LSD, TUKEY, BONFERRONI, HOLM, SIDAK or FDR");
        }
    }

    // What a setting other than the default needs beside it.
    private static Optional<String> requirement(String key, TableStatistics.Params params) {
        boolean permuted = params.method() == Method.PERMUTATION;
        boolean none = params.postHoc() == Comparison.NONE;
        String needed = switch (key) {
            case "lambda" ->
                Comparisons.used(params) == Adjustment.STOREY ? "" : "it is of adjust = STOREY, which is not asked for";
            case "permutations" ->
                ARRANGED.contains(params.test()) && !permuted
                        ? "it is of method = PERMUTATION, which is not asked for"
                        : "";
            case "compare" -> none ? "it is of the comparison of means; ask for one, for example post_hoc = LSD" : "";
            case "adjust" ->
                none && params.test().adjustsPairsOnly()
                        ? "it is about the comparison of means; ask for one by post_hoc, for example post_hoc = LSD"
                        : "";
            case "continuity" ->
                params.method() == Method.EXACT || permuted
                        ? "it is of the approximation, and method = " + params.method() + " has none"
                        : "";
            case "exchange" -> params.groups().isEmpty() ? "it is about what rows share; give group" : "";
            case "contrast" -> params.statistic().isCorrelation() ? "a correlation has no groups to compare" : "";
            default -> "";
        };
        return Optional.of(needed).filter(n -> !n.isEmpty());
    }

    /** Refuses names that stand in two places, or in none that matters. */
    static void check(Formula formula, TableStatistics.Params params) {
        Set<String> right = new LinkedHashSet<>();
        formula.terms().forEach(term -> right.addAll(term.factors()));
        if (right.contains(formula.response())) {
            throw new BadParameterException("formula: '" + formula.response() + "' is on both sides of ~");
        }
        Set<String> all = new LinkedHashSet<>(right);
        all.add(formula.response());
        Set<String> named = TestTable.names(formula);
        params.otherModel().ifPresent(other -> named.addAll(TestTable.names(other)));
        for (String factor : params.factors()) {
            if (!named.contains(factor)) {
                throw new BadParameterException("factors = " + factor + " is not in the formula, whose columns are "
                        + String.join(", ", named));
            }
        }
        String by = params.by().orElse("");
        if (all.contains(by)) {
            throw new BadParameterException(
                    "by = " + by + " is in the formula, where it would have one level in each test");
        }
        if (named.contains(by)) {
            throw new BadParameterException("by = " + by
                    + " is in a random term or in against, too; each test would have one group or level only");
        }
        if (params.groups().contains(by)) {
            throw new BadParameterException("by = " + by + " is in group, too; each test would have one group only");
        }
        for (String group : params.groups()) {
            if (params.test() == TestKind.PERMUTATION && right.contains(group)) {
                throw new BadParameterException(
                        "group = " + group
                                + " is in the formula, too; one group cannot change places with another that it is compared to");
            }
        }
        for (Formula.Random term : formula.random()) {
            if (term.factors().size() == 1 && all.containsAll(term.factors())) {
                throw new BadParameterException("formula: '" + term.group() + "' is both a fixed and a random term");
            }
        }
        List<String> groups = params.groups();
        boolean same = formula.random().stream().anyMatch(term -> term.factors().equals(groups));
        if (!formula.random().isEmpty() && !groups.isEmpty() && !same) {
            throw new BadParameterException("group = " + String.join("/", groups)
                    + " and the random terms of the formula say different things; leave one of them out");
        }
        ofModels(formula, params);
    }

    // A logistic model is a mixed one where it has random terms, else an average over the population.
    private static void ofModels(Formula formula, TableStatistics.Params params) {
        boolean random = !formula.random().isEmpty();
        if (params.test() == TestKind.LOGISTIC) {
            TableStatistics.Params defaults = Records.defaults(TableStatistics.Params.class);
            if (random
                    && (params.correction() != defaults.correction()
                            || params.workingCorrelation() != defaults.workingCorrelation())) {
                throw new BadParameterException("correction and working_correlation are for averages over the"
                        + " population; with random terms in the formula the model is a mixed one: name what rows share"
                        + " by group instead");
            }
            boolean mixed = params.dropTerms() || params.otherModel().isPresent() || params.quadrature() != 1;
            if (!random && mixed) {
                throw new BadParameterException("drop_terms, against and quadrature are for logistic models with random"
                        + " terms; add for example (1|animal) to the formula");
            }
        }
        params.otherModel().ifPresent(other -> {
            if (random && other.random().isEmpty()) {
                throw new BadParameterException(
                        "against = " + params.against().orElse("")
                                + " has no random terms; a mixed model is compared with another, so add for example (1|animal)");
            }
        });
        if (params.dropTerms() && formula.terms().isEmpty()) {
            throw new BadParameterException(
                    "drop_terms = true does nothing here: the formula has no term to leave out");
        }
    }

    /** The conventions of a rank test or a correlation. */
    static RankOptions ofRanks(TableStatistics.Params params, String known) {
        if (params.method() == Method.PERMUTATION) {
            throw noSuchMethod(params, known + "; or test = PERMUTATION");
        }
        return new RankOptions(params.method().ofRanks(), params.tail(), params.continuity());
    }

    /** What to say where small samples made the continuity correction needless. */
    static String uselessContinuity(TableStatistics.Params params, boolean exact) {
        return exact && params.continuity() != RankOptions.Continuity.AUTO
                ? "continuity = " + params.continuity()
                        + " has no effect on an exact p; method = ASYMPTOTIC makes it approximate"
                : "";
    }

    /** {@code two-sided, }, or which side counts. */
    static String sides(TableStatistics.Params params) {
        boolean greater = params.tail() == Permutation.Tail.GREATER;
        if (params.tail() == Permutation.Tail.TWO_SIDED) {
            return "two-sided, ";
        }
        String side = switch (params.test()) {
            case PEARSON, SPEARMAN, KENDALL -> greater ? "positive correlation" : "negative correlation";
            case SIGNRANK, PAIRED_TTEST -> greater ? "differences above zero" : "differences below zero";
            case FISHER -> greater ? "odds ratio above 1" : "odds ratio below 1";
            case PERMUTATION -> greater ? "statistic above chance" : "statistic below chance";
            default -> greater ? "the first larger" : "the first smaller";
        };
        return "one-sided: " + side + ", ";
    }

    /** As a word. */
    static String lower(Enum<?> choice) {
        return choice.toString().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static BadParameterException noSuchMethod(TableStatistics.Params params, String known) {
        return new BadParameterException(
                "method = " + params.method() + " is none of " + params.test() + "; expected " + known);
    }
}
