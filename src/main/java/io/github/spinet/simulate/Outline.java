// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.simulate;

import io.github.spinet.core.Field;
import io.github.spinet.spine.Region;
import java.util.Arrays;

/**
 * An ellipse as an operator draws it.
 *
 * <p>The ends of its long axis lie at the centre ± {@code semiMajorPx} · (cos {@code angleDeg}, sin {@code angleDeg}), with y
 * down.
 */
public record Outline(
        @Field(help = "Name of the ROI") String name,
        @Field(help = "Centre along x", unit = "px") double xPx,
        @Field(help = "Centre along y", unit = "px") double yPx,
        @Field(help = "Half of the long axis", unit = "px") double semiMajorPx,
        @Field(help = "Half of the short axis", unit = "px") double semiMinorPx,

        @Field(
                help = "Direction of the long axis, from the x axis towards the y axis, clockwise on the screen",
                unit = "°")
        double angleDeg) {

    /** The pixels whose centre lies inside, cut off at the borders of an image of this size. */
    public Region region(int width, int height) {
        int reach = (int) Math.ceil(semiMajorPx) + 1;
        int[] xs = new int[(2 * reach + 1) * (2 * reach + 1)];
        int[] ys = new int[xs.length];
        int n = 0;
        int cx = (int) Math.floor(xPx);
        int cy = (int) Math.floor(yPx);
        for (int y = Math.max(0, cy - reach); y <= Math.min(height - 1, cy + reach); y++) {
            for (int x = Math.max(0, cx - reach); x <= Math.min(width - 1, cx + reach); x++) {
                if (contains(x + 0.5, y + 0.5)) {
                    xs[n] = x;
                    ys[n++] = y;
                }
            }
        }
        return Region.of(name, Arrays.copyOf(xs, n), Arrays.copyOf(ys, n));
    }

    /** Whether a point lies inside or on the border. */
    public boolean contains(double x, double y) {
        double cos = Math.cos(Math.toRadians(angleDeg));
        double sin = Math.sin(Math.toRadians(angleDeg));
        double along = ((x - xPx) * cos + (y - yPx) * sin) / semiMajorPx;
        double across = ((y - yPx) * cos - (x - xPx) * sin) / semiMinorPx;
        return along * along + across * across <= 1;
    }
}
