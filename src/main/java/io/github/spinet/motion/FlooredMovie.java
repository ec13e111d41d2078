// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.motion;

import io.github.spinet.movie.DerivedMovie;
import io.github.spinet.movie.Movie;

/**
 * A movie whose darkest pixels, the noise of detector and amplifier, are set to one value, as the published analysis
 * does (below 80 to 35 with its detectors).
 */
public final class FlooredMovie extends DerivedMovie {

    private final double floor;
    private final double replacement;

    /**
     * @param floor pixels below it are replaced
     * @param replacement what replaces them; NaN for the mean of the frame's pixels below the floor
     */
    public FlooredMovie(Movie source, double floor, double replacement) {
        super(source);
        this.floor = floor;
        this.replacement = replacement;
    }

    @Override
    public void read(int frame, float[] pixels) {
        source.read(frame, pixels);
        float value = (float) (Double.isNaN(replacement) ? meanBelow(pixels) : replacement);
        for (int p = 0; p < pixels.length; p++) {
            pixels[p] = pixels[p] < floor ? value : pixels[p];
        }
    }

    private double meanBelow(float[] pixels) {
        double sum = 0;
        int count = 0;
        for (float pixel : pixels) {
            if (pixel < floor) {
                sum += pixel;
                count++;
            }
        }
        return sum / count;
    }
}
