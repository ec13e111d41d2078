// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.stats;

import io.github.spinet.core.BadInputException;
import io.github.spinet.core.Field;
import io.github.spinet.core.Progress;
import java.util.Arrays;
import java.util.function.ToDoubleFunction;

/** Pearson's chi-squared test of independence in a table of counts. */
public final class ChiSquared {

    /** The outcome of the test. */
    public record Result(
            @Field(help = "Sum of (observed - expected)² / expected")
            double chi2,

            @Field(help = "Degrees of freedom, (rows - 1)(columns - 1)")
            int df,

            @Field(help = "Number of observations") double n,
            @Field(help = "p value") double p,
            @Field(help = "Natural logarithm of p") double lnP,

            @Field(help = "Smallest expected count; below 5 the test is unreliable")
            double smallestExpected,

            @Field(help = "Cramér's V, from 0 for none to 1 for complete association")
            double cramersV,

            @Field(help = "Lower end of its 90 % confidence interval, above 0 where p is below 0.05")
            double cramersVLow,

            @Field(help = "Upper end of its 90 % confidence interval")
            double cramersVHigh,

            @Field(help = "Odds ratio of two rows and two columns, undefined for other tables")
            double oddsRatio,

            @Field(help = "Lower end of its 95 % confidence interval")
            double oddsRatioLow,

            @Field(help = "Upper end of its 95 % confidence interval")
            double oddsRatioHigh,

            @Field(help = "Why a value is undefined, or that expected counts are small")
            String note)
            implements TestResult {

        @Override
        public String summary() {
            return Phrase.is("chi-squared(" + df + ")", chi2) + ", " + Phrase.is("n", n) + ", "
                    + (Double.isNaN(oddsRatio)
                            ? Phrase.is("V", cramersV, cramersVLow, cramersVHigh)
                            : Phrase.is("odds ratio", oddsRatio, oddsRatioLow, oddsRatioHigh));
        }
    }

    private static final double SMALL = 5;
    private static final int MOST_PERMUTED = 10_000_000;

    private ChiSquared() {}

    /**
     * Compares two proportions.
     *
     * @param hits1 of {@code n1} observations
     * @param hits2 of {@code n2} observations
     */
    public static Result proportions(long hits1, long n1, long hits2, long n2) {
        return run(new long[][] {{hits1, n1 - hits1}, {hits2, n2 - hits2}});
    }

    /**
     * Tests a table of counts of any size. Of a table of two rows and two columns it gives the odds ratio with Woolf's
     * interval (1955); where a cell is empty, with one half added to each cell (Haldane).
     *
     * @param counts {@code counts[row][column]}, rows of equal length, none negative
     * @return NaN with the reason in the note if a row or a column is empty
     */
    public static Result run(long[][] counts) {
        return run(counts, false);
    }

    /**
     * The same, of two rows and two columns on demand with Yates' correction: each departure from what is expected is one half
     * smaller, but not below zero.
     */
    public static Result run(long[][] counts, boolean yates) {
        double[] rows = rowSums(counts);
        double[] columns = columnSums(counts);
        double n = Arrays.stream(rows).sum();
        int df = (rows.length - 1) * (columns.length - 1);
        String empty = empty(rows, "row") + empty(columns, "column");
        boolean small = rows.length < 2 || columns.length < 2;
        if (small || !empty.isEmpty()) {
            String note = small ? "a table needs 2 rows and 2 columns" : empty + "has no observations";
            double nan = Double.NaN;
            return new Result(nan, df, n, nan, nan, nan, nan, nan, nan, nan, nan, nan, note);
        }
        double[][] table = Arrays.stream(counts)
                .map(row -> Arrays.stream(row).asDoubleStream().toArray())
                .toArray(double[][]::new);
        double chi2 = chi2(table, rows, columns, n, yates && df == 1 ? 0.5 : 0);
        double smallest = smallest(rows) * smallest(columns) / n;
        double lnP = Tails.lnChiSquared(chi2, df);
        double most = n * (Math.min(rows.length, columns.length) - 1);
        Intervals.Interval squared = Noncentral.perObservation(chi2, df, most);
        double[] odds = oddsRatio(counts);
        return new Result(
                chi2,
                df,
                n,
                Math.exp(lnP),
                lnP,
                smallest,
                Math.sqrt(chi2 / most),
                Math.sqrt(squared.low()),
                Math.min(1, Math.sqrt(squared.high())),
                odds[0],
                odds[1],
                odds[2],
                smallest < SMALL ? "an expected count is below 5: prefer Fisher's exact test" : "");
    }

