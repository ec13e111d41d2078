// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.study;

import io.github.spinet.stats.Factor;
import io.github.spinet.stats.TestRow;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/** The result in words that can go into a paper: test, convention, n, statistics, effect sizes, p and its adjustment. */
final class TestSentence {

    private static final int MOST_ROWS = 8;
    private static final double SIGNIFICANT = 0.05;
    // Shares of variance, whose interval is above 0 exactly where p is below 0.05.
    private static final Set<String> OF_90 = Set.of("partial eta squared", "epsilon squared", "Cramér's V");
    private static final String TWO_SIDED = "two-sided, ";
    private static final String Z = "; z = ";
    private static final String[] WAYS = {"", "One", "Two", "Three", "Four"};

    private final TestTable table;
    private final TableStatistics.Params params;

    private TestSentence(TestTable table, TableStatistics.Params params) {
        this.table = table;
        this.params = params;
    }

    static String of(TestTable table, TableStatistics.Params params, List<Finding> tests, List<Finding> postHoc) {
        TestSentence sentence = new TestSentence(table, params);
        StringBuilder text = new StringBuilder();
        if (params.test() == TestKind.ADJUST) {
            text.append(sentence.adjustment(tests));
        } else {
            text.append(sentence.tests(
                    tests.stream().filter(f -> !LikelihoodTests.isOne(f)).toList()));
        }
        List<Finding> ratios = tests.stream().filter(LikelihoodTests::isOne).toList();
        if (!ratios.isEmpty()) {
            text.append(" Likelihood ratios: ")
                    .append(sentence.list(ratios, true, true))
                    .append('.');
        }
        if (!postHoc.isEmpty()) {
            text.append(' ').append(sentence.postHoc(postHoc));
        }
        if (table.left() > 0) {
            text.append(" Left out for missing values: ")
                    .append(Words.count(table.left(), "row"))
                    .append('.');
        }
        return text.toString();
    }

    private String tests(List<Finding> all) {
        List<Finding> rows = all.stream()
                .filter(f -> !Double.isNaN(f.row().p()) || !Double.isNaN(f.row().effect()) || isUndefined(f))
                .toList();
        boolean sameSizes =
                rows.stream().allMatch(f -> Arrays.equals(f.sizes(), rows.get(0).sizes()));
        boolean sameMethod = rows.stream()
                .allMatch(f -> method(f.row()).equals(method(rows.get(0).row())));
        String method = sameMethod && !rows.isEmpty() ? method(rows.get(0).row()) : "";
        boolean twoSided = rows.stream().allMatch(f -> f.row().method().startsWith(TWO_SIDED));
        StringBuilder text = new StringBuilder(twoSided && !rows.isEmpty() ? twoSided(head()) : head());
        method = twoSided && !method.isEmpty() ? method.substring(TWO_SIDED.length()) : method;
        text.append(method.isEmpty() ? "" : " (" + method + ")");
        text.append(" of ").append(table.responseName()).append(about());
        if (sameSizes && !rows.isEmpty()) {
            text.append(", n = ").append(rows.get(0).sizesInWords()).append(' ').append(params.unit());
            text.append(from());
        } else {
            text.append(from().isEmpty() ? "" : "," + from());
        }
        text.append(": ")
                .append(list(rows, sameSizes, all.size() > 1))
                .append(adjustedBy(all))
                .append('.');
        return text.toString();
    }

    // A test that could not be made must not vanish from the sentence; a description that is no test may.
    private static boolean isUndefined(Finding f) {
        return !f.row().warning().isEmpty();
    }

    private String postHoc(List<Finding> pairs) {
        String what = params.test() == TestKind.KRUSKAL ? "mean ranks" : "means";
        what = params.test() == TestKind.LOGISTIC ? "odds" : what;
        String by = params.postHoc().words()
                + (params.postHoc().isPlain() && params.adjust() == Adjustment.NONE ? ", not adjusted" : "");
        return "Comparison of " + what + " (" + by + ", " + pairs.get(0).row().method() + "): "
                + list(pairs, false, true) + adjustedBy(pairs) + ".";
    }

    private String adjustment(List<Finding> rows) {
        long before = rows.stream().filter(f -> f.row().p() < SIGNIFICANT).count();
        long after =
                rows.stream().filter(f -> f.row().pAdjusted() < SIGNIFICANT).count();
        return "Of " + rows.size() + " p values " + before + " are below 0.05, and " + after + " when "
                + Comparisons.used(params).words() + ".";
    }

    private String list(List<Finding> rows, boolean sameSizes, boolean named) {
        List<String> clauses = new ArrayList<>();
        if (rows.size() > MOST_ROWS) {
            long few = rows.stream().filter(f -> p(f.row()) < SIGNIFICANT).count();
            Finding least = rows.stream()
                    .min(Comparator.comparingDouble(f -> Double.isNaN(f.lnP()) ? 1 : f.lnP()))
                    .orElseThrow();
            return few + " of " + rows.size() + " comparisons have p < 0.05, the smallest p for "
                    + clause(least, false, true);
        }
        for (Finding row : rows) {
            clauses.add(clause(row, sameSizes, named));
        }
        return String.join("; ", clauses);
    }

