// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.spine;

import java.util.List;

/**
 * The dendrite that a spine sits on and its position there.
 *
 * @param dendrite empty if no dendrite is near enough
 * @param positionUm distance along it from its first vertex, NaN if no dendrite is near enough
 */
public record Placement(String dendrite, double positionUm) {

    /** No dendrite near. */
    public static final Placement NONE = new Placement("", Double.NaN);

    /**
     * Puts a point on the nearest dendrite (ties: the first).
     *
     * @param x in pixels
     * @param y in pixels
     * @param maxDistanceUm a dendrite farther away is not the spine's
     */
    public static Placement of(
            double x, double y, List<DendriteAxis> axes, double maxDistanceUm, DendriteAxis.Along along) {
        Placement best = NONE;
        double distance = Double.POSITIVE_INFINITY;
        for (DendriteAxis axis : axes) {
            double away = axis.project(x, y).distanceUm();
            if (away <= maxDistanceUm && away < distance) {
                distance = away;
                best = new Placement(axis.name(), axis.locate(x, y, along).alongUm());
            }
        }
        return best;
    }
}
