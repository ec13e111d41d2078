// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.stats;

import io.github.spinet.core.BadInputException;
import io.github.spinet.core.BadParameterException;
import io.github.spinet.core.Field;
import java.util.ArrayList;
import java.util.List;

/**
 * Analysis of variance with one to four (or more) fixed categorical factors, any interactions and unequal cells, as
 * MATLAB's {@code anovan} has it: effects coding, Type III sums of squares by default.
 *
 * <p>The rows are read once into a table of cells; all else depends on the number of cells alone.
 */
public final class Anova {

    /** What a term's sum of squares is adjusted for. */
    public enum SumsOfSquares {
        /** Sequential: for the terms before it. */
        TYPE_I,
        /** For all terms that do not contain it. */
        TYPE_II,
        /** For all other terms. */
        TYPE_III
    }

    /** Which interactions the model has. */
    public enum Interactions {
        /** Main effects only. */
        NONE,
        /** All pairs of factors: what the two-way analyses of the field mean. */
        PAIRWISE,
        /** All combinations of factors. */
        FULL
    }

    /** One line of the table. */
    public record Row(
            @Field(help = "Term; interactions are joined by a colon")
            String term,

            @Field(help = "Sum of squares") double sumOfSquares,
            @Field(help = "Degrees of freedom") int df,

            @Field(help = "Sum of squares over degrees of freedom")
            double meanSquare,

            @Field(help = "F statistic") double f,

            @Field(help = "Degrees of freedom of the residual")
            double errorDf,

            @Field(help = "p value") double p,
            @Field(help = "Natural logarithm of p") double lnP,

            @Field(help = "Partial eta squared: share of term and residual that is the term's")
            double partialEtaSquared,

            @Field(help = "Lower end of its 90 % confidence interval, above 0 where p is below 0.05")
            double etaLow,

            @Field(help = "Upper end of its 90 % confidence interval")
            double etaHigh,

            @Field(help = "Why F is undefined") String note)
            implements TestResult {

        @Override
        public String summary() {
            return term + ": " + Phrase.is("F(" + df + ", " + Phrase.number(errorDf) + ")", f) + ", "
                    + Phrase.is("partial eta squared", partialEtaSquared, etaLow, etaHigh);
        }
    }

    /**
     * The table.
     *
     * @param rows one a term, in the order of the model
     * @param errorSumOfSquares of the residual
     * @param errorDf of the residual
     * @param meanSquareError residual variance; NaN without degrees of freedom
     * @param totalSumOfSquares around the grand mean
     * @param n rows used
     * @param left rows left out because a value or a level is missing
     * @param warnings one clear line each, e.g. the name of an empty cell
     * @param model for the comparison of means, see {@link PostHoc}
     */
    public record Result(
            List<Row> rows,
            double errorSumOfSquares,
            long errorDf,
            double meanSquareError,
            double totalSumOfSquares,
            long n,
            long left,
            List<String> warnings,
            Fitted model) {

        public Result {
            rows = List.copyOf(rows);
            warnings = List.copyOf(warnings);
        }

        /** The line of a term, its factors in any order. */
        public Row row(String... factors) {
            for (int i = 0; i < rows.size(); i++) {
                List<String> of = model.cells.terms().get(i).factors();
                if (of.size() == factors.length && of.containsAll(List.of(factors))) {
                    return rows.get(i);
                }
            }
            throw new BadParameterException(
                    "The model has no term " + String.join(":", factors) + "; it has " + model.cells.terms());
        }
    }

    /** The fitted model, opaque to the caller. */
    public static final class Fitted {
        final CellModel cells;

        private Fitted(CellModel cells) {
            this.cells = cells;
        }
    }

    // A residual this much smaller than the values (as squares) is their rounding.
    private static final double ROUNDING = 1e-26;
    private static final int NAMED_CELLS = 5;

    private Anova() {}

    /** The analysis with all interactions of a kind. */
    public static Result run(double[] y, List<Factor> factors, Interactions interactions, SumsOfSquares type) {
        int order = switch (interactions) {
            case NONE -> 1;
            case PAIRWISE -> 2;
            case FULL -> factors.size();
        };
        return run(
                y, factors, Term.upTo(order, factors.stream().map(Factor::name).toList()), type);
    }

