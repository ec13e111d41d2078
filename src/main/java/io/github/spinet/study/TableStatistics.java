// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.study;

import io.github.spinet.core.BadInputException;
import io.github.spinet.core.BadParameterException;
import io.github.spinet.core.Field;
import io.github.spinet.core.Progress;
import io.github.spinet.core.Table;
import io.github.spinet.io.DataTable;
import io.github.spinet.stats.ClusterRobust;
import io.github.spinet.stats.Coefficient;
import io.github.spinet.stats.Formula;
import io.github.spinet.stats.Logistic;
import io.github.spinet.stats.MixedModel;
import io.github.spinet.stats.Permutation;
import io.github.spinet.stats.PostHoc;
import io.github.spinet.stats.RankOptions;
import io.github.spinet.stats.SignRank;
import io.github.spinet.stats.TTest;
import io.github.spinet.stats.TestRow;
import io.github.spinet.stats.VarianceComponent;
import java.io.Serializable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A test of any table: a formula names its columns, and the conventions are MATLAB's unless settings say otherwise. */
public final class TableStatistics {

    /** The settings. One that the chosen test does not know is refused unless it has its default. */
    public record Params(
            @Field(init = "ANOVA", help = "Which test to make")
            TestKind test,

            @Field(init = "", help = "Columns of numbers that name groups, separated by commas; text always does")
            List<String> factors,

            @Field(
                    init = "",
                    help =
                            "What the rows share, outermost first, e.g. animal/dendrite: counted in the sentence, used by"
                                    + " lmm, robust, logistic, bootstrap and permutation")
            Optional<String> group,

            @Field(init = "", help = "Column at each of whose levels the test is made anew, e.g. the distance bin")
            Optional<String> by,

            @Field(init = "values", help = "What a row is, as the sentence says it, e.g. spines")
            String unit,

            @Field(init = "3", min = 1, max = 3, help = "Type of the sums of squares of an analysis of variance")
            int type,

            @Field(init = "NONE", help = "Which comparison of means follows anova, kruskal, lmm or logistic")
            TestChoices.Comparison postHoc,

            @Field(init = "", help = "Factors whose marginal means are compared; all cells where none is given")
            List<String> compare,

            @Field(init = "NONE", help = "How p is adjusted for the number of comparisons")
            Adjustment adjust,

            @Field(init = "0.5", min = 0, max = 0.99, help = "Storey's lambda: p from here on come from chance alone")
            double lambda,

            @Field(init = "", help = "Column that says how many cases a row stands for; each is one without it")
            Optional<String> counts,

            @Field(init = "MATLAB", help = "Where the p of rank tests, tables and slopes comes from")
            TestChoices.Method method,

            @Field(
                    init = "AUTO",
                    help = "Whether an approximate p allows for the steps of its statistic (of 2 x 2 tables: Yates)")
            RankOptions.Continuity continuity,

            @Field(init = "ROUNDING", help = "When two values of a sign-rank test count as equal")
            SignRank.Equality equality,

            @Field(init = "DROP", help = "What differences of zero do in a sign-rank test")
            SignRank.Zeros zeros,

            @Field(init = "CONDITIONAL", help = "Which odds ratio Fisher's test of a 2 x 2 table gives")
            TestChoices.OddsRatio oddsRatio,

            @Field(init = "EQUAL", help = "What a t test assumes of the variances of two samples")
            TTest.Variances variances,

            @Field(init = "MEDIAN", help = "What is resampled or permuted")
            TestChoices.Statistic statistic,

            @Field(
                    init = "TWO_SIDED",
                    help =
                            "Which departures speak against chance: both, or those of the first sample, y or the odds ratio being greater or less")
            Permutation.Tail tail,

            @Field(init = "AUTO", help = "What changes places in a permutation of rows that share something")
            TestChoices.Exchange exchange,

            @Field(
                    init = "10000",
                    min = 1,
                    max = 1e8,
                    help = "Number of permutations; where all arrangements are fewer, each is made once")
            int permutations,

            @Field(init = "1000", min = 10, max = 1e7, help = "Number of resamples of a bootstrap")
            int resamples,

            @Field(init = "95", unit = "%", min = 1, max = 99.999, help = "Confidence level of a bootstrap")
            double confidence,

            @Field(init = "AUTO", help = "How a bootstrap interval is read from the resamples")
            TestChoices.Interval interval,

            @Field(init = "NONE", help = "How a bootstrap compares groups, beside the interval of each")
            TestChoices.Contrast contrast,

            @Field(init = "REML", help = "What a mixed model maximises")
            MixedModel.Likelihood likelihood,

            @Field(init = "SATTERTHWAITE", help = "Where the degrees of freedom of a linear mixed model come from")
            MixedModel.Freedom df,

            @Field(
                    init = "1",
                    min = 1,
                    max = 50,
                    help = "Nodes of the integral over the random intercepts of a logistic mixed model: 1 is Laplace's"
                            + " approximation, more are for one grouping factor")
            int quadrature,

            @Field(
                    init = "false",
                    help =
                            "Whether each term of a mixed model is also tested by the likelihood ratio to the model without it")
            boolean dropTerms,

            @Field(
                    init = "",
                    help =
                            "Another mixed model of the same response, with more or fewer terms, that the likelihood ratio"
                                    + " compares with")
            Optional<String> against,

            @Field(init = "CR2", help = "How cluster-robust errors allow for few clusters")
            ClusterRobust.Correction correction,

            @Field(
                    init = "INDEPENDENCE",
                    help = "What the estimate of a logistic model takes rows of one cluster to be")
            Logistic.WorkingCorrelation workingCorrelation,

            @Field(init = "1", help = "Seed of every random draw; the same seed gives the same bytes")
            long seed)
            implements Serializable {

        /** The columns of {@link #group}, outermost first. */
        List<String> groups() {
            return group.filter(g -> !g.isBlank())
                    .map(g -> List.of(g.trim().split("\\s*/\\s*")))
                    .orElse(List.of());
        }

        /** The model of {@link #against}. */
        Optional<Formula> otherModel() {
            return against.filter(f -> !f.isBlank()).map(QuotedNames::parse);
        }

        Permutation.Params permuted() {
            return new Permutation.Params(permutations, tail, seed);
        }
    }

