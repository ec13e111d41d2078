// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.study;

import io.github.spinet.analysis.CoActivity;
import io.github.spinet.analysis.MovementAlignedCorrelation;
import io.github.spinet.analysis.MovementScoring;
import io.github.spinet.behavior.MovementDetection;
import io.github.spinet.behavior.MovementFrames;
import io.github.spinet.core.Parallel;
import io.github.spinet.core.Progress;
import io.github.spinet.core.Table;
import io.github.spinet.movie.Movie;
import io.github.spinet.signal.DeltaF;
import io.github.spinet.signal.Epochs;
import io.github.spinet.signal.EventDetection;
import io.github.spinet.signal.TraceExtraction;
import io.github.spinet.signal.Traces;
import io.github.spinet.spine.FieldRois;
import io.github.spinet.spine.SpineRow;
import io.github.spinet.spine.SpineVolume;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * One session from its registered movie to its pairs of spines. All tables bear the names of the spines, the same in every
 * session.
 *
 * @param spines the rows of {@code spines.csv} of this session
 * @param dff ΔF/F0 and baseline
 * @param events active states, events, thresholds
 * @param behavior movements, empty for a session without a behaviour trace
 * @param scores movement scores, without rows where there is no behaviour
 * @param volumes of the spines that are there
 * @param pairs co-activity
 */
public record SessionActivity(
        List<SpineRow> spines,
        DeltaF.Result dff,
        EventDetection.Result events,
        Optional<Behavior> behavior,
        Table<MovementScoring.Score> scores,
        Table<SpineVolume.Volume> volumes,
        Table<CoActivity.Pair> pairs) {

    /**
     * The animal's movements.
     *
     * @param movements as found in the trace
     * @param moving on the movie's frames
     * @param aligned the frames' correlation with the template around the onset of movements
     */
    public record Behavior(
            MovementDetection.Result movements, Epochs moving, Table<MovementAlignedCorrelation.Point> aligned) {}

    /**
     * Analyses a session and writes its tables.
     *
     * @param imaging the session's images
     * @param spines the rows of {@code spines.csv} of this session
     * @param folder where the results of this session go
     */
    public static SessionActivity run(
            SessionImaging imaging,
            List<SpineRow> spines,
            StudyParams params,
            Path folder,
            Parallel parallel,
            Progress progress) {
        FieldRois rois = NamedRegions.bySpine(imaging.rois(), spines);
        Traces raw;
        try (Movie movie = SessionImaging.source(imaging.entry()).open()) {
            Movie corrected = SessionImaging.corrected(movie, params.motion(), imaging.motion());
            raw = TraceExtraction.run(corrected, rois.spines(), rois.background(), params.traces(), parallel, progress);
        }
        ResultFiles.traces(folder, raw);
        DeltaF.Result dff = DeltaF.run(raw, imaging.motion().mask(), params.dff(), parallel, progress);
        ResultFiles.dff(folder, dff);
        EventDetection.Result events = EventDetection.run(dff.dff(), params.events(), parallel, progress);
        ResultFiles.events(folder, events);
        Optional<Behavior> behavior = behavior(imaging, raw, params, folder, progress);
        Table<MovementScoring.Score> scores = behavior.map(
                        b -> MovementScoring.run(dff.dff(), b.moving(), params.score(), parallel, progress))
                .orElseGet(() -> new Table<>(MovementScoring.Score.class, List.of()));
        ResultFiles.table(folder, "scores", scores);
        Table<SpineVolume.Volume> volumes = canMeasureVolumes(imaging, params.volumes())
                ? SpineVolume.run(imaging.projections().average(), rois, params.volumes())
                : new Table<>(SpineVolume.Volume.class, List.of());
        ResultFiles.table(folder, "volumes", volumes);
        Table<CoActivity.Pair> pairs = CoActivity.run(events.active(), spines, params.coactivity(), progress);
        ResultFiles.table(folder, "pairs", pairs);
        return new SessionActivity(spines, dff, events, behavior, scores, volumes, pairs);
    }

    /** Whether a dendrite, a background and the pixel size are there, which volumes need and nothing else does. */
    public static boolean canMeasureVolumes(SessionImaging imaging, SpineVolume.Params params) {
        boolean background = params.backgroundFrom() != SpineVolume.Background.REGION
                || imaging.rois().background().isPresent();
        return background
                && !imaging.rois().dendrites().isEmpty()
                && imaging.projections().average().calibration().isKnown();
    }

    private static Optional<Behavior> behavior(
            SessionImaging imaging, Traces raw, StudyParams params, Path folder, Progress progress) {
        SessionEntry entry = imaging.entry();
        return entry.lever().map(file -> {
            BehaviorSource source = new BehaviorSource(
                    file, entry.leverColumn(), entry.leverRateHz().orElse(Double.NaN), Optional.empty());
            MovementDetection.Result movements =
                    MovementDetection.run(source.read(progress), params.movements(), progress);
            ResultFiles.movements(folder, movements);
            double offsetS = entry.leverOffsetS().orElse(params.moving().leverOffsetS());
            Epochs moving =
                    MovementFrames.run(movements, raw.clock(), params.moving().withLeverOffsetS(offsetS));
            ResultFiles.moving(folder, moving, raw.clock());
            MovementTimes times = MovementTimes.of(movements.movements(), offsetS);
            Table<MovementAlignedCorrelation.Point> aligned = MovementAlignedCorrelation.run(
                    imaging.motion().shifts(),
                    imaging.quality().frames(),
                    raw.clock(),
                    times.startS(),
                    times.endS(),
                    params.aligned());
            ResultFiles.table(folder, "motion_aligned", aligned);
            return new Behavior(movements, moving, aligned);
        });
    }
}
