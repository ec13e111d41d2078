// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.spine;

import io.github.spinet.movie.Calibration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** All dendrites of a field, each once, where the first session has them. */
final class DendriteAtlas {

    private static final double SPACING_UM = 1;

    private DendriteAtlas() {}

    /**
     * The dendrites of the first session as drawn; from each later one those of which less than half runs beside a
     * dendrite that is already there.
     *
     * @param warps for every session the warp to the first one
     * @param besideUm largest distance of one dendrite as drawn in two sessions
     */
    static List<DendriteAxis> of(List<SpineTracking.Session> sessions, List<Warp> warps, double besideUm) {
        Calibration calibration = sessions.get(0).projection().calibration();
        List<DendriteAxis> axes = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (int k = 0; k < sessions.size(); k++) {
            List<DendriteAxis> added = new ArrayList<>();
            for (Dendrite drawn : sessions.get(k).rois().dendrites()) {
                DendriteAxis axis = DendriteAxis.of(
                        carried(drawn, warps.get(k), Linking.distinct(drawn.name(), k, names)), calibration);
                if (k == 0 || shareBeside(axis, axes, besideUm) < 0.5) {
                    names.add(axis.name());
                    added.add(axis);
                }
            }
            axes.addAll(added);
        }
        return axes;
    }

    private static Dendrite carried(Dendrite drawn, Warp warp, String name) {
        double[] x = new double[drawn.xPx().length];
        double[] y = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            double[] p = warp.toReference(drawn.xPx()[i], drawn.yPx()[i]);
            x[i] = p[0];
            y[i] = p[1];
        }
        return new Dendrite(name, x, y);
    }

    private static double shareBeside(DendriteAxis axis, List<DendriteAxis> others, double besideUm) {
        List<double[]> points = axis.pointsEvery(SPACING_UM);
        long beside = points.stream()
                .filter(p -> others.stream().anyMatch(o -> o.project(p[0], p[1]).distanceUm() <= besideUm))
                .count();
        return (double) beside / points.size();
    }
}
