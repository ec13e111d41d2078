// SPDX-License-Identifier: BSD-2-Clause
/**
 * The benchmarks: how exact and how fast motion correction is, whether tests keep their level, how fast statistics are.
 * Everything but the timings is the same for the same settings and seed.
 */
package io.github.spinet.bench;
