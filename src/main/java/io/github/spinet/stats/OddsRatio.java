// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.stats;

import io.github.spinet.core.Field;

/** A coefficient of a logistic model, or a combination of several, with its test. */
public record OddsRatio(
        @Field(help = "Column of the design, or what is compared")
        String name,

        @Field(help = "Logarithm of the odds ratio; of the intercept, of the odds")
        double estimate,

        @Field(help = "Standard error") double se,

        @Field(help = "Degrees of freedom; infinite for the normal distribution")
        double df,

        @Field(help = "Estimate over its standard error") double t,

        @Field(help = "Odds ratio for one unit of the column; of the intercept, the odds")
        double oddsRatio,

        @Field(help = "Lower end of its 95 % confidence interval")
        double low,

        @Field(help = "Upper end of its 95 % confidence interval")
        double high,

        @Field(help = "Two-sided p value") double p,
        @Field(help = "Natural logarithm of p") double lnP,

        @Field(help = "Why a value is undefined, or what the reader should know")
        String note)
        implements TestResult {

    /** @param df infinite for the normal distribution */
    static OddsRatio of(String name, double estimate, double se, double df) {
        double t = estimate / se;
        double lnP = Tails.lnT(t, df);
        double half = Intervals.t95(df) * se;
        return new OddsRatio(
                name,
                estimate,
                se,
                df,
                t,
                Math.exp(estimate),
                Math.exp(estimate - half),
                Math.exp(estimate + half),
                Math.exp(lnP),
                lnP,
                "");
    }

    static OddsRatio undefined(String name, String why) {
        double nan = Double.NaN;
        return new OddsRatio(name, nan, nan, nan, nan, nan, nan, nan, nan, nan, why);
    }

    /** The row of the logarithm of the odds ratio, as of other models. */
    public Coefficient logOdds() {
        return Double.isNaN(estimate) ? Coefficient.undefined(name, note) : Coefficient.of(name, estimate, se, df);
    }

    OddsRatio withNote(String why) {
        return new OddsRatio(name, estimate, se, df, t, oddsRatio, low, high, p, lnP, why);
    }

    @Override
    public String summary() {
        String statistic = Double.isInfinite(df) ? "z" : "t(" + Phrase.number(df) + ")";
        return name + ": " + Phrase.is("odds ratio", oddsRatio, low, high) + ", " + Phrase.is(statistic, t);
    }
}
