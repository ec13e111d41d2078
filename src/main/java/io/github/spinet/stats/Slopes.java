// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.stats;

import io.github.spinet.core.BadInputException;
import io.github.spinet.core.Field;
import io.github.spinet.core.Progress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Analysis of covariance: do the regression lines of groups have different slopes. It is the test of the interaction in
 * the regression {@code y ~ x * group}.
 */
public final class Slopes {

    /** The regression line of one group. */
    public record Line(
            @Field(help = "Group") String group,
            @Field(help = "Number of points") int n,
            @Field(help = "Slope") double slope,

            @Field(help = "Standard error of the slope from the group's own residuals")
            double se,

            @Field(help = "Value at x = 0") double intercept,
            @Field(help = "Correlation of x and y") double r) {}

    /** The comparison; {@code difference} and {@code t} are NaN for more than two groups. */
    public record Result(
            List<Line> lines,

            @Field(help = "Slope of the first group minus that of the second")
            double difference,

            @Field(help = "Lower end of its 95 % confidence interval")
            double low,

            @Field(help = "Upper end of its 95 % confidence interval")
            double high,

            @Field(help = "Standard error of the difference from the pooled residuals")
            double se,

            @Field(help = "t statistic of the difference") double t,
            @Field(help = "F statistic of unequal slopes") double f,

            @Field(help = "Degrees of freedom: groups minus one")
            int df,

            @Field(help = "Degrees of freedom of the residual: points minus twice the groups")
            int errorDf,

            @Field(help = "p value of the F test, which is the two-sided p of t")
            double p,

            @Field(help = "Natural logarithm of p") double lnP,

            @Field(help = "Share of the squares of interaction and residual that is the interaction's")
            double partialEtaSquared,

            @Field(help = "Lower end of its 90 % confidence interval, above 0 where p is below 0.05")
            double etaLow,

            @Field(help = "Upper end of its 90 % confidence interval")
            double etaHigh,

            @Field(help = "Why a value is undefined") String note)
            implements TestResult {

        @Override
        public String summary() {
            return (Double.isNaN(t)
                            ? Phrase.is("F(" + df + ", " + errorDf + ")", f)
                            : Phrase.is("difference of slopes", difference, low, high) + ", "
                                    + Phrase.is("t(" + errorDf + ")", t))
                    + ", " + Phrase.is("partial eta squared", partialEtaSquared, etaLow, etaHigh);
        }

        public Result {
            lines = List.copyOf(lines);
        }
    }

    private static final double ROUNDING = 1e-26;

    private Slopes() {}

    /**
     * Compares the slopes of y on x between groups.
     *
     * @param x rows in which x or y is NaN or the group is missing are left out
     * @param group two or more levels with data
     * @return NaN with the reason in the note where a group has fewer than two different x, or no degrees of freedom are left
     */
    public static Result run(double[] x, double[] y, Factor group) {
        Rows rows = Rows.of(x, y, group);
        Sums sums = new Sums(rows, rows.codes);
        int groups = rows.names.size();
        int errorDf = rows.x.length - 2 * groups;
        List<Line> lines = new ArrayList<>();
        for (int g = 0; g < groups; g++) {
            lines.add(sums.line(g, rows.names.get(g)));
        }
        String note = problem(rows, sums, errorDf);
        double within = sums.residual();
        double interaction = Math.max(0, sums.residualOfOneSlope() - within);
        double variance = within / errorDf;
        boolean defined = note.isEmpty();
        double f = defined ? interaction / (groups - 1) / variance : Double.NaN;
        double lnP = Tails.lnF(f, groups - 1, errorDf);
        boolean two = defined && groups == 2;
        double difference = groups == 2 ? sums.difference() : Double.NaN;
        double se = two ? Math.sqrt(variance * (1 / sums.xx[0] + 1 / sums.xx[1])) : Double.NaN;
        double half = two ? Intervals.t95(errorDf) * se : Double.NaN;
        double eta = defined ? interaction / (interaction + within) : Double.NaN;
        Intervals.Interval interval = Noncentral.partialEtaSquared(f, groups - 1, errorDf);
        return new Result(
                lines,
                difference,
                difference - half,
                difference + half,
                se,
                difference / se,
                f,
                groups - 1,
                errorDf,
                Math.exp(lnP),
                lnP,
                eta,
                interval.low(),
                interval.high(),
                note);
    }

