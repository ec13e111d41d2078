// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.stats;

import io.github.spinet.core.Field;

/** One source of random variation of a mixed model. */
public record VarianceComponent(
        @Field(help = "Grouping factor, or residual") String group,

        @Field(help = "What differs between its levels: (intercept), or the variable whose slope does")
        String effect,

        @Field(help = "Number of its levels, or of rows") int levels,

        @Field(help = "Variance") double variance,
        @Field(help = "Standard deviation") double sd,

        @Field(help = "Correlation of the slope with the intercept; NaN where there is none or it is taken to be 0")
        double correlation,

        @Field(
                help =
                        "Share of the variance of all sources, averaged over the rows; of an intercept that correlates with a"
                                + " slope, at the mean of the variable")
        double share,

        @Field(
                help =
                        "Intraclass correlation of two rows of one level, which then share the levels around it; NaN for slopes"
                                + " and the residual")
        double icc) {

    /** The same under another name of the group. */
    public VarianceComponent named(String other) {
        return new VarianceComponent(other, effect, levels, variance, sd, correlation, share, icc);
    }
}
