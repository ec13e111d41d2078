// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.service;

import ij.ImagePlus;
import io.github.spinet.analysis.Clustering;
import io.github.spinet.analysis.CoActivity;
import io.github.spinet.analysis.MovementScoring;
import io.github.spinet.behavior.Lever;
import io.github.spinet.behavior.MovementDetection;
import io.github.spinet.behavior.MovementFrames;
import io.github.spinet.core.BadParameterException;
import io.github.spinet.core.Parallel;
import io.github.spinet.core.Progress;
import io.github.spinet.core.Records;
import io.github.spinet.core.Table;
import io.github.spinet.io.MovieOptions;
import io.github.spinet.io.Movies;
import io.github.spinet.motion.MotionCorrection;
import io.github.spinet.motion.MotionQuality;
import io.github.spinet.movie.Calibration;
import io.github.spinet.movie.Clock;
import io.github.spinet.movie.FrameMask;
import io.github.spinet.movie.Image;
import io.github.spinet.movie.Movie;
import io.github.spinet.movie.Projections;
import io.github.spinet.signal.DeltaF;
import io.github.spinet.signal.Epochs;
import io.github.spinet.signal.EventDetection;
import io.github.spinet.signal.TraceExtraction;
import io.github.spinet.signal.Traces;
import io.github.spinet.spine.FieldRois;
import io.github.spinet.spine.Region;
import io.github.spinet.spine.SpineRow;
import io.github.spinet.spine.SpineTracking;
import io.github.spinet.spine.SpineVolume;
import io.github.spinet.study.MotionRun;
import io.github.spinet.study.ResultFiles;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.RealType;
import org.scijava.app.StatusService;
import org.scijava.command.Command;
import org.scijava.log.LogService;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;
import org.scijava.plugin.PluginService;
import org.scijava.service.AbstractService;
import org.scijava.service.Service;

/** The one implementation; it adds threads, progress and log, never science. It also works without a context. */
@Plugin(type = Service.class)
public final class DefaultSpinetService extends AbstractService implements SpinetService {

    private static final int STATUS_STEPS = 1000;

    @Parameter(required = false)
    private StatusService status;

    @Parameter(required = false)
    private LogService log;

    @Parameter(required = false)
    private PluginService plugins;

    private Parallel parallel;

    @Override
    public File run(String verb, Map<String, ?> settings) {
        if (plugins == null) {
            throw new IllegalStateException("Running '" + verb + "' by name needs a SciJava context with this service");
        }
        return verbs().filter(v -> v.verb().equals(verb))
                .findFirst()
                .orElseThrow(() -> new BadParameterException("Unknown command '" + verb + "'; known are: "
                        + verbs().map(Verb::verb).sorted().collect(Collectors.joining(", "))))
                .execute(settings, job())
                .toFile();
    }

    private Stream<Verb> verbs() {
        return plugins.getPluginsOfType(Command.class).stream()
                .filter(i -> i.getClassName().startsWith("io.github.spinet."))
                .map(plugins::createInstance)
                .filter(Verb.class::isInstance)
                .map(Verb.class::cast);
    }

    @Override
    public synchronized Job job() {
        if (parallel == null) {
            parallel = Parallel.of(Runtime.getRuntime().availableProcessors());
        }
        Progress progress = (done, total, what) -> {
            if (status != null) {
                status.showStatus((int) (STATUS_STEPS * done / Math.max(1, total)), STATUS_STEPS, what);
            }
        };
        return new Job(parallel, progress, line -> {
            if (log != null) {
                log.info(line);
            }
        });
    }

    @Override
    public <P extends Record> P settings(Class<P> type, Map<String, ?> values) {
        return Records.from(type, values);
    }

    @Override
    public Movie movie(File file, int channel) {
        return Movies.open(file.toPath(), channel);
    }

    @Override
    public Movie movie(ImagePlus image, int channel) {
        return Movies.of(image, MovieOptions.channel(channel));
    }

    @Override
    public <T extends RealType<T>> Movie movie(
            String name, RandomAccessibleInterval<T> pixels, double rateHz, Calibration calibration) {
        return Movies.of(pixels, rateHz, calibration, name);
    }

    @Override
    public MotionCorrection.Result correctMotion(
            Movie movie, Optional<Image> target, MotionCorrection.Params params, Job job) {
        return MotionCorrection.run(movie, target, params, job.parallel(), job.progress());
    }

    @Override
    public MotionQuality.Result registerMovie(
            Movie movie, Optional<Path> target, MotionCorrection.Params params, MotionQuality.Params judge, Job job) {
        return MotionRun.run(movie, target, params, judge, job.parallel(), job.progress());
    }

    @Override
    public MotionQuality.Result applyShifts(
            Movie movie,
            ResultFiles.Shifts shifts,
            Optional<Path> target,
            MotionCorrection.Params params,
            MotionQuality.Params judge,
            Job job) {
        return MotionRun.apply(movie, shifts, target, params, judge, job.parallel(), job.progress());
    }

    @Override
    public Projections.Result project(Movie movie, Job job) {
        return Projections.run(movie, job.parallel(), job.progress());
    }

    @Override
    public Traces extractTraces(
            Movie movie, List<Region> regions, Optional<Region> background, TraceExtraction.Params params, Job job) {
        return TraceExtraction.run(movie, regions, background, params, job.parallel(), job.progress());
    }

    @Override
    public DeltaF.Result computeDff(Traces raw, FrameMask mask, DeltaF.Params params, Job job) {
        return DeltaF.run(raw, mask, params, job.parallel(), job.progress());
    }

    @Override
    public EventDetection.Result binarizeEvents(Traces dff, EventDetection.Params params, Job job) {
        return EventDetection.run(dff, params, job.parallel(), job.progress());
    }

    @Override
    public MovementDetection.Result findMovements(Lever lever, MovementDetection.Params params, Job job) {
        return MovementDetection.run(lever, params, job.progress());
    }

    @Override
    public Epochs movementFrames(MovementDetection.Result movements, Clock clock, MovementFrames.Params params) {
        return MovementFrames.run(movements, clock, params);
    }

    @Override
    public Table<MovementScoring.Score> scoreMovement(
            Traces dff, Epochs movement, MovementScoring.Params params, Job job) {
        return MovementScoring.run(dff, movement, params, job.parallel(), job.progress());
    }

    @Override
    public SpineTracking.Result trackSpines(
            List<SpineTracking.Session> sessions, SpineTracking.Params params, Job job) {
        return SpineTracking.run(sessions, params, job.parallel(), job.progress());
    }

    @Override
    public Table<SpineVolume.Volume> measureVolumes(Image projection, FieldRois rois, SpineVolume.Params params) {
        return SpineVolume.run(projection, rois, params);
    }

    @Override
    public Table<CoActivity.Pair> measureCoActivity(
            Traces active, List<SpineRow> spines, CoActivity.Params params, Job job) {
        return CoActivity.run(active, spines, params, job.progress());
    }

    @Override
    public Clustering.Result testClustering(
            List<CoActivity.Pair> pairs, Map<String, Boolean> mrsBySpine, Clustering.Params params, Job job) {
        return Clustering.run(pairs, mrsBySpine, params, job.progress());
    }

    @Override
    public synchronized void dispose() {
        if (parallel != null) {
            parallel.close();
            parallel = null;
        }
    }
}
