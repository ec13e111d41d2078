// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.spine;

import io.github.spinet.core.BadInputException;
import io.github.spinet.core.Field;
import io.github.spinet.core.Parallel;
import io.github.spinet.core.Progress;
import io.github.spinet.movie.Calibration;
import io.github.spinet.movie.Image;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/**
 * Brings the projections of several sessions of one field together.
 *
 * <p>First the rotation and the shift with the best normalised correlation are searched for over the whole range allowed.
 * Then the tissue's deformation is followed by matching windows of decreasing size, with a smooth displacement field
 * fitted to what they say. It takes the place of the affine alignment by enhanced correlation of the published analysis
 * (Hedrick et al. 2022, doi:10.1038/s41593-022-01086-6), which cannot follow dendrites that moved against each other. A
 * step that does not raise the correlation of the projections is not applied.
 */
public final class SessionRegistration {

    /** How much the field may change between sessions. */
    public enum Model {
        /** The projections already fit. */
        NONE,
        /** Rotation and shift. */
        RIGID,
        /** Rotation and shift, then a smooth deformation. */
        ELASTIC
    }

    /** What a session is registered to. */
    public enum Reference {
        /** The first session. */
        FIRST,
        /** The session before, and through it the first: for fields that change much over the study. */
        PREVIOUS
    }

    /** The settings. */
    public record Params(
            @Field(
                    init = "ELASTIC",
                    help = "How sessions differ: NONE for projections that fit already, RIGID for rotation and shift,"
                            + " ELASTIC for tissue that deformed")
            Model alignment,

            @Field(
                    init = "FIRST",
                    help = "Session to align with: the FIRST, or the PREVIOUS where the field changes much")
            Reference alignTo,

            @Field(init = "20", unit = "µm", min = 0, max = 1000, help = "Largest shift between sessions")
            double maxShiftUm,

            @Field(init = "5", unit = "°", min = 0, max = 45, help = "Largest rotation between sessions")
            double maxRotationDeg,

            @Field(
                    init = "12",
                    unit = "µm",
                    min = 4,
                    max = 500,
                    help = "Width of the smallest windows that follow the deformation")
            double windowUm,

            @Field(
                    init = "1",
                    min = 1e-3,
                    max = 1e6,
                    help = "Stiffness of the tissue: more makes the deformation smoother")
            double stiffness)
            implements Serializable {}

    /** How well a session was registered. */
    public record Quality(
            @Field(help = "Session, from 1 in the order given")
            int session,

            @Field(help = "Session that it was aligned with")
            int alignedTo,

            @Field(help = "Model that was applied in the end")
            Model alignment,

            @Field(help = "Rotation of the field, clockwise on the screen", unit = "°")
            double rotationDeg,

            @Field(help = "Movement of the middle of the field along x", unit = "µm")
            double dxUm,

            @Field(help = "Movement of the middle of the field along y", unit = "µm")
            double dyUm,

            @Field(help = "Largest further displacement of a part of the field", unit = "µm")
            double deformationUm,

            @Field(help = "Correlation of the projections as they are")
            double correlationBefore,

            @Field(help = "Correlation of the projections once aligned")
            double correlationAfter) {}

    /**
     * @param toFirst for every session the warp to the first one
     * @param quality one row a session
     */
    public record Result(List<Warp> toFirst, List<Quality> quality) {}

    // Details of registration are finer than the microscope resolves below this pixel size.
    private static final double FINE_STEP_UM = 0.3;
    private static final double SEARCH_STEP_UM = 1.2;
    // Widths of the windows, from those that see far to those that see detail, in smallest widths.
    private static final List<Integer> WIDE = List.of(4, 2);
    private static final List<Integer> NARROW = List.of(2, 1, 1);
    private static final int MAX_FINE_PX = 1200;
    private static final int MAX_SEARCH_PX = 128;

    private SessionRegistration() {}

