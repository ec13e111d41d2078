// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.io;

import io.github.spinet.movie.Clock;
import io.github.spinet.movie.FrameMask;

/**
 * When the frames of a movie were taken and what they are good for.
 *
 * @param intervalS s from frame to frame, also of a movie of one frame, whose clock does not know it
 * @param startS when the recording began, in s on a clock that files of one session share; NaN if unknown
 */
record Timing(Clock clock, FrameMask mask, double intervalS, double startS) {}
