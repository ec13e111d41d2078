// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.stats;

import io.github.spinet.core.Field;

/** A coefficient of a linear model, or a combination of several, with its t test. */
public record Coefficient(
        @Field(help = "Column of the fixed part, or what is compared")
        String name,

        @Field(help = "Estimate") double estimate,
        @Field(help = "Standard error") double se,
        @Field(help = "Degrees of freedom") double df,
        @Field(help = "t statistic") double t,

        @Field(help = "Lower end of the 95 % confidence interval")
        double low,

        @Field(help = "Upper end of the 95 % confidence interval")
        double high,

        @Field(help = "Two-sided p value") double p,
        @Field(help = "Natural logarithm of p") double lnP,
        @Field(help = "Why a value is undefined") String note)
        implements TestResult {

    /**
     * The test of an estimate.
     *
     * @param df of the t distribution; infinite for the normal one
     */
    static Coefficient of(String name, double estimate, double se, double df) {
        double lnP = Tails.lnT(estimate / se, df);
        double half = Intervals.t95(df) * se;
        return new Coefficient(
                name, estimate, se, df, estimate / se, estimate - half, estimate + half, Math.exp(lnP), lnP, "");
    }

    /** What the data do not determine. */
    static Coefficient undefined(String name, String why) {
        double nan = Double.NaN;
        return new Coefficient(name, nan, nan, nan, nan, nan, nan, nan, nan, why);
    }

    /** The same under another name. */
    public Coefficient named(String other) {
        return new Coefficient(other, estimate, se, df, t, low, high, p, lnP, note);
    }

    Coefficient withNote(String why) {
        return new Coefficient(name, estimate, se, df, t, low, high, p, lnP, why);
    }

    @Override
    public String summary() {
        String statistic = Double.isInfinite(df) ? "z" : "t(" + Phrase.number(df) + ")";
        return Phrase.is(name, estimate, low, high) + ", " + Phrase.is(statistic, t);
    }
}