    /**
     * The same question without assumptions on the residuals: the labels of the groups are permuted. The statistic is the
     * difference of the slopes for two groups, F (of which only large values count) for more.
     *
     * @param keys the identity of the data, which names the random stream
     */
    public static Permutation.Result permutation(
            double[] x, double[] y, Factor group, Permutation.Params params, Progress progress, Object... keys) {
        Rows rows = Rows.of(x, y, group);
        boolean two = rows.names.size() == 2;
        Permutation.Params used =
                two ? params : new Permutation.Params(params.permutations(), Permutation.Tail.GREATER, params.seed());
        int[] codes = new int[rows.codes.length];
        return Permutation.rows(
                codes.length,
                order -> {
                    for (int i = 0; i < codes.length; i++) {
                        codes[i] = rows.codes[order[i]];
                    }
                    Sums sums = new Sums(rows, codes);
                    return two ? sums.difference() : sums.residualOfOneSlope() / sums.residual();
                },
                used,
                progress,
                keys);
    }

    private static String problem(Rows rows, Sums sums, int errorDf) {
        if (rows.names.size() < 2) {
            return rows.names.size() + " groups have data; the comparison needs 2";
        }
        for (int g = 0; g < rows.names.size(); g++) {
            if (!(sums.xx[g] > 0)) {
                return "group '" + rows.names.get(g) + "' has fewer than two different x";
            }
        }
        if (errorDf < 1) {
            return "no degrees of freedom are left for the residual";
        }
        return sums.residual() <= ROUNDING * LinearFit.dot(rows.y, rows.y) ? "the residual variance is zero" : "";
    }

    // The complete rows, with the groups that occur.
    private record Rows(double[] x, double[] y, int[] codes, List<String> names) {

        static Rows of(double[] x, double[] y, Factor group) {
            if (x.length != group.codes().length) {
                throw new BadInputException("x has " + x.length + " values, factor '" + group.name() + "' "
                        + group.codes().length + "; expected equal lengths");
            }
            double[] marked = x.clone();
            for (int i = 0; i < marked.length; i++) {
                marked[i] = group.codes()[i] == Factor.MISSING ? Double.NaN : x[i];
            }
            double[][] pairs = Samples.validPairs(marked, y);
            int[] codes = new int[pairs[0].length];
            int n = 0;
            for (int i = 0; i < marked.length; i++) {
                if (!Double.isNaN(marked[i]) && !Double.isNaN(y[i])) {
                    codes[n++] = group.codes()[i];
                }
            }
            int[] present = Arrays.stream(codes).distinct().sorted().toArray();
            List<String> names =
                    Arrays.stream(present).mapToObj(group.levels()::get).toList();
            int[] renumbered = Arrays.stream(codes)
                    .map(code -> Arrays.binarySearch(present, code))
                    .toArray();
            return new Rows(pairs[0], pairs[1], renumbered, names);
        }
    }

    // Sums of squares and products of each group around its means.
    private static final class Sums {
        private final int[] n;
        private final double[] meanX;
        private final double[] meanY;
        private final double[] xx;
        private final double[] xy;
        private final double[] yy;

        Sums(Rows rows, int[] codes) {
            int groups = rows.names.size();
            n = new int[groups];
            meanX = new double[groups];
            meanY = new double[groups];
            xx = new double[groups];
            xy = new double[groups];
            yy = new double[groups];
            for (int i = 0; i < codes.length; i++) {
                int g = codes[i];
                n[g]++;
                double dx = rows.x[i] - meanX[g];
                double dy = rows.y[i] - meanY[g];
                meanX[g] += dx / n[g];
                meanY[g] += dy / n[g];
                xx[g] += dx * (rows.x[i] - meanX[g]);
                xy[g] += dx * (rows.y[i] - meanY[g]);
                yy[g] += dy * (rows.y[i] - meanY[g]);
            }
        }

        double slope(int g) {
            return xy[g] / xx[g];
        }

        double difference() {
            return slope(0) - slope(1);
        }

        double residual() {
            double sum = 0;
            for (int g = 0; g < n.length; g++) {
                sum += residual(g);
            }
            return sum;
        }

        private double residual(int g) {
            return Math.max(0, yy[g] - slope(g) * xy[g]);
        }

        double residualOfOneSlope() {
            double sumXx = 0;
            double sumXy = 0;
            double sumYy = 0;
            for (int g = 0; g < n.length; g++) {
                sumXx += xx[g];
                sumXy += xy[g];
                sumYy += yy[g];
            }
            return sumYy - sumXy * sumXy / sumXx;
        }

        Line line(int g, String name) {
            double se = Math.sqrt(residual(g) / (n[g] - 2) / xx[g]);
            double r = xy[g] / Math.sqrt(xx[g] * yy[g]);
            return new Line(name, n[g], slope(g), n[g] > 2 ? se : Double.NaN, meanY[g] - slope(g) * meanX[g], r);
        }
    }
}
