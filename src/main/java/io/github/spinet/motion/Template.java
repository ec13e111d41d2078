// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.motion;

import io.github.spinet.movie.Image;
import io.github.spinet.movie.PixelStatistics;
import java.util.stream.IntStream;

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

    /** The same with other places that are active. */
    Template active(ActivePlaces other) {
        return new Template(image, noise, other);
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

    /**
     * What a frame is multiplied with to find its place: the logarithm of the brightness that its noise tells, without its
     * mean and its slope across the field, so that light from elsewhere, stronger on one side, does not count. Of all images this one tells places apart best where light comes in photons, as the likelihood of counts is
     * their product with it; a spine beside a bright dendrite thus counts for more, and a bright soma for less, than in a plain
     * correlation.
     *
     * <p>Before any frame was aligned the image is blurred and its noise a guess; then it is the image itself.
     */
    float[] whereToLook(SearchRange range) {
        float[] centred = centred();
        float[] pixels = image.pixels();
        float[] smooth = Derivatives.smoothed(1).of(centred, width(), 0, 0);
        double mean = mean(pixels);
        int radius = Derivatives.smoothed(1).radius();
        float[] logs = new float[pixels.length];
        for (int p = 0; p < logs.length; p++) {
            int x = p % width();
            int y = p / width();
            boolean inside = x >= radius && x < width() - radius && y >= radius && y < height() - radius;
            double brightness = (inside ? smooth[p] : centred[p]) + mean;
            logs[p] =
                    (float) (noise.slope() > 0 && !noise.guessed() ? Math.log(noise.variance(brightness)) : brightness);
        }
        Slope.remove(logs, width(), range, p -> true);
        return logs;
    }

    private static double mean(float[] pixels) {
        return IntStream.range(0, pixels.length)
                .mapToDouble(p -> pixels[p])
                .filter(Double::isFinite)
                .average()
                .orElse(0);
    }
}
