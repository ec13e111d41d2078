// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.simulate;

import io.github.spinet.core.Table;
import io.github.spinet.motion.ScanGeometry;
import io.github.spinet.movie.Calibration;
import io.github.spinet.movie.FrameMask;
import io.github.spinet.movie.Movie;
import io.github.spinet.spine.FieldRois;
import java.util.ArrayList;
import java.util.List;

/** One made recording: movie, ROIs, lever, and what is true of them. Immutable and safe for several threads. */
public final class SimulatedSession {

    // Content beyond the largest displacement that the sampling of a frame reaches.
    private static final int SPARE_PX = 4;

    private final StudySimulation.Params params;
    private final SessionTruth truth;
    private final FieldGeometry geometry;
    private final SessionView view;
    private final MotionModel motion;
    private final ScanGeometry scan;
    private final FrameRenderer renderer;
    private final OperatorRois drawn;

    SimulatedSession(SessionKey key, StudySimulation.Params params) {
        this.params = params;
        StudyDesign design = params.design();
        long seed = design.seed();
        geometry = StudySimulation.geometry(key, params);
        view = geometry.view(key.session(), key.stream(seed, "view"));
        truth = SessionTruth.draw(
                key,
                design,
                StudySimulation.plan(key, params, geometry),
                geometry.lengthsUm(),
                params.activity(),
                params.lever(),
                SessionTruth.Naming.NUMBER);
        FieldGeometry.Params field = params.geometry();
        motion = new MotionModel(
                params.motion(),
                truth.presses(),
                design.rateHz(),
                design.frames(),
                field.heightPx(),
                field.widthPx(),
                params.scan().scanShare(),
                key.stream(seed, "motion"));
        scan = ScanModel.geometry(params.scan(), design.frames());
        double aside = scan.phase().knotsPx().stream()
                .mapToDouble(px -> Math.abs(px) / 2)
                .max()
                .orElse(0);
        Scene scene = new Scene(
                geometry,
                view,
                truth.present(),
                key.session(),
                params.imaging(),
                (int) Math.ceil(motion.farthestPx() + aside) + SPARE_PX,
                key.fieldStream(seed, "scene"));
        renderer = new FrameRenderer(
                scene,
                truth.activities().stream().map(SpineActivity::dff).toList(),
                motion,
                scan.phase(),
                params.imaging(),
                field,
                design.frames(),
                seed,
                key);
        drawn = OperatorRois.draw(geometry, view, truth.present(), scene, key.stream(seed, "operator"));
    }

    public SessionKey key() {
        return truth.key();
    }

    /** Movements, events and activity. */
    public SessionTruth truth() {
        return truth;
    }

    /** The recording, 16-bit counts drawn frame by frame when read. */
    public Movie movie() {
        FieldGeometry.Params field = params.geometry();
        return new SimulatedMovie(
                key().label(),
                field.widthPx(),
                field.heightPx(),
                truth.clock(),
                Calibration.square(field.umPerPx()),
                FrameMask.allValid(truth.clock().frames()),
                ScanModel.scan(scan),
                renderer);
    }

    /**
     * A frame without noise.
     *
     * @param frame from 0
     * @return expected photons of each pixel, row by row
     */
    public float[] expectedPhotons(int frame) {
        float[] photons =
                new float[params.geometry().widthPx() * params.geometry().heightPx()];
        renderer.expect(frame, photons);
        return photons;
    }

    /** What an operator draws, in this session's coordinates without motion: spines {@code S1} …, dendrites {@code D1} … */
    public FieldRois rois() {
        return drawn.rois();
    }

    /** The ellipses of the spines, in the order of the ROIs, and last that of the background. */
    public List<Outline> outlines() {
        return drawn.outlines();
    }

    /** The lever in V, sampled at {@link PressModel#LEVER_RATE_HZ} from the time of the first frame. */
    public double[] lever() {
        return PressModel.lever(
                params.design().durationS(),
                truth.presses(),
                params.lever(),
                key().stream(params.design().seed(), "lever"));
    }

    /** How the lines lie, which moves no frame, and when rows are scanned. */
    public ScanGeometry scan() {
        return scan;
    }

    /** The same as a table, at the first and the last frame. */
    public Table<Truth.Lines> lines() {
        List<Truth.Lines> rows = new ArrayList<>();
        for (int k = 0; k < scan.phase().knotsPx().size(); k++) {
            rows.add(new Truth.Lines(
                    key().animal(),
                    key().field(),
                    key().session(),
                    (int) Math.round(scan.phase().frameOf(k)) + 1,
                    scan.phase().knotsPx().get(k),
                    scan.duty()));
        }
        return new Table<>(Truth.Lines.class, rows);
    }

    /** The displacement of every frame. */
    public Table<Truth.Shift> shifts() {
        List<Truth.Shift> rows = new ArrayList<>();
        for (int i = 0; i < truth.clock().frames(); i++) {
            rows.add(new Truth.Shift(
                    key().animal(),
                    key().field(),
                    key().session(),
                    i + 1,
                    truth.clock().timeS(i),
                    motion.framePx(0, i),
                    motion.framePx(1, i)));
        }
        return new Table<>(Truth.Shift.class, rows);
    }

    /**
     * The displacement of every row of a frame, the mean over its columns; equal for all rows unless the motion acts row by
     * row.
     *
     * @param frame from 0
     * @return px by {@code [axis][row]}, x first
     */
    public double[][] rowShiftsPx(int frame) {
        double[][] shifts = new double[2][params.geometry().heightPx()];
        for (int axis = 0; axis < 2; axis++) {
            for (int row = 0; row < shifts[axis].length; row++) {
                shifts[axis][row] = motion.rowPx(axis, frame, row);
            }
        }
        return shifts;
    }

    /**
     * The displacement of a piece of tissue when it is scanned; that of its row unless columns move unevenly.
     *
     * @param frame from 0
     * @param row of the frame
     * @param column where the tissue lies at rest; pixel centres lie at whole numbers
     * @return px along x and y
     */
    public double[] shiftPx(int frame, int row, double column) {
        return new double[] {
            motion.rowPx(0, frame, row) + motion.unevenPx(0, frame, row, column),
            motion.rowPx(1, frame, row) + motion.unevenPx(1, frame, row, column)
        };
    }

    /** All spines of the field, those absent in this session with the place where they would be. */
    public Table<Truth.Spine> spines() {
        return new Table<>(
                Truth.Spine.class, truth.spines().stream().map(this::row).toList());
    }

    private Truth.Spine row(PlannedSpine spine) {
        int session = key().session();
        double[] px = view.toPx(geometry.head(spine));
        boolean present = spine.isPresent(session);
        return new Truth.Spine(
                key().animal(),
                key().field(),
                session,
                spine.name(),
                truth.roi(spine),
                present,
                px[0],
                px[1],
                "D" + (spine.dendrite() + 1),
                spine.positionUm(),
                spine.movementRelated(),
                present ? spine.volume(session) : Double.NaN);
    }
}
