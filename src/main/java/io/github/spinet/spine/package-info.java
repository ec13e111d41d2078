// SPDX-License-Identifier: BSD-2-Clause
/** Spines and dendrites: regions, distances along the dendrite, matching across sessions, fates, volumes. */
package io.github.spinet.spine;
