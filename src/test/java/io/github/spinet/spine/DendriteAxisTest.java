// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.spine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.spinet.movie.Calibration;
import java.util.List;
import org.junit.jupiter.api.Test;

class DendriteAxisTest {

    // 30 px to the right, then 40 px down.
    private static final Dendrite CORNER = new Dendrite("d", new double[] {10, 40, 40}, new double[] {5, 5, 45});

    @Test
    void position_is_the_foot_of_the_perpendicular() {
        DendriteAxis axis = DendriteAxis.of(CORNER, Calibration.square(0.5));
        DendriteAxis.Position p = axis.project(17, 9);
        assertEquals(7, p.alongPx(), 1e-12);
        assertEquals(3.5, p.alongUm(), 1e-12);
        assertEquals(2, p.awayUm(), 1e-12);
        assertEquals(-2, axis.project(17, 1).awayUm(), 1e-12);
        assertEquals(35, axis.lengthUm(), 1e-12);
        assertEquals(70, axis.lengthPx(), 1e-12);
    }

    @Test
    void points_beyond_an_end_belong_to_that_end() {
        DendriteAxis axis = DendriteAxis.of(CORNER, Calibration.square(1));
        assertEquals(0, axis.project(4, 13).alongPx());
        assertEquals(10, axis.project(4, 13).distanceUm(), 1e-12);
        assertEquals(70, axis.project(40, 50).alongPx(), 1e-12);
    }

    @Test
    void pixels_that_are_not_square_bend_nothing() {
        DendriteAxis axis = DendriteAxis.of(CORNER, new Calibration(0.2, 0.5));
        assertEquals(6 + 20, axis.lengthUm(), 1e-12);
        DendriteAxis.Position p = axis.project(50, 25);
        assertEquals(50, p.alongPx(), 1e-12);
        assertEquals(16, p.alongUm(), 1e-12);
        assertEquals(2, p.distanceUm(), 1e-12);
        // A diagonal line in µm: from (0, 0) to (2, 5) µm; the foot of (10 px, 0) is at 2 · 2 / √29 µm.
        Dendrite diagonal = new Dendrite("e", new double[] {0, 10}, new double[] {0, 10});
        assertEquals(
                4 / Math.sqrt(29),
                DendriteAxis.of(diagonal, new Calibration(0.2, 0.5))
                        .project(10, 0)
                        .alongUm(),
                1e-12);
    }

    @Test
    void nearest_vertex_quantizes_as_published() {
        DendriteAxis axis = DendriteAxis.of(CORNER, Calibration.square(1));
        assertEquals(30, axis.locate(27, 6, DendriteAxis.Along.NEAREST_VERTEX).alongUm());
        assertEquals(0, axis.locate(24, 6, DendriteAxis.Along.NEAREST_VERTEX).alongUm());
        assertEquals(0, axis.nearestVertex(25, 5).alongUm(), "ties: the first");
    }

    @Test
    void unknown_pixel_size_leaves_micrometres_undefined() {
        DendriteAxis axis = DendriteAxis.of(CORNER, Calibration.UNKNOWN);
        assertEquals(7, axis.project(17, 9).alongPx(), 1e-12);
        assertTrue(Double.isNaN(axis.project(17, 9).alongUm()));
        assertTrue(Double.isNaN(axis.lengthUm()));
        assertEquals(Placement.NONE, Placement.of(17, 9, List.of(axis), 5, DendriteAxis.Along.PROJECTION));
    }

    @Test
    void points_at_equal_distances_pass_the_corner() {
        List<double[]> points = DendriteAxis.of(CORNER, Calibration.square(0.1)).pointsEvery(1);
        assertEquals(8, points.size());
        assertArrayEquals(new double[] {20, 5}, points.get(1), 1e-9);
        assertArrayEquals(new double[] {40, 15}, points.get(4), 1e-9);
        assertArrayEquals(new double[] {40, 45}, points.get(7), 1e-9);
    }

    @Test
    void repeated_vertices_change_nothing() {
        Dendrite repeated = new Dendrite("d", new double[] {10, 40, 40, 40}, new double[] {5, 5, 5, 45});
        DendriteAxis axis = DendriteAxis.of(repeated, Calibration.square(1));
        assertEquals(50, axis.project(45, 25).alongUm(), 1e-12);
        assertEquals(71, axis.pointsEvery(1).size());
    }

    @Test
    void a_spine_sits_on_the_nearest_dendrite_within_reach() {
        Dendrite other = new Dendrite("far", new double[] {10, 40}, new double[] {25, 25});
        List<DendriteAxis> axes = List.of(
                DendriteAxis.of(CORNER, Calibration.square(0.5)), DendriteAxis.of(other, Calibration.square(0.5)));
        assertEquals(new Placement("d", 3.5), Placement.of(17, 9, axes, 5, DendriteAxis.Along.PROJECTION));
        assertEquals(new Placement("far", 3.5), Placement.of(17, 21, axes, 5, DendriteAxis.Along.PROJECTION));
        assertEquals(Placement.NONE, Placement.of(17, 40, axes, 5, DendriteAxis.Along.PROJECTION));
    }
}
