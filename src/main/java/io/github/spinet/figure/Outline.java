// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.figure;

import io.github.spinet.spine.Dendrite;
import io.github.spinet.spine.Region;
import java.awt.Color;
import java.awt.Rectangle;
import java.awt.Shape;
import java.awt.geom.Area;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;

/**
 * A line on an image.
 *
 * @param name printed beside it, empty for none
 * @param shapePx the line, in ImageJ's convention (pixel 0 covers 0 … 1)
 * @param kind its meaning
 */
public record Outline(String name, Shape shapePx, Kind kind) {

    private static final double RADIUS_PX = 4;

    /** What is outlined. */
    public enum Kind {
        SPINE("spine", new Color(0xF4F4F4)),
        NEW("new", new Color(0x3CE0AC)),
        LOST("lost", new Color(0xFF6A3D)),
        MRS("movement-related", new Color(0xFF8C42)),
        NON_MRS("not movement-related", Style.STABLE),
        DENDRITE("dendrite", new Color(0xF0E442));

        final String label;
        // On a dark image the colours of the house are lighter.
        final Color color;

        Kind(String label, Color color) {
            this.label = label;
            this.color = color;
        }
    }

    /** The border of a region's pixels. */
    public static Outline of(Region region, Kind kind) {
        Path2D pixels = new Path2D.Double(Path2D.WIND_NON_ZERO);
        for (int i = 0; i < region.size(); i++) {
            pixels.append(new Rectangle(region.pixelX()[i], region.pixelY()[i], 1, 1), false);
        }
        return new Outline(region.name(), new Area(pixels), kind);
    }

    /** A small circle around a place, e.g. where a spine was. */
    public static Outline circle(String name, double xPx, double yPx, Kind kind) {
        return new Outline(
                name, new Ellipse2D.Double(xPx - RADIUS_PX, yPx - RADIUS_PX, 2 * RADIUS_PX, 2 * RADIUS_PX), kind);
    }

    /** The centre line of a dendrite. */
    public static Outline of(Dendrite dendrite) {
        return new Outline(dendrite.name(), line(dendrite.xPx(), dendrite.yPx(), false), Kind.DENDRITE);
    }

    /** A polygon through the vertices. */
    public static Outline of(String name, double[] xPx, double[] yPx, Kind kind) {
        return new Outline(name, line(xPx, yPx, true), kind);
    }

    private static Path2D line(double[] x, double[] y, boolean closed) {
        Path2D path = new Path2D.Double();
        for (int i = 0; i < x.length; i++) {
            if (i == 0) {
                path.moveTo(x[0], y[0]);
            } else {
                path.lineTo(x[i], y[i]);
            }
        }
        if (closed && x.length > 0) {
            path.closePath();
        }
        return path;
    }
}
