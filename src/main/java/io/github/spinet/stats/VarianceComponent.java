// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.stats;

import io.github.spinet.core.Field;
import java.util.ArrayList;
import java.util.List;

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

    /**
     * Sources of intercepts alone, the residual last.
     *
     * @param levels of the rows, for each group
     * @param sds of the groups
     */
    static List<VarianceComponent> ofIntercepts(
            List<String> groups, List<int[]> levels, double[] sds, double residual) {
        double nan = Double.NaN;
        double all = LinearFit.dot(sds, sds) + residual * residual;
        List<VarianceComponent> components = new ArrayList<>();
        for (int k = 0; k < sds.length; k++) {
            double shared = 0;
            for (int m = 0; m < sds.length; m++) {
                shared += m == k || MixedVariances.isWithin(levels.get(k), levels.get(m)) ? sds[m] * sds[m] : 0;
            }
            double variance = sds[k] * sds[k];
            components.add(new VarianceComponent(
                    groups.get(k),
                    RandomStructure.INTERCEPT,
                    FixedPart.count(levels.get(k)),
                    variance,
                    sds[k],
                    nan,
                    variance / all,
                    shared / all));
        }
        double own = residual * residual;
        components.add(new VarianceComponent("residual", "", levels.get(0).length, own, residual, nan, own / all, nan));
        return components;
    }

    /** The same under another name of the group. */
    public VarianceComponent named(String other) {
        return new VarianceComponent(other, effect, levels, variance, sd, correlation, share, icc);
    }
}
