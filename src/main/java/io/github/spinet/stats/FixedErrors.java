// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.stats;

/**
 * Variances and degrees of freedom of estimates of the fixed part of a mixed model. Estimates are given as their factors in
 * the orthonormal basis: see {@link FixedPart#dual}.
 */
interface FixedErrors {

    /** F of several estimates, which need not be independent, and the degrees of freedom of its denominator. */
    record Joint(double f, double errorDf) {}

    /** The covariance of two estimates. */
    double covariance(double[] a, double[] b);

    /** Degrees of freedom of the t test of an estimate. */
    double df(double[] dual);

    /**
     * The joint test.
     *
     * @param duals of linearly independent estimates
     */
    Joint joint(double[][] duals, double[] estimates);
}
