// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.stats;

import io.github.spinet.core.BadParameterException;
import io.github.spinet.core.Field;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Comparison of all pairs of means after an {@link Anova}. */
public final class PostHoc {

    /** How p values are adjusted for the number of comparisons. */
    public enum Correction {
        /** Fisher's least significant difference: not at all. */
        LSD,
        /** Times the number of comparisons. */
        BONFERRONI,
        /** Holm's step-down procedure. */
        HOLM,
        /** Šidák's power. */
        SIDAK,
        /** Benjamini and Hochberg's false discovery rate. */
        FDR,
        /** The studentized range of all means, with Kramer's standard error for unequal numbers. */
        TUKEY_KRAMER
    }

    /** One mean. */
    public record Mean(
            @Field(help = "Levels, joined by a multiplication sign")
            String group,

            @Field(help = "Number of rows") long n,
            @Field(help = "Mean") double mean,

            @Field(help = "Standard error from the residual variance of the whole model")
            double se) {

        /** The same under another name. */
        public Mean named(String other) {
            return new Mean(other, n, mean, se);
        }
    }

    /** One pair of means. */
    public record Comparison(
            @Field(help = "First group") String a,
            @Field(help = "Second group") String b,

            @Field(help = "Mean of the first minus mean of the second")
            double difference,

            @Field(help = "Standard error of the difference")
            double se,

            @Field(help = "Lower end of the 95 % confidence interval of the difference, not adjusted")
            double low,

            @Field(help = "Upper end of the 95 % confidence interval of the difference, not adjusted")
            double high,

            @Field(help = "Hedges' g: difference over residual standard deviation, corrected for small samples")
            double hedgesG,

            @Field(help = "t statistic") double t,

            @Field(help = "Degrees of freedom of the residual")
            double df,

            @Field(help = "Two-sided p value, adjusted as asked")
            double p,

            @Field(help = "Natural logarithm of p") double lnP,
            @Field(help = "Why a value is undefined") String note)
            implements TestResult {

        @Override
        public String summary() {
            return a + " against " + b + ": " + Phrase.is("difference", difference, low, high) + ", "
                    + Phrase.is("t(" + Phrase.number(df) + ")", t) + ", " + Phrase.is("g", hedgesG);
        }

        private Comparison turned() {
            return new Comparison(b, a, -difference, se, -high, -low, -hedgesG, -t, df, p, lnP, note);
        }

        Comparison adjusted(double otherLnP) {
            return new Comparison(a, b, difference, se, low, high, hedgesG, t, df, Math.exp(otherLnP), otherLnP, note);
        }
    }

    /** The means and all their pairs, the first group before the second in the order of the means. */
    public record Result(List<Mean> means, List<Comparison> comparisons) {

        public Result {
            means = List.copyOf(means);
            comparisons = List.copyOf(comparisons);
        }

        /**
         * The comparison of two groups, whichever way round it is listed; the difference is a − b.
         *
         * @param a a name as {@link #group} makes it
         */
        public Comparison compare(String a, String b) {
            for (Comparison c : comparisons) {
                if (c.a().equals(a) && c.b().equals(b)) {
                    return c;
                }
                if (c.a().equals(b) && c.b().equals(a)) {
                    return c.turned();
                }
            }
            throw new BadParameterException("There is no comparison of '" + a + "' and '" + b + "'; the groups are "
                    + means.stream().map(Mean::group).toList());
        }
    }

    private PostHoc() {}

    /** The name of the group of these levels. */
    public static String group(String... levels) {
        return String.join(" × ", levels);
    }

    /**
     * Compares the plain means of the cells that have data, over all factors of the model; the variance of a mean is the
     * residual mean square over its number of rows. Where the model has all interactions, these are also its population
     * marginal means.
     */
    public static Result cellMeans(Anova.Result anova, Correction correction) {
        CellTable table = anova.model().cells.table();
        int[] cells = table.occupied();
        Means means = new Means(cells.length);
        for (int i = 0; i < cells.length; i++) {
            int[] levels = table.levelsOf(cells[i]);
            double n = table.count(cells[i]);
            double[] root = new double[cells.length];
            root[i] = 1 / Math.sqrt(n);
            means.set(i, name(table, levels), table.count(cells[i]), table.mean(cells[i]), root);
        }
        return compare(means, anova, correction);
    }

    /**
     * Compares the population marginal means of some factors: the model's means with equal weight to each level of the
     * other factors, however many rows these have.
     *
     * @param factors one or more factors of the model, in the order in which groups are named
     * @return NaN where empty cells leave a mean undetermined
     */
    public static Result marginalMeans(Anova.Result anova, Correction correction, String... factors) {
        CellModel model = anova.model().cells;
        CellTable table = model.table();
        if (factors.length == 0) {
            throw new BadParameterException("Name the factors to compare; there are " + table.names());
        }
        int[] chosen = Arrays.stream(factors).mapToInt(model::index).toArray();
        int groups = Arrays.stream(chosen).map(f -> table.levels(f).size()).reduce(1, (a, b) -> a * b);
        Means means = new Means(groups);
        double grand = table.grandMean();
        for (int g = 0; g < groups; g++) {
            int[] level = new int[table.names().size()];
            Arrays.fill(level, -1);
            int rest = g;
            for (int k = chosen.length - 1; k >= 0; k--) {
                level[chosen[k]] = rest % table.levels(chosen[k]).size();
                rest /= table.levels(chosen[k]).size();
            }
            double[] dual = model.full().dual(model.marginal(level));
            double mean = grand + model.full().estimate(dual);
            means.set(g, name(table, level, chosen), rows(table, level), mean, dual);
        }
        return compare(means, anova, correction);
    }

