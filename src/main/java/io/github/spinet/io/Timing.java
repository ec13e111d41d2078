// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.io;

import io.github.spinet.movie.Clock;
import io.github.spinet.movie.FrameMask;
import io.github.spinet.movie.Scan;

/**
 * When and how the frames of a movie were taken and what they are good for.
 *
 * @param intervalS s from frame to frame, also of a movie of one frame, whose clock does not know it
 * @param startS when the recording began, in s on a clock that files of one session share; NaN if unknown
 * @param scan how the rows of a frame were scanned
 */
record Timing(Clock clock, FrameMask mask, double intervalS, double startS, Scan scan) {}
