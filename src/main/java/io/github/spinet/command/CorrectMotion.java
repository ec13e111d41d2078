// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.command;

import io.github.spinet.analysis.MovementAlignedCorrelation;
import io.github.spinet.core.Field;
import io.github.spinet.core.Table;
import io.github.spinet.io.TiffWriter;
import io.github.spinet.motion.MotionCorrection;
import io.github.spinet.motion.MotionQuality;
import io.github.spinet.movie.Movie;
import io.github.spinet.service.Job;
import io.github.spinet.service.MotionSentence;
import io.github.spinet.service.SpinetService;
import io.github.spinet.service.StageFigures;
import io.github.spinet.study.MovementTimes;
import io.github.spinet.study.MovieSource;
import io.github.spinet.study.ResultFiles;
import io.github.spinet.study.SessionImaging;
import java.nio.file.Path;
import java.util.Optional;
import org.scijava.command.Command;
import org.scijava.plugin.Plugin;

/** Movie → registered movie, shifts, projections. */
@Plugin(
        type = Command.class,
        name = "motion",
        label = "Spinet Correct Motion",
        menuPath = "Plugins>Spinet>Spinet Correct Motion",
        priority = 120,
        description = "Registers every frame of a movie to a template and writes the shifts and the registered movie.")
public final class CorrectMotion extends SpinetCommand<CorrectMotion.Request> {

    /** The inputs. */
    public record Request(
            MovieSource source,

            @Field(
                    init = "",
                    help = "Image to register to, e.g. the projection that ROIs were drawn on, or a stack of slices, of"
                            + " which the movie's is taken; own average if none")
            Optional<Path> target,

            @Field(
                    init = "",
                    help = "Movements to align correlations to and to shade: moving.csv or movements.csv on the movie's"
                            + " clock")
            Optional<Path> moving,

            MotionCorrection.Params params,
            MotionQuality.Params judge,
            MovementAlignedCorrelation.Params aligned) {}

    public CorrectMotion() {
        super(Request.class);
    }

    @Override
    protected void execute(Request request, SpinetService spinet, Path out, Job job) {
        try (Movie movie = request.source().open()) {
            Optional<MovementTimes> times = request.moving().map(file -> MovementTimes.read(file, movie.clock()));
            MotionQuality.Result quality =
                    spinet.registerMovie(movie, request.target(), request.params(), request.judge(), job);
            MotionCorrection.Result result = quality.motion();
            Movie corrected = SessionImaging.corrected(movie, request.params(), result);
            ResultFiles.motion(out, result, movie.clock());
            TiffWriter.write(corrected, out.resolve("registered.tif"), job.parallel(), job.progress());
            ResultFiles.projections(out, spinet.project(corrected, job));
            ResultFiles.motionQuality(
                    out, quality, movie.name(), request.source().params().channel());
            StageFigures.motion(out, quality, movie.clock(), times);
            times.ifPresent(t -> aligned(out, quality, movie, t, request.aligned()));
            job.log().accept(MotionSentence.of(quality));
        }
    }

    private static void aligned(
            Path out,
            MotionQuality.Result quality,
            Movie movie,
            MovementTimes times,
            MovementAlignedCorrelation.Params params) {
        Table<MovementAlignedCorrelation.Point> points = MovementAlignedCorrelation.run(
                quality.motion().shifts(), quality.frames(), movie.clock(), times.startS(), times.endS(), params);
        ResultFiles.table(out, "motion_aligned", points);
        StageFigures.aligned(out, points);
    }
}
