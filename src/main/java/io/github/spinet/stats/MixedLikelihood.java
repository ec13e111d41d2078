// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.stats;

import java.util.Arrays;

/** The deviance of a linear mixed model as a function of the parameters of its variances. */
final class MixedLikelihood {

    /** The model at some variances. */
    record Point(RandomEffects.State state, double residualVariance) {

        /** The covariance of two estimates, were these the true variances. */
        double covariance(double[] a, double[] b) {
            return residualVariance * LinearFit.dot(a, Cholesky.solve(state.information(), b));
        }
    }

    private final RandomStructure structure;
    private final RandomEffects effects;
    private final boolean restricted;
    private final double fixedDeterminant;

    MixedLikelihood(FixedPart fixed, RandomStructure structure, boolean restricted) {
        this.structure = structure;
        this.restricted = restricted;
        this.effects = new RandomEffects(fixed.fit().basis(), fixed.fit().residuals(), structure.blocks());
        this.fixedDeterminant = restricted ? fixed.fit().lnDeterminant() : 0;
    }

    RandomEffects effects() {
        return effects;
    }

    boolean restricted() {
        return restricted;
    }

    /** What the residual sum of squares is divided by. */
    int freedom() {
        return restricted ? effects.n() - effects.p() : effects.n();
    }

    RandomEffects.State at(double[] theta) {
        return effects.at(structure.factors(theta));
    }

    /** The least deviance of these relative parameters. It is an even function, so that the search needs no bounds. */
    double profiled(double[] theta) {
        RandomEffects.State state = at(theta);
        return determinants(state) + freedom() * (1 + Math.log(2 * Math.PI * state.residual() / freedom()));
    }

    /** The deviance of relative parameters and, last, the residual standard deviation. */
    double deviance(double[] parameters) {
        Point point = point(parameters);
        double variance = point.residualVariance();
        return determinants(point.state())
                + freedom() * Math.log(2 * Math.PI * variance)
                + point.state().residual() / variance;
    }

    Point point(double[] parameters) {
        int last = parameters.length - 1;
        return new Point(at(Arrays.copyOf(parameters, last)), parameters[last] * parameters[last]);
    }

    private double determinants(RandomEffects.State state) {
        double fixedPart = restricted ? Cholesky.lnDeterminant(state.information()) + fixedDeterminant : 0;
        return state.lnDeterminant() + fixedPart;
    }
}
