// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.service;

import ij.ImagePlus;
import io.github.spinet.analysis.Clustering;
import io.github.spinet.analysis.CoActivity;
import io.github.spinet.analysis.MovementScoring;
import io.github.spinet.behavior.Lever;
import io.github.spinet.behavior.MovementDetection;
import io.github.spinet.behavior.MovementFrames;
import io.github.spinet.core.Table;
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
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.RealType;
import org.scijava.service.SciJavaService;

/**
 * The analyses of Spinet for scripts and other plugins.
 *
 * <p>Each method is the pure function of the same stage with threads and progress added; a {@link Job} says whose. The
 * settings of a stage come from {@link #settings}, e.g. in Jython:
 * {@code spinet.settings(MotionCorrection.Params, {"engine": "NCC"})}.
 */
public interface SpinetService extends SciJavaService {

    /**
     * Runs a command by its verb, as the shell does, and waits for it.
     *
     * @param verb e.g. {@code motion}
     * @param settings by key, e.g. {@code {"movie": "a.tif", "out": "results"}}
     * @return the folder with the results
     */
    File run(String verb, Map<String, ?> settings);

    /** All processors, the status bar of the application if there is one, messages to its log. */
    Job job();

    /**
     * Settings of a stage.
     *
     * @param type the stage's {@code Params}
     * @param values by key, e.g. {@code {"smooth_s": 0.5}}; what is absent takes its default
     */
    <P extends Record> P settings(Class<P> type, Map<String, ?> values);

    /** Opens a TIFF movie; frames are read when they are needed. */
    Movie movie(File file, int channel);

    /**
     * A movie from an image that is open in ImageJ; its pixels are read, never changed.
     *
     * @param channel from 1
     */
    Movie movie(ImagePlus image, int channel);

    /**
     * A movie from an ImgLib2 image.
     *
     * @param pixels x, y, t
     * @param rateHz frames per s
     */
    <T extends RealType<T>> Movie movie(
            String name, RandomAccessibleInterval<T> pixels, double rateHz, Calibration calibration);

    /** @see MotionCorrection#run */
    MotionCorrection.Result correctMotion(Movie movie, Optional<Image> target, MotionCorrection.Params params, Job job);

    /**
     * Motion correction with its judgement; the target may be an image or a stack of slices.
     *
     * @see MotionRun#run
     */
    MotionQuality.Result registerMovie(
            Movie movie, Optional<Path> target, MotionCorrection.Params params, MotionQuality.Params judge, Job job);

    /**
     * Shifts that were found elsewhere, judged.
     *
     * @see MotionRun#apply
     */
    MotionQuality.Result applyShifts(
            Movie movie,
            ResultFiles.Shifts shifts,
            Optional<Path> target,
            MotionCorrection.Params params,
            MotionQuality.Params judge,
            Job job);

    /** @see Projections#run */
    Projections.Result project(Movie movie, Job job);

    /** @see TraceExtraction#run */
    Traces extractTraces(
            Movie movie, List<Region> regions, Optional<Region> background, TraceExtraction.Params params, Job job);

    /** @see DeltaF#run */
    DeltaF.Result computeDff(Traces raw, FrameMask mask, DeltaF.Params params, Job job);

    /** @see EventDetection#run */
    EventDetection.Result binarizeEvents(Traces dff, EventDetection.Params params, Job job);

    /** @see MovementDetection#run */
    MovementDetection.Result findMovements(Lever lever, MovementDetection.Params params, Job job);

    /** @see MovementFrames#run */
    Epochs movementFrames(MovementDetection.Result movements, Clock clock, MovementFrames.Params params);

    /** @see MovementScoring#run */
    Table<MovementScoring.Score> scoreMovement(Traces dff, Epochs movement, MovementScoring.Params params, Job job);

    /** @see SpineTracking#run */
    SpineTracking.Result trackSpines(List<SpineTracking.Session> sessions, SpineTracking.Params params, Job job);

    /** @see SpineVolume#run */
    Table<SpineVolume.Volume> measureVolumes(Image projection, FieldRois rois, SpineVolume.Params params);

    /** @see CoActivity#run */
    Table<CoActivity.Pair> measureCoActivity(Traces active, List<SpineRow> spines, CoActivity.Params params, Job job);

    /** @see Clustering#run */
    Clustering.Result testClustering(
            List<CoActivity.Pair> pairs, Map<String, Boolean> mrsBySpine, Clustering.Params params, Job job);
}