    // Estimates whose covariances are, but for the residual variance, the products of their roots.
    private static final class Means {
        private final String[] names;
        private final long[] counts;
        private final double[] values;
        private final double[][] roots;

        Means(int size) {
            names = new String[size];
            counts = new long[size];
            values = new double[size];
            roots = new double[size][];
        }

        void set(int i, String name, long count, double value, double[] root) {
            names[i] = name;
            counts[i] = count;
            values[i] = value;
            roots[i] = root;
        }

        double varianceOfDifference(int i, int j) {
            double sum = 0;
            for (int k = 0; k < roots[i].length; k++) {
                double d = roots[i][k] - roots[j][k];
                sum += d * d;
            }
            return sum;
        }
    }

    private static Result compare(Means means, Anova.Result anova, Correction correction) {
        List<Mean> list = new ArrayList<>();
        List<Comparison> pairs = new ArrayList<>();
        for (int i = 0; i < means.names.length; i++) {
            double se = Math.sqrt(anova.meanSquareError() * LinearFit.dot(means.roots[i], means.roots[i]));
            list.add(new Mean(means.names[i], means.counts[i], means.values[i], se));
            for (int j = i + 1; j < means.names.length; j++) {
                pairs.add(pair(means, i, j, anova));
            }
        }
        double[] lnP = adjust(pairs, correction, means.names.length, anova.errorDf());
        for (int k = 0; k < lnP.length; k++) {
            pairs.set(k, pairs.get(k).adjusted(lnP[k]));
        }
        return new Result(list, pairs);
    }

    private static Comparison pair(Means means, int i, int j, Anova.Result anova) {
        double df = anova.errorDf();
        double variance = anova.meanSquareError();
        double difference = means.values[i] - means.values[j];
        double se = Math.sqrt(variance * means.varianceOfDifference(i, j));
        String note = "";
        if (Double.isNaN(difference)) {
            note = "combinations of levels without data leave a mean undetermined";
        } else if (!(se > 0)) {
            note = "no residual variance";
        }
        boolean defined = note.isEmpty();
        double t = defined ? difference / se : Double.NaN;
        double half = defined ? Intervals.t95(df) * se : Double.NaN;
        double g = defined ? difference / Math.sqrt(variance) * Intervals.hedges(df) : Double.NaN;
        double lnP = Tails.lnT(t, df);
        return new Comparison(
                means.names[i],
                means.names[j],
                difference,
                se,
                difference - half,
                difference + half,
                g,
                t,
                df,
                Math.exp(lnP),
                lnP,
                note);
    }

    static double[] adjust(List<Comparison> pairs, Correction correction, int means, double df) {
        return lnAdjusted(
                pairs.stream().mapToDouble(Comparison::lnP).toArray(),
                pairs.stream().mapToDouble(Comparison::t).toArray(),
                pairs.stream().mapToDouble(c -> df).toArray(),
                correction,
                means);
    }

    /**
     * The adjusted p of all pairs of some means, as logarithms. NaN stay NaN and do not count.
     *
     * @param lnP of each pair, not adjusted
     * @param t statistic of each pair
     * @param df its degrees of freedom, infinite where t is normal
     * @param means their number
     */
    public static double[] lnAdjusted(double[] lnP, double[] t, double[] df, Correction correction, int means) {
        return switch (correction) {
            case LSD -> lnP.clone();
            case BONFERRONI -> Familywise.lnBonferroni(lnP);
            case HOLM -> Familywise.lnHolm(lnP);
            case SIDAK -> Familywise.lnSidak(lnP);
            case FDR -> Fdr.lnBenjaminiHochberg(lnP);
            case TUKEY_KRAMER -> {
                double[] adjusted = new double[t.length];
                StudentizedRange range = null;
                for (int k = 0; k < t.length; k++) {
                    if (range == null || df[k] != df[k - 1]) {
                        range = new StudentizedRange(means, df[k]);
                    }
                    adjusted[k] = range.lnUpper(Math.abs(t[k]) * Math.sqrt(2));
                }
                yield adjusted;
            }
        };
    }

    private static String name(CellTable table, int[] level) {
        int[] all = new int[level.length];
        for (int f = 0; f < all.length; f++) {
            all[f] = f;
        }
        return name(table, level, all);
    }

    private static String name(CellTable table, int[] level, int[] factors) {
        return group(Arrays.stream(factors)
                .mapToObj(f -> table.levels(f).get(level[f]))
                .toArray(String[]::new));
    }

    private static long rows(CellTable table, int[] level) {
        long rows = 0;
        for (int cell : table.occupied()) {
            int[] of = table.levelsOf(cell);
            boolean member = true;
            for (int f = 0; f < of.length; f++) {
                member &= level[f] < 0 || level[f] == of[f];
            }
            rows += member ? table.count(cell) : 0;
        }
        return rows;
    }
}
