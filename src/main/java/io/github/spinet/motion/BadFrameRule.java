// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.motion;

/** When a registered frame is too unlike the template to be used. */
public enum BadFrameRule {
    /**
     * As {@link #PUBLISHED}, but a frame within the spread of typical frames is good, and one of less than a quarter of the
     * typical correlation, beyond that spread, is bad.
     */
    ROBUST,
    /** Below the median by more than the mean and some standard deviations of the steps from frame to frame. */
    PUBLISHED
}
