// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.simulate;

import io.github.spinet.core.BadParameterException;
import io.github.spinet.core.Numbers;
import io.github.spinet.core.Progress;
import io.github.spinet.core.Table;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/**
 * A study made from pixels, with everything known that an analysis shall find.
 *
 * <p>A stretch of dendrite with spines lies in a field that is imaged in several sessions. The animal presses a lever; the
 * tissue moves with it; spines respond to movements or not, share activity with their neighbours, come, go and grow. It
 * is modelled after the experiments of Hedrick et al. 2022, Nat Neurosci, doi:10.1038/s41593-022-01086-6.
 *
 * <p>Rates, distances and effects are planted, not copied from that study: they are larger, so that one short session shows
 * them.
 */
public final class StudySimulation {

    /**
     * All that can be varied.
     *
     * @param design animals, fields, sessions, and their length
     * @param geometry the image
     * @param spines how many there are and what becomes of them
     * @param activity events and co-activity
     * @param lever movements
     * @param motion how the tissue moves
     * @param scan how the beam scans
     * @param imaging light and detector
     */
    public record Params(
            StudyDesign design,
            FieldGeometry.Params geometry,
            FieldPlan.Params spines,
            ActivityModel.Params activity,
            PressModel.Params lever,
            MotionModel.Params motion,
            ScanModel.Params scan,
            FrameRenderer.Params imaging)
            implements Serializable {
        private static final long serialVersionUID = 1L;
    }

    // The blur must be sampled, and the finer grid behind a frame must stay small.
    private static final double COARSEST = 2.5;
    private static final int LARGEST = 30_000_000;

    private StudySimulation() {}

    /**
     * Plans a study. Nothing is drawn before a session and its frames are asked for.
     *
     * @throws BadParameterException if settings contradict each other, e.g. a field too small for its dendrites
     */
    public static SimulatedStudy<SimulatedSession> run(Params params, Progress progress) {
        FieldGeometry.check(params.geometry);
        if (params.geometry.umPerPx() > COARSEST * params.imaging.psfUm()) {
            throw new BadParameterException("um_per_px = " + Numbers.toText(params.geometry.umPerPx())
                    + " µm/px is too coarse for psf_um = " + Numbers.toText(params.imaging.psfUm())
                    + " µm; expected at most " + Numbers.toText(COARSEST) + " times as much");
        }
        double fineness = Canvas.perPx(params.imaging.psfUm() / params.geometry.umPerPx());
        double size = params.geometry.widthPx() * fineness * params.geometry.heightPx() * fineness;
        if (size > LARGEST) {
            throw new BadParameterException("width_px = " + params.geometry.widthPx() + " px by height_px = "
                    + params.geometry.heightPx() + " px need " + Numbers.toText(size)
                    + " points behind a frame at um_per_px = "
                    + Numbers.toText(params.geometry.umPerPx()) + " µm/px; expected at most " + LARGEST
                    + ": make the frame smaller or um_per_px finer");
        }
        List<SessionKey> keys = params.design.keys();
        List<Truth.SpineFate> fates = new ArrayList<>();
        for (int i = 0; i < keys.size(); i += params.design.sessions()) {
            progress.update(i, keys.size(), "Planning fields");
            SessionKey key = keys.get(i);
            List<PlannedSpine> spines = plan(key, params, geometry(key, params));
            fates.addAll(StudyTables.fates(key, spines));
        }
        return new SimulatedStudy<>(
                keys,
                key -> new SimulatedSession(key, params),
                new Table<>(Truth.SpineFate.class, fates),
                StudyTables.coactivity(params.activity, params.lever));
    }

    static FieldGeometry geometry(SessionKey key, Params params) {
        return new FieldGeometry(params.geometry, key.fieldStream(params.design.seed(), "dendrites"));
    }

    static List<PlannedSpine> plan(SessionKey key, Params params, FieldGeometry geometry) {
        return FieldPlan.of(
                geometry.lengthsUm(),
                params.design.sessions(),
                params.spines,
                key.fieldStream(params.design.seed(), "spines"));
    }
}
