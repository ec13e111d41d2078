// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.stats;

import io.github.spinet.core.Field;
import io.github.spinet.core.Progress;
import io.github.spinet.core.Seeds;
import java.io.Serializable;
import java.util.Arrays;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * Bootstrap confidence intervals of any statistic (Efron 1987, doi:10.1080/01621459.1987.10478410), with the conventions
 * of MATLAB's {@code bootci}: percentiles of {@link Quantile#matlab}, and the interval that is bias-corrected and
 * accelerated (BCa) as the default.
 */
public final class Bootstrap {

    /** How the interval is read from the resampled statistics. */
    public enum Interval {
        /** Bias-corrected and accelerated. */
        BCA,
        /** Plain percentiles. */
        PERCENTILE,
        /** Percentiles mirrored at the estimate: twice the estimate minus the other percentile. */
        BASIC
    }

    /** The settings. */
    public record Params(
            @Field(init = "1000", min = 10, max = 1e7, help = "Number of resamples")
            int resamples,

            @Field(init = "95", unit = "%", min = 1, max = 99.999, help = "Confidence level")
            double confidence,

            @Field(init = "BCA", help = "How the interval is read from the resamples")
            Interval interval,

            @Field(init = "1", help = "Seed of the resampling")
            long seed)
            implements Serializable {

        /** 1000 resamples, 95 %, BCa, seed 1. */
        public static Params defaults() {
            return new Params(1000, 95, Interval.BCA, 1);
        }
    }

    /** An estimate and its interval. */
    public record Result(
            @Field(help = "The statistic of the sample") double estimate,
            @Field(help = "Lower end of the interval") double low,
            @Field(help = "Upper end of the interval") double high,

            @Field(help = "Standard deviation of the resampled statistic")
            double se,

            @Field(help = "Number of values resampled") int n,

            @Field(help = "Bias correction z0, 0 where the resamples centre on the estimate")
            double bias,

            @Field(help = "Acceleration, the skewness of the influence of single values")
            double acceleration,

            @Field(help = "Why the interval is undefined") String note) {}

    private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

    private Bootstrap() {}

    /**
     * The interval of a statistic of one sample.
     *
     * @param values NaN are left out
     * @param statistic a pure function; it gets an array of its own each time and may change it
     * @param keys the identity of the sample (animal, group …), which names the random stream
     */
    public static Result run(
            double[] values, ToDoubleFunction<double[]> statistic, Params params, Progress progress, Object... keys) {
        double[] valid = Samples.valid(values, "the sample");
        return rows(valid.length, rows -> statistic.applyAsDouble(pick(valid, rows)), params, progress, keys);
    }

    /**
     * The interval of a statistic of rows, for example a correlation of pairs: the rows are drawn with replacement.
     *
     * @param n number of rows
     * @param statistic from the indices of the rows drawn (for the jackknife: all but one) to the value
     * @param keys the identity of the sample, which names the random stream
     * @return NaN ends with the reason in the note where there are fewer than two rows, where the statistic is undefined,
     *     or where every resample lies on one side of the estimate
     */
    public static Result rows(
            int n, ToDoubleFunction<int[]> statistic, Params params, Progress progress, Object... keys) {
        if (n < 2) {
            double estimate = n == 0 ? Double.NaN : statistic.applyAsDouble(new int[1]);
            return undefined(estimate, n, "only " + n + " values; an interval needs 2");
        }
        int[] all = range(n);
        double estimate = statistic.applyAsDouble(all.clone());
        if (Double.isNaN(estimate)) {
            return undefined(estimate, n, "the statistic of the sample is undefined");
        }
        double[] resampled = resample(n, statistic, params, progress, Seeds.stream(params.seed(), "bootstrap", keys));
        return read(estimate, n, resampled, () -> jackknife(all, statistic, progress), params);
    }