    /**
     * The same test by permutation: rows and columns of the observations are paired anew. It holds for small expected counts
     * in tables of any size; for two rows and two columns there is {@link FisherExact}. Only large chi-squared count.
     *
     * @param keys the identity of the table, which names the random stream
     */
    public static Permutation.Result permutation(
            long[][] counts, Permutation.Params params, Progress progress, Object... keys) {
        double[] rows = rowSums(counts);
        double[] columns = columnSums(counts);
        double n = Arrays.stream(rows).sum();
        return permuted(
                counts,
                table -> chi2(table, rows, columns, n, 0),
                params.with(Permutation.Tail.GREATER),
                progress,
                keys);
    }

    /** A statistic of tables with the margins of the observed one. */
    static Permutation.Result permuted(
            long[][] counts,
            ToDoubleFunction<double[][]> statistic,
            Permutation.Params params,
            Progress progress,
            Object... keys) {
        double total = Arrays.stream(rowSums(counts)).sum();
        if (total > MOST_PERMUTED) {
            throw new BadInputException("The table has more than " + MOST_PERMUTED
                    + " observations; a permutation is needless, use the chi-squared distribution");
        }
        int n = (int) total;
        int[] rowOf = new int[n];
        int[] columnOf = new int[n];
        int next = 0;
        for (int i = 0; i < counts.length; i++) {
            for (int j = 0; j < counts[i].length; j++) {
                for (long k = 0; k < counts[i][j]; k++) {
                    rowOf[next] = i;
                    columnOf[next++] = j;
                }
            }
        }
        return Permutation.rows(
                n,
                order -> {
                    double[][] table = new double[counts.length][counts[0].length];
                    for (int i = 0; i < n; i++) {
                        table[rowOf[i]][columnOf[order[i]]]++;
                    }
                    return statistic.applyAsDouble(table);
                },
                params,
                progress,
                keys);
    }

    private static double chi2(double[][] table, double[] rows, double[] columns, double n, double less) {
        double chi2 = 0;
        for (int i = 0; i < rows.length; i++) {
            for (int j = 0; j < columns.length; j++) {
                double expected = rows[i] * columns[j] / n;
                double departure = Math.abs(table[i][j] - expected);
                double excess = departure - Math.min(less, departure);
                chi2 += expected > 0 ? excess * excess / expected : 0;
            }
        }
        return chi2;
    }

    private static double[] oddsRatio(long[][] counts) {
        if (counts.length != 2 || counts[0].length != 2) {
            return new double[] {Double.NaN, Double.NaN, Double.NaN};
        }
        boolean empty = counts[0][0] == 0 || counts[0][1] == 0 || counts[1][0] == 0 || counts[1][1] == 0;
        double ln = 0;
        double variance = 0;
        for (int i = 0; i < 2; i++) {
            for (int j = 0; j < 2; j++) {
                double count = counts[i][j] + (empty ? 0.5 : 0);
                ln += i == j ? Math.log(count) : -Math.log(count);
                variance += 1 / count;
            }
        }
        double half = Intervals.Z95 * Math.sqrt(variance);
        return new double[] {Math.exp(ln), Math.exp(ln - half), Math.exp(ln + half)};
    }

    private static double[] rowSums(long[][] counts) {
        double[] sums = new double[counts.length];
        for (int i = 0; i < counts.length; i++) {
            if (counts[i].length != counts[0].length) {
                throw new BadInputException("Row " + (i + 1) + " of the table has " + counts[i].length
                        + " columns, the first has " + counts[0].length);
            }
            for (long count : counts[i]) {
                if (count < 0) {
                    throw new BadInputException(
                            "Row " + (i + 1) + " of the table holds " + count + "; counts must not be negative");
                }
                sums[i] += count;
            }
        }
        return sums;
    }

    private static double[] columnSums(long[][] counts) {
        double[] sums = new double[counts.length == 0 ? 0 : counts[0].length];
        for (long[] row : counts) {
            for (int j = 0; j < sums.length; j++) {
                sums[j] += row[j];
            }
        }
        return sums;
    }

    private static double smallest(double[] sums) {
        return Arrays.stream(sums).min().orElse(Double.NaN);
    }

    private static String empty(double[] sums, String what) {
        for (int i = 0; i < sums.length; i++) {
            if (sums[i] == 0) {
                return what + " " + (i + 1) + " ";
            }
        }
        return "";
    }
}
