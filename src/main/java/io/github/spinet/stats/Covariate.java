// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.stats;

/**
 * A numeric explanatory variable.
 *
 * @param name unique among the variables of a model
 * @param values one a row, NaN where missing; not copied
 */
public record Covariate(String name, double[] values) {}
