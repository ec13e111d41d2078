// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.stats;

import io.github.spinet.core.Field;

/**
 * The result of any test: a row of {@code tests.csv}. What a test does not have is NaN or empty.
 *
 * <p>Where a test is not defined its statistic and p are NaN and {@code warning} says why.
 */
public record TestRow(
        @Field(help = "Test") String test,

        @Field(help = "Term of the model, or the groups that are compared")
        String term,

        @Field(help = "Name of the statistic: F, t, W …") String statisticName,
        @Field(help = "Value of the statistic") double statistic,

        @Field(help = "Degrees of freedom, for F those of the numerator")
        double df1,

        @Field(help = "Degrees of freedom of the denominator of F")
        double df2,

        @Field(help = "Number of values used") long n,
        @Field(help = "Sum of squares of the term") double sumOfSquares,

        @Field(help = "Estimate, for a comparison the first mean minus the second")
        double estimate,

        @Field(help = "Standard error of the estimate") double stdError,

        @Field(help = "Name of the effect size") String effectName,

        @Field(help = "Effect size") double effect,

        @Field(help = "Lower end of the effect's confidence interval: 90 % of shares of variance, else 95 %")
        double effectLow,

        @Field(help = "Upper end of the effect's confidence interval")
        double effectHigh,

        @Field(help = "p value, two-sided unless the method says otherwise, not adjusted")
        double p,

        @Field(help = "Natural logarithm of p, exact where p itself is too small for a number")
        double lnP,

        @Field(help = "p value adjusted over the family that the method names")
        double pAdjusted,

        @Field(help = "How it was computed") String method,

        @Field(help = "Why a value is undefined, or what the reader should know")
        String warning) {

    /** A term of an analysis of variance; its effect is partial η². */
    public static TestRow of(String test, Anova.Row row, long n, String method) {
        return new TestRow(
                test,
                row.term(),
                "F",
                row.f(),
                row.df(),
                row.errorDf(),
                n,
                row.sumOfSquares(),
                Double.NaN,
                Double.NaN,
                "partial eta squared",
                row.partialEtaSquared(),
                row.etaLow(),
                row.etaHigh(),
                row.p(),
                row.lnP(),
                Double.NaN,
                method,
                row.note());
    }

    /**
     * A comparison of two means; its effect is the difference in units of the residual standard deviation, with the interval of
     * large samples, whose variance is that of the difference and d²/(2 df) for the standard deviation.
     *
     * @param n values in both groups together
     * @param meanSquareError residual variance of the model
     */
    public static TestRow of(
            String test, PostHoc.Comparison comparison, long n, double meanSquareError, String method) {
        double sd = Math.sqrt(meanSquareError);
        double d = comparison.difference() / sd;
        double share = comparison.se() / sd;
        double half = Intervals.Z95 * Math.sqrt(share * share + d * d / (2 * comparison.df()));
        return new TestRow(
                test,
                comparison.a() + " vs " + comparison.b(),
                "t",
                comparison.t(),
                comparison.df(),
                Double.NaN,
                n,
                Double.NaN,
                comparison.difference(),
                comparison.se(),
                "difference / residual SD",
                d,
                d - half,
                d + half,
                comparison.p(),
                comparison.lnP(),
                Double.NaN,
                method,
                comparison.note());
    }

    /** A correlation; its effect is the coefficient. */
    public static TestRow of(String test, String term, Correlation.Result result, String method) {
        return new TestRow(
                test,
                term,
                "t",
                result.t(),
                result.df(),
                Double.NaN,
                result.n(),
                Double.NaN,
                Double.NaN,
                Double.NaN,
                "r",
                result.r(),
                result.low(),
                result.high(),
                result.p(),
                result.lnP(),
                Double.NaN,
                method,
                result.note());
    }

    /** A test that could not be made. */
    public static TestRow undefined(String test, String term, String statisticName, long n, String method, String why) {
        double nan = Double.NaN;
        return new TestRow(
                test,
                term,
                statisticName,
                nan,
                nan,
                nan,
                n,
                nan,
                nan,
                nan,
                "",
                nan,
                nan,
                nan,
                nan,
                nan,
                nan,
                method,
                why);
    }

    /** The same row with an adjusted p value. */
    public TestRow withAdjusted(double adjusted) {
        return with(adjusted, warning);
    }

    /** The same row with another warning. */
    public TestRow withWarning(String other) {
        return with(pAdjusted, other);
    }

    private TestRow with(double adjusted, String other) {
        return new TestRow(
                test,
                term,
                statisticName,
                statistic,
                df1,
                df2,
                n,
                sumOfSquares,
                estimate,
                stdError,
                effectName,
                effect,
                effectLow,
                effectHigh,
                p,
                lnP,
                adjusted,
                method,
                other);
    }
}
