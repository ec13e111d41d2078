// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.stats;

import io.github.spinet.core.Field;

/** The joint test of the columns of one term of a mixed model. */
public record TermTest(
        @Field(help = "Term; interactions are joined by a colon")
        String term,

        @Field(help = "F statistic") double f,
        @Field(help = "Degrees of freedom of the term") int df,

        @Field(help = "Degrees of freedom of the denominator")
        double errorDf,

        @Field(help = "Partial eta squared that F and its degrees of freedom stand for")
        double partialEtaSquared,

        @Field(help = "Lower end of its 90 % confidence interval, above 0 where p is below 0.05")
        double etaLow,

        @Field(help = "Upper end of its 90 % confidence interval")
        double etaHigh,

        @Field(help = "p value") double p,
        @Field(help = "Natural logarithm of p") double lnP,
        @Field(help = "Why a value is undefined") String note)
        implements TestResult {

    static TermTest of(String term, double f, int df, double errorDf) {
        double lnP = Tails.lnF(f, df, errorDf);
        double eta = f * df / (f * df + errorDf);
        Intervals.Interval interval = Noncentral.partialEtaSquared(f, df, errorDf);
        return new TermTest(term, f, df, errorDf, eta, interval.low(), interval.high(), Math.exp(lnP), lnP, "");
    }

    static TermTest undefined(String term, int df, String why) {
        double nan = Double.NaN;
        return new TermTest(term, nan, df, nan, nan, nan, nan, nan, nan, why);
    }

    @Override
    public String summary() {
        return term + ": " + Phrase.is("F(" + df + ", " + Phrase.number(errorDf) + ")", f) + ", "
                + Phrase.is("partial eta squared", partialEtaSquared, etaLow, etaHigh);
    }
}
