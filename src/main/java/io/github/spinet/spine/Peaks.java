// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.spine;

/** Peaks of sampled score surfaces between their samples. */
final class Peaks {

    private Peaks() {}

    /**
     * Where the parabolas through a sample and its neighbours have their tops.
     *
     * @param side samples along x of the surface
     * @return offset from the sample along x and y, each within ±0.5; 0 at the border
     */
    static double[] subpixel(double[] surface, int side, int x, int y) {
        int height = surface.length / side;
        int i = y * side + x;
        double dx = x > 0 && x < side - 1 ? top(surface[i - 1], surface[i], surface[i + 1]) : 0;
        double dy = y > 0 && y < height - 1 ? top(surface[i - side], surface[i], surface[i + side]) : 0;
        return new double[] {dx, dy};
    }

    private static double top(double before, double at, double after) {
        double curvature = before - 2 * at + after;
        return curvature < 0 ? Math.max(-0.5, Math.min(0.5, (before - after) / (2 * curvature))) : 0;
    }
}
