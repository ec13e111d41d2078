// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.simulate;

import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;

/**
 * Where the tissue lies in one session's image: rotated about the centre, displaced, and bent by a smooth wave.
 *
 * <p>Coordinates in px follow ImageJ: pixel (0, 0) covers 0 … 1.
 */
record SessionView(
        FieldGeometry.Params field,
        double angleRad,
        double shiftXUm,
        double shiftYUm,
        double bendUm,
        double phaseX,
        double phaseY) {

    // The bending wave is this many times as long as the image is wide.
    private static final double WAVE = 1.2;

    static SessionView reference(FieldGeometry.Params field) {
        return new SessionView(field, 0, 0, 0, 0, 0, 0);
    }

    static SessionView random(FieldGeometry.Params field, UniformRandomProvider rng) {
        ZigguratSampler.NormalizedGaussian normal = ZigguratSampler.NormalizedGaussian.of(rng);
        return new SessionView(
                field,
                Math.toRadians(field.rotationDeg() * cut(normal.sample())),
                field.displacementUm() * cut(normal.sample()),
                field.displacementUm() * cut(normal.sample()),
                field.deformationUm(),
                rng.nextDouble(0, 2 * Math.PI),
                rng.nextDouble(0, 2 * Math.PI));
    }

    /** Field coordinates in µm to image coordinates in px. */
    double[] toPx(double xUm, double yUm) {
        double cx = field.widthUm() / 2;
        double cy = field.heightUm() / 2;
        double cos = Math.cos(angleRad);
        double sin = Math.sin(angleRad);
        double wave = 2 * Math.PI / (WAVE * field.widthUm());
        double x = cx + cos * (xUm - cx) - sin * (yUm - cy) + shiftXUm + bendUm * Math.sin(wave * xUm + phaseX);
        double y = cy + sin * (xUm - cx) + cos * (yUm - cy) + shiftYUm + bendUm * Math.sin(wave * xUm + phaseY);
        return new double[] {x / field.umPerPx(), y / field.umPerPx()};
    }

    double[] toPx(double[] pointUm) {
        return toPx(pointUm[0], pointUm[1]);
    }

    private static double cut(double value) {
        return Math.max(-2, Math.min(2, value));
    }
}
