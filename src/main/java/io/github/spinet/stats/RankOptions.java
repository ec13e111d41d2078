// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.stats;

/**
 * The conventions in which programs differ over rank tests and correlations.
 *
 * @param method where p comes from
 * @param tail which departures count
 * @param continuity whether the normal approximation allows for the steps of the statistic
 */
public record RankOptions(Method method, Permutation.Tail tail, Continuity continuity) {

    /** Where p comes from. */
    public enum Method {
        /** As MATLAB chooses between exact and approximate. */
        MATLAB,
        /** All arrangements of the ranks that occurred, ties included. */
        EXACT,
        /** The limiting distribution, whatever the size of the samples. */
        ASYMPTOTIC,
        /** As R chooses: exact below 50 values without ties or zeros, else approximate. */
        R
    }

    /** Whether half a step of the statistic is taken off before it is compared with the normal distribution. */
    public enum Continuity {
        /** As the program does whose method it is. */
        AUTO,
        /** Yes. */
        ON,
        /** No. */
        OFF
    }

    /** Two-sided with MATLAB's conventions. */
    public static final RankOptions MATLAB = of(Method.MATLAB);

    /** Two-sided with the usual continuity correction. */
    public static RankOptions of(Method method) {
        return new RankOptions(method, Permutation.Tail.TWO_SIDED, Continuity.AUTO);
    }

    /** The same with another tail. */
    public RankOptions with(Permutation.Tail other) {
        return new RankOptions(method, other, continuity);
    }

    /** The same with or without continuity correction. */
    public RankOptions with(Continuity other) {
        return new RankOptions(method, tail, other);
    }

    /** The statistic moved by a step towards what is expected, or against the tail; unmoved without correction. */
    double moved(double excess, double step, boolean usual) {
        boolean correct = continuity == Continuity.AUTO ? usual : continuity == Continuity.ON;
        if (!correct) {
            return excess;
        }
        return switch (tail) {
            case TWO_SIDED -> excess - step * Math.signum(excess);
            case GREATER -> excess - step;
            case LESS -> excess + step;
        };
    }

    /** ln p of P(T ≤ t) and P(T ≥ t) of the exact distribution; two-sided it is twice the smaller one, at most 1. */
    double lnExact(double below, double above) {
        return switch (tail) {
            case TWO_SIDED -> Math.min(0, Math.log(2) + Math.log(Math.min(below, above)));
            case GREATER -> Math.log(Math.min(1, above));
            case LESS -> Math.log(Math.min(1, below));
        };
    }

    /** ln p of a statistic with a symmetric distribution. */
    double lnSided(double statistic, double lnTwoSided) {
        return Tails.lnSided(tail, statistic, lnTwoSided);
    }
}
