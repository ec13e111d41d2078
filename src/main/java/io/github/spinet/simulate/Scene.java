// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.simulate;

import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * What a session's field looks like at rest, in expected photons per pixel and frame: dendrites with their spines, an
 * out-of-focus axon, an even glow. Every spine's head is kept apart as well, to brighten with its activity.
 */
final class Scene {

    /** One spine's head cut out of the canvas: its rows from {@code y0}, each {@code width} long from {@code x0}. */
    record Patch(int x0, int y0, int width, float[] values) {

        /** Adds {@code factor} times the head to a picture of the size of the canvas. */
        void addTo(float[] picture, int pictureWidth, float factor) {
            int rows = values.length / width;
            for (int row = 0; row < rows; row++) {
                int from = row * width;
                int to = (y0 + row) * pictureWidth + x0;
                for (int x = 0; x < width; x++) {
                    picture[to + x] += factor * values[from + x];
                }
            }
        }
    }

    /** Half the thickness of what is drawn sharp, as SD. */
    private static final double SHAFT_SD_UM = 0.3;

    static final double HEAD_SD_UM = 0.25;
    // Half the distance between the two spots that make a head a little longer than wide.
    private static final double HEAD_STRETCH_UM = 0.12;
    private static final double HEAD_BRIGHTNESS = 0.75;
    private static final double NECK_BRIGHTNESS = 0.12;
    private static final double AXON_SD_UM = 1.2;
    private static final double BOUTON_EVERY_UM = 5;
    private static final double LUMPS = 0.18;

    private final FieldGeometry geometry;
    private final SessionView view;
    private final FrameRenderer.Params params;
    private final double umPerPx;
    private final Canvas canvas;
    private final Canvas sheet;
    private final List<Patch> patches;

    /**
     * @param spines the spines that are there
     * @param session from 1
     * @param marginPx how far the content may be displaced
     * @param rng random numbers that all sessions of the field share
     */
    Scene(
            FieldGeometry geometry,
            SessionView view,
            List<PlannedSpine> spines,
            int session,
            FrameRenderer.Params params,
            int marginPx,
            UniformRandomProvider rng) {
        this.geometry = geometry;
        this.view = view;
        this.params = params;
        FieldGeometry.Params field = geometry.params();
        umPerPx = field.umPerPx();
        canvas = Canvas.around(field.widthPx(), field.heightPx(), marginPx, params.psfUm() / umPerPx);
        canvas.fill(params.glow() * params.photons());
        drawAxon(rng);
        for (Curve curve : geometry.curves()) {
            drawShaft(curve, rng);
        }
        sheet = canvas.blank();
        patches = spines.stream().map(s -> drawSpine(s, session)).toList();
    }

    Canvas canvas() {
        return canvas;
    }

    /** One a spine, in the order given. */
    List<Patch> patches() {
        return patches;
    }

    private void drawShaft(Curve curve, UniformRandomProvider rng) {
        double wave = rng.nextDouble(5, 7);
        double phase = rng.nextDouble(0, 2 * Math.PI);
        double wave2 = rng.nextDouble(2.3, 3.1);
        drawLine(
                curve,
                spread(SHAFT_SD_UM),
                um -> params.photons()
                        * (1
                                + LUMPS * Math.sin(2 * Math.PI * um / wave + phase)
                                + LUMPS * Math.sin(2 * Math.PI * um / wave2)));
    }

    private void drawAxon(UniformRandomProvider rng) {
        FieldGeometry.Params field = geometry.params();
        double y = field.heightUm() * (rng.nextBoolean() ? 0.12 : 0.88);
        Curve curve = FieldGeometry.wandering(field.widthUm(), y, 2.5, 0, field.widthUm(), rng);
        double sigma = spread(AXON_SD_UM);
        double bright = params.haze() * params.photons();
        drawLine(curve, sigma, um -> bright);
        for (double um = curve.firstUm() + BOUTON_EVERY_UM * rng.nextDouble();
                um < curve.lastUm();
                um += BOUTON_EVERY_UM * rng.nextDouble(0.5, 1.5)) {
            double[] px = view.toPx(curve.x(um), curve.y(um));
            canvas.spot(px[0], px[1], 0.8 * sigma, bright * rng.nextDouble(0.3, 1));
        }
    }

    // Spots so close that their sum is even; each as bright as makes the ridge what is wanted.
    private void drawLine(Curve curve, double sigmaPx, DoubleUnaryOperator ridge) {
        double share = Curve.STEP_UM / umPerPx / (Math.sqrt(2 * Math.PI) * sigmaPx);
        for (double um = curve.firstUm(); um < curve.lastUm(); um += Curve.STEP_UM) {
            double[] px = view.toPx(curve.x(um), curve.y(um));
            canvas.spot(px[0], px[1], sigmaPx, share * ridge.applyAsDouble(um));
        }
    }

    private Patch drawSpine(PlannedSpine spine, int session) {
        Curve curve = geometry.curves().get(spine.dendrite());
        double neck = NECK_BRIGHTNESS * params.photons() * Curve.STEP_UM / umPerPx;
        for (double off = SHAFT_SD_UM; off < spine.lengthUm(); off += Curve.STEP_UM) {
            double[] px = view.toPx(curve.beside(spine.positionUm(), spine.side() * off));
            canvas.spot(px[0], px[1], params.psfUm() / umPerPx, neck);
        }
        int[] box = {canvas.width, canvas.height, -1, -1};
        double peak = HEAD_BRIGHTNESS * params.photons() * spine.volume(session) / 2;
        for (int end = -1; end <= 1; end += 2) {
            double[] px = view.toPx(
                    curve.beside(spine.positionUm(), spine.side() * (spine.lengthUm() + end * HEAD_STRETCH_UM)));
            int[] drawn = sheet.spot(px[0], px[1], spread(HEAD_SD_UM), peak);
            box = new int[] {
                Math.min(box[0], drawn[0]),
                Math.min(box[1], drawn[1]),
                Math.max(box[2], drawn[2]),
                Math.max(box[3], drawn[3])
            };
        }
        Patch patch = cut(box);
        patch.addTo(canvas.values(), canvas.width, 1);
        return patch;
    }

    // Takes what was drawn off the sheet, which is blank afterwards.
    private Patch cut(int[] box) {
        if (box[2] < box[0] || box[3] < box[1]) {
            return new Patch(0, 0, 1, new float[0]);
        }
        int width = box[2] - box[0] + 1;
        float[] values = new float[width * (box[3] - box[1] + 1)];
        for (int y = box[1]; y <= box[3]; y++) {
            int from = y * sheet.width + box[0];
            System.arraycopy(sheet.values(), from, values, (y - box[1]) * width, width);
            Arrays.fill(sheet.values(), from, from + width, 0);
        }
        return new Patch(box[0], box[1], width, values);
    }

    private double spread(double sdUm) {
        return Math.hypot(sdUm, params.psfUm()) / umPerPx;
    }
}