    /**
     * The interval that resampled statistics stand for; those that are NaN are left out, and the note says so.
     *
     * @param without the statistic without each row, or group of rows, that was drawn as one
     */
    static Result read(double estimate, int n, double[] resampled, Supplier<double[]> without, Params params) {
        double[] sorted =
                Arrays.stream(resampled).filter(v -> !Double.isNaN(v)).sorted().toArray();
        if (sorted.length == 0) {
            return undefined(estimate, n, "the statistic of every resample is undefined");
        }
        int lost = resampled.length - sorted.length;
        String note = lost == 0 ? "" : lost + " of " + resampled.length + " resamples have no defined statistic";
        double tail = (1 - params.confidence() / 100) / 2;
        double se = Describe.sd(sorted);
        if (params.interval() != Interval.BCA) {
            double low = Quantile.ofSorted(sorted, 100 * tail);
            double high = Quantile.ofSorted(sorted, 100 * (1 - tail));
            boolean basic = params.interval() == Interval.BASIC;
            return new Result(
                    estimate, basic ? 2 * estimate - high : low, basic ? 2 * estimate - low : high, se, n, 0, 0, note);
        }
        double bias = NORMAL.inverseCumulativeProbability(shareBelow(sorted, estimate));
        double acceleration = acceleration(without.get());
        if (Double.isInfinite(bias) || Double.isNaN(acceleration)) {
            return undefined(
                    estimate, n, "all resamples lie on one side of the estimate, or one value alone defines it");
        }
        double z = NORMAL.inverseCumulativeProbability(1 - tail);
        double low = 100 * adjusted(bias, acceleration, -z);
        double high = 100 * adjusted(bias, acceleration, z);
        return new Result(
                estimate,
                Quantile.ofSorted(sorted, low),
                Quantile.ofSorted(sorted, high),
                se,
                n,
                bias,
                acceleration,
                note);
    }

    private static double[] resample(
            int n, ToDoubleFunction<int[]> statistic, Params params, Progress progress, UniformRandomProvider random) {
        double[] values = new double[params.resamples()];
        int[] drawn = new int[n];
        for (int b = 0; b < values.length; b++) {
            for (int i = 0; i < n; i++) {
                drawn[i] = random.nextInt(n);
            }
            values[b] = statistic.applyAsDouble(drawn);
            progress.update(b + 1, values.length, "Bootstrap");
        }
        return values;
    }

    // Ties with the estimate count one half, as in MATLAB.
    private static double shareBelow(double[] resampled, double estimate) {
        double below = 0;
        for (double value : resampled) {
            below += value < estimate ? 1 : value == estimate ? 0.5 : 0;
        }
        return below / resampled.length;
    }

    private static double[] jackknife(int[] all, ToDoubleFunction<int[]> statistic, Progress progress) {
        int n = all.length;
        double[] without = new double[n];
        for (int i = 0; i < n; i++) {
            int[] rest = new int[n - 1];
            System.arraycopy(all, 0, rest, 0, i);
            System.arraycopy(all, i + 1, rest, i, n - 1 - i);
            without[i] = statistic.applyAsDouble(rest);
            progress.update(i + 1, n, "Jackknife");
        }
        return without;
    }

    private static double acceleration(double[] without) {
        int n = without.length;
        double sum = 0;
        for (double value : without) {
            sum += value;
        }
        double squares = 0;
        double cubes = 0;
        for (double value : without) {
            double d = sum / n - value;
            squares += d * d;
            cubes += d * d * d;
        }
        return squares == 0 ? 0 : cubes / (6 * Math.pow(squares, 1.5));
    }

    private static double adjusted(double bias, double acceleration, double z) {
        return NORMAL.cumulativeProbability(bias + (bias + z) / (1 - acceleration * (bias + z)));
    }

    static Result undefined(double estimate, int n, String note) {
        double nan = Double.NaN;
        return new Result(estimate, nan, nan, nan, n, nan, nan, note);
    }

    private static double[] pick(double[] values, int[] rows) {
        double[] picked = new double[rows.length];
        for (int i = 0; i < rows.length; i++) {
            picked[i] = values[rows[i]];
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
