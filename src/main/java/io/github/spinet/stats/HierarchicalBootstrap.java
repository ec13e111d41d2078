// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.stats;

import io.github.spinet.core.BadParameterException;
import io.github.spinet.core.Field;
import io.github.spinet.core.Progress;
import io.github.spinet.core.Seeds;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
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
        NestedRows root = tree(values, levels);
        double estimate = root.size() == 0 ? Double.NaN : statistic.applyAsDouble(pick(values, root.all()));
        int groups = root.children().size();
        if (groups < 2) {
            double nan = Double.NaN;
            return new Result(estimate, nan, nan, nan, root.size(), groups, tooFew(groups, ""));
        }
        double[] resampled = resample(root, values, statistic, params, progress, "one", keys);
        double tail = 50 - params.confidence() / 2;
        return new Result(
                estimate,
                Quantile.matlab(resampled, tail),
                Quantile.matlab(resampled, 100 - tail),
                Describe.sd(resampled),
                root.size(),
                groups,
                "");
    }

    /**
     * The interval of a statistic of rows, which may be a difference, a ratio or a correlation.
     *
     * @param levels outermost first; none where rows are drawn by themselves
     * @param columns the variables of the statistic; rows with NaN are left out
     * @param sample of each row. Where all rows of each outermost group are of one sample, as with animals of two genotypes,
     *     the groups of each sample are drawn apart, else all groups together, and a resample may lack a sample
     * @param statistic from the rows drawn to the value; it gets an array of its own
     * @param params with BCa each outermost group is left out in turn for the acceleration
     * @param keys the identity of the data, which names the random stream
     */
    public static Bootstrap.Result rows(
            List<Factor> levels,
            double[][] columns,
            Factor sample,
            ToDoubleFunction<int[]> statistic,
            Bootstrap.Params params,
            Progress progress,
            Object... keys) {
        boolean apart = levels.isEmpty() || alike(sample, levels.get(0));
        List<NestedRows> roots = new ArrayList<>();
        for (int k = 0; k < (apart ? sample.levels().size() : 1); k++) {
            int level = k;
            roots.add(NestedRows.of(levels, columns, row -> !apart || sample.codes()[row] == level));
        }
        int[] all = NestedRows.joint(roots, root -> root::collect);
        double estimate = all.length == 0 ? Double.NaN : statistic.applyAsDouble(all.clone());
        if (Double.isNaN(estimate)) {
            return Bootstrap.undefined(estimate, all.length, "the statistic of the sample is undefined");
        }
        for (int k = 0; k < roots.size(); k++) {
            int units = levels.isEmpty()
                    ? roots.get(k).size()
                    : roots.get(k).children().size();
            if (units < 2) {
                String of = roots.size() > 1 ? " in '" + sample.levels().get(k) + "'" : "";
                return Bootstrap.undefined(
                        estimate,
                        all.length,
                        levels.isEmpty()
                                ? "only " + units + " values" + of + "; an interval needs 2"
                                : tooFew(units, of));
            }
        }
        UniformRandomProvider random = Seeds.stream(params.seed(), "hierarchical bootstrap", keys);
        double[] resampled = new double[params.resamples()];
        for (int i = 0; i < resampled.length; i++) {
            resampled[i] = statistic.applyAsDouble(NestedRows.joint(roots, root -> drawn -> root.draw(random, drawn)));
            progress.update(i + 1, resampled.length, "Hierarchical bootstrap");
        }
        return Bootstrap.read(estimate, all.length, resampled, () -> jackknife(roots, statistic, progress), params);
    }

    private static double[] jackknife(List<NestedRows> roots, ToDoubleFunction<int[]> statistic, Progress progress) {
        int units = roots.stream().mapToInt(NestedRows::units).sum();
        double[] without = new double[units];
        int next = 0;
        for (NestedRows out : roots) {
            for (int u = 0; u < out.units(); u++) {
                int unit = u;
                without[next++] = statistic.applyAsDouble(NestedRows.joint(
                        roots, root -> drawn -> root.collectWithout(root == out ? unit : -1, drawn)));
                progress.update(next, units, "Jackknife");
            }
        }
        return without;
    }

    private static boolean alike(Factor sample, Factor group) {
        int[] of = new int[group.levels().size()];
        Arrays.fill(of, -1);
        for (int i = 0; i < group.codes().length; i++) {
            int g = group.codes()[i];
            if (g != Factor.MISSING) {
                of[g] = of[g] < 0 ? sample.codes()[i] : of[g];
                if (of[g] != sample.codes()[i]) {
                    return false;
                }
            }
        }
        return true;
    }

    private static String tooFew(int groups, String where) {
        return groups + " groups at the outermost level" + where + "; an interval needs 2";
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
        NestedRows a = tree(x, levelsX);
        NestedRows b = tree(y, levelsY);
        if (a.children().size() < 2 || b.children().size() < 2) {
            double nan = Double.NaN;
            return new Comparison(nan, nan, nan, nan, nan, "a sample has fewer than 2 groups at the outermost level");
        }
        double[] first = resample(a, x, statistic, params, progress, "first", keys);
        double[] second = resample(b, y, statistic, params, progress, "second", keys);
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
                statistic.applyAsDouble(pick(x, a.all())) - statistic.applyAsDouble(pick(y, b.all())),
                Quantile.matlab(differences, tail),
                Quantile.matlab(differences, 100 - tail),
                p,
                Math.log(p),
                "");
    }

    private static double[] resample(
            NestedRows root,
            double[] values,
            ToDoubleFunction<double[]> statistic,
            Params params,
            Progress progress,
            String which,
            Object... keys) {
        Object[] named = Arrays.copyOf(keys, keys.length + 1);
        named[keys.length] = which;
        UniformRandomProvider random = Seeds.stream(params.seed(), "hierarchical bootstrap", named);
        double[] resampled = new double[params.resamples()];
        for (int i = 0; i < resampled.length; i++) {
            int[] rows = NestedRows.joint(List.of(root), of -> drawn -> of.draw(random, drawn));
            resampled[i] = statistic.applyAsDouble(pick(values, rows));
            progress.update(i + 1, resampled.length, "Hierarchical bootstrap");
        }
        return resampled;
    }

    private static NestedRows tree(double[] values, List<Factor> levels) {
        if (levels.isEmpty()) {
            throw new BadParameterException("A hierarchical bootstrap needs a level, for example the animal");
        }
        return NestedRows.of(levels, new double[][] {values}, row -> true);
    }

    private static double[] pick(double[] values, int[] rows) {
        return Arrays.stream(rows).mapToDouble(i -> values[i]).toArray();
    }
}
