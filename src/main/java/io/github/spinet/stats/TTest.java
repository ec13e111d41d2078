// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.stats;

import io.github.spinet.core.Field;

/** Student's and Welch's t tests with Hedges' g, the standardised difference of means. */
public final class TTest {

    /** What is assumed of the variances of two samples. */
    public enum Variances {
        /** They may differ (Welch). */
        UNEQUAL,
        /** They are the same (Student). */
        EQUAL
    }

    /** The outcome of the test. */
    public record Result(
            @Field(help = "Difference of means, or mean of the differences")
            double difference,

            @Field(help = "Lower end of its 95 % confidence interval")
            double low,

            @Field(help = "Upper end of its 95 % confidence interval")
            double high,

            @Field(help = "t statistic") double t,
            @Field(help = "Degrees of freedom") double df,
            @Field(help = "Number of values") int n,
            @Field(help = "p value") double p,
            @Field(help = "Natural logarithm of p") double lnP,

            @Field(help = "Hedges' g: difference over standard deviation, corrected for small samples")
            double hedgesG,

            @Field(help = "Lower end of its 95 % confidence interval, large-sample formula")
            double hedgesGLow,

            @Field(help = "Upper end of its 95 % confidence interval, large-sample formula")
            double hedgesGHigh,

            @Field(help = "Why a value is undefined") String note)
            implements TestResult {

        @Override
        public String summary() {
            return Phrase.is("t(" + Phrase.number(df) + ")", t) + ", " + Phrase.is("difference", difference, low, high)
                    + ", " + Phrase.is("g", hedgesG, hedgesGLow, hedgesGHigh) + ", n = " + n;
        }

        /** The same with the p of one tail. */
        public Result with(Permutation.Tail tail) {
            double sided = Tails.lnSided(tail, t, lnP);
            return new Result(
                    difference, low, high, t, df, n, Math.exp(sided), sided, hedgesG, hedgesGLow, hedgesGHigh, note);
        }
    }

    private TTest() {}

    /**
     * Compares the means of two independent samples. g is over the pooled standard deviation. NaN are left out.
     *
     * @return NaN with the reason in the note if a sample has fewer than two values or neither varies
     */
    public static Result run(double[] x, double[] y, Variances variances) {
        double[] a = Samples.valid(x, "the first sample");
        double[] b = Samples.valid(y, "the second sample");
        double n1 = a.length;
        double n2 = b.length;
        double v1 = Describe.variance(a);
        double v2 = Describe.variance(b);
        double pooled = ((n1 - 1) * v1 + (n2 - 1) * v2) / (n1 + n2 - 2);
        boolean equal = variances == Variances.EQUAL;
        double squaredError = equal ? pooled * (1 / n1 + 1 / n2) : v1 / n1 + v2 / n2;
        double welch = squaredError * squaredError / (square(v1 / n1) / (n1 - 1) + square(v2 / n2) / (n2 - 1));
        double df = equal ? n1 + n2 - 2 : welch;
        double difference = Describe.mean(a) - Describe.mean(b);
        String note = Math.min(n1, n2) < 2 ? "a sample has fewer than two values" : constant(a, b);
        double g = difference / Math.sqrt(pooled) * Intervals.hedges(n1 + n2 - 2);
        double seG = Math.sqrt((n1 + n2) / (n1 * n2) + g * g / (2 * (n1 + n2)));
        return result(difference, Math.sqrt(squaredError), df, a.length + b.length, g, seG, note);
    }

    /**
     * Tests the mean of paired differences x − y. g is over the standard deviation of the differences. Pairs with NaN are
     * left out.
     *
     * @return NaN with the reason in the note if there are fewer than two pairs or all differences are equal
     */
    public static Result paired(double[] x, double[] y) {
        double[][] pairs = Samples.validPairs(x, y);
        double[] d = new double[pairs[0].length];
        for (int i = 0; i < d.length; i++) {
            d[i] = pairs[0][i] - pairs[1][i];
        }
        double n = d.length;
        double sd = Describe.sd(d);
        String note = n < 2 ? "fewer than two pairs" : Samples.constant(d) ? "all differences are equal" : "";
        double g = Describe.mean(d) / sd * Intervals.hedges(n - 1);
        double seG = Math.sqrt(1 / n + g * g / (2 * n));
        return result(Describe.mean(d), sd / Math.sqrt(n), n - 1, d.length, g, seG, note);
    }

    private static Result result(double difference, double se, double df, int n, double g, double seG, String note) {
        if (!note.isEmpty()) {
            double nan = Double.NaN;
            return new Result(difference, nan, nan, nan, nan, n, nan, nan, nan, nan, nan, note);
        }
        double t = difference / se;
        double lnP = Tails.lnT(t, df);
        double half = Intervals.t95(df) * se;
        double halfG = Intervals.Z95 * seG;
        return new Result(
                difference,
                difference - half,
                difference + half,
                t,
                df,
                n,
                Math.exp(lnP),
                lnP,
                g,
                g - halfG,
                g + halfG,
                "");
    }

    private static String constant(double[] a, double[] b) {
        return Samples.constant(a) && Samples.constant(b) ? "neither sample varies" : "";
    }

    private static double square(double value) {
        return value * value;
    }
}
