// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.simulate;

import io.github.spinet.core.Field;
import io.github.spinet.core.Progress;
import io.github.spinet.core.Table;
import io.github.spinet.signal.Traces;
import io.github.spinet.spine.SpineRow;
import io.github.spinet.spine.SpineRow.Status;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;

/**
 * A study made from traces, without pixels: the same spines, movements and activity as in {@link StudySimulation}, but
 * fluorescence at once. It is for many animals, and for tests of what comes after the images.
 */
public final class TraceSimulation {

    /**
     * All that can be varied.
     *
     * @param design animals, fields, sessions, and their length
     * @param spines how many there are and what becomes of them
     * @param activity events and co-activity
     * @param lever movements
     * @param dendrites dendrites in each field
     * @param dendriteUm length of each
     * @param f0 resting fluorescence of a typical spine
     * @param noiseDff noise of one frame at rest
     */
    public record Params(
            StudyDesign design,
            FieldPlan.Params spines,
            ActivityModel.Params activity,
            PressModel.Params lever,

            @Field(init = "3", min = 1, max = 20, help = "Dendrites in a field")
            int dendrites,

            @Field(init = "50", unit = "µm", min = 3, max = 500, help = "Length of a dendrite")
            double dendriteUm,

            @Field(init = "5000", min = 1, help = "Resting fluorescence of a typical spine, in counts")
            double f0,

            @Field(init = "0.15", min = 0, max = 10, help = "Noise of one frame at rest, as ΔF/F0 (SD)")
            double noiseDff)
            implements Serializable {
        private static final long serialVersionUID = 1L;
    }

    /**
     * One made recording.
     *
     * @param fluorescence raw traces of the spines that are there, named by the spine's identity
     * @param spines all spines of the field in this session; no image, so their coordinates are undefined
     * @param truth movements, events and activity
     */
    public record Session(Traces fluorescence, List<SpineRow> spines, SessionTruth truth) {}

    private static final double F0_SPREAD = 0.3;

    private TraceSimulation() {}

    /** Plans a study. Nothing is drawn before a session is asked for. */
    public static SimulatedStudy<Session> run(Params params, Progress progress) {
        List<SessionKey> keys = params.design.keys();
        List<Truth.SpineFate> fates = new ArrayList<>();
        for (int i = 0; i < keys.size(); i += params.design.sessions()) {
            progress.update(i, keys.size(), "Planning fields");
            fates.addAll(StudyTables.fates(keys.get(i), plan(keys.get(i), params)));
        }
        return new SimulatedStudy<>(
                keys,
                key -> session(key, params),
                new Table<>(Truth.SpineFate.class, fates),
                StudyTables.coactivity(params.activity, params.lever));
    }

    private static Session session(SessionKey key, Params params) {
        SessionTruth truth = SessionTruth.draw(
                key,
                params.design,
                plan(key, params),
                lengthsUm(params),
                params.activity,
                params.lever,
                SessionTruth.Naming.IDENTITY);
        double[][] fluorescence = truth.activities().stream()
                .map(a -> fluorescence(
                        a,
                        params,
                        key.stream(
                                params.design.seed(), "trace noise", a.spine().name())))
                .toArray(double[][]::new);
        List<SpineRow> rows =
                truth.spines().stream().map(s -> row(s, key.session())).toList();
        return new Session(new Traces(truth.roiNames(), truth.clock(), fluorescence), rows, truth);
    }

    private static List<PlannedSpine> plan(SessionKey key, Params params) {
        return FieldPlan.of(
                lengthsUm(params),
                params.design.sessions(),
                params.spines,
                key.fieldStream(params.design.seed(), "spines"));
    }

    private static double[] lengthsUm(Params params) {
        double[] lengths = new double[params.dendrites];
        Arrays.fill(lengths, params.dendriteUm);
        return lengths;
    }

    // The noise is that of photons: its variance grows with the signal.
    private static double[] fluorescence(SpineActivity activity, Params params, UniformRandomProvider rng) {
        ZigguratSampler.NormalizedGaussian normal = ZigguratSampler.NormalizedGaussian.of(rng);
        double f0 = params.f0 * Math.exp(F0_SPREAD * normal.sample());
        double[] f = new double[activity.dff().length];
        for (int i = 0; i < f.length; i++) {
            double level = 1 + activity.dff()[i];
            f[i] = f0 * (level + params.noiseDff * Math.sqrt(level) * normal.sample());
        }
        return f;
    }

    private static SpineRow row(PlannedSpine spine, int session) {
        return new SpineRow(
                spine.name(),
                session,
                spine.isPresent(session) ? Status.PRESENT : Status.ABSENT,
                Double.NaN,
                Double.NaN,
                "D" + (spine.dendrite() + 1),
                spine.positionUm(),
                1,
                spine.isPresent(session) ? spine.name() : "");
    }
}
