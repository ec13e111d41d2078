// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.stats;

import io.github.spinet.core.BadInputException;
import io.github.spinet.core.BadParameterException;
import io.github.spinet.core.Field;
import io.github.spinet.core.Progress;
import io.github.spinet.core.Seeds;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * The bootstrap for nested data (Saravanan, Berman and Sober 2020): animals are drawn with replacement, within each drawn
 * animal its dendrites, within each drawn dendrite its values. The spread of the statistic then holds the variation
 * between animals, which a bootstrap of single values hides.
 */
public final class HierarchicalBootstrap {

    /** The settings. */
    public record Params(
            @Field(init = "10000", min = 10, max = 1e7, help = "Number of resamples")
            int resamples,

            @Field(init = "95", unit = "%", min = 1, max = 99.999, help = "Confidence level")
            double confidence,

            @Field(init = "1", help = "Seed of the resampling")
            long seed)
            implements Serializable {

        /** 10 000 resamples, 95 %, seed 1. */
        public static Params defaults() {
            return new Params(10_000, 95, 1);
        }
    }

    /** An estimate and its percentile interval. */
    public record Result(
            @Field(help = "The statistic of the sample") double estimate,
            @Field(help = "Lower end of the interval") double low,
            @Field(help = "Upper end of the interval") double high,

            @Field(help = "Standard deviation of the resampled statistic")
            double se,

            @Field(help = "Number of values") int n,

            @Field(help = "Number of groups at the outermost level")
            int groups,

            @Field(help = "Why the interval is undefined") String note) {}

    /** The comparison of two samples. */
    public record Comparison(
            @Field(help = "Statistic of the first sample minus that of the second")
            double difference,

            @Field(help = "Lower end of its interval") double low,
            @Field(help = "Upper end of its interval") double high,

            @Field(help = "Two-sided p value: twice the smaller share of resampled differences beyond zero")
            double p,

            @Field(help = "Natural logarithm of p") double lnP,
            @Field(help = "Why a value is undefined") String note)
            implements TestResult {

        @Override
        public String summary() {
            return Phrase.is("difference", difference, low, high);
        }
    }

    private HierarchicalBootstrap() {}

    /**
     * The interval of a statistic.
     *
     * @param values NaN are left out
     * @param levels outermost first (animal, field, dendrite), one level a value; inner names count within the outer ones
     * @param statistic a pure function of values
     * @param keys the identity of the sample, which names the random stream
     */
    public static Result run(
            double[] values,
            List<Factor> levels,
            ToDoubleFunction<double[]> statistic,
            Params params,
            Progress progress,
            Object... keys) {
        Node root = tree(values, levels);
        double estimate = root.size == 0 ? Double.NaN : statistic.applyAsDouble(root.all());
        if (root.children.size() < 2) {
            double nan = Double.NaN;
            String note = root.children.size() + " groups at the outermost level; an interval needs 2";
            return new Result(estimate, nan, nan, nan, root.size, root.children.size(), note);
        }
        double[] resampled = resample(root, statistic, params, progress, "one", keys);
        double tail = 50 - params.confidence() / 2;
        return new Result(
                estimate,
                Quantile.matlab(resampled, tail),
                Quantile.matlab(resampled, 100 - tail),
                Describe.sd(resampled),
                root.size,
                root.children.size(),
                "");
    }

    /**
     * Compares two samples that do not share groups. The p value is never below 2/(resamples + 1); with few animals it is
     * approximate.
     *
     * @param keys the identity of the comparison, which names the random streams
     */
    public static Comparison compare(
            double[] x,
            List<Factor> levelsX,
            double[] y,
            List<Factor> levelsY,
            ToDoubleFunction<double[]> statistic,
            Params params,
            Progress progress,
            Object... keys) {
        Node a = tree(x, levelsX);
        Node b = tree(y, levelsY);
        if (a.children.size() < 2 || b.children.size() < 2) {
            double nan = Double.NaN;
            return new Comparison(nan, nan, nan, nan, nan, "a sample has fewer than 2 groups at the outermost level");
        }
        double[] first = resample(a, statistic, params, progress, "first", keys);
        double[] second = resample(b, statistic, params, progress, "second", keys);
        double[] differences = new double[first.length];
        double below = 1;
        double above = 1;
        for (int i = 0; i < differences.length; i++) {
            differences[i] = first[i] - second[i];
            below += differences[i] <= 0 ? 1 : 0;
            above += differences[i] >= 0 ? 1 : 0;
        }
        double p = Math.min(1, 2 * Math.min(below, above) / (differences.length + 1.0));
        double tail = 50 - params.confidence() / 2;
        return new Comparison(
                statistic.applyAsDouble(a.all()) - statistic.applyAsDouble(b.all()),
                Quantile.matlab(differences, tail),
                Quantile.matlab(differences, 100 - tail),
                p,
                Math.log(p),
                "");
    }

