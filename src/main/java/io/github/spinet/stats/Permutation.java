// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.stats;

import io.github.spinet.core.BadInputException;
import io.github.spinet.core.Field;
import io.github.spinet.core.Progress;
import io.github.spinet.core.Seeds;
import java.io.Serializable;
import java.util.Arrays;
import java.util.Iterator;
import java.util.function.ToDoubleBiFunction;
import java.util.function.ToDoubleFunction;
import org.apache.commons.math3.util.Combinations;
import org.apache.commons.math3.util.CombinatoricsUtils;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * Permutation tests of any statistic. Where there are no more rearrangements than the permutations asked for, all are
 * visited and p is exact; else p counts the observed arrangement among the random ones, (hits + 1)/(permutations + 1), so
 * that it is never zero (Phipson and Smyth 2010, doi:10.2202/1544-6115.1585).
 */
public final class Permutation {

    /** Which values of the statistic speak against the null hypothesis. */
    public enum Tail {
        /** Large and small ones: twice the smaller tail, at most 1. */
        TWO_SIDED,
        /** Large ones. */
        GREATER,
        /** Small ones. */
        LESS
    }

    /** The settings. */
    public record Params(
            @Field(init = "10000", min = 1, max = 1e7, help = "Number of permutations")
            int permutations,

            @Field(init = "TWO_SIDED", help = "Which values of the statistic speak against chance")
            Tail tail,

            @Field(init = "1", help = "Seed of the permutations")
            long seed)
            implements Serializable {

        /** 10 000 permutations, two-sided, seed 1. */
        public static Params defaults() {
            return new Params(10_000, Tail.TWO_SIDED, 1);
        }

        /** The same with another tail. */
        public Params with(Tail other) {
            return new Params(permutations, other, seed);
        }
    }

    /** The outcome of the test. */
    public record Result(
            @Field(help = "The statistic of the data") double observed,
            @Field(help = "p value") double p,
            @Field(help = "Natural logarithm of p") double lnP,
            @Field(help = "Number of arrangements visited") int permutations,

            @Field(help = "Whether all arrangements were visited")
            boolean exact,

            @Field(help = "Mean of the statistic over the arrangements")
            double nullMean,

            @Field(help = "Standard deviation of the statistic over the arrangements")
            double nullSd,

            @Field(help = "Why a value is undefined") String note)
            implements TestResult {

        @Override
        public String summary() {
            return Phrase.is("observed", observed) + ", " + Phrase.is("by chance", nullMean) + " ± "
                    + Phrase.number(nullSd) + ", " + permutations + (exact ? " arrangements (all)" : " permutations");
        }
    }

    // Sums in another order differ by rounding; arrangements with the same statistic must count as ties.
    private static final double ROUNDING = 1e-12;

    private Permutation() {}

    /**
     * Rearranges rows against each other, for example the y of pairs for a correlation, or the labels of groups.
     *
     * @param n number of rows
     * @param statistic from a permutation of 0 … n − 1 (the identity for the data) to the value
     * @param keys the identity of the data (animal, field …), which names the random stream
     */
    public static Result rows(
            int n, ToDoubleFunction<int[]> statistic, Params params, Progress progress, Object... keys) {
        return rows(new int[n], statistic, params, progress, keys);
    }

    /**
     * Rearranges rows within blocks only, for example within animals, where rows of different blocks are not exchangeable.
     *
     * @param blocks the number of each row's block
     */
    public static Result rows(
            int[] blocks, ToDoubleFunction<int[]> statistic, Params params, Progress progress, Object... keys) {
        int[] identity = range(blocks.length);
        double observed = statistic.applyAsDouble(identity.clone());
        UniformRandomProvider random = Seeds.stream(params.seed(), "permutation", keys);
        int[][] members = members(blocks);
        double[] values = new double[params.permutations()];
        int[] order = identity.clone();
        for (int b = 0; b < values.length; b++) {
            for (int[] block : members) {
                shuffle(order, block, random);
            }
            values[b] = statistic.applyAsDouble(order.clone());
            progress.update(b + 1, values.length, "Permutations");
        }
        return result(observed, values, false, params.tail());
    }

    /**
     * Deals labels out anew to units within blocks, for example the genotypes of whole animals, or those of dendrites within
     * animals.
     *
     * @param labels one a unit, from 0
     * @param blocks the number of each unit's block
     * @param statistic from labels (as they are for the data) to the value; it gets an array of its own
     * @param keys the identity of the data, which names the random stream
     */
    public static Result labels(
            int[] labels,
            int[] blocks,
            ToDoubleFunction<int[]> statistic,
            Params params,
            Progress progress,
            Object... keys) {
        int[][] members = members(blocks);
        Arrangements all = new Arrangements(labels, members);
        double count = all.count();
        boolean exact = count <= params.permutations();
        UniformRandomProvider random = Seeds.stream(params.seed(), "permutation", keys);
        double[] values = new double[exact ? (int) count : params.permutations()];
        int[] dealt = labels.clone();
        for (int b = 0; b < values.length; b++) {
            if (exact) {
                dealt = b == 0 ? all.first() : all.next();
            } else {
                for (int[] block : members) {
                    shuffle(dealt, block, random);
                }
            }
            values[b] = statistic.applyAsDouble(dealt.clone());
            progress.update(b + 1, values.length, "Permutations");
        }
        return result(statistic.applyAsDouble(labels.clone()), values, exact, params.tail());
    }