    /**
     * The analysis with chosen terms.
     *
     * <p>Where cells are empty an interaction can lose degrees of freedom. The terms below it have then no unique Type III
     * hypothesis: their F and p are NaN, and a warning names the cells.
     *
     * @param y the response; rows with NaN or with a missing level are left out
     * @param factors one or more, of as many rows
     * @param terms main effects and interactions, all different
     * @return F and p NaN with the reason in the row's note where there is no residual variance, no degree of freedom, or a
     *     factor has one level only
     */
    public static Result run(double[] y, List<Factor> factors, List<Term> terms, SumsOfSquares type) {
        check(factors, terms);
        CellTable table = CellTable.of(y, factors);
        if (table.rows() == 0) {
            throw new BadInputException("No row has a response and a level of every factor; nothing to analyse");
        }
        CellModel model = new CellModel(table, terms);
        double error = table.within() + model.full().residual();
        long errorDf = table.rows() - model.full().rank();
        double grand = table.grandMean();
        double between = 0;
        double raw = table.within();
        for (int cell : table.occupied()) {
            double mean = table.mean(cell);
            between += table.count(cell) * (mean - grand) * (mean - grand);
            raw += table.count(cell) * mean * mean;
        }
        boolean flat = error <= ROUNDING * raw;
        double meanSquareError = errorDf > 0 ? error / errorDf : Double.NaN;
        String reason = errorDf == 0
                ? "no degrees of freedom are left for the residual"
                : flat ? "the residual variance is zero" : "";
        List<Effect> effects =
                terms.stream().map(term -> effect(model, term, type)).toList();
        List<Row> rows = new ArrayList<>();
        for (Effect effect : effects) {
            String note = reason.isEmpty() ? untestable(effect, effects, model, type) : reason;
            rows.add(row(effect, error, errorDf, meanSquareError, note));
        }
        List<String> warnings = warnings(table, effects, model, rows);
        return new Result(
                rows,
                error,
                errorDf,
                meanSquareError,
                table.within() + between,
                table.rows(),
                y.length - table.rows(),
                warnings,
                new Fitted(model));
    }

    private record Effect(Term term, double sumOfSquares, int df, boolean deficient) {}

    private static Effect effect(CellModel model, Term term, SumsOfSquares type) {
        List<Term> before = new ArrayList<>();
        for (Term other : model.terms()) {
            boolean same = other.equals(term);
            if (same && type == SumsOfSquares.TYPE_I) {
                break;
            }
            if (!same && !(type == SumsOfSquares.TYPE_II && other.contains(term))) {
                before.add(other);
            }
        }
        LinearFit fit = model.fit(before);
        int rank = fit.rank();
        model.add(fit, term);
        int df = fit.rank() - rank;
        return new Effect(term, fit.explainedFrom(rank), df, df < model.columns(term));
    }

    private static String untestable(Effect effect, List<Effect> all, CellModel model, SumsOfSquares type) {
        for (String factor : effect.term().factors()) {
            if (model.columns(Term.of(factor)) == 0) {
                return "factor '" + factor + "' has fewer than two levels with data";
            }
        }
        boolean lower = type == SumsOfSquares.TYPE_III
                && all.stream()
                        .anyMatch(other -> other.deficient() && other.term().contains(effect.term()));
        if (effect.df() == 0 || lower) {
            return "not testable because combinations of levels have no data";
        }
        return "";
    }

    private static Row row(Effect effect, double error, long errorDf, double meanSquareError, String note) {
        double meanSquare = effect.df() > 0 ? effect.sumOfSquares() / effect.df() : Double.NaN;
        boolean defined = note.isEmpty();
        double f = defined ? meanSquare / meanSquareError : Double.NaN;
        double lnP = Tails.lnF(f, effect.df(), errorDf);
        Intervals.Interval interval = Noncentral.partialEtaSquared(f, effect.df(), errorDf);
        double eta = defined ? effect.sumOfSquares() / (effect.sumOfSquares() + error) : Double.NaN;
        return new Row(
                effect.term().toString(),
                effect.sumOfSquares(),
                effect.df(),
                meanSquare,
                f,
                errorDf,
                Math.exp(lnP),
                lnP,
                eta,
                interval.low(),
                interval.high(),
                note);
    }

    private static List<String> warnings(CellTable table, List<Effect> effects, CellModel model, List<Row> rows) {
        List<String> warnings = new ArrayList<>();
        for (String name : table.names()) {
            int levels = table.levels(model.index(name)).size();
            if (levels < 2) {
                warnings.add("Factor '" + name + "' has " + levels + " level with data; its terms are not tested");
            }
        }
        if (effects.stream().anyMatch(Effect::deficient)) {
            int[] empty = table.empty();
            List<String> named = new ArrayList<>();
            for (int i = 0; i < Math.min(NAMED_CELLS, empty.length); i++) {
                named.add("(" + table.describe(empty[i]) + ")");
            }
            String more = empty.length > NAMED_CELLS ? " and " + (empty.length - NAMED_CELLS) + " more" : "";
            warnings.add("No data in " + String.join(", ", named) + more + ": "
                    + String.join(
                            ", ",
                            rows.stream()
                                    .filter(row -> Double.isNaN(row.f()))
                                    .map(Row::term)
                                    .toList())
                    + " cannot be tested; merge levels or leave out the interaction");
        }
        return warnings;
    }

    private static void check(List<Factor> factors, List<Term> terms) {
        List<String> names = factors.stream().map(Factor::name).toList();
        if (names.stream().distinct().count() < names.size()) {
            throw new BadParameterException("Two factors have the same name: " + names);
        }
        if (terms.isEmpty()) {
            throw new BadParameterException("The model has no terms; give at least one factor");
        }
        List<String> seen = new ArrayList<>();
        for (Term term : terms) {
            for (String factor : term.factors()) {
                if (!names.contains(factor)) {
                    throw new BadParameterException(
                            "Term " + term + " names '" + factor + "', which is no factor; the factors are " + names);
                }
            }
            String sorted = String.join(":", term.factors().stream().sorted().toList());
            if (seen.contains(sorted)) {
                throw new BadParameterException("The model has the term " + term + " twice");
            }
            seen.add(sorted);
        }
    }
}
