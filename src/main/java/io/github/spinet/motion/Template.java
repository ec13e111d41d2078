// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.motion;

import io.github.spinet.movie.Image;

/**
 * What frames are compared with.
 *
 * @param image NaN where it is undefined
 * @param noise how the frames' noise goes with the image's brightness
 */
record Template(Image image, NoiseLine noise) {

    /** A template of which no frames have been seen yet. */
    static Template of(Image image) {
        return new Template(image, NoiseLine.guess(image.pixels()));
    }

    int width() {
        return image.width();
    }

    int height() {
        return image.height();
    }

    /** The pixels with a mean of 0; undefined ones are 0. */
    float[] centred() {
        float[] centred = image.pixels().clone();
        Frames.centre(centred);
        return centred;
    }
}