    /**
     * Registers every projection to the first.
     *
     * @param projections of one field in session order, with known calibration (not needed for {@link Model#NONE}); NaN
     *     where there are no data
     * @throws BadInputException if a pixel size is unknown
     */
    public static Result run(List<Image> projections, Params params, Parallel parallel, Progress progress) {
        List<Warp> warps = new ArrayList<>();
        List<Quality> quality = new ArrayList<>();
        for (int k = 0; k < projections.size(); k++) {
            if (k == 0 || params.alignment() == Model.NONE) {
                warps.add(Warp.IDENTITY);
                quality.add(new Quality(k + 1, 1, Model.NONE, 0, 0, 0, 0, Double.NaN, Double.NaN));
                continue;
            }
            int to = params.alignTo() == Reference.FIRST ? 0 : k - 1;
            requireCalibrated(projections.get(to), to);
            requireCalibrated(projections.get(k), k);
            Pair pair = new Pair(projections.get(to), projections.get(k));
            Fit fit = pair.fit(params, parallel, progress);
            Warp warp = new FittedWarp(
                    projections.get(to).calibration(), projections.get(k).calibration(), fit);
            warps.add(warp.then(warps.get(to)));
            quality.add(pair.quality(k + 1, to + 1, fit));
        }
        return new Result(List.copyOf(warps), List.copyOf(quality));
    }

    /** A rigid motion after a displacement, both in µm: p of the reference lies at rigid(p + field(p)). */
    record Fit(RigidMotion rigid, DisplacementField field, Model model) {

        double[] apply(double x, double y) {
            double[] u = field.at(x, y);
            return rigid.apply(x + u[0], y + u[1]);
        }
    }

    private static void requireCalibrated(Image image, int session) {
        if (!image.calibration().isKnown()) {
            throw new BadInputException(
                    "The projection of session " + (session + 1) + " has no pixel size in µm; set it"
                            + " in Fiji (Image > Properties), save the projection, and run again");
        }
    }

    /** Two sessions, the first being the reference. */
    private static final class Pair {

        private final double widthUm;
        private final double heightUm;
        private final Raster fineReference;
        private final Raster fineSession;
        private final Raster coarseReference;
        private final Raster coarseSession;

        Pair(Image reference, Image session) {
            widthUm = reference.width() * reference.calibration().widthUm();
            heightUm = reference.height() * reference.calibration().heightUm();
            Calibration pixel = reference.calibration();
            double step = Math.max(FINE_STEP_UM, Math.max(pixel.widthUm(), pixel.heightUm()));
            step = Math.max(step, Math.max(widthUm, heightUm) / MAX_FINE_PX);
            fineReference = Raster.of(reference, step);
            fineSession = Raster.of(session, step);
            coarseReference = fineReference.binned(2);
            coarseSession = fineSession.binned(2);
        }

        private int times(double wantedUm, int most) {
            double step = Math.max(wantedUm, Math.max(widthUm, heightUm) / most);
            return (int) Math.max(1, Math.round(step / fineReference.stepUm()));
        }

        Fit fit(Params params, Parallel parallel, Progress progress) {
            int times = times(SEARCH_STEP_UM, MAX_SEARCH_PX);
            List<RigidMotion> candidates = RigidSearch.find(
                    fineReference.binned(times),
                    fineSession.binned(times),
                    params.maxShiftUm(),
                    params.maxRotationDeg(),
                    parallel,
                    progress);
            DisplacementField still = DisplacementField.zero(widthUm, heightUm, params.windowUm());
            Fit none = new Fit(RigidMotion.none(fineReference, fineSession), still, Model.NONE);
            Fit moved = new Fit(candidates.get(0), still, Model.RIGID);
            Fit best = score(moved) > score(none) ? moved : none;
            if (params.alignment() == Model.RIGID) {
                return best;
            }
            // Which candidate was right shows once the deformation at large has been followed.
            Fit bent = elastic(best, WIDE, params, parallel, progress);
            for (RigidMotion candidate : candidates) {
                Fit other = elastic(new Fit(candidate, still, Model.RIGID), WIDE, params, parallel, progress);
                bent = score(other) > score(bent) ? other : bent;
            }
            bent = elastic(bent, NARROW, params, parallel, progress);
            return score(bent) > score(best) ? bent : best;
        }