    /**
     * Deals the values of two independent samples out anew.
     *
     * @param x NaN are left out
     * @param y NaN are left out
     * @param statistic of two samples, for example a difference of means; it gets arrays of its own
     */
    public static Result groups(
            double[] x,
            double[] y,
            ToDoubleBiFunction<double[], double[]> statistic,
            Params params,
            Progress progress,
            Object... keys) {
        double[] a = Samples.valid(x, "the first sample");
        double[] b = Samples.valid(y, "the second sample");
        double[] all = Samples.concat(a, b);
        ToDoubleFunction<int[]> ofOrder =
                order -> statistic.applyAsDouble(pick(all, order, 0, a.length), pick(all, order, a.length, all.length));
        if (a.length == 0 || b.length == 0) {
            return undefined("the " + (a.length == 0 ? "first" : "second") + " sample has no values");
        }
        double splits = CombinatoricsUtils.binomialCoefficientDouble(all.length, a.length);
        if (splits > params.permutations()) {
            return rows(all.length, ofOrder, params, progress, keys);
        }
        double[] values = new double[(int) Math.round(splits)];
        Iterator<int[]> combinations = new Combinations(all.length, a.length).iterator();
        for (int k = 0; k < values.length; k++) {
            values[k] = ofOrder.applyAsDouble(split(all.length, combinations.next()));
            progress.update(k + 1, values.length, "Permutations");
        }
        return result(ofOrder.applyAsDouble(range(all.length)), values, true, params.tail());
    }

    /**
     * Gives paired differences new signs.
     *
     * @param differences NaN are left out
     * @param statistic of differences, for example their mean; it gets an array of its own
     */
    public static Result signs(
            double[] differences,
            ToDoubleFunction<double[]> statistic,
            Params params,
            Progress progress,
            Object... keys) {
        double[] d = Samples.valid(differences, "the differences");
        if (d.length == 0) {
            return undefined("no pairs without missing values");
        }
        boolean exact = d.length < 31 && 1 << d.length <= params.permutations();
        UniformRandomProvider random = Seeds.stream(params.seed(), "permutation", keys);
        double[] values = new double[exact ? 1 << d.length : params.permutations()];
        for (int b = 0; b < values.length; b++) {
            double[] turned = d.clone();
            for (int i = 0; i < d.length; i++) {
                boolean turn = exact ? (b >> i & 1) == 1 : random.nextBoolean();
                turned[i] = turn ? -d[i] : d[i];
            }
            values[b] = statistic.applyAsDouble(turned);
            progress.update(b + 1, values.length, "Permutations");
        }
        return result(statistic.applyAsDouble(d.clone()), values, exact, params.tail());
    }

    private static Result result(double observed, double[] values, boolean exact, Tail tail) {
        if (Double.isNaN(observed)) {
            return undefined("the statistic of the data is undefined");
        }
        double scale = Math.abs(observed);
        for (double value : values) {
            scale = Math.max(scale, Math.abs(value));
        }
        double tolerance = Double.isInfinite(scale) ? 0 : ROUNDING * scale;
        int below = 0;
        int above = 0;
        int valid = 0;
        for (double value : values) {
            below += value <= observed + tolerance ? 1 : 0;
            above += value >= observed - tolerance ? 1 : 0;
            valid += Double.isNaN(value) ? 0 : 1;
        }
        double own = exact ? 0 : 1;
        double less = (below + own) / (valid + own);
        double greater = (above + own) / (valid + own);
        double p = switch (tail) {
            case LESS -> less;
            case GREATER -> greater;
            case TWO_SIDED -> Math.min(1, 2 * Math.min(less, greater));
        };
        String note = valid < values.length
                ? (values.length - valid) + " arrangements have no defined statistic and are left out"
                : "";
        return new Result(observed, p, Math.log(p), valid, exact, Describe.mean(values), Describe.sd(values), note);
    }

    private static Result undefined(String note) {
        double nan = Double.NaN;
        return new Result(nan, nan, nan, 0, false, nan, nan, note);
    }

    private static void shuffle(int[] order, int[] members, UniformRandomProvider random) {
        for (int i = members.length - 1; i > 0; i--) {
            int a = members[i];
            int b = members[random.nextInt(i + 1)];
            int swapped = order[a];
            order[a] = order[b];
            order[b] = swapped;
        }
    }

    private static int[][] members(int[] blocks) {
        int most = -1;
        for (int block : blocks) {
            if (block < 0) {
                throw new BadInputException("Block numbers must not be negative; one is " + block);
            }
            most = Math.max(most, block);
        }
        int[] counts = new int[most + 1];
        for (int block : blocks) {
            counts[block]++;
        }
        int[][] members = new int[most + 1][];
        for (int k = 0; k <= most; k++) {
            members[k] = new int[counts[k]];
        }
        for (int i = blocks.length - 1; i >= 0; i--) {
            members[blocks[i]][--counts[blocks[i]]] = i;
        }
        return members;
    }

    // First the chosen indices, then the rest.
    private static int[] split(int n, int[] chosen) {
        int[] order = Arrays.copyOf(chosen, n);
        int next = 0;
        int filled = chosen.length;
        for (int i = 0; i < n; i++) {
            if (next < chosen.length && chosen[next] == i) {
                next++;
            } else {
                order[filled++] = i;
            }
        }
        return order;
    }

    private static double[] pick(double[] all, int[] order, int from, int to) {
        double[] picked = new double[to - from];
        for (int i = from; i < to; i++) {
            picked[i - from] = all[order[i]];
        }
        return picked;
    }

    private static int[] range(int n) {
        int[] all = new int[n];
        for (int i = 0; i < n; i++) {
            all[i] = i;
        }
        return all;
    }
}
