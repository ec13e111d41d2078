// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.simulate;

import io.github.spinet.core.BadParameterException;
import io.github.spinet.core.Field;
import io.github.spinet.core.Numbers;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * Where the dendrites of a field run, and how the same tissue lies in each session.
 *
 * <p>In µm, with the origin at the top left corner of the first session's image, x right and y down. In later sessions
 * the tissue is displaced, rotated and bent a little.
 */
public final class FieldGeometry {

    /** The image and how well the field is found again. */
    public record Params(
            @Field(init = "208", unit = "px", min = 32, max = 4096, help = "Width of a frame")
            int widthPx,

            @Field(init = "72", unit = "px", min = 32, max = 4096, help = "Height of a frame")
            int heightPx,

            @Field(init = "0.2", unit = "µm/px", min = 0.02, max = 2, help = "Size of a pixel")
            double umPerPx,

            @Field(init = "1", min = 1, max = 20, help = "Dendrites in a field")
            int dendrites,

            @Field(
                    init = "0.8",
                    unit = "µm",
                    min = 0,
                    max = 10,
                    help = "Displacement of the field between sessions (SD along each axis, cut at twice)")
            double displacementUm,

            @Field(
                    init = "1",
                    unit = "°",
                    min = 0,
                    max = 20,
                    help = "Rotation of the field between sessions (SD, cut at twice)")
            double rotationDeg,

            @Field(
                    init = "0.25",
                    unit = "µm",
                    min = 0,
                    max = 5,
                    help = "Bending of the tissue between sessions (largest displacement by it)")
            double deformationUm)
            implements Serializable {
        private static final long serialVersionUID = 1L;

        double widthUm() {
            return widthPx * umPerPx;
        }

        double heightUm() {
            return heightPx * umPerPx;
        }
    }

    // A dendrite with its spines needs this much height, and a line of any use this much width.
    private static final double BAND_UM = 9;
    private static final double NARROWEST_UM = 12;
    // The drawn line ends this far from the image's sides; the dendrite itself runs on beyond them.
    private static final double SIDE_UM = 2;
    private static final double BEYOND_UM = 10;
    private static final double WANDER = 0.13;
    private static final double ROOM_FOR_SPINES_UM = 3.2;
    private static final double[] WAVES_UM = {41, 23, 13};
    private static final double[] SHARES = {0.6, 0.28, 0.12};

    private final Params params;
    private final List<Curve> curves = new ArrayList<>();

    /**
     * @param rng random numbers that all sessions of the field share
     * @throws BadParameterException if the field is too small for its dendrites
     */
    FieldGeometry(Params params, UniformRandomProvider rng) {
        check(params);
        this.params = params;
        double band = params.heightUm() / params.dendrites;
        for (int d = 0; d < params.dendrites; d++) {
            double wander = Math.min(WANDER * band, Math.max(0, band / 2 - ROOM_FOR_SPINES_UM - 1));
            curves.add(wandering(
                    params.widthUm(), (d + 0.5) * band, Math.min(wander, 3), SIDE_UM, params.widthUm() - SIDE_UM, rng));
        }
    }

    static void check(Params params) {
        if (params.heightUm() / params.dendrites < BAND_UM) {
            throw new BadParameterException("height_px = " + params.heightPx + " px of "
                    + Numbers.toText(params.umPerPx) + " µm leave "
                    + Numbers.toText(params.heightUm() / params.dendrites)
                    + " µm for each of dendrites = " + params.dendrites + "; expected " + Numbers.toText(BAND_UM)
                    + " µm or more: raise height_px or lower dendrites");
        }
        if (params.widthUm() < NARROWEST_UM) {
            throw new BadParameterException("width_px = " + params.widthPx + " px of " + Numbers.toText(params.umPerPx)
                    + " µm are " + Numbers.toText(params.widthUm()) + " µm; expected " + Numbers.toText(NARROWEST_UM)
                    + " µm or more: raise width_px");
        }
    }

    /** A line from left to right through the whole image and beyond, at about the height {@code yUm}. */
    static Curve wandering(
            double widthUm, double yUm, double wanderUm, double beginUm, double endUm, UniformRandomProvider rng) {
        int n = (int) Math.ceil((widthUm + 2 * BEYOND_UM) / Curve.STEP_UM) + 1;
        double[] x = new double[n];
        double[] y = new double[n];
        for (int k = 0; k < n; k++) {
            x[k] = -BEYOND_UM + k * Curve.STEP_UM;
            y[k] = yUm;
        }
        for (int w = 0; w < WAVES_UM.length; w++) {
            double wave = WAVES_UM[w] * rng.nextDouble(0.85, 1.15);
            double phase = rng.nextDouble(0, 2 * Math.PI);
            for (int k = 0; k < n; k++) {
                y[k] += wanderUm * SHARES[w] * Math.sin(2 * Math.PI * x[k] / wave + phase);
            }
        }
        return new Curve(x, y, beginUm, endUm);
    }

    Params params() {
        return params;
    }

    List<Curve> curves() {
        return curves;
    }

    double[] lengthsUm() {
        return curves.stream().mapToDouble(Curve::lengthUm).toArray();
    }

    /** Centre of a spine's head. */
    double[] head(PlannedSpine spine) {
        return curves.get(spine.dendrite()).beside(spine.positionUm(), spine.side() * spine.lengthUm());
    }

    /** How the tissue lies in a session; the first one is the reference. */
    SessionView view(int session, UniformRandomProvider rng) {
        return session == 1 ? SessionView.reference(params) : SessionView.random(params, rng);
    }
}
