// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.spine;

import io.github.spinet.core.BadInputException;

/**
 * The pixels of one spine or of the background.
 *
 * @param name unique within its set
 * @param xPx centre of the pixels along x, in ImageJ's convention (pixel 0 covers 0 … 1)
 * @param yPx centre of the pixels along y
 * @param pixelX columns of the pixels whose centre lies inside the outline, not copied
 * @param pixelY rows of the same pixels
 */
public record Region(String name, double xPx, double yPx, int[] pixelX, int[] pixelY) {

    public Region {
        if (pixelX.length == 0 || pixelX.length != pixelY.length) {
            throw new BadInputException("ROI '" + name + "' covers no pixel centre; draw it larger");
        }
    }

    /** The region with its centre at the mean of the pixels' centres. */
    public static Region of(String name, int[] pixelX, int[] pixelY) {
        double x = 0;
        double y = 0;
        for (int i = 0; i < pixelX.length; i++) {
            x += pixelX[i] + 0.5;
            y += pixelY[i] + 0.5;
        }
        return new Region(name, x / pixelX.length, y / pixelX.length, pixelX, pixelY);
    }

    /** Area in pixels. */
    public int size() {
        return pixelX.length;
    }

    /** @throws BadInputException if a pixel lies outside an image of this size */
    public void requireInside(int width, int height) {
        for (int i = 0; i < pixelX.length; i++) {
            if (pixelX[i] < 0 || pixelX[i] >= width || pixelY[i] < 0 || pixelY[i] >= height) {
                throw new BadInputException("ROI '" + name + "' has the pixel (" + pixelX[i] + ", " + pixelY[i]
                        + ") outside the image of " + width + " × " + height
                        + " pixels; expected ROIs drawn on this movie");
            }
        }
    }
}
