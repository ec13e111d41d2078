// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.bench;

import io.github.spinet.core.Field;
import io.github.spinet.core.Progress;
import io.github.spinet.core.Records;
import io.github.spinet.motion.Engine;
import io.github.spinet.motion.MotionCorrection;
import io.github.spinet.simulate.MotionModel.Motion;
import io.github.spinet.simulate.SimulatedSession;
import io.github.spinet.simulate.SimulatedStudy;
import io.github.spinet.simulate.StudySimulation;
import java.io.Serializable;
import java.util.List;
import java.util.Map;

/** The made movies that motion correction is measured on, and the engines that are measured. */
public record MadeMovies(
        @Field(init = "NCC,RIGID,ROWS,AUTO", help = "Engines of motion correction to measure")
        List<Engine> engines,

        @Field(init = "208", unit = "px", min = 32, max = 4096, help = "Width of a made frame")
        int widthPx,

        @Field(init = "72", unit = "px", min = 32, max = 4096, help = "Height of a made frame")
        int heightPx,

        @Field(init = "1", help = "Seed of every random draw; the same seed gives the same bytes")
        long seed)
        implements Serializable {

    /** The shortest recording that can be made, in s. */
    static final int SHORTEST_S = 20;

    public MadeMovies {
        engines = List.copyOf(engines);
    }

    /** One recording, its frames not yet drawn. */
    SimulatedSession session(Motion motion, double photons, double durationS, long movieSeed) {
        StudySimulation.Params params = Records.from(
                StudySimulation.Params.class,
                Map.of(
                        "sessions", 1,
                        "duration_s", durationS,
                        "width_px", widthPx,
                        "height_px", heightPx,
                        "motion", motion,
                        "photons", photons,
                        "seed", movieSeed));
        SimulatedStudy<SimulatedSession> study = StudySimulation.run(params, Progress.NONE);
        return study.session(study.keys().get(0));
    }

    /** Default settings of an engine. */
    static MotionCorrection.Params settings(Engine engine) {
        return Records.from(MotionCorrection.Params.class, Map.of("engine", engine));
    }
}
