// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.stats;

import io.github.spinet.core.Field;

/** The comparison of two models of which one is a special case of the other. */
public record LikelihoodRatio(
        @Field(help = "Difference of the deviances") double chi2,

        @Field(help = "Difference of the numbers of parameters")
        int df,

        @Field(help = "p value from the chi-squared distribution")
        double p,

        @Field(help = "Natural logarithm of p") double lnP,
        @Field(help = "What the reader should know") String note)
        implements TestResult {

    /**
     * The test of models that differ in some variances, fixed coefficients or both.
     *
     * @param variances how many more the larger model has
     */
    static LikelihoodRatio between(double chi2, int df, int variances, boolean fixedDiffer) {
        if (variances == 0) {
            return of(chi2, df, "");
        }
        boolean slope = variances == 1 && df <= 2;
        return slope && !fixedDiffer
                ? ofVariance(
                        chi2,
                        df,
                        "p is the mean of those of chi-squared with " + (df - 1) + " and " + df
                                + " degrees of freedom, since a variance cannot be below zero")
                : of(chi2, df, "p is too large, since variances cannot be below zero");
    }

    private static LikelihoodRatio of(double chi2, int df, String note) {
        double lnP = Tails.lnChiSquared(Math.max(0, chi2), df);
        return new LikelihoodRatio(Math.max(0, chi2), df, Math.exp(lnP), lnP, note);
    }

    static LikelihoodRatio invalid(double chi2, int df, String why) {
        return new LikelihoodRatio(Math.max(0, chi2), df, Double.NaN, Double.NaN, why);
    }

    /**
     * The test of one variance (and, if df is 2, its covariance), whose smallest value is 0: chance then gives a difference
     * of 0 half the time, and p is the mean of those of chi-squared with df − 1 and with df degrees of freedom (Self and Liang
     * 1987, doi:10.1080/01621459.1987.10478472).
     */
    private static LikelihoodRatio ofVariance(double chi2, int df, String note) {
        double positive = Math.max(0, chi2);
        double more = Tails.lnChiSquared(positive, df);
        double fewer = df > 1 ? Tails.lnChiSquared(positive, df - 1.0) : positive > 0 ? Double.NEGATIVE_INFINITY : 0;
        double larger = Math.max(more, fewer);
        double lnP = larger + Math.log((Math.exp(more - larger) + Math.exp(fewer - larger)) / 2);
        return new LikelihoodRatio(positive, df, Math.exp(lnP), lnP, note);
    }

    @Override
    public String summary() {
        return Phrase.is("chi-squared(" + df + ")", chi2);
    }
}
