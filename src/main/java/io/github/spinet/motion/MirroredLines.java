// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.motion;

import io.github.spinet.movie.DerivedMovie;
import io.github.spinet.movie.Movie;

/** A movie with every second line turned round, for sources that store the lines of a scan to and fro as they came. */
public final class MirroredLines extends DerivedMovie {

    private final ScanGeometry.Mirrored mirrored;

    /** @param mirrored the lines that the source stores from right to left */
    public MirroredLines(Movie source, ScanGeometry.Mirrored mirrored) {
        super(source);
        this.mirrored = mirrored;
    }

    @Override
    public void read(int frame, float[] pixels) {
        source.read(frame, pixels);
        int width = width();
        for (int y = 0; y < height(); y++) {
            if (mirrored.has(y)) {
                for (int a = y * width, b = a + width - 1; a < b; a++, b--) {
                    float swap = pixels[a];
                    pixels[a] = pixels[b];
                    pixels[b] = swap;
                }
            }
        }
    }
}
