// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.movie;

import io.github.spinet.core.BadInputException;

/**
 * One still image: a projection or a template. Pixel (x, y) is {@code pixels[y * width + x]}; NaN marks pixels without
 * data.
 *
 * @param width pixels along x
 * @param height pixels along y
 * @param pixels row by row, not copied
 * @param calibration the pixel's size
 */
public record Image(int width, int height, float[] pixels, Calibration calibration) {

    public Image {
        if (pixels.length != width * height) {
            throw new BadInputException(
                    "An image of " + width + " × " + height + " pixels cannot have " + pixels.length + " values");
        }
    }

    public float at(int x, int y) {
        return pixels[y * width + x];
    }
}
