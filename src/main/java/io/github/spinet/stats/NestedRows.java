// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.stats;

import io.github.spinet.core.BadInputException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.IntPredicate;
import org.apache.commons.rng.UniformRandomProvider;

/** Rows in groups, groups in larger groups. What is drawn depends neither on the order of rows nor on that of groups. */
final class NestedRows {

    /** A growing list of row numbers. */
    static final class Drawn {
        private int[] rows = new int[16];
        private int size;

        private void add(int row) {
            if (size == rows.length) {
                rows = Arrays.copyOf(rows, 2 * size);
            }
            rows[size++] = row;
        }
    }

    private final Map<String, NestedRows> byName = new TreeMap<>();
    private final List<Integer> members = new ArrayList<>();
    private List<NestedRows> children = List.of();
    private int[] own = {};
    private int size;

    private NestedRows() {}

    /**
     * Sorts rows into groups.
     *
     * @param levels outermost first; an inner name counts within the outer ones
     * @param columns values by which rows of one innermost group are told apart; rows with NaN are left out
     * @param used which rows take part
     */
    static NestedRows of(List<Factor> levels, double[][] columns, IntPredicate used) {
        int n = columns[0].length;
        for (Factor level : levels) {
            if (level.codes().length != n) {
                throw new BadInputException("Factor '" + level.name() + "' has " + level.codes().length
                        + " rows; expected " + n + " as there are values");
            }
        }
        NestedRows root = new NestedRows();
        for (int i = 0; i < n; i++) {
            int row = i;
            boolean complete = used.test(i) && levels.stream().allMatch(f -> f.codes()[row] != Factor.MISSING);
            for (double[] column : columns) {
                Samples.refuseInfinite(column[i], "the sample", i);
                complete &= !Double.isNaN(column[i]);
            }
            if (complete) {
                root.add(i, levels, 0);
            }
        }
        Comparator<Integer> order = Comparator.comparingDouble(i -> columns[0][i]);
        for (double[] column : columns) {
            order = order.thenComparingDouble(i -> column[i]);
        }
        root.freeze(order);
        return root;
    }

    private void add(int row, List<Factor> levels, int depth) {
        size++;
        if (depth == levels.size()) {
            members.add(row);
            return;
        }
        Factor level = levels.get(depth);
        byName.computeIfAbsent(level.levels().get(level.codes()[row]), name -> new NestedRows())
                .add(row, levels, depth + 1);
    }

    private void freeze(Comparator<Integer> order) {
        children = List.copyOf(byName.values());
        children.forEach(child -> child.freeze(order));
        own = members.stream().sorted(order).mapToInt(Integer::intValue).toArray();
    }

    int size() {
        return size;
    }

    List<NestedRows> children() {
        return children;
    }

    /** How many groups, or rows where there are none, are drawn first. */
    int units() {
        return children.isEmpty() ? own.length : children.size();
    }

    int[] all() {
        return joint(List.of(this), root -> root::collect);
    }

    void collect(Drawn to) {
        collectWithout(-1, to);
    }

    /** All rows but those of one of the {@link #units()}. */
    void collectWithout(int unit, Drawn to) {
        for (int i = 0; i < own.length; i++) {
            if (i != unit) {
                to.add(own[i]);
            }
        }
        for (int i = 0; i < children.size(); i++) {
            if (i != unit) {
                children.get(i).collect(to);
            }
        }
    }

    /** Draws with replacement, groups first. */
    void draw(UniformRandomProvider random, Drawn to) {
        for (int i = 0; i < own.length; i++) {
            to.add(own[random.nextInt(own.length)]);
        }
        for (int i = 0; i < children.size(); i++) {
            children.get(random.nextInt(children.size())).draw(random, to);
        }
    }

    /** The rows that several trees give, one after the other. */
    static int[] joint(List<NestedRows> roots, Function<NestedRows, Consumer<Drawn>> how) {
        Drawn drawn = new Drawn();
        roots.forEach(root -> how.apply(root).accept(drawn));
        return Arrays.copyOf(drawn.rows, drawn.size);
    }
}
