// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.study;

import io.github.spinet.core.BadInputException;
import io.github.spinet.core.BadParameterException;
import io.github.spinet.io.DataColumn;
import io.github.spinet.io.DataTable;
import io.github.spinet.stats.Factor;
import io.github.spinet.stats.Formula;
import io.github.spinet.stats.MixedModel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.DoublePredicate;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/** The complete rows of a table, or of a part of it, with the columns that a test needs. */
public final class TestTable {

    // Numbers of more different values than this are most likely measurements, not names of groups.
    private static final int MOST_LEVELS = 50;

    private final DataTable data;
    private final Formula formula;
    private final Set<String> factors;
    private final List<String> groups;
    private final String by;
    private final int[] rows;
    private final String label;

    private TestTable(
            DataTable data,
            Formula formula,
            Set<String> factors,
            List<String> groups,
            String by,
            int[] rows,
            String label) {
        this.data = data;
        this.formula = formula;
        this.factors = factors;
        this.groups = groups;
        this.by = by;
        this.rows = rows;
        this.label = label;
    }

    static TestTable of(DataTable data, Formula formula, TableStatistics.Params params) {
        Set<String> used = names(formula);
        params.otherModel().ifPresent(other -> used.addAll(names(other)));
        used.addAll(params.groups());
        params.by().ifPresent(used::add);
        params.counts().ifPresent(used::add);
        List<DataColumn> columns = used.stream().map(data::column).toList();
        int[] complete = IntStream.range(0, data.rows())
                .filter(i -> columns.stream().noneMatch(c -> c.isMissing(i)))
                .toArray();
        if (complete.length == 0) {
            throw new BadInputException(data.file() + " has no row with a value in each of the columns "
                    + String.join(", ", used) + "; nothing to test");
        }
        return new TestTable(
                data,
                formula,
                Set.copyOf(params.factors()),
                shared(formula, params),
                params.by().orElse(""),
                complete,
                "");
    }

    /** All names of a model. */
    static Set<String> names(Formula formula) {
        Set<String> names = new LinkedHashSet<>();
        names.add(formula.response());
        formula.terms().forEach(term -> names.addAll(term.factors()));
        formula.random().forEach(term -> names.addAll(term.names()));
        return names;
    }

    /** The same rows with another model, whose columns they have. */
    TestTable with(Formula other) {
        return new TestTable(data, other, factors, groups, by, rows, label);
    }

    // Without group it is the random term with the most levels, so that the sentence counts what rows share.
    private static List<String> shared(Formula formula, TableStatistics.Params params) {
        return params.groups().isEmpty()
                ? formula.random().stream()
                        .map(Formula.Random::factors)
                        .max(Comparator.comparingInt(List::size))
                        .orElse(List.of())
                : params.groups();
    }

    /** The model. */
    public Formula formula() {
        return formula;
    }

    /** Number of complete rows. */
    public int n() {
        return rows.length;
    }

    /** Number of rows left out because a value is missing; of the whole table only. */
    public int left() {
        return data.rows() - rows.length;
    }

    /** Which part of the table this is, e.g. {@code bin = 0-5}; empty for the whole. */
    public String label() {
        return label;
    }

    /** The rows of each level of the column that the test is made by; the whole table where there is none. */
    public List<TestTable> parts() {
        if (by.isEmpty()) {
            return List.of(this);
        }
        Factor levels = factor(by);
        List<TestTable> parts = new ArrayList<>();
        for (int k = 0; k < levels.levels().size(); k++) {
            int level = k;
            int[] of = IntStream.range(0, rows.length)
                    .filter(i -> levels.codes()[i] == level)
                    .map(i -> rows[i])
                    .toArray();
            parts.add(new TestTable(
                    data,
                    formula,
                    factors,
                    groups,
                    by,
                    of,
                    by + " = " + levels.levels().get(k)));
        }
        return parts;
    }

    /** Those of the rows, numbered as in {@link #numbers}, that a condition chooses. */
    TestTable where(IntPredicate chosen) {
        int[] of =
                IntStream.range(0, rows.length).filter(chosen).map(i -> rows[i]).toArray();
        return new TestTable(data, formula, factors, groups, by, of, label);
    }

    /** Whether a column names groups: its cells are not all numbers, or the user said so. */
    public boolean isFactor(String name) {
        return factors.contains(name) || !data.column(name).isNumeric();
    }

    /** The numbers of a column, one a row. */
    public double[] numbers(String name) {
        if (factors.contains(name)) {
            throw new BadParameterException("'" + name + "' is listed in factors, but this test needs its numbers");
        }
        return complete(data.column(name).numbers());
    }

    /** The numbers of a column, of which only some are accepted. */
    double[] numbers(String name, DoublePredicate accepted, String expected) {
        return complete(data.column(name).numbers(accepted, expected));
    }

    private double[] complete(double[] all) {
        return Arrays.stream(rows).mapToDouble(i -> all[i]).toArray();
    }

    /** The response. */
    public double[] response() {
        return numbers(formula.response());
    }

    /** A column as a factor with the levels that occur in these rows. */
    public Factor factor(String name) {
        Factor all = data.column(name).factor();
        int[] codes = Arrays.stream(rows).map(i -> all.codes()[i]).toArray();
        int[] present = Arrays.stream(codes).distinct().sorted().toArray();
        int[] numbers = new int[all.levels().size()];
        for (int k = 0; k < present.length; k++) {
            numbers[present[k]] = k;
        }
        return new Factor(
                name,
                Arrays.stream(present).mapToObj(all.levels()::get).toList(),
                Arrays.stream(codes).map(c -> numbers[c]).toArray());
    }

    /**
     * A column whose levels are to be compared; as in {@link #factor}.
     *
     * @throws BadParameterException if it holds so many numbers that it is most likely a measurement
     */
    Factor grouping(String name) {
        int different = data.column(name).different();
        if (!isFactor(name) && different > MOST_LEVELS) {
            throw new BadParameterException(
                    "'" + name + "' holds " + different + " different numbers, each of which would"
                            + " be a group of its own. If it is a measurement, use test = PEARSON, SPEARMAN, ANCOVA or LMM; if it"
                            + " names groups, say factors = " + name);
        }
        return factor(name);
    }

    /** Names of all variables on the right, each once. */
    public List<String> variables() {
        return formula.terms().stream()
                .flatMap(term -> term.factors().stream())
                .distinct()
                .toList();
    }

    /** The only variable on the right of a formula {@code y ~ x}. */
    String variable(TestKind test, String example) {
        if (formula.terms().size() != 1 || variables().size() != 1) {
            throw new BadParameterException("The formula of " + test + " has one variable on its right, for example "
                    + example + "; it has " + formula.terms());
        }
        return variables().get(0);
    }

    /** What rows share, outermost first; an inner level counts within the outer ones. */
    public List<Factor> groups() {
        List<Factor> nested = new ArrayList<>();
        for (String name : groups) {
            Factor own = factor(name);
            nested.add(nested.isEmpty() ? own : MixedModel.nested(nested.get(nested.size() - 1), own));
        }
        return nested;
    }

    /** The names of {@link #groups()}, without those of the outer levels. */
    List<String> groupNames() {
        return groups;
    }

    String responseName() {
        return formula.response();
    }

    /** What the reader should know of the rows. */
    List<String> notes() {
        return left() == 0
                ? List.of()
                : List.of(Words.count(left(), "row") + " of " + data.rows() + " left out because a value is missing");
    }
}
