// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.motion;

/**
 * Where a frame lies.
 *
 * @param dx how far the frame's content lies right of the template's, in px
 * @param dy how far it lies below it, in px
 * @param score how well it fits there, a correlation
 * @param atLimit whether the place is at the border of the search, so that the true one may lie beyond
 */
record Match(double dx, double dy, double score, boolean atLimit) {}
