// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.bench;

import io.github.spinet.core.BadParameterException;
import io.github.spinet.core.Field;
import io.github.spinet.core.Parallel;
import io.github.spinet.core.Progress;
import io.github.spinet.core.Table;
import io.github.spinet.motion.Engine;
import io.github.spinet.motion.MotionCorrection;
import io.github.spinet.motion.MotionCorrection.Flag;
import io.github.spinet.simulate.MotionModel.Motion;
import io.github.spinet.simulate.SimulatedSession;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** How far off motion correction is on made movies, engine by engine, beside the smallest error that is possible. */
public final class MotionAccuracy {

    /** The settings. */
    public record Params(
            @Field(init = "RIGID,ROWS", help = "How the tissue of made movies moves")
            List<Motion> motions,

            @Field(init = "3,1,0.3", help = "Photons per pixel and frame on the dendrite of made movies")
            List<Double> photons,

            @Field(init = "3", min = 1, max = 1000, help = "Made movies of each kind, each with a seed of its own")
            int movies,

            @Field(init = "20", unit = "s", min = MadeMovies.SHORTEST_S, max = 3600, help = "Length of a made movie")
            double durationS)
            implements Serializable {

        public Params {
            motions = List.copyOf(motions);
            photons = List.copyOf(photons);
        }
    }

    /** One engine on one movie: a row of {@code motion_accuracy.csv}. */
    public record Row(
            @Field(help = "How the tissue moves") Motion motion,

            @Field(help = "Photons per pixel and frame on the dendrite")
            double photons,

            @Field(help = "Seed of the movie") long seed,
            @Field(help = "Frames") int frames,
            @Field(help = "Engine asked for") Engine engine,
            @Field(help = "Engine used") Engine used,

            @Field(unit = "px", help = "Root mean square error along x over all rows, the mean difference taken away")
            double rmsXPx,

            @Field(unit = "px", help = "Root mean square error along y over all rows, the mean difference taken away")
            double rmsYPx,

            @Field(
                    unit = "px",
                    help = "Smallest error along x that placing single frames can have (Cramér and Rao, photons alone)")
            double boundXPx,

            @Field(
                    unit = "px",
                    help = "Smallest error along y that placing single frames can have (Cramér and Rao, photons alone)")
            double boundYPx,

            @Field(help = "Error along x over the smallest possible")
            double ratioX,

            @Field(help = "Error along y over the smallest possible")
            double ratioY,

            @Field(help = "Frames after a true step of more than 0.3 px")
            int fastFrames,

            @Field(unit = "px", help = "Root mean square error along x of these frames; undefined without any")
            double fastXPx,

            @Field(unit = "px", help = "Root mean square error along y of these frames; undefined without any")
            double fastYPx,

            @Field(help = "Frame with the largest error, from 1")
            int worstFrame,

            @Field(unit = "px", help = "Root mean square distance of its rows from where they should be")
            double worstPx,

            @Field(help = "Share of rows more than 1 px from where they should be")
            double farRows,

            @Field(help = "Frames whose flag is not OK") int lost,

            @Field(
                    help =
                            "What placing rows foretells better than whole frames, half χ² a frame; undefined if not tried")
            double gain,

            @Field(help = "Standard error of the gain; undefined if not tried")
            double gainSe) {}

    private MotionAccuracy() {}

    /**
     * Makes and registers the movies one after the other.
     *
     * @throws BadParameterException if a list is empty or a photon rate not positive
     */
    public static Table<Row> run(MadeMovies made, Params params, Parallel parallel, Progress progress) {
        if (made.engines().isEmpty()
                || params.motions().isEmpty()
                || params.photons().isEmpty()
                || params.photons().stream().anyMatch(p -> !(p > 0))) {
            throw new BadParameterException("engines = " + made.engines() + ", motions = " + params.motions()
                    + ", photons = " + params.photons()
                    + "; expected at least one of each, and photon rates above 0");
        }
        List<Row> rows = new ArrayList<>();
        int total = params.motions().size() * params.photons().size() * params.movies();
        int done = 0;
        for (Motion motion : params.motions()) {
            for (double photons : params.photons()) {
                for (int i = 0; i < params.movies(); i++) {
                    progress.update(done++, total, "Made movies");
                    long seed = made.seed() + i;
                    SimulatedSession session = made.session(motion, photons, params.durationS(), seed);
                    ShiftBound bound = ShiftBound.of(session, parallel, progress);
                    for (Engine engine : made.engines()) {
                        rows.add(row(session, motion, photons, seed, engine, bound, parallel, progress));
                    }
                }
            }
        }
        return new Table<>(Row.class, rows);
    }

    private static Row row(
            SimulatedSession session,
            Motion motion,
            double photons,
            long seed,
            Engine engine,
            ShiftBound bound,
            Parallel parallel,
            Progress progress) {
        MotionCorrection.Result result = MotionCorrection.run(
                session.movie(), Optional.empty(), MadeMovies.settings(engine), parallel, progress);
        ShiftErrors errors = ShiftErrors.of(session, result);
        return new Row(
                motion,
                photons,
                seed,
                result.shifts().size(),
                engine,
                result.choice().used(),
                errors.rmsXPx(),
                errors.rmsYPx(),
                bound.xPx(),
                bound.yPx(),
                errors.rmsXPx() / bound.xPx(),
                errors.rmsYPx() / bound.yPx(),
                errors.fastFrames(),
                errors.fastXPx(),
                errors.fastYPx(),
                errors.worstFrame(),
                errors.worstPx(),
                errors.farRows(),
                (int) result.shifts().stream().filter(s -> s.flag() != Flag.OK).count(),
                result.choice().gain(),
                result.choice().standardError());
    }
}
