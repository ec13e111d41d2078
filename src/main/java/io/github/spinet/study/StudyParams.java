// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.study;

import io.github.spinet.analysis.Clustering;
import io.github.spinet.analysis.CoActivity;
import io.github.spinet.analysis.MovementAlignedCorrelation;
import io.github.spinet.analysis.MovementScoring;
import io.github.spinet.behavior.MovementDetection;
import io.github.spinet.behavior.MovementFrames;
import io.github.spinet.core.Prefix;
import io.github.spinet.motion.MotionCorrection;
import io.github.spinet.motion.MotionQuality;
import io.github.spinet.signal.DeltaF;
import io.github.spinet.signal.EventDetection;
import io.github.spinet.signal.TraceExtraction;
import io.github.spinet.spine.SpineTracking;
import io.github.spinet.spine.SpineVolume;
import io.github.spinet.spine.VolumeChange;
import java.io.Serializable;

/** The settings of every stage; each stage's name goes before its keys. */
public record StudyParams(
        @Prefix MotionCorrection.Params motion,
        @Prefix MotionQuality.Params judge,
        @Prefix RegisteredFiles.Params registered,
        @Prefix SpineTracking.Params track,
        @Prefix TraceExtraction.Params traces,
        @Prefix DeltaF.Params dff,
        @Prefix EventDetection.Params events,
        @Prefix MovementDetection.Params movements,
        @Prefix MovementFrames.Params moving,
        @Prefix MovementAlignedCorrelation.Params aligned,
        @Prefix MovementScoring.Params score,
        @Prefix SpineVolume.Params volumes,
        @Prefix VolumeChange.Params growth,
        @Prefix CoActivity.Params coactivity,
        @Prefix Clustering.Params clusters)
        implements Serializable {}
