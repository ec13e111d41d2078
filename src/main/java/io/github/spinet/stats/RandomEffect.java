// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.stats;

import io.github.spinet.core.Field;

/** What one level of a grouping factor adds to the intercept or to a slope, as a mixed model predicts it. */
public record RandomEffect(
        @Field(help = "Grouping factor") String group,
        @Field(help = "Its level") String level,

        @Field(help = "What differs between levels: (intercept), or the variable whose slope does")
        String effect,

        @Field(help = "Difference from the fixed part, shrunk towards 0")
        double value) {}