    /**
     * The result.
     *
     * @param tests a row a term or comparison
     * @param postHoc comparisons of means after a test of all, else empty
     * @param means the means that were compared, else empty
     * @param variances of the sources of a mixed model, else empty
     * @param coefficients of a mixed model, else empty
     * @param sentence for a paper
     * @param notes what the reader of the numbers should know, one line each
     */
    public record Result(
            Table<TestRow> tests,
            Table<TestRow> postHoc,
            Table<PostHoc.Mean> means,
            Table<VarianceComponent> variances,
            Table<Coefficient> coefficients,
            String sentence,
            List<String> notes) {

        public Result {
            notes = List.copyOf(notes);
        }
    }

    private TableStatistics() {}

    /**
     * Reads the columns that a formula and the settings name, and makes the test. Rows with a missing value in one of them
     * are left out, and the sentence says how many.
     *
     * @param formula {@code y ~ a * b}, or a name alone where the test needs one column
     */
    public static Result run(Path table, String formula, Params params, Progress progress) {
        return run(read(table, formula, params), params, progress);
    }

    /** Reads what a test needs; see {@link #run(Path, String, Params, Progress)}. */
    public static TestTable read(Path table, String formula, Params params) {
        TestSettings.check(params);
        Formula parsed = QuotedNames.parse(formula);
        if (!parsed.random().isEmpty() && params.test() != TestKind.LMM && params.test() != TestKind.LOGISTIC) {
            throw new BadParameterException(
                    "formula = '" + formula + "' has random terms, which only a mixed or logistic model has;"
                            + " use test = LMM, or name what rows share by group");
        }
        TestSettings.check(parsed, params);
        Set<String> names = TestTable.names(parsed);
        params.otherModel().ifPresent(other -> names.addAll(TestTable.names(other)));
        names.addAll(params.groups());
        params.by().ifPresent(names::add);
        params.counts().ifPresent(names::add);
        names.addAll(params.factors());
        return TestTable.of(DataTable.read(table, names), parsed, params);
    }

    /** Makes the test of a table that was read with the same settings. */
    public static Result run(TestTable table, Params params, Progress progress) {
        List<Finding> tests = new ArrayList<>();
        List<Finding> postHoc = new ArrayList<>();
        List<PostHoc.Mean> means = new ArrayList<>();
        List<VarianceComponent> variances = new ArrayList<>();
        List<Coefficient> coefficients = new ArrayList<>();
        Set<String> notes = new LinkedHashSet<>(table.notes());
        Dependence.note(table, params).ifPresent(notes::add);
        for (TestTable part : table.parts()) {
            Outcome outcome = outcome(part, params, progress);
            outcome.tests().forEach(f -> tests.add(f.with(TestRows.prefixed(f.row(), part.label()))));
            outcome.postHoc().forEach(f -> postHoc.add(f.with(TestRows.prefixed(f.row(), part.label()))));
            means.addAll(outcome.means());
            outcome.variances().forEach(v -> variances.add(ModelTests.prefixed(v, part.label())));
            outcome.coefficients().forEach(c -> coefficients.add(ModelTests.prefixed(c, part.label())));
            notes.addAll(outcome.notes());
        }
        boolean ofPairs = params.test().adjustsPairsOnly() || params.postHoc() != TestChoices.Comparison.NONE;
        List<Finding> adjusted = ofPairs ? tests : Comparisons.adjust(tests, params, notes);
        List<Finding> compared = ofPairs ? Comparisons.adjust(postHoc, params, notes) : postHoc;
        return new Result(
                new Table<>(TestRow.class, adjusted.stream().map(Finding::row).toList()),
                new Table<>(TestRow.class, compared.stream().map(Finding::row).toList()),
                new Table<>(PostHoc.Mean.class, means),
                new Table<>(VarianceComponent.class, variances),
                new Table<>(Coefficient.class, coefficients),
                TestSentence.of(table, params, adjusted, compared),
                List.copyOf(notes));
    }

    // What one part of a table lacks must not stop the others.
    private static Outcome outcome(TestTable part, Params params, Progress progress) {
        try {
            return TestMakers.of(params.test()).make(part, params, progress);
        } catch (BadInputException e) {
            if (part.label().isEmpty()) {
                throw e;
            }
            String name = params.test().toString();
            TestRow undefined = TestRow.undefined(name, "not made", "", part.n(), "", e.getMessage());
            return Outcome.of(List.of(new Finding(undefined, part.n())));
        }
    }

    /** The table of counts behind a test of two factors. */
    public static Counts counts(TestTable table, Params params) {
        return Counts.of(table, params);
    }
}
