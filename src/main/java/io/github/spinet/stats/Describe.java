// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.stats;

import io.github.spinet.core.Field;
import java.util.Arrays;

/** Mean, spread and quartiles of a sample. NaN are missing values and are left out. */
public final class Describe {

    /** The summary of one sample. */
    public record Result(
            @Field(help = "Number of values that are not missing")
            int n,

            @Field(help = "Arithmetic mean") double mean,

            @Field(help = "Standard deviation with n - 1 in the denominator")
            double sd,

            @Field(help = "Standard error of the mean") double sem,
            @Field(help = "Median") double median,
            @Field(help = "25th percentile") double lowerQuartile,
            @Field(help = "75th percentile") double upperQuartile,
            @Field(help = "Smallest value") double min,
            @Field(help = "Largest value") double max) {}

    private Describe() {}

    /** Summarises a sample; without values all but {@code n} is NaN, with one value the SD and the SEM are. */
    public static Result run(double[] values) {
        double[] sorted = Samples.valid(values, "the sample");
        Arrays.sort(sorted);
        return new Result(
                sorted.length,
                mean(sorted),
                sd(sorted),
                sem(sorted),
                Quantile.ofSorted(sorted, 50),
                Quantile.ofSorted(sorted, 25),
                Quantile.ofSorted(sorted, 75),
                Quantile.ofSorted(sorted, 0),
                Quantile.ofSorted(sorted, 100));
    }

    /** How many values are not NaN. */
    public static int count(double[] values) {
        int n = 0;
        for (double value : values) {
            n += Double.isNaN(value) ? 0 : 1;
        }
        return n;
    }

    /** The mean; NaN if there is no value. */
    public static double mean(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += Double.isNaN(value) ? 0 : value;
        }
        return sum / count(values);
    }

    /** The variance with n − 1 in the denominator; NaN with fewer than two values. */
    public static double variance(double[] values) {
        int n = count(values);
        return n < 2 ? Double.NaN : squares(values, mean(values)) / (n - 1);
    }

    /** The standard deviation with n − 1 in the denominator; NaN with fewer than two values. */
    public static double sd(double[] values) {
        return Math.sqrt(variance(values));
    }

    /** The standard error of the mean, SD / √n; NaN with fewer than two values. */
    public static double sem(double[] values) {
        return sd(values) / Math.sqrt(count(values));
    }

    private static double squares(double[] values, double mean) {
        double sum = 0;
        for (double value : values) {
            double deviation = value - mean;
            sum += Double.isNaN(value) ? 0 : deviation * deviation;
        }
        return sum;
    }
}
