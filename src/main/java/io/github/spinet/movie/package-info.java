// SPDX-License-Identifier: BSD-2-Clause
/** Movies as frames read lazily, with their clock, calibration and frame mask; projections. */
package io.github.spinet.movie;
