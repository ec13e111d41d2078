// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.simulate;

import io.github.spinet.spine.Dendrite;
import io.github.spinet.spine.FieldRois;
import io.github.spinet.spine.Region;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;

/**
 * The ROIs that a careful operator would draw on a session: an ellipse round each spine head, numbered anew in every session
 * along the dendrites ({@code S1}, {@code S2} …), a line along each dendrite ({@code D1} …), and a dark place as
 * {@code Background}.
 *
 * @param rois the same as pixels and lines
 * @param outlines one ellipse a spine, in the order of the spines, and last the background's
 */
record OperatorRois(FieldRois rois, List<Outline> outlines) {

    private static final double SEMI_MAJOR_UM = 0.62;
    private static final double SEMI_MINOR_UM = 0.55;
    private static final double BACKGROUND_UM = 1.1;
    private static final double VERTEX_EVERY_UM = 1.5;
    // How exactly an operator places and sizes things.
    private static final double HAND_UM = 0.04;
    private static final double SIZE_SPREAD = 0.03;
    private static final double SIZE_BY_VOLUME = 0.2;
    private static final double FROM_BORDER_UM = 0.8;

    static OperatorRois draw(
            FieldGeometry geometry,
            SessionView view,
            List<PlannedSpine> spines,
            Scene scene,
            UniformRandomProvider rng) {
        FieldGeometry.Params field = geometry.params();
        ZigguratSampler.NormalizedGaussian hand = ZigguratSampler.NormalizedGaussian.of(rng);
        double handPx = HAND_UM / field.umPerPx();
        List<Outline> outlines = new ArrayList<>();
        for (PlannedSpine spine : spines) {
            Curve curve = geometry.curves().get(spine.dendrite());
            double[] root = view.toPx(curve.beside(spine.positionUm(), 0));
            double[] head = view.toPx(geometry.head(spine));
            // The same size in every session, as ROIs carried over from the first one have.
            double size =
                    Math.pow(spine.volumes()[0], SIZE_BY_VOLUME) * (1 + SIZE_SPREAD * hand.sample()) / field.umPerPx();
            outlines.add(new Outline(
                    "S" + (outlines.size() + 1),
                    head[0] + handPx * hand.sample(),
                    head[1] + handPx * hand.sample(),
                    SEMI_MAJOR_UM * size,
                    SEMI_MINOR_UM * size,
                    Math.toDegrees(Math.atan2(head[1] - root[1], head[0] - root[0]))));
        }
        List<Dendrite> dendrites = new ArrayList<>();
        for (Curve curve : geometry.curves()) {
            dendrites.add(line("D" + (dendrites.size() + 1), curve, view, handPx, hand));
        }
        Outline background = darkest(field, scene);
        List<Region> regions = outlines.stream()
                .map(o -> o.region(field.widthPx(), field.heightPx()))
                .toList();
        outlines.add(background);
        return new OperatorRois(
                new FieldRois(regions, dendrites, Optional.of(background.region(field.widthPx(), field.heightPx()))),
                List.copyOf(outlines));
    }

    private static Dendrite line(
            String name, Curve curve, SessionView view, double handPx, ZigguratSampler.NormalizedGaussian hand) {
        int pieces = (int) Math.ceil(curve.lengthUm() / VERTEX_EVERY_UM);
        double[] x = new double[pieces + 1];
        double[] y = new double[pieces + 1];
        for (int i = 0; i <= pieces; i++) {
            double um = curve.lengthUm() * i / pieces;
            double[] px = view.toPx(curve.x(um), curve.y(um));
            x[i] = px[0] + handPx * hand.sample();
            y[i] = px[1] + handPx * hand.sample();
        }
        return new Dendrite(name, x, y);
    }

    // The darkest of all places on a grid, seen without noise and at rest.
    private static Outline darkest(FieldGeometry.Params field, Scene scene) {
        float[] picture = new float[field.widthPx() * field.heightPx()];
        float[] scratch = new float[scene.canvas().width];
        for (int row = 0; row < field.heightPx(); row++) {
            scene.canvas().sampleRow(scene.canvas().values(), row, 0, 0, field.widthPx(), picture, scratch);
        }
        double radius = Math.max(1.5, BACKGROUND_UM / field.umPerPx());
        double edge = radius + FROM_BORDER_UM / field.umPerPx();
        Outline best = null;
        double lowest = Double.POSITIVE_INFINITY;
        for (double y = edge; y <= field.heightPx() - edge; y += radius / 2) {
            for (double x = edge; x <= field.widthPx() - edge; x += radius / 2) {
                Outline here = new Outline("Background", x, y, radius, radius, 0);
                double light = mean(here.region(field.widthPx(), field.heightPx()), picture, field.widthPx());
                if (light < lowest) {
                    lowest = light;
                    best = here;
                }
            }
        }
        return best;
    }

    private static double mean(Region region, float[] picture, int width) {
        double sum = 0;
        for (int i = 0; i < region.size(); i++) {
            sum += picture[region.pixelY()[i] * width + region.pixelX()[i]];
        }
        return sum / region.size();
    }
}
