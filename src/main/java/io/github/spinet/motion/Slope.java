// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.motion;

import java.util.function.IntPredicate;

/** The slope of an image across the field, such as light from elsewhere makes that is stronger on one side. */
final class Slope {

    private Slope() {}

    /**
     * Takes the plane away that fits an image best in the part that lies inside every frame of the search.
     *
     * @param image changed in place
     * @param known which pixels count
     */
    static void remove(float[] image, int width, SearchRange range, IntPredicate known) {
        int height = image.length / width;
        double middleX = (width - 1) / 2.0;
        double middleY = (height - 1) / 2.0;
        double n = 0;
        double sum = 0;
        double xx = 0;
        double yy = 0;
        double alongX = 0;
        double alongY = 0;
        for (int y = range.maxY(); y < height - range.maxY(); y++) {
            for (int x = range.maxX(); x < width - range.maxX(); x++) {
                int p = y * width + x;
                if (known.test(p)) {
                    n++;
                    sum += image[p];
                    xx += (x - middleX) * (x - middleX);
                    yy += (y - middleY) * (y - middleY);
                    alongX += (x - middleX) * image[p];
                    alongY += (y - middleY) * image[p];
                }
            }
        }
        if (n == 0) {
            return;
        }
        for (int p = 0; p < image.length; p++) {
            image[p] -= (float) (sum / n + alongX / xx * (p % width - middleX) + alongY / yy * (p / width - middleY));
        }
    }
}
