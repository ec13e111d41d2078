// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.motion;

/** What the template of a movie without a target is made of. */
public enum TemplateFrom {
    /** The mean of frames aligned to each other in two halves, from the best frames on: sharp even if all frames move. */
    ALIGNED,
    /** The mean of the fifth of the frames that agree best with each other, as recorded. */
    BEST_FRAMES
}
