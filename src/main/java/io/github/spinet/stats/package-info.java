// SPDX-License-Identifier: BSD-2-Clause
/**
 * Statistical tests, intervals and models on plain arrays; it knows nothing of spines.
 *
 * <p>One rule holds for bad input throughout. Arrays that do not belong together, infinite values, and settings out of
 * bounds are refused with an exception. NaN is a missing value: it is left out (by pair, by row), and the result says how
 * many values were used. Data on which a test is not defined (too few, all equal, an empty group) give NaN in the
 * statistic and in p, and the reason stands in the result's {@code note}, so that one silent spine does not stop the
 * report of a cohort.
 *
 * <p>Tests are two-sided unless said otherwise. Beside p stands its natural logarithm, which does not underflow.
 */
package io.github.spinet.stats;