    private String clause(Finding finding, boolean sameSizes, boolean named) {
        TestRow row = finding.row();
        List<String> parts = new ArrayList<>();
        boolean twice = row.statisticName().equals(row.effectName());
        if (!Double.isNaN(row.statistic()) && !twice) {
            parts.add(row.statisticName() + degrees(row) + " = " + Words.number(row.statistic()));
        }
        if (row.method().contains(Z)) {
            double z = Double.parseDouble(row.method().substring(row.method().indexOf(Z) + Z.length()));
            parts.add("z = " + Words.number(z));
        }
        if (!Double.isNaN(row.effect())) {
            parts.add(row.effectName() + " = " + Words.number(row.effect()) + interval(row));
        }
        if (!sameSizes) {
            parts.add("n = " + finding.sizesInWords() + " " + params.unit());
        }
        if (!Double.isNaN(row.lnP()) || !row.warning().isEmpty() && params.test() != TestKind.BOOTSTRAP) {
            parts.add(Words.p(finding.lnP()));
        }
        if (!row.warning().isEmpty()) {
            parts.add(row.warning());
        }
        return (named ? row.term().replace(":", " × ").replace(" ×  ", ": ") + " " : "") + String.join(", ", parts);
    }

    // Rank tests give W as the statistic and z, which differs from row to row, with the method.
    private static String method(TestRow row) {
        int z = row.method().indexOf(Z);
        return z < 0 ? row.method() : row.method().substring(0, z);
    }

    private String interval(TestRow row) {
        if (Double.isNaN(row.effectLow())) {
            return "";
        }
        String level = OF_90.contains(row.effectName()) ? "90" : "95";
        level = params.test() == TestKind.BOOTSTRAP ? Words.number(params.confidence()) : level;
        return " (" + level + " % CI " + Words.number(row.effectLow()) + " to " + Words.number(row.effectHigh()) + ")";
    }

    private static String degrees(TestRow row) {
        if (Double.isNaN(row.df1())) {
            return "";
        }
        return "(" + Words.number(row.df1()) + (Double.isNaN(row.df2()) ? "" : ", " + Words.number(row.df2())) + ")";
    }

    private String adjustedBy(List<Finding> rows) {
        boolean adjusted = params.adjust() != Adjustment.NONE
                && rows.stream().anyMatch(f -> !Double.isNaN(f.row().pAdjusted()));
        if (!adjusted) {
            return "";
        }
        long family = rows.stream().filter(f -> !Double.isNaN(f.row().p())).count();
        return "; p " + params.adjust().words() + " over " + Words.count(family, "comparison");
    }

    private static double p(TestRow row) {
        return Double.isNaN(row.pAdjusted()) ? row.p() : row.pAdjusted();
    }

    // "Two-sided rank-sum test", "Two-sided Fisher's exact test"
    private static String twoSided(String head) {
        boolean name = head.contains("'");
        return "Two-sided " + (name ? head : Character.toLowerCase(head.charAt(0)) + head.substring(1));
    }

    private String head() {
        int factors = table.variables().size();
        return switch (params.test()) {
            case ANOVA -> (factors < WAYS.length ? WAYS[factors] : factors) + "-way analysis of variance";
            case KRUSKAL -> "Kruskal-Wallis test";
            case RANKSUM -> "Rank-sum test";
            case SIGNRANK -> "Sign-rank test";
            case TTEST -> "t test";
            case PAIRED_TTEST -> "Paired t test";
            case PEARSON -> "Pearson's correlation";
            case SPEARMAN -> "Spearman's correlation";
            case KENDALL -> "Kendall's correlation";
            case CHI2 -> "Chi-squared test";
            case FISHER -> "Fisher's exact test";
            case ANCOVA -> "Comparison of slopes";
            case LMM -> "Linear mixed model";
            case ROBUST -> "Linear model";
            case LOGISTIC -> "Logistic model";
            case BOOTSTRAP -> "Bootstrap";
            case PERMUTATION -> "Permutation test";
            case ADJUST -> "Adjustment";
        };
    }

    private String about() {
        String[] names = table.variables().toArray(String[]::new);
        String by = params.by().map(b -> ", at each level of " + b).orElse("");
        String link = switch (params.test()) {
            case PEARSON, SPEARMAN, KENDALL -> " with ";
            case SIGNRANK, PAIRED_TTEST -> " against ";
            case ANCOVA -> " on ";
            default -> " by ";
        };
        return (names.length == 0 ? "" : link + Words.list(names)) + by;
    }

    // "from 23 mice and 60 dendrites"
    private String from() {
        List<Factor> groups = table.groups();
        String[] counted = new String[groups.size()];
        for (int k = 0; k < counted.length; k++) {
            counted[k] = Words.count(
                    groups.get(k).levels().size(), table.groupNames().get(k));
        }
        return counted.length == 0 ? "" : " from " + Words.list(counted);
    }
}
