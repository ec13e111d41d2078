// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.motion;

import io.github.spinet.movie.Image;
import io.github.spinet.movie.PixelStatistics;

/**
 * What frames are compared with.
 *
 * @param image NaN where it is undefined
 * @param noise how the frames' noise goes with the image's brightness
 * @param active what changes its brightness by itself
 */
record Template(Image image, NoiseLine noise, ActivePlaces active) {

    /** A template of which no frames have been seen yet. */
    static Template of(Image image) {
        return new Template(image, NoiseLine.guess(image.pixels()), ActivePlaces.none());
    }

    /** A template with the noise of frames aligned to it. */
    static Template of(Image image, PixelStatistics aligned) {
        return new Template(image, NoiseLine.fit(image.pixels(), aligned), ActivePlaces.none());
    }

    /** The same with what is active in frames aligned to it. */
    Template activeAs(PixelStatistics aligned) {
        return new Template(image, noise, ActivePlaces.find(image.pixels(), image.width(), noise, aligned));
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
