// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.io;

import ij.gui.EllipseRoi;
import ij.gui.PolygonRoi;
import ij.gui.Roi;
import io.github.spinet.simulate.Outline;
import io.github.spinet.spine.Dendrite;
import java.util.ArrayList;
import java.util.List;

/** Ellipses and lines as an operator draws them, as ImageJ ROIs that can be edited. */
public final class EllipseRois {

    // ImageJ's lines count from the centre of a pixel, areas and Spinet from its corner.
    private static final double LINE_ORIGIN = 0.5;

    private EllipseRois() {}

    /** The ellipses under their names, then the lines. */
    public static RoiSet of(List<Outline> ellipses, List<Dendrite> dendrites) {
        List<Roi> rois = new ArrayList<>();
        ellipses.forEach(e -> rois.add(ellipse(e)));
        dendrites.forEach(d -> rois.add(line(d)));
        return new RoiSet(rois);
    }

    private static Roi ellipse(Outline e) {
        double dx = e.semiMajorPx() * Math.cos(Math.toRadians(e.angleDeg()));
        double dy = e.semiMajorPx() * Math.sin(Math.toRadians(e.angleDeg()));
        Roi roi = new EllipseRoi(
                e.xPx() - dx, e.yPx() - dy, e.xPx() + dx, e.yPx() + dy, e.semiMinorPx() / e.semiMajorPx());
        roi.setName(e.name());
        return roi;
    }

    private static Roi line(Dendrite dendrite) {
        float[] x = new float[dendrite.xPx().length];
        float[] y = new float[x.length];
        for (int i = 0; i < x.length; i++) {
            x[i] = (float) (dendrite.xPx()[i] - LINE_ORIGIN);
            y[i] = (float) (dendrite.yPx()[i] - LINE_ORIGIN);
        }
        Roi roi = new PolygonRoi(x, y, Roi.POLYLINE);
        roi.setName(dendrite.name());
        return roi;
    }
}