    private static double[] resample(
            Node root,
            ToDoubleFunction<double[]> statistic,
            Params params,
            Progress progress,
            String which,
            Object... keys) {
        Object[] named = Arrays.copyOf(keys, keys.length + 1);
        named[keys.length] = which;
        UniformRandomProvider random = Seeds.stream(params.seed(), "hierarchical bootstrap", named);
        double[] resampled = new double[params.resamples()];
        Values drawn = new Values(root.size);
        for (int i = 0; i < resampled.length; i++) {
            drawn.size = 0;
            root.draw(random, drawn);
            resampled[i] = statistic.applyAsDouble(Arrays.copyOf(drawn.values, drawn.size));
            progress.update(i + 1, resampled.length, "Hierarchical bootstrap");
        }
        return resampled;
    }

    private static Node tree(double[] values, List<Factor> levels) {
        if (levels.isEmpty()) {
            throw new BadParameterException("A hierarchical bootstrap needs a level, for example the animal");
        }
        for (Factor level : levels) {
            if (level.codes().length != values.length) {
                throw new BadInputException("Factor '" + level.name() + "' has " + level.codes().length
                        + " rows; expected " + values.length + " as there are values");
            }
        }
        Node root = new Node();
        for (int i = 0; i < values.length; i++) {
            Samples.refuseInfinite(values[i], "the sample", i);
            int row = i;
            if (!Double.isNaN(values[i]) && levels.stream().allMatch(f -> f.codes()[row] != Factor.MISSING)) {
                root.add(values[i], i, levels, 0);
            }
        }
        root.freeze();
        return root;
    }

    private static final class Values {
        private double[] values;
        private int size;

        Values(int capacity) {
            values = new double[Math.max(1, capacity)];
        }

        void add(double value) {
            if (size == values.length) {
                values = Arrays.copyOf(values, 2 * size);
            }
            values[size++] = value;
        }
    }

    // A group of groups, or at the innermost level of values. The order of rows and of names does not matter.
    private static final class Node {
        private final Map<String, Node> byName = new LinkedHashMap<>();
        private final Values own = new Values(1);
        private List<Node> children = List.of();
        private int size;

        void add(double value, int row, List<Factor> levels, int depth) {
            size++;
            if (depth == levels.size()) {
                own.add(value);
                return;
            }
            Factor level = levels.get(depth);
            byName.computeIfAbsent(level.levels().get(level.codes()[row]), name -> new Node())
                    .add(value, row, levels, depth + 1);
        }

        void freeze() {
            List<Map.Entry<String, Node>> entries = new ArrayList<>(byName.entrySet());
            entries.sort(Map.Entry.comparingByKey(Comparator.naturalOrder()));
            children = entries.stream().map(Map.Entry::getValue).toList();
            children.forEach(Node::freeze);
            Arrays.sort(own.values, 0, own.size);
        }

        double[] all() {
            Values all = new Values(size);
            collect(all);
            return Arrays.copyOf(all.values, all.size);
        }

        private void collect(Values all) {
            for (int i = 0; i < own.size; i++) {
                all.add(own.values[i]);
            }
            children.forEach(child -> child.collect(all));
        }

        void draw(UniformRandomProvider random, Values drawn) {
            for (int i = 0; i < own.size; i++) {
                drawn.add(own.values[random.nextInt(own.size)]);
            }
            for (int i = 0; i < children.size(); i++) {
                children.get(random.nextInt(children.size())).draw(random, drawn);
            }
        }
    }
}
