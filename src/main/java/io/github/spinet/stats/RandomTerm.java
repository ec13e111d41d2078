// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.stats;

import java.util.Optional;

/**
 * What differs at random between the levels of a grouping factor.
 *
 * @param group whose levels differ. Nested levels must have names of their own: see {@link MixedModel#nested}
 * @param intercept whether the level of the response does
 * @param slope the variable whose slope does
 */
public record RandomTerm(Factor group, boolean intercept, Optional<Covariate> slope) {

    /** A random intercept: {@code (1 | group)}. */
    public static RandomTerm intercept(Factor group) {
        return new RandomTerm(group, true, Optional.empty());
    }

    /** A random slope without an intercept, or one that does not correlate with it: {@code (0 + x | group)}. */
    public static RandomTerm slope(Factor group, Covariate x) {
        return new RandomTerm(group, false, Optional.of(x));
    }

    /** A random intercept and a random slope that may correlate: {@code (x | group)}. */
    public static RandomTerm interceptAndSlope(Factor group, Covariate x) {
        return new RandomTerm(group, true, Optional.of(x));
    }
}
