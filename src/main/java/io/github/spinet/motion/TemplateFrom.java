// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.motion;

/** What frames are compared with in a movie without a target. */
public enum TemplateFrom {
    /** The mean of frames aligned to each other in two halves, from the best frames on: sharp even if all frames move. */
    ALIGNED,
    /** The mean of the fifth of the frames that agree best with each other, as recorded. */
    BEST_FRAMES,
    /**
     * For each frame the mean of the frames before it, as recorded, which follows a field that changes its looks; with or
     * without a target, which tells where that mean lies. See {@link RunningRegistration}.
     */
    RUNNING
}