        private Fit elastic(Fit start, List<Integer> widths, Params params, Parallel parallel, Progress progress) {
            Fit fit = start;
            for (int times : widths) {
                boolean wide = times > 1;
                double width = times * params.windowUm();
                Raster fixed = wide ? coarseReference : fineReference;
                Raster moving = wide ? coarseSession : fineSession;
                DisplacementField field = fit.field.resampled(widthUm, heightUm, width / 2);
                fit = new Fit(start.rigid, field, Model.ELASTIC);
                field = new BlockMatching(fixed, warped(fixed, moving, fit), width, width / 12)
                        .improve(field, params.stiffness(), parallel, progress);
                fit = new Fit(start.rigid, field, Model.ELASTIC);
            }
            return fit;
        }

        // Small common parts correlate by chance, so that the correlation is worth less.
        private double score(Fit fit) {
            Raster warped = warped(fineReference, fineSession, fit);
            double common = 0;
            double all = 0;
            for (int i = 0; i < warped.mask().length; i++) {
                common += warped.mask()[i] * fineReference.mask()[i];
                all += fineReference.mask()[i];
            }
            return correlation(warped) * common / Math.max(1, all);
        }

        private double correlation(Raster warped) {
            double product = 0;
            double powerA = 0;
            double powerB = 0;
            for (int i = 0; i < warped.value().length; i++) {
                double a = fineReference.value()[i] * warped.mask()[i];
                double b = warped.value()[i] * fineReference.mask()[i];
                product += a * b;
                powerA += a * a;
                powerB += b * b;
            }
            double power = Math.sqrt(powerA * powerB);
            return power > 0 ? product / power : 0;
        }

        private static Raster warped(Raster reference, Raster session, Fit fit) {
            int n = reference.value().length;
            float[] value = new float[n];
            float[] mask = new float[n];
            for (int i = 0; i < n; i++) {
                double x = (i % reference.width() + 0.5) * reference.stepUm();
                double y = (i / reference.width() + 0.5) * reference.stepUm();
                double[] p = fit.apply(x, y);
                if (session.has(p[0], p[1])) {
                    value[i] = (float) session.at(p[0], p[1]);
                    mask[i] = 1;
                }
            }
            return new Raster(reference.width(), reference.height(), reference.stepUm(), value, mask);
        }

        Quality quality(int session, int to, Fit fit) {
            RigidMotion none = RigidMotion.none(fineReference, fineSession);
            DisplacementField still = DisplacementField.zero(widthUm, heightUm, widthUm);
            double[] middle = fit.rigid.apply(widthUm / 2, heightUm / 2);
            return new Quality(
                    session,
                    to,
                    fit.model,
                    Math.toDegrees(fit.rigid.angle()),
                    middle[0] - widthUm / 2,
                    middle[1] - heightUm / 2,
                    fit.field.largestUm(),
                    correlation(warped(fineReference, fineSession, new Fit(none, still, Model.NONE))),
                    correlation(warped(fineReference, fineSession, fit)));
        }
    }

    private record FittedWarp(Calibration reference, Calibration session, Fit fit) implements Warp {

        private static final int MAX_STEPS = 50;
        private static final double ENOUGH_UM = 1e-9;

        @Override
        public double[] fromReference(double xPx, double yPx) {
            double[] p = fit.apply(xPx * reference.widthUm(), yPx * reference.heightUm());
            return new double[] {p[0] / session.widthUm(), p[1] / session.heightUm()};
        }

        // p + field(p) = q has one solution, as a smooth field changes by much less than 1 µm over 1 µm.
        @Override
        public double[] toReference(double xPx, double yPx) {
            double[] q = fit.rigid.invert(xPx * session.widthUm(), yPx * session.heightUm());
            double x = q[0];
            double y = q[1];
            for (int step = 0; step < MAX_STEPS; step++) {
                double[] u = fit.field.at(x, y);
                double change = Math.abs(q[0] - u[0] - x) + Math.abs(q[1] - u[1] - y);
                x = q[0] - u[0];
                y = q[1] - u[1];
                if (change < ENOUGH_UM) {
                    break;
                }
            }
            return new double[] {x / reference.widthUm(), y / reference.heightUm()};
        }
    }
}
